import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resourcesDir } from '@main/commands/folders'
import { loadCalendar } from '@main/subjects/calendar/calendar'
import { byPressure, fitPage, standingOn, type DayThing } from '@main/subjects/reminder/domain/summary'

const day = { calendar: loadCalendar(resourcesDir), rules: { headAfter: 2, hrAfter: 4 } }
const at = (today: string, due: string, unit: 'calendar' | 'working' = 'calendar', kind: DayThing['kind'] = 'item') => standingOn({ kind, due, unit }, { ...day, today })

describe('how a thing stands on a day', () => {
  test('overdue in the days of its own rule, and passed up when reminders are', () => {
    expect(at('2026-11-24', '2026-11-23')).toEqual({ state: 'overdue', days: 1, escalated: null })
    expect(at('2026-11-24', '2026-11-22')).toEqual({ state: 'overdue', days: 2, escalated: 'head' })
    expect(at('2026-11-24', '2026-11-20')).toEqual({ state: 'overdue', days: 4, escalated: 'hr' })
    // National Day week: eight days gone, one of them worked.
    expect(at('2026-10-08', '2026-09-30', 'working')).toEqual({ state: 'overdue', days: 1, escalated: null })
  })

  test('today, within three days, later', () => {
    expect(at('2026-11-24', '2026-11-24').state).toBe('due')
    expect(at('2026-11-24', '2026-11-27')).toEqual({ state: 'soon', days: 3, escalated: null })
    expect(at('2026-11-24', '2026-11-28').state).toBe('open')
    expect(at('2026-11-24', '9999-12-31').state).toBe('open')
  })

  test('accounts of somebody who is gone stand before everything else', () => {
    const overdue = { kind: 'item' as const, ...at('2026-11-24', '2026-10-01') }
    const freeze = { kind: 'freeze' as const, ...at('2026-11-24', '2026-11-24', 'calendar', 'freeze') }
    const due = { kind: 'item' as const, ...at('2026-11-24', '2026-11-24') }
    expect([due, overdue, freeze].sort(byPressure)).toEqual([freeze, overdue, due])
  })
})

describe('a page', () => {
  const group = (who: string, things: number, total = things) => ({ who, total, things: Array.from({ length: things }, (_, index) => index) })

  test('shows all where there is room', () => {
    expect(fitPage([group('a', 3), group('b', 1)], 6)).toEqual({ groups: [group('a', 3), group('b', 1)], left: { people: 0, things: 0 } })
  })

  test('shows something of everybody before more of one, and says what is left', () => {
    const { groups, left } = fitPage([group('a', 50), group('b', 2), group('c', 1)], 12)
    expect(groups.map((one) => one.things.length)).toEqual([6, 2, 1])
    expect(left).toEqual({ people: 0, things: 0 })
    expect(fitPage([group('a', 9), group('b', 9, 40), group('c', 2, 70)], 4).left).toEqual({ people: 1, things: 70 })
  })

  test('never holds more rows than it has, whoever has how much', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 }), fc.integer({ min: 2, max: 40 }), (sizes, rows) => {
      const { groups, left } = fitPage(sizes.map((size, index) => group(String(index), size)), rows)
      expect(groups.reduce((sum, one) => sum + 1 + one.things.length, 0)).toBeLessThanOrEqual(rows)
      expect(groups.every((one) => one.things.length > 0)).toBe(true)
      expect(groups.length + left.people).toBe(sizes.length)
    }))
  })
})
