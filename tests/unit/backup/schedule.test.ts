import { array, assert, constantFrom, integer, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDue, lastDue, nextDue } from '../../../src-main/subjects/backup/schedule'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const times = ['00:00', '02:30', '12:30', '23:59'] as const
const zones = ['Asia/Shanghai', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe', 'UTC'] as const
const at = constantFrom(...times)
const zone = constantFrom(...zones)
const clockOf = (ms: number, timeZone: string) => new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(ms)

describe('the time of a daily backup', () => {
  test('is the site’s half past twelve, whatever this PC thinks where it is', () => {
    const noon = Date.parse('2026-11-24T04:29:00Z')
    expect(new Date(lastDue('12:30', 'Asia/Shanghai', noon)).toISOString()).toBe('2026-11-23T04:30:00.000Z')
    expect(new Date(lastDue('12:30', 'Asia/Shanghai', noon + minuteMs)).toISOString()).toBe('2026-11-24T04:30:00.000Z')
    expect(new Date(nextDue('12:30', 'Asia/Shanghai', noon)).toISOString()).toBe('2026-11-24T04:30:00.000Z')
  })

  test('comes once a day also where the clocks change, at the time itself wherever the day has one', () => {
    for (const timeZone of zones) {
      for (const time of times) {
        // Around the changes of spring and autumn, in each of these zones.
        for (const [from, to] of [['2026-03-01', '2026-04-10'], ['2026-09-28', '2026-11-05']] as const) for (let due = nextDue(time, timeZone, Date.parse(`${from}T00:00:00Z`)); due < Date.parse(`${to}T00:00:00Z`);) {
          const next = nextDue(time, timeZone, due)
          const where = `${time} ${timeZone} ${new Date(next).toISOString()}`
          expect(Math.abs(next - due - dayMs), where).toBeLessThanOrEqual(60 * minuteMs)
          expect(lastDue(time, timeZone, next), where).toBe(next)
          expect(lastDue(time, timeZone, next - 1), where).toBe(due)
          // Off the time only on a day whose clocks skip it.
          if (clockOf(next, timeZone) !== time) for (const shift of [-60, -30, 30, 60]) expect(clockOf(next + shift * minuteMs, timeZone), where).not.toBe(time)
          due = next
        }
      }
    }
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
