import { localDay } from '../../log/clock'

const dayMs = 24 * 3_600_000

/** The latest instant, at or before `nowMs`, at which a daily backup was due: `at` (HH:MM) on the site's clock. */
export const lastDue = (at: string, timeZone: string, nowMs: number): number => Math.max(...dueAround(at, timeZone, nowMs).filter((one) => one <= nowMs))

/** The first instant after `nowMs` at which one is due. */
export const nextDue = (at: string, timeZone: string, nowMs: number): number => Math.min(...dueAround(at, timeZone, nowMs).filter((one) => one > nowMs))

/** The instants of the days around: by the calendar, for a day may have 23 hours. */
function dueAround(at: string, timeZone: string, nowMs: number): number[] {
  const today = Date.parse(`${localDay(nowMs, timeZone)}T00:00:00Z`)
  return [-2, -1, 0, 1, 2].map((days) => instantOf(new Date(today + days * dayMs).toISOString().slice(0, 10), at, timeZone))
}

export interface Dueness {
  readonly at: string
  readonly timeZone: string
  readonly nowMs: number
  /** When the last one was made, by the clock of then; null for none. */
  readonly lastMadeMs: number | null
  /** Since when there is something to back up here. */
  readonly sinceMs: number
}

/** Whether a backup is to be made: one was due since the last, today's or one that was missed. A clock that was set back does not put it off. */
export function isDue({ at, timeZone, nowMs, lastMadeMs, sinceMs }: Dueness): boolean {
  const from = lastMadeMs ?? sinceMs
  return from < lastDue(at, timeZone, nowMs) || from > nowMs + dayMs
}

/** The instant of a time of day. One that the clocks skip is an hour earlier; of one that comes twice it is the first or second, always the same. */
function instantOf(day: string, at: string, timeZone: string): number {
  const asIfUtc = Date.parse(`${day}T${at}:00Z`)
  return asIfUtc - offsetMs(asIfUtc - offsetMs(asIfUtc, timeZone), timeZone)
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** How far the zone's clock is ahead of UTC at an instant. */
function offsetMs(ms: number, timeZone: string): number {
  let format = formats.get(timeZone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
    formats.set(timeZone, format)
  }
  const part = Object.fromEntries(format.formatToParts(ms).map(({ type, value }) => [type, value]))
  return Date.parse(`${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:${part['second']}Z`) - Math.floor(ms / 1000) * 1000
}
