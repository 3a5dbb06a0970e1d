import { keptBackups } from '../../../src-shared/backups'
import { localDay } from '../../log/clock'

/** A backup that is there and was found good. */
export interface KeepableBackup { readonly id: string; readonly madeMs: number }
export type KeptAs = 'daily' | 'weekly' | 'monthly'

/**
 * Which backups stay, and as what: the newest of each of the last seven days that have one, of the last four such weeks, of the last
 * twelve such months, on the site's calendar. What is not named may go. Those from the future (a clock that ran ahead) stay
 * and push nothing out. Whatever is let go once is not wanted later, however many come.
 */
export function toKeep(backups: readonly KeepableBackup[], nowMs: number, timeZone: string): ReadonlyMap<string, KeptAs> {
  const ofFuture = backups.filter((one) => one.madeMs > nowMs)
  // Of two of one instant the one that was made later comes last in the list.
  const newestFirst = backups.filter((one) => one.madeMs <= nowMs).reverse().sort((a, b) => b.madeMs - a.madeMs)
  const kept = new Map<string, KeptAs>(ofFuture.map((one) => [one.id, 'daily']))
  for (const as of ['daily', 'weekly', 'monthly'] as const) {
    const seen = new Set<string>()
    for (const one of newestFirst) {
      const period = periodOf[as](localDay(one.madeMs, timeZone))
      if (seen.has(period)) continue
      if (seen.size === keptBackups[as]) break
      seen.add(period)
      if (!kept.has(one.id)) kept.set(one.id, as)
    }
  }
  return kept
}

const periodOf: Readonly<Record<KeptAs, (day: string) => string>> = { daily: (day) => day, weekly: mondayOf, monthly: (day) => day.slice(0, 7) }

/** The Monday of a day's week. */
function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7))
  return date.toISOString().slice(0, 10)
}
