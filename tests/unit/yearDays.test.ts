import { describe, expect, test } from 'vitest'
import { kindIn, laterBy, monthsOf, weekdayOf, yearToAskFor } from '@renderer/features/calendar/yearDays'

describe('a year on the screen', () => {
  test('has twelve months whose weeks begin on Sunday and hold each day once', () => {
    const months = monthsOf('2028')
    const days = months.flatMap((one) => one.weeks.flat()).filter((day) => day !== null)
    expect([months.length, days.length, days[0], days[59], days.at(-1), new Set(days).size]).toEqual([12, 366, '2028-01-01', '2028-02-29', '2028-12-31', 366])
    expect(months.every((one) => one.weeks.every((week) => week.length === 7 && week.every((day, column) => day === null || weekdayOf(day) === column)))).toBe(true)
    expect(laterBy('2027-12-31', 1)).toBe('2028-01-01')
  })

  test.each([
    ['2027-02-05', 'statutory', 'statutory'], ['2027-02-09', 'off', 'off'], ['2027-02-14', 'work', 'work'], ['2027-03-06', 'plainOff', 'plainOn'], ['2027-03-07', 'plainOff', 'plainOff'], ['2027-03-08', 'plainOn', 'plainOn'],
  ])('%s is %s in a week of five days, %s in one of six', (day, five, six) => {
    const year = { statutory: ['2027-02-05'], off: ['2027-02-05', '2027-02-09'], work: ['2027-02-14'] }
    expect([kindIn(year, 'five')(day), kindIn(year, 'six')(day)]).toEqual([five, six])
  })

  test.each<[string, Record<string, 'confirmed' | 'provisional'>, string | null]>([
    ['2026-10-31', { 2026: 'confirmed', 2027: 'provisional' }, null], ['2026-11-01', { 2026: 'confirmed', 2027: 'provisional' }, '2027'], ['2026-11-01', { 2026: 'confirmed', 2027: 'confirmed' }, null],
    ['2027-01-05', { 2027: 'provisional' }, '2027'], ['2027-12-31', { 2027: 'confirmed' }, '2028'],
  ])('on %s with %j the office is asked for %s', (today, years, asked) => {
    expect(yearToAskFor({ today, items: Object.entries(years).map(([year, state]) => ({ year, state })) })).toBe(asked)
  })
})
