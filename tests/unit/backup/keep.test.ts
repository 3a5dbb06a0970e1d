import { assert, array, constantFrom, integer, property, record, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keptBackups } from '../../../src-shared/backups'
import { localDay } from '../../../src-main/log/clock'
import { toKeep, type KeepableBackup } from '../../../src-main/subjects/backup/keep'

const dayMs = 24 * 3_600_000
const start = Date.parse('2026-01-01T04:30:00Z')
const zones = ['Asia/Shanghai', 'America/New_York', 'Pacific/Auckland', 'UTC'] as const

/** Backups over three years, several on some days and none on others, in the order they were made: not always that of the clock. */
const history = array(record({ day: integer({ min: 0, max: 1100 }), ms: integer({ min: 0, max: dayMs - 1 }) }), { maxLength: 300 })
  .map((made) => made.map(({ day, ms }, index): KeepableBackup => ({ id: `b${index}`, madeMs: start + day * dayMs + ms })))
const now = integer({ min: 0, max: 1200 }).map((day) => start + day * dayMs)
const zone = constantFrom(...zones)

const kept = (backups: readonly KeepableBackup[], nowMs: number, timeZone: string) => new Set(toKeep(backups, nowMs, timeZone).keys())
const everyDay = (days: number): KeepableBackup[] => Array.from({ length: days }, (_, day) => ({ id: `d${day}`, madeMs: start + day * dayMs }))

describe('keeping backups', () => {
  test('one a day for three years leaves seven days, four weeks and twelve months of them', () => {
    const backups = everyDay(1096)
    const found = toKeep(backups, backups.at(-1)!.madeMs, 'Asia/Shanghai')
    const days = [...found].map(([id, as]) => `${as} ${localDay(backups.find((one) => one.id === id)!.madeMs, 'Asia/Shanghai')}`)
    expect(days.filter((day) => day.startsWith('daily'))).toEqual(['2028-12-31', '2028-12-30', '2028-12-29', '2028-12-28', '2028-12-27', '2028-12-26', '2028-12-25'].map((day) => `daily ${day}`))
    // This week's Sunday is kept as a day already; so is this month's last one.
    expect(days.filter((day) => day.startsWith('weekly'))).toEqual(['weekly 2028-12-24', 'weekly 2028-12-17', 'weekly 2028-12-10'])
    expect(days.filter((day) => day.startsWith('monthly'))).toEqual(['11-30', '10-31', '09-30', '08-31', '07-31', '06-30', '05-31', '04-30', '03-31', '02-29', '01-31'].map((day) => `monthly 2028-${day}`))
  })

  test('never lets the newest go, keeps no more than there are places, and names only what it was given', () => {
    assert(property(history, now, zone, (backups, nowMs, timeZone) => {
      const found = toKeep(backups, nowMs, timeZone)
      const past = backups.filter((one) => one.madeMs <= nowMs)
      const newest = past.reduce<KeepableBackup | null>((best, one) => (best === null || one.madeMs >= best.madeMs ? one : best), null)
      if (newest) expect(found.has(newest.id)).toBe(true)
      for (const id of found.keys()) expect(backups.some((one) => one.id === id)).toBe(true)
      expect(past.filter((one) => found.has(one.id)).length).toBeLessThanOrEqual(keptBackups.daily + keptBackups.weekly + keptBackups.monthly)
    }))
  })

  test('lets nothing go that it wants later, whatever comes after', () => {
    assert(property(history, history, tuple(now, now), zone, (before, after, [one, other], timeZone) => {
      const [first, later] = [Math.min(one, other), Math.max(one, other)]
      const all = [...before, ...after.map((backup) => ({ ...backup, id: `later-${backup.id}` }))]
      const atFirst = kept(before, first, timeZone)
      for (const id of kept(all, later, timeZone)) if (before.some((backup) => backup.id === id)) expect(atFirst.has(id)).toBe(true)
    }))
  })

  test('comes to the same whether it is cleared up every time or once', () => {
    assert(property(history, zone, (backups, timeZone) => {
      const inTime = [...backups].sort((a, b) => a.madeMs - b.madeMs)
      let there: KeepableBackup[] = []
      for (const one of inTime) {
        const [nowMs, all] = [one.madeMs, [...there, one]]
        const found = kept(all, nowMs, timeZone)
        there = all.filter((backup) => found.has(backup.id))
      }
      const last = inTime.at(-1)
      if (last) expect(new Set(there.map((one) => one.id))).toEqual(kept(inTime, last.madeMs, timeZone))
    }))
  })

  test('keeps what a clock that ran ahead has made, and lets it push nothing out', () => {
    const backups = everyDay(30)
    const ahead = Array.from({ length: 40 }, (_, day) => ({ id: `f${day}`, madeMs: start + (4000 + day) * dayMs }))
    const found = kept([...backups, ...ahead], backups.at(-1)!.madeMs, 'Asia/Shanghai')
    for (const one of ahead) expect(found.has(one.id)).toBe(true)
    expect([...found].filter((id) => id.startsWith('d')).sort()).toEqual([...kept(backups, backups.at(-1)!.madeMs, 'Asia/Shanghai')].sort())
  })
})
