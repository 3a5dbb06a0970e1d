import { describe, expect, test } from 'vitest'
import { cellPhone, textPhone } from '@main/spreadsheets/cellPhone'

describe('the telephone number in a cell', () => {
  test.each([
    ['13800138000', '13800138000'], ['138 0013 8000', '13800138000'], ['138-0013-8000', '13800138000'], ['１３８００１３８０００', '13800138000'], ['+86 138-0013-8000', '13800138000'], ['＋８６１３８００１３８０００', '13800138000'], ['008613800138000', '13800138000'],
    ['(010) 8888-6666', '01088886666'], ['010-88886666', '01088886666'], ['010-88886666-801', '01088886666-801'], ['010-88886666转801', '01088886666-801'], ['400-800-8820', '4008008820'], ['+1 650 253 0000', '+16502530000'], ['\u202D13800138000\u202C', '13800138000'], ["'13800138000", '13800138000'],
  ])('%s is %s', (text, phone) => expect(textPhone(text)).toEqual({ phone }))

  test.each([
    ['1.38E+10', 'lost_digits'], ['13800138000/13900139000', 'several_numbers'], ['13800138000、13900139000', 'several_numbers'], ['13800138000 13900139000', 'several_numbers'], ['', 'not_a_number'], ['无', 'not_a_number'], ['123', 'not_a_number'], ['138001380001380013800', 'not_a_number'],
  ])('%s is none: %s', (text, problem) => expect(textPhone(text)).toEqual({ problem }))

  test('stored as a number is its digits', () => {
    expect(cellPhone({ kind: 'number', text: '13800138000', value: 13_800_138_000, exact: true })).toEqual({ phone: '13800138000' })
    expect(cellPhone({ kind: 'date', text: '2024-03-05' })).toEqual({ problem: 'not_a_number' })
  })
})
