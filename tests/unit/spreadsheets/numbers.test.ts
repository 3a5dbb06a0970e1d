import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDateFormat, zeroPadding } from '@main/spreadsheets/dateFormat'
import { numberCell } from '@main/spreadsheets/numberText'
import { serialDay } from '@main/spreadsheets/serialDate'
import { columnName, columnNumber } from '@main/spreadsheets/sheetGrid'

describe('a number of a workbook', () => {
  test.each([
    ['13800138000', '13800138000', true], ['1.3800138E10', '13800138000', true], ['3.20102199001011E+17', '320102199001011008', false], ['320102199001011234', '320102199001011264', false], ['999999999999999', '999999999999999', true], ['1000000000000000', '1000000000000000', false],
    ['0.1', '0.1', true], ['0.30000000000000004', '0.3', true], ['-5', '-5', true], ['1E-7', '0.0000001', true], ['0', '0', true],
  ])('%s is seen as %s', (stored, text, exact) => expect(numberCell(stored, 0)).toMatchObject({ text, exact }))

  test('with a format of zeros is seen with them', () => {
    expect(numberCell('123', zeroPadding('00000'))?.text).toBe('00123')
    expect([zeroPadding('0'), zeroPadding('0.00'), zeroPadding(undefined)]).toEqual([0, 0, 0])
  })

  test.each(['', ' ', 'abc', 'Infinity', 'NaN'])('%j is none', (stored) => expect(numberCell(stored, 0)).toBeNull())
})

describe('a serial number', () => {
  test('means the same day as in spreadsheet programs', () => {
    expect([1, 59, 61, 45356, 45356.99, 2958465].map((serial) => serialDay(serial, false))).toEqual(['1900-01-01', '1900-02-28', '1900-03-01', '2024-03-05', '2024-03-05', '9999-12-31'])
    expect([0, 43894, 2957003].map((serial) => serialDay(serial, true))).toEqual(['1904-01-01', '2024-03-05', '9999-12-31'])
  })

  test('that means no day is none', () => {
    expect([0, 0.5, 60, -1, 2958466, Number.NaN].map((serial) => serialDay(serial, false))).toEqual([null, null, null, null, null, null])
  })
})

describe('a number format', () => {
  test.each(['yyyy-mm-dd', 'm/d/yy', 'd-mmm', 'mmm-yy', 'yyyy"年"m"月"', 'yyyy年m月d日', '[$-804]aaaa', 'e"年"m"月"', '[$-F800]dddd\\, mmmm dd', 'mmm', 'yyyy/m/d h:mm AM/PM;@'])('%s shows dates', (code) => expect(isDateFormat(176, code)).toBe(true))
  test.each(['General', 'G/通用格式', '0.00', '[Red]0', '[Blue]General', '[h]:mm:ss', '[mm]:ss', '0.00E+00', '##0.0E-0', '"yyyy"0', '\\d0', '0_d', '*d0', '@', '', '#,##0;[Red]-#,##0'])('%s shows none', (code) => expect(isDateFormat(176, code)).toBe(false))

  test('built in is a date by its number, unless the workbook says otherwise', () => {
    const built = Array.from({ length: 60 }, (_, id) => id).filter((id) => isDateFormat(id, undefined))
    expect(built).toEqual([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])
    expect(isDateFormat(27, '0.00')).toBe(false)
  })
})

test('a column’s letters and number say the same', () => {
  expect([columnName(1), columnName(26), columnName(27), columnName(16384)]).toEqual(['A', 'Z', 'AA', 'XFD'])
  fc.assert(fc.property(fc.integer({ min: 1, max: 20_000 }), (column) => columnNumber(columnName(column)) === column))
})
