import { array, assert, constantFrom, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { localDay } from '../../../src-main/log/clock'
import { isDue, lastDue, nextDue } from '../../../src-main/subjects/backup/schedule'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const at = constantFrom('00:00', '02:30', '12:30', '23:59')
const zone = constantFrom('Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'UTC')
const clockOf = (ms: number, timeZone: string) => new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms)

describe('the time of a daily backup', () => {
  test('is the site’s half past twelve, whatever this PC thinks where it is', () => {
    const noon = Date.parse('2026-11-24T04:29:00Z')
    expect(new Date(lastDue('12:30', 'Asia/Shanghai', noon)).toISOString()).toBe('2026-11-23T04:30:00.000Z')
    expect(new Date(lastDue('12:30', 'Asia/Shanghai', noon + minuteMs)).toISOString()).toBe('2026-11-24T04:30:00.000Z')
    expect(new Date(nextDue('12:30', 'Asia/Shanghai', noon)).toISOString()).toBe('2026-11-24T04:30:00.000Z')
  })

  test('comes once a day also where the clocks change, at the time itself wherever the day has one', () => {
    assert(property(at, zone, integer({ min: 0, max: 400 }), (time, timeZone, day) => {
      const nowMs = Date.parse('2026-01-01T00:00:00Z') + day * dayMs
      const due = nextDue(time, timeZone, nowMs)
      expect(due).toBeGreaterThan(nowMs)
      expect(due - nowMs).toBeLessThanOrEqual(dayMs + 60 * minuteMs)
      expect(lastDue(time, timeZone, due)).toBe(due)
      expect(lastDue(time, timeZone, due - 1)).toBeLessThan(due)
      const skipped = clockOf(due, timeZone) !== time
      if (skipped) expect(clockOf(due + 59 * minuteMs, timeZone) > time || time === '00:00').toBe(true)
      else expect(localDay(due, timeZone) >= localDay(nowMs, timeZone)).toBe(true)
    }))
  })
})

/** A PC that is on at these minutes, and makes each backup that is due the moment it looks. */
function backupsMade(looks: readonly number[], time: string, timeZone: string, sinceMs: number): number[] {
  const made: number[] = []
  for (const nowMs of looks) if (isDue({ at: time, timeZone, nowMs, lastMadeMs: made.at(-1) ?? null, sinceMs })) made.push(nowMs)
  return made
}

describe('a backup is made', () => {
  test('once each day that the PC was on after its time, and the missed one at the next start', () => {
    assert(property(at, zone, array(integer({ min: 1, max: 3 * 24 * 60 }), { minLength: 1, maxLength: 200 }), (time, timeZone, pauses) => {
      const sinceMs = Date.parse('2026-03-01T00:00:00Z')
      let nowMs = sinceMs
      const looks = pauses.map((minutes) => (nowMs += minutes * minuteMs))
      const made = backupsMade(looks, time, timeZone, sinceMs)
      // Between two looks with a due time between them, the later one makes a backup; no other look does.
      let before = sinceMs
      const expected = looks.filter((look) => {
        const due = lastDue(time, timeZone, look) > before
        before = look
        return due
      })
      expect(made).toEqual(expected)
    }))
  })

  test('not at once on a site that was set up this afternoon, but tomorrow', () => {
    const sinceMs = Date.parse('2026-11-24T07:00:00Z')
    const looks = Array.from({ length: 2 * 24 * 30 }, (_, n) => sinceMs + n * 2 * minuteMs)
    expect(backupsMade(looks, '12:30', 'Asia/Shanghai', sinceMs).map((ms) => new Date(ms).toISOString())).toEqual(['2026-11-25T04:30:00.000Z', '2026-11-26T04:30:00.000Z'])
  })

  test('also after the clock was set back a year, and only once that day', () => {
    const lastMadeMs = Date.parse('2026-11-24T04:30:00Z')
    const backThen = Date.parse('2025-11-24T06:00:00Z')
    expect(isDue({ at: '12:30', timeZone: 'Asia/Shanghai', nowMs: backThen, lastMadeMs, sinceMs: 0 })).toBe(true)
    expect(isDue({ at: '12:30', timeZone: 'Asia/Shanghai', nowMs: backThen + 10 * minuteMs, lastMadeMs: backThen, sinceMs: 0 })).toBe(false)
    expect(isDue({ at: '12:30', timeZone: 'Asia/Shanghai', nowMs: lastMadeMs + dayMs, lastMadeMs: backThen, sinceMs: 0 })).toBe(true)
  })
})
