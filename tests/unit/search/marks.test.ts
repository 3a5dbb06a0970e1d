import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allRanges, excerptOf, piecesOf } from '@main/subjects/search/marks'
import { wantedOf } from '@main/subjects/search/words'

const shown = (text: string, typed: string, spoken: string | null = null) => piecesOf(text, allRanges(text, spoken, wantedOf(typed)!)).map(({ text: piece, hit }) => (hit ? `[${piece}]` : piece)).join('')

describe('marks', () => {
  test.each([
    ['设备维护记录2024.xlsx', '维护', '设备[维护]记录2024.xlsx'], ['设备维护记录2024.xlsx', '维护 xls', '设备[维护]记录2024.[xls]x'], ['ＡＢ１２', 'ab1', '[ＡＢ１]２'], ['ﬁle ㎏', 'kg', 'ﬁle [㎏]'], ['Straße', 'strasse', 'Straße'], ['交接交接', '交接', '[交接交接]'],
    ['aaaa', 'aaa aaa', '[aaa]a'], ['维护记录', '维护 护记', '[维护记]录'], ['<b>维护</b>', '维护', '<b>[维护]</b>'], ['𠮷维护', '𠮷', '[𠮷]维护'], ['HD-2026-00001', 'hd202600001', '[HD-2026-00001]'], ['İzmir 记录', '记录', 'İzmir [记录]'],
  ])('in %s of %s', (text, typed, expected) => { expect(shown(text, typed)).toBe(expected) })
  test('of pinyin stand on the characters', () => { expect(['lz', 'zhang', 'z'].map((typed) => shown('老张', typed, 'lao zhang'))).toEqual(['[老张]', '老[张]', '老[张]']) })

  test('never change a text, whatever it holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 }), (text, typed) => {
      const wanted = wantedOf(typed)
      if (!wanted) return
      expect(piecesOf(text, allRanges(text, null, wanted)).map((piece) => piece.text).join('')).toBe(text)
    }))
  })
})

describe('an excerpt', () => {
  const excerpt = (text: string, typed: string) => excerptOf(text, allRanges(text, null, wantedOf(typed)!))
  test('holds the hit and never halves a character', () => {
    const text = `${'前'.repeat(200)}𠮷张三${'𠮷'.repeat(200)}`
    const pieces = excerpt(text, '张三')
    expect(pieces.map((piece) => piece.text).join('')).toMatch(/^…前+𠮷张三(𠮷)+…$/u)
    expect(pieces.filter((piece) => piece.hit)).toEqual([{ text: '张三', hit: true }])
  })
  test('of a short text is the text', () => { expect(excerpt('短 文', '张三')).toEqual([{ text: '短 文', hit: false }]) })
  test('is a part of the text, of bounded length', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.constantFrom('a', '维', 'the'), (text, typed) => {
      const inside = excerpt(text, typed).map((piece) => piece.text).join('')
      expect(text).toContain(inside.replace(/^…/, '').replace(/…$/, ''))
      expect(inside.length).toBeLessThanOrEqual(Math.max(84, 0))
    }))
  })
})
