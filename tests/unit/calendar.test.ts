import { fileURLToPath } from 'node:url'
import { assert, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, addWorkingDays, daysBetween, dueOn, isWorkday, legalDue, loadCalendar, type SiteCalendar } from '../../src-main/subjects/calendar/calendar'

const calendar = loadCalendar(fileURLToPath(new URL('../../resources', import.meta.url)))
const daysOf = (year: number): string[] => Array.from({ length: daysBetween(`${year}-01-01`, `${year + 1}-01-01`) }, (_, index) => addDays(`${year}-01-01`, index))

describe('the calendar', () => {
  test('counts 248 workdays in 2025 and in 2026', () => {
    expect([2025, 2026].map((year) => daysOf(year).filter((day) => isWorkday(day, calendar)).length)).toEqual([248, 248])
  })

  test.each<[string, boolean | null, string]>([
    ['2026-02-13', true, 'an ordinary Friday'], ['2026-02-14', true, 'a Saturday made up for Spring Festival'], ['2026-02-15', false, 'its first day'], ['2026-02-23', false, 'its last, a Monday'],
    ['2026-02-24', true, 'the Tuesday after'], ['2026-02-28', true, 'another Saturday made up'], ['2026-03-01', false, 'an ordinary Sunday'], ['2027-02-06', false, 'a statutory day of a provisional year'],
    ['2027-02-11', true, 'a weekday of a provisional year'], ['2031-03-03', null, 'a Monday nobody knows yet'], ['2024-03-04', null, 'a year before the first'],
  ])('%s: workday %s (%s)', (day, works) => { expect(isWorkday(day, calendar)).toBe(works) })

  test.each([
    ['2026-02-13', 1, '2026-02-14'], ['2026-02-13', 2, '2026-02-24'], ['2026-02-13', 5, '2026-02-27'], ['2026-02-13', 6, '2026-02-28'], ['2026-02-13', 7, '2026-03-02'], ['2026-02-24', -1, '2026-02-14'],
    ['2026-02-17', 0, '2026-02-17'], ['2026-09-30', 1, '2026-10-08'], ['2026-12-31', 1, '2027-01-04'],
  ])('%s and %i working days is %s', (day, days, expected) => { expect(addWorkingDays(day, days, calendar).day).toBe(expected) })

  test('marks a sum that runs into a provisional year and refuses one that runs into an unknown year', () => {
    expect(addWorkingDays('2026-12-30', 1, calendar)).toEqual({ day: '2026-12-31', provisional: false, unknownYear: null })
    expect(addWorkingDays('2026-12-30', 2, calendar)).toEqual({ day: '2027-01-04', provisional: true, unknownYear: null })
    expect(addWorkingDays('2027-12-30', 2, calendar)).toEqual({ day: null, provisional: true, unknownYear: '2028' })
    expect(addWorkingDays('2025-01-02', -1, calendar)).toEqual({ day: null, provisional: true, unknownYear: '2024' })
  })

  test('knows leap days and turns of the year without a time zone', () => {
    expect([addDays('2024-02-28', 1), addDays('2026-02-28', 1), addDays('2026-01-01', -1), addDays('1986-05-03', 1)]).toEqual(['2024-02-29', '2026-03-01', '2025-12-31', '1986-05-04'])
    expect([daysBetween('2026-02-28', '2026-03-01'), daysBetween('2026-03-01', '2025-03-01')]).toEqual([1, -365])
  })
})

describe('when an item is due', () => {
  const rule = { anchor: 'leftOn', days: 3, unit: 'calendar', shift: false } as const

  test('counts from its anchor, and is unknown while that is', () => {
    expect(dueOn(rule, { leftOn: '2026-02-13' }, calendar)).toEqual({ dueOn: '2026-02-16', provisional: false, unknownYear: null })
    expect(dueOn({ ...rule, days: -3 }, { leftOn: '2026-02-13' }, calendar)).toEqual({ dueOn: '2026-02-10', provisional: false, unknownYear: null })
    expect(dueOn(rule, { leftOn: null, endOn: '2026-02-13' }, calendar)).toEqual({ dueOn: null, provisional: false, unknownYear: null })
  })

  test('moves to the next workday only when the rule says so', () => {
    expect(dueOn({ ...rule, shift: true }, { leftOn: '2026-02-13' }, calendar)).toEqual({ dueOn: '2026-02-24', provisional: false, unknownYear: null })
    expect(dueOn({ ...rule, shift: true, days: 1 }, { leftOn: '2026-02-13' }, calendar)).toEqual({ dueOn: '2026-02-14', provisional: false, unknownYear: null })
  })

  test('works in calendar days in an unknown year, and gives nothing in working days', () => {
    expect(dueOn(rule, { leftOn: '2031-03-01' }, calendar)).toEqual({ dueOn: '2031-03-04', provisional: false, unknownYear: null })
    expect(dueOn({ ...rule, unit: 'working' }, { leftOn: '2031-03-03' }, calendar)).toEqual({ dueOn: null, provisional: true, unknownYear: '2031' })
  })

  test('is not moved on by a guess in an unknown year: the day as counted, marked, with the year that is missing', () => {
    expect(dueOn({ ...rule, shift: true, days: 0 }, { leftOn: '2031-03-01' }, calendar)).toEqual({ dueOn: '2031-03-01', provisional: true, unknownYear: '2031' })
    expect(dueOn({ ...rule, shift: true, days: 0 }, { leftOn: '2027-12-31' }, calendar)).toEqual({ dueOn: '2027-12-31', provisional: true, unknownYear: null })
  })
})

describe('the last day of a legal term (民法典 201, 203)', () => {
  test.each([
    ['2026-03-04', '2026-03-04', '2026-03-04', 'a workday stays'],
    ['2026-03-07', '2026-03-07', '2026-03-06', 'an ordinary Saturday stays; the office does it on Friday'],
    ['2026-02-14', '2026-02-14', '2026-02-14', 'a Saturday made up is a workday'],
    ['2026-02-17', '2026-02-20', '2026-02-14', 'Spring Festival moves it past the statutory days; the office does it before the holiday'],
    ['2026-02-22', '2026-02-22', '2026-02-14', 'a bridging day is no statutory day off'],
    ['2026-10-03', '2026-10-04', '2026-09-30', 'National Day'],
  ])('%s → last day %s, do by %s (%s)', (day, last, doBy) => {
    expect(legalDue(day, calendar)).toEqual({ dueOn: last, doBy, provisional: false, unknownYear: null })
  })

  test('is provisional in a year without its notice, and does not move in an unknown one', () => {
    expect(legalDue('2027-02-06', calendar)).toEqual({ dueOn: '2027-02-09', doBy: '2027-02-04', provisional: true, unknownYear: null })
    expect(legalDue('2031-03-01', calendar)).toEqual({ dueOn: '2031-03-01', doBy: '2031-02-28', provisional: true, unknownYear: '2031' })
  })
})

describe('the week that a site works', () => {
  const six: SiteCalendar = { ...calendar, pattern: 'six' }
  const seven: SiteCalendar = { ...calendar, pattern: 'seven' }

  test.each<[string, boolean, boolean, boolean, string]>([
    ['2026-03-07', false, true, true, 'an ordinary Saturday'], ['2026-03-08', false, false, true, 'an ordinary Sunday'], ['2026-10-03', false, false, false, 'National Day, a Saturday, is off whatever the week'],
    ['2026-02-21', false, false, false, 'a bridging Saturday is off too'], ['2026-09-20', true, true, true, 'a Sunday made up is worked whatever the week'], ['2026-10-05', false, false, false, 'a bridging Monday'],
  ])('%s: five %s, six %s, seven %s (%s)', (day, inFive, inSix, inSeven) => {
    expect([isWorkday(day, calendar), isWorkday(day, six), isWorkday(day, seven)]).toEqual([inFive, inSix, inSeven])
  })

  test('moves sums of working days and the day to do it by, and no legal last day', () => {
    expect([addWorkingDays('2026-03-05', 3, calendar).day, addWorkingDays('2026-03-05', 3, six).day, addWorkingDays('2026-03-05', 3, seven).day]).toEqual(['2026-03-10', '2026-03-09', '2026-03-08'])
    expect([addWorkingDays('2026-09-30', 2, calendar).day, addWorkingDays('2026-09-30', 2, six).day]).toEqual(['2026-10-09', '2026-10-09'])
    expect([legalDue('2026-03-07', calendar).doBy, legalDue('2026-03-07', six).doBy, legalDue('2026-03-08', six).doBy, legalDue('2026-03-08', seven).doBy]).toEqual(['2026-03-06', '2026-03-07', '2026-03-07', '2026-03-08'])
    expect([legalDue('2026-10-03', six).dueOn, legalDue('2026-03-08', seven).dueOn]).toEqual(['2026-10-04', '2026-03-08'])
  })
})

describe('a term of months or years (民法典 202)', () => {
  test.each([
    ['2026-01-15', 1, '2026-02-15', 'the same date'], ['2026-01-31', 1, '2026-02-28', 'else the last of the month'], ['2024-01-31', 1, '2024-02-29', 'of a leap year too'], ['2026-11-30', 3, '2027-02-28', 'over the turn of the year'],
    ['2024-02-29', 12, '2025-02-28', 'a year from a leap day'], ['2026-02-28', 12, '2027-02-28', 'a year, not the last day because it was the last day'], ['2026-08-31', -6, '2026-02-28', 'backwards'],
  ])('%s and %i months is %s (%s)', (day, months, expected) => { expect(addMonths(day, months)).toBe(expected) })

  test('that ends on a statutory day off moves past it, and the office is told the workday before', () => {
    expect(legalDue(addMonths('2025-10-01', 12), calendar)).toEqual({ dueOn: '2026-10-04', doBy: '2026-09-30', provisional: false, unknownYear: null })
    expect(legalDue(addMonths('2026-01-17', 1), calendar)).toEqual({ dueOn: '2026-02-20', doBy: '2026-02-14', provisional: false, unknownYear: null })
  })
})

describe('for any day of the known years', () => {
  const day = integer({ min: 0, max: 500 }).map((offset) => addDays('2025-03-01', offset))
  const few = integer({ min: 0, max: 40 })
  const work = (from: string, days: number): string => addWorkingDays(from, days, calendar).day!

  test('working days add up', () => {
    assert(property(day, few, few, (from, a, b) => { expect(work(work(from, a), b)).toBe(work(from, a + b)) }))
  })

  test('a later day never gives an earlier one, and one more working day is later', () => {
    assert(property(day, few, few, (from, ahead, days) => {
      expect(work(addDays(from, ahead), days) >= work(from, days)).toBe(true)
      expect(work(from, days + 1) > work(from, days)).toBe(true)
      expect(isWorkday(work(from, days + 1), calendar)).toBe(true)
    }))
  })

  test('going back undoes going forward between workdays', () => {
    assert(property(day, few, (from, days) => {
      const start = work(from, 1)
      expect(work(work(start, days), -days)).toBe(start)
    }))
  })

  test('the office never does a legal step late', () => {
    assert(property(day, (last) => {
      const due = legalDue(last, calendar)
      expect(due.doBy <= last && last <= due.dueOn && isWorkday(due.doBy, calendar)).toBe(true)
    }))
  })

  test('days between is the way back from adding days', () => {
    assert(property(day, integer({ min: -4000, max: 4000 }), (from, days) => { expect(daysBetween(from, addDays(from, days))).toBe(days) }))
  })
})
