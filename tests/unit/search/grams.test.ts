import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyOf } from '@main/subjects/search/fold'
import { addGrams, addSoundGrams, gramsOfWord } from '@main/subjects/search/grams'
import { gramsOf, type SearchDocument } from '@main/subjects/search/documents'
import { mark } from '@main/subjects/search/marker'
import { rangesOf } from '@main/subjects/search/marks'
import { packParts, unpackParts } from '@main/subjects/search/parts'
import { syllablesNamed, writtenAt } from '@main/subjects/search/sound'
import { wantedOf } from '@main/subjects/search/words'

const gramsIn = (text: string): string[] => {
  const grams = new Set<string>()
  addGrams(grams, text)
  return [...grams]
}
const aDocument = (more: Partial<SearchDocument> = {}): SearchDocument => ({ key: 'message:1', kind: 'message', ref: '1', at: '2026-11-24T01:30:00.000Z', closed: false, caseId: 'c', itemId: null, parts: [], context: '', exact: [], users: [], department: '', ...more })

describe('the pieces of a text', () => {
  test('are Han characters and their pairs, and of other words the beginning and every three', () => {
    expect(gramsIn('维护记录2024.xlsx')).toEqual(['维', '护', '维护', '记', '护记', '录', '记录', '2', '20', '202', '024', 'x', 'xl', 'xls', 'lsx'])
    expect(gramsIn('ＡＢ１２')).toEqual(['a', 'ab', 'ab1', 'b12'])
    expect(gramsIn('… ·、 ')).toEqual([])
  })
  test('take rare characters of names whole', () => { expect(gramsIn('𠮷𬭚')).toEqual(['𠮷', '𬭚', '𠮷𬭚']) })
  test('that a word asks for leave out what may stand in the middle of another word', () => {
    expect(gramsOfWord(['z'])).toEqual(['z'])
    expect(gramsOfWord(['lz'])).toEqual(['lz'])
    expect(gramsOfWord(['a', '座楼'])).toEqual(['座楼'])
    expect(gramsOfWord(['13800'])).toEqual(['138', '380', '800'])
  })
  test('of pinyin begin at every syllable', () => {
    const grams = new Set<string>()
    addSoundGrams(grams, 'lao zhang')
    expect([...grams]).toEqual(expect.arrayContaining(['l', 'la', 'lz', 'z', 'zh', 'zha', 'ang']))
  })
})

describe('what the index knows of a document', () => {
  test('keeps apart where it belongs, what is private and who may see it', () => {
    const grams = gramsOf(aDocument({ parts: [{ place: 'message', text: '钥匙' }, { place: 'identityEnd', text: '451X' }], context: '老张', users: ['u1'], department: '设备部' }))
    expect(grams).toEqual(['钥', '匙', '钥匙', mark('private', '4'), mark('private', '45'), mark('private', '451'), mark('private', '51x'), mark('context', '老'), mark('context', '张'), mark('context', '老张'), mark('user', 'u1'), mark('department', '设备部')])
  })
  test('has whole numbers and names, and the pinyin of those, as what comes first', () => {
    const grams = gramsOf(aDocument({ kind: 'case', exact: ['name', 'caseNumber'], parts: [{ place: 'name', text: '老张', spoken: 'lao zhang' }, { place: 'caseNumber', text: 'HD-2026-00001' }, { place: 'reason', text: '家里有事' }] }))
    expect(grams.filter((gram) => gram.startsWith('\u{E000}'))).toEqual(['老张', 'laozhang', 'hd202600001'].map((text) => mark('exact', text)))
  })
  test('is handed over as one word a piece, whatever the text holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => { for (const gram of gramsOf(aDocument({ parts: [{ place: 'message', text }] }))) expect(gram).toMatch(/^[\p{L}\p{N}\p{Co}\p{Script=Han}]+$/u) }))
  })
})

describe('a word that stands in a text', () => {
  test('is found there: the index has all its pieces, and it is recognised', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'维护记录设备甲乙20a1bxyz '), minLength: 3, maxLength: 30 })
    fc.assert(fc.property(texts, fc.nat(), fc.integer({ min: 3, max: 8 }), (text, from, length) => {
      const typed = [...text].slice(from % text.length, (from % text.length) + length).join('').trim()
      const wanted = wantedOf(typed)
      if (!wanted || typed.includes(' ') || keyOf(typed).length < 3) return
      const has = new Set(gramsIn(text))
      for (const word of wanted.words) {
        // One or two letters are looked for at the beginning of a word only.
        if (/^[a-z0-9]{1,2}$/.test(typed)) continue
        expect([typed, word.grams.filter((gram) => !has.has(gram))]).toEqual([typed, []])
        expect(rangesOf(text, null, word).length).toBeGreaterThan(0)
      }
    }))
  })
  test.each([['HD-2026', 'HD-2026-00001'], ['hd 2026', 'HD-2026-00001'], ['维护 2024', '设备维护记录2024.xlsx'], ['XLSX', '记录.xlsx'], ['0427', 'E0427'], ['3800', '13800001111'], ['Ａ座', 'A座']])('%s finds %s', (typed, text) => {
    for (const word of wantedOf(typed)!.words) expect(rangesOf(text, null, word)).not.toEqual([])
  })
  test.each([['er', 'ledger'], ['护设', '设备维护'], ['0428', 'E0427']])('%s does not find %s', (typed, text) => { expect(rangesOf(text, null, wantedOf(typed)!.words[0]!)).toEqual([]) })
  test.each(['', ' ', '…', '" OR *', '😀'])('nothing is wanted by %j but its letters', (typed) => { expect(wantedOf(typed)?.words.map((word) => word.grams.join()) ?? null).toEqual(typed === '" OR *' ? ['or'] : null) })
})

describe('pinyin', () => {
  test.each([['lz', 0, 2], ['z', 1, 2], ['laoz', 0, 2], ['lao', 0, 1], ['zhang', 1, 2], ['aozh', 0, 2], ['hang', 1, 2]])('%s names 老张 from %i to %i', (word, from, to) => { expect(syllablesNamed('lao zhang', word)).toEqual({ from, to }) })
  test.each(['zl', 'ao', 'zhangl'])('%s does not', (word) => { expect(syllablesNamed('lao zhang', word)).toBeNull() })
  test('marks the characters it names, past a 间隔号 too', () => {
    expect(writtenAt('买买提·艾力', { from: 3, to: 5 })).toEqual([4, 6])
    expect(writtenAt('John Smith', { from: 1, to: 2 })).toEqual([5, 10])
  })
})

test('the texts of a document come back as they were kept', () => {
  const parts = [{ place: 'name', text: '老张', spoken: 'lao zhang' }, { place: 'reason', text: '' }, { place: 'item', text: '钥匙', itemId: 'i1' }, { place: 'item', text: 'Keys', itemId: 'i1' }, { place: 'receiver', text: '小李', itemId: 'i2', spoken: 'xiao li' }, { place: 'message', text: '"[]' }] as const
  expect(unpackParts(packParts(parts))).toEqual([['name', '老张', null, 'lao zhang'], ['item', '钥匙', 'i1', null], ['item', 'Keys', 'i1', null], ['receiver', '小李', 'i2', 'xiao li'], ['message', '"[]', null, null]])
  expect(packParts(parts).match(/i1/g)).toHaveLength(1)
})
