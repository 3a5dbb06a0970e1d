import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amountInWords, amountText } from '@shared/money'

test.each([
  [0, '零元整'], [1, '壹分'], [10, '壹角整'], [105, '壹元零伍分'], [150, '壹元伍角整'], [1000, '壹拾元整'], [1050, '壹拾元零伍角整'], [105000, '壹仟零伍拾元整'], [100500, '壹仟零伍元整'], [110000, '壹仟壹佰元整'], [1000000, '壹万元整'], [1000100, '壹万零壹元整'],
  [10010000, '壹拾万零壹佰元整'], [1234567, '壹万贰仟叁佰肆拾伍元陆角柒分'], [10000000000, '壹亿元整'], [10000000100, '壹亿零壹元整'], [10005000000, '壹亿零伍万元整'], [2002000200, '贰仟零贰万零贰元整'], [6007014, '陆万零柒拾元零壹角肆分'], [-12050, '负壹佰贰拾元零伍角整'],
])('%i fen in words is %s', (fen, words) => { expect(amountInWords(fen)).toBe(words) })

describe('an amount in words', () => {
  /** Reads it back, digit by digit. */
  const read = (words: string): number => {
    const digit = '零壹贰叁肆伍陆柒捌玖'
    const units: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 }
    let [total, section, last] = [0, 0, 0]
    let fen = 0
    for (const character of words.replace('整', '').replace('零元', '')) {
      if (digit.includes(character)) last = digit.indexOf(character)
      else if (units[character]) { section += last * units[character]; last = 0 }
      else if (character === '万') { total += (section + last) * 10_000; section = last = 0 }
      else if (character === '亿') { total = (total + section + last) * 100_000_000; section = last = 0 }
      else if (character === '元') { total += section + last; section = last = 0 }
      else if (character === '角') { fen += last * 10; last = 0 }
      else if (character === '分') { fen += last; last = 0 }
    }
    return total * 100 + fen
  }
  test('says exactly the amount, and no two zeros together', () => {
    fc.assert(fc.property(fc.oneof(fc.integer({ min: 1, max: 2_000_000 }), fc.integer({ min: 1, max: 99_999_999_999 })), (fen) => {
      const words = amountInWords(fen)
      expect([fen, read(words), /零零|零元.|零万|零亿/.test(words)]).toEqual([fen, fen, false])
    }), { seed: 20261125, numRuns: 3000 })
  })
})

test.each([[0, '0.00'], [5, '0.05'], [123456, '1,234.56'], [100000000, '1,000,000.00'], [-12050, '-120.50']])('%i fen in figures is %s', (fen, text) => { expect(amountText(fen)).toBe(text) })
