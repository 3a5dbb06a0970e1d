import { describe, expect, test } from 'vitest'
import { cellDate, textDate } from '@main/spreadsheets/cellDate'

describe('the day in a cell', () => {
  test.each([
    '2024-3-5', '2024.3.5', '2024/03/05', '2024年3月5日', '2024 年 3 月 5 日', '2024年03月05号', '20240305', '２０２４．３．５', '２０２４年３月５日', '2024。3。5', ' 2024-03-05 ', '2024-03-05 08:30', '2024-03-05T08:30:00Z', '2024/3/5 8:30:00 AM', '45356', '45356.75', '2024—3—5',
  ])('%s is 2024-03-05', (text) => expect(textDate(text)).toEqual({ day: '2024-03-05' }))

  test.each([
    ['3/5/2024', 'ambiguous'], ['03.05.2024', 'ambiguous'], ['24-3-5', 'two_digit_year'], ['24年3月5日', 'two_digit_year'], ['3/5/24', 'two_digit_year'],
    ['2024-02-30', 'no_such_day'], ['2023年2月29日', 'no_such_day'], ['20241301', 'no_such_day'], ['2024-0-5', 'no_such_day'], ['0000-01-01', 'no_such_day'],
    ['2024年3月', 'no_day'], ['2024-03', 'no_day'], ['', 'not_a_date'], ['明天', 'not_a_date'], ['123', 'not_a_date'], ['99999', 'not_a_date'], ['1.1E+17', 'not_a_date'], ['长期', 'not_a_date'],
  ])('%s is none: %s', (text, problem) => expect(textDate(text)).toEqual({ problem }))

  test('that can only be read one way is read, wherever the day stands', () => {
    expect([textDate('25/3/2024'), textDate('3/25/2024'), textDate('5/5/2024')]).toEqual([{ day: '2024-03-25' }, { day: '2024-03-25' }, { day: '2024-05-05' }])
  })

  test('is that of a date cell, of a number or of a formula’s result', () => {
    expect(cellDate({ kind: 'date', text: '2024-03-05' })).toEqual({ day: '2024-03-05' })
    expect(cellDate({ kind: 'number', text: '45356', value: 45356, exact: true })).toEqual({ day: '2024-03-05' })
    expect(cellDate({ kind: 'formula', text: '2024-03-05', formula: 'TODAY()' })).toEqual({ day: '2024-03-05' })
    expect(cellDate({ kind: 'formula', text: '', formula: 'TODAY()' })).toEqual({ problem: 'not_a_date' })
    expect(cellDate({ kind: 'error', text: '#N/A' })).toEqual({ problem: 'not_a_date' })
    expect(cellDate({ kind: 'empty', text: '' })).toEqual({ problem: 'not_a_date' })
  })
})
