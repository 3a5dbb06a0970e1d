import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DueRule } from '../../../src-shared/contract/template'
import { ShippedCalendar } from '../../../src-shared/shippedData'
import type { DueAnchor } from '../../../src-shared/vocabulary'

/** A year of the site calendar (LAW.md §5). A year that is not there is unknown. */
export interface CalendarYear {
  readonly state: 'confirmed' | 'provisional'
  readonly statutory: ReadonlySet<string>
  readonly off: ReadonlySet<string>
  readonly work: ReadonlySet<string>
}
/** Days off and made-up workdays by year; all days here are YYYY-MM-DD of the site. */
export interface SiteCalendar { readonly years: ReadonlyMap<string, CalendarYear> }

/** A day that came out of a sum. `provisional`: a year it rests on has no yearly notice yet, so it may still move. */
export interface Due { readonly dueOn: string | null; readonly provisional: boolean }

export const calendarFrom = (shipped: ShippedCalendar): SiteCalendar => ({
  years: new Map(Object.entries(shipped.years).map(([year, { state, statutory, off, work }]) => [year, { state, statutory: new Set(statutory), off: new Set(off), work: new Set(work) }])),
})

/** The calendar of mainland China that ships under `resources/calendars`. */
export const loadCalendar = (resources: string): SiteCalendar => calendarFrom(ShippedCalendar.parse(JSON.parse(readFileSync(join(resources, 'calendars', 'cn.json'), 'utf8'))))

const dayMs = 86_400_000
// UTC throughout: a calendar day has no time zone, and a local midnight may not exist.
const numberOf = (day: string): number => Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / dayMs
const dayOf = (number: number): string => new Date(number * dayMs).toISOString().slice(0, 10)
const yearOf = (day: string): string => day.slice(0, 4)

/** The day `days` calendar days later; earlier when negative. */
export const addDays = (day: string, days: number): string => dayOf(numberOf(day) + days)

/** Calendar days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from)

const isWeekend = (day: string): boolean => {
  // 1970-01-01 was a Thursday.
  const weekday = (((numberOf(day) + 4) % 7) + 7) % 7
  return weekday === 0 || weekday === 6
}

/** Whether people work on a day; null in an unknown year, which nobody may guess (LAW.md §5). */
export function isWorkday(day: string, calendar: SiteCalendar): boolean | null {
  const year = calendar.years.get(yearOf(day))
  if (!year) return null
  if (year.work.has(day)) return true
  return !year.off.has(day) && !isWeekend(day)
}

const isProvisional = (day: string, calendar: SiteCalendar): boolean => calendar.years.get(yearOf(day))?.state !== 'confirmed'

/**
 * The `days`-th workday after a day, the day itself not counted; before it when negative; the day itself for 0.
 * `day` is null when the sum runs into an unknown year.
 */
export function addWorkingDays(day: string, days: number, calendar: SiteCalendar): { day: string | null; provisional: boolean } {
  const step = days < 0 ? -1 : 1
  let reached = day
  let provisional = false
  for (let left = Math.abs(days); left > 0;) {
    reached = addDays(reached, step)
    const works = isWorkday(reached, calendar)
    if (works === null) return { day: null, provisional: true }
    if (works) left -= 1
    provisional ||= isProvisional(reached, calendar)
  }
  return { day: reached, provisional }
}

/** When something is due by its rule; null while its anchor is unknown, or when working days run into an unknown year. */
export function dueOn(rule: DueRule, dates: Partial<Readonly<Record<DueAnchor, string | null>>>, calendar: SiteCalendar): Due {
  const anchor = dates[rule.anchor]
  if (!anchor) return { dueOn: null, provisional: false }
  const sum = rule.unit === 'working' ? addWorkingDays(anchor, rule.days, calendar) : { day: addDays(anchor, rule.days), provisional: false }
  if (sum.day === null) return { dueOn: null, provisional: true }
  if (!rule.shift) return { dueOn: sum.day, provisional: sum.provisional }
  const shifted = workdayFrom(sum.day, 1, calendar)
  return { dueOn: shifted.day, provisional: sum.provisional || shifted.provisional }
}

/**
 * Last day of a legal term that ends on `day` by counting (民法典 201: the starting day is not counted, so pass anchor + days).
 * `dueOn` moves past statutory days off (民法典 203; weekends and bridging days are none). `doBy`, which clerks see first, is the
 * last workday on or before the day as counted: a holiday never makes the office later. In an unknown year nothing moves,
 * `doBy` leans on weekdays alone and both are provisional.
 */
export function legalDue(day: string, calendar: SiteCalendar): { dueOn: string; doBy: string; provisional: boolean } {
  let last = day
  while (calendar.years.get(yearOf(last))?.statutory.has(last)) last = addDays(last, 1)
  const before = workdayFrom(day, -1, calendar)
  return { dueOn: last, doBy: before.day, provisional: isProvisional(day, calendar) || isProvisional(last, calendar) || before.provisional }
}

/** The first workday from a day on, in one direction; Monday to Friday where the year is unknown. */
function workdayFrom(day: string, step: 1 | -1, calendar: SiteCalendar): { day: string; provisional: boolean } {
  let reached = day
  let provisional = isProvisional(reached, calendar)
  while (!(isWorkday(reached, calendar) ?? !isWeekend(reached))) {
    reached = addDays(reached, step)
    provisional ||= isProvisional(reached, calendar)
  }
  return { day: reached, provisional }
}
