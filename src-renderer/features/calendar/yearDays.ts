import type { CalendarView, CalendarYearView } from '@shared/contract/calendar'
import type { WorkPattern } from '@shared/vocabulary'

/** How a day looks: by its week, or because the year says so. */
export type DayKind = 'plainOn' | 'plainOff' | 'statutory' | 'off' | 'work'

const restDays: Readonly<Record<WorkPattern, readonly number[]>> = { five: [0, 6], six: [0], seven: [] }
const dayMs = 86_400_000
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
const msOf = (day: string): number => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10)))

/** 0 is Sunday. A day is a name and no moment: counted in UTC, where each day has its midnight. */
export const weekdayOf = (day: string): number => new Date(msOf(day)).getUTCDay()
export const laterBy = (day: string, days: number): string => dayOf(msOf(day) + days * dayMs)

/** A day as its week alone has it. */
export const plainKind = (day: string, pattern: WorkPattern): DayKind => (restDays[pattern].includes(weekdayOf(day)) ? 'plainOff' : 'plainOn')

/** What each day of a year is; only those that are not as their week has them are in the lists. */
export function kindIn(year: Pick<CalendarYearView, 'statutory' | 'off' | 'work'>, pattern: WorkPattern): (day: string) => DayKind {
  const [statutory, off, work] = [new Set(year.statutory), new Set(year.off), new Set(year.work)]
  return (day) => (work.has(day) ? 'work' : statutory.has(day) ? 'statutory' : off.has(day) ? 'off' : plainKind(day, pattern))
}

export interface MonthDays { readonly month: number; /** Weeks from Sunday to Saturday; null beside the month. */ readonly weeks: readonly (readonly (string | null)[])[] }

export function monthsOf(year: string): MonthDays[] {
  return Array.from({ length: 12 }, (_, index) => {
    const first = `${year}-${String(index + 1).padStart(2, '0')}-01`
    const count = new Date(Date.UTC(Number(year), index + 1, 0)).getUTCDate()
    const cells: (string | null)[] = [...Array<null>(weekdayOf(first)).fill(null), ...Array.from({ length: count }, (_day, offset) => laterBy(first, offset))]
    while (cells.length % 7 !== 0) cells.push(null)
    return { month: index + 1, weeks: Array.from({ length: cells.length / 7 }, (_week, row) => cells.slice(row * 7, row * 7 + 7)) }
  })
}

/** The notice for a year comes out in November of the year before. */
const noticeMonth = '11'

/** The year whose notice the office is to be asked for; null when there is none missing. */
export function yearToAskFor({ today, items }: { readonly today: string; readonly items: readonly Pick<CalendarView['items'][number], 'year' | 'state'>[] }): string | null {
  const year = today.slice(0, 4)
  const wanted = [year, ...(today.slice(5, 7) >= noticeMonth ? [String(Number(year) + 1)] : [])]
  return wanted.find((one) => items.find((item) => item.year === one)?.state !== 'confirmed') ?? null
}
