import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DueRule } from '../../../src-shared/contract/template'
import { ShippedCalendar } from '../../../src-shared/shippedData'
import type { DueAnchor, WorkPattern } from '../../../src-shared/vocabulary'

/** A year of the site calendar (LAW.md §5). A year that is not there is unknown. */
export interface CalendarYear {
  readonly state: 'confirmed' | 'provisional'
  readonly statutory: ReadonlySet<string>
  readonly off: ReadonlySet<string>
  readonly work: ReadonlySet<string>
}
/** Days off and made-up workdays by year, and the week that the site works; all days here are YYYY-MM-DD of the site. */
export interface SiteCalendar { readonly years: ReadonlyMap<string, CalendarYear>; readonly pattern: WorkPattern }

/**
 * A day that came out of a sum. `provisional`: a year it rests on has no yearly notice yet, so it may still move. `unknownYear`: the year
 * that the calendar does not have and the sum would need; people are told which one to import.
 */
export interface Due { readonly dueOn: string | null; readonly provisional: boolean; readonly unknownYear: string | null }

const nothing: Due = { dueOn: null, provisional: false, unknownYear: null }

export const calendarFrom = (shipped: ShippedCalendar): SiteCalendar => ({
  pattern: 'five', years: new Map(Object.entries(shipped.years).map(([year, { state, statutory, off, work }]) => [year, { state, statutory: new Set(statutory), off: new Set(off), work: new Set(work) }])),
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

/** 0 is Sunday. 1970-01-01 was a Thursday. */
const weekday = (day: string): number => (((numberOf(day) + 4) % 7) + 7) % 7

/** Weekdays that are no workdays by themselves. A holiday is off and a day made up is worked whatever the pattern. */
const restDays: Readonly<Record<WorkPattern, readonly number[]>> = { five: [0, 6], six: [0], seven: [] }
const isRestDay = (day: string, { pattern }: SiteCalendar): boolean => restDays[pattern].includes(weekday(day))

/** Whether people work on a day; null in an unknown year, which nobody may guess (LAW.md §5). */
export function isWorkday(day: string, calendar: SiteCalendar): boolean | null {
  const year = calendar.years.get(yearOf(day))
  if (!year) return null
  if (year.work.has(day)) return true
  return !year.off.has(day) && !isRestDay(day, calendar)
}

const isProvisional = (day: string, calendar: SiteCalendar): boolean => calendar.years.get(yearOf(day))?.state !== 'confirmed'
const unknownIn = (day: string, calendar: SiteCalendar): string | null => (calendar.years.has(yearOf(day)) ? null : yearOf(day))

/**
 * The `days`-th workday after a day, the day itself not counted; before it when negative; the day itself for 0.
 * `day` is null when the sum runs into an unknown year, which `unknownYear` then names.
 */
export function addWorkingDays(day: string, days: number, calendar: SiteCalendar): { day: string | null; provisional: boolean; unknownYear: string | null } {
  const step = days < 0 ? -1 : 1
  let reached = day
  let provisional = false
  for (let left = Math.abs(days); left > 0;) {
    reached = addDays(reached, step)
    const works = isWorkday(reached, calendar)
    if (works === null) return { day: null, provisional: true, unknownYear: yearOf(reached) }
    if (works) left -= 1
    provisional ||= isProvisional(reached, calendar)
  }
  return { day: reached, provisional, unknownYear: null }
}

/** `days` calendar or working days from a day. */
export const addByUnit = (day: string, { days, unit }: Pick<DueRule, 'days' | 'unit'>, calendar: SiteCalendar): ReturnType<typeof addWorkingDays> =>
  (unit === 'working' ? addWorkingDays(day, days, calendar) : { day: addDays(day, days), provisional: false, unknownYear: null })

/**
 * The day that ends a term of months or years by counting: the same date, else the month's last (民法典 202). Pass the day the term starts
 * from, which is not counted itself (201); where the last day falls is `legalDue`'s to say.
 */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10))]
  const lastDate = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate()
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(date, lastDate)) / dayMs)
}

/** When something is due by its rule; null while its anchor is unknown, or when working days run into an unknown year. */
export function dueOn(rule: DueRule, dates: Partial<Readonly<Record<DueAnchor, string | null>>>, calendar: SiteCalendar): Due {
  const anchor = dates[rule.anchor]
  if (!anchor) return nothing
  const sum = addByUnit(anchor, rule, calendar)
  if (sum.day === null) return { dueOn: null, provisional: true, unknownYear: sum.unknownYear }
  if (!rule.shift) return { dueOn: sum.day, provisional: sum.provisional, unknownYear: null }
  const shifted = workdayFrom(sum.day, 1, calendar)
  // Which day people are at work again nobody knows yet: the day as counted, which is never later, until the year is there.
  if (shifted.unknownYear) return { dueOn: sum.day, provisional: true, unknownYear: shifted.unknownYear }
  return { dueOn: shifted.day, provisional: sum.provisional || shifted.provisional, unknownYear: null }
}

/**
 * Last day of a legal term that ends on `day` by counting (民法典 201: the starting day is not counted, so pass anchor + days).
 * `dueOn` moves past statutory days off (民法典 203; weekends and bridging days are none). `doBy`, which clerks see first, is the
 * last workday on or before the day as counted: a holiday never makes the office later. In an unknown year nothing moves,
 * `doBy` leans on the site's week alone, and `unknownYear` says what is missing.
 */
export function legalDue(day: string, calendar: SiteCalendar): { dueOn: string; doBy: string; provisional: boolean; unknownYear: string | null } {
  let last = day
  while (calendar.years.get(yearOf(last))?.statutory.has(last)) last = addDays(last, 1)
  const before = workdayFrom(day, -1, calendar)
  return { dueOn: last, doBy: before.day, provisional: isProvisional(day, calendar) || isProvisional(last, calendar) || before.provisional, unknownYear: unknownIn(day, calendar) ?? unknownIn(last, calendar) ?? before.unknownYear }
}

/** The first workday from a day on, in one direction; the days of the site's week where the year is unknown. */
function workdayFrom(day: string, step: 1 | -1, calendar: SiteCalendar): { day: string; provisional: boolean; unknownYear: string | null } {
  let reached = day
  let provisional = isProvisional(reached, calendar)
  let unknownYear = unknownIn(reached, calendar)
  while (!(isWorkday(reached, calendar) ?? !isRestDay(reached, calendar))) {
    reached = addDays(reached, step)
    provisional ||= isProvisional(reached, calendar)
    unknownYear ??= unknownIn(reached, calendar)
  }
  return { day: reached, provisional, unknownYear }
}

/**
 * How long something is over that was due on a day, 0 where it is not: in workdays where its rule counts these, else in calendar days.
 * From the day after on it is one day over, also before anybody has been at work again; in an unknown year calendar days are counted.
 */
export function overdueBy(due: string, today: string, unit: DueRule['unit'], calendar: SiteCalendar): number {
  if (due >= today) return 0
  const days = daysBetween(due, today)
  if (unit === 'calendar') return days
  let worked = 0
  for (let day = addDays(due, 1); day <= today; day = addDays(day, 1)) {
    const works = isWorkday(day, calendar)
    if (works === null) return days
    if (works) worked += 1
  }
  return Math.max(1, worked)
}
