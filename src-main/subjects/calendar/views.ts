import type { CalendarYearView } from '../../../src-shared/contract/calendar'
import { addDays, daysBetween, isWorkday, type SiteCalendar } from './calendar'
import { statutoryDays } from './domain/statutory'
import type { SetRow } from './queries'
import type { YearFacts } from './domain/events'

export type YearsSet = ReadonlyMap<string, SetRow & { readonly facts: YearFacts }>

/** A year as people see it. An unknown one shows the days that the law names, to begin with; nothing is counted by them. */
export function yearView(year: string, calendar: SiteCalendar, sets: YearsSet, mayChange: boolean): CalendarYearView {
  const known = calendar.years.get(year)
  const own = sets.get(year)
  const statutory = known ? [...known.statutory] : statutoryDays(Number(year))
  return {
    year, state: known?.state ?? 'unknown', statutory, off: known ? [...known.off] : statutory, work: known ? [...known.work] : [], workdays: known ? workdaysOf(year, calendar) : null,
    own: own !== undefined, source: own?.facts.source ?? '', changedAt: own?.changedAt ?? null, changedBy: own?.changedBy ?? null, version: own?.version ?? 0, mayChange,
  }
}

const workdaysOf = (year: string, calendar: SiteCalendar): number =>
  Array.from({ length: daysBetween(`${year}-01-01`, `${Number(year) + 1}-01-01`) }, (_, index) => addDays(`${year}-01-01`, index)).filter((day) => isWorkday(day, calendar)).length

/** The known years, and those from this one to the second after it whether known or not. */
export function yearsToShow(calendar: SiteCalendar, today: string): string[] {
  const now = Number(today.slice(0, 4))
  return [...new Set([...calendar.years.keys(), ...[0, 1, 2].map((ahead) => String(now + ahead))])].sort()
}
