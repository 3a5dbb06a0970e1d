import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cellIdentity, checkDigitOf, textIdentity } from '@main/spreadsheets/cellIdentity'

describe('the identity number in a cell', () => {
  test.each(['11010519491231002X', '11010519491231002x', '１１０１０５１９４９１２３１００２Ｘ', ' 110105 19491231 002X ', "'11010519491231002X"])('%s is right', (text) => {
    expect(textIdentity(text)).toEqual({ identity: '11010519491231002X' })
  })

  test.each([
    ['110105194912310021', 'wrong_check_digit'], ['11010519491331002X', 'no_such_birthday'], ['110105491231002', 'old_number'], ['1101051949123100', 'wrong_length'], ['', 'wrong_length'], ['E12345678', 'wrong_length'],
    ['1.1E+17', 'lost_digits'], ['1.10105E+17', 'lost_digits'], ['110105194912310000', 'lost_digits'],
  ])('%s is none: %s', (text, problem) => expect(textIdentity(text)).toEqual({ problem }))

  test('stored as a number has lost its last digits', () => {
    expect(cellIdentity({ kind: 'number', text: '110105194912310016', value: 110105194912310020, exact: false })).toEqual({ problem: 'lost_digits' })
  })

  test('with one digit mistyped is never right', () => {
    fc.assert(fc.property(fc.stringMatching(/^[1-6]\d{5}19[5-9]\d(0[1-9]|1[0-2])(0[1-9]|1\d|2[0-8])\d{3}$/), fc.nat(16), fc.integer({ min: 1, max: 9 }), (digits, at, by) => {
      const whole = digits + checkDigitOf(digits)
      expect(textIdentity(whole)).toEqual({ identity: whole })
      const wrong = whole.slice(0, at) + (Number(whole[at]) + by) % 10 + whole.slice(at + 1)
      expect(textIdentity(wrong)).toHaveProperty('problem')
    }))
  })
})
