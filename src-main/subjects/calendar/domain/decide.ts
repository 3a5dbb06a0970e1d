import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import type { WorkPattern } from '../../../../src-shared/vocabulary'
import type { CalendarEvent, YearFacts } from './events'
import type { CalendarState } from './state'

export interface SetYear extends YearFacts {
  /** How many facts of the year the person had seen. */
  readonly basedOn: number
}

/**
 * The site says how a year is: the yearly notice, or a day put right.
 * Refuses: CALENDAR_CHANGED, CALENDAR_OTHER_YEAR, CALENDAR_OFF_AND_WORK, CALENDAR_STATUTORY_WORKED.
 */
export function decideSetYear(state: CalendarState, version: number, { basedOn, ...facts }: SetYear): Decision<CalendarEvent> {
  if (basedOn !== version) return refuse('CALENDAR_CHANGED', { by: state.by, at: state.at })
  const year: YearFacts = { ...facts, statutory: sorted(facts.statutory), off: sorted([...facts.off, ...facts.statutory]), work: sorted(facts.work) }
  const outside = [...year.off, ...year.work].filter((day) => !day.startsWith(`${year.year}-`))
  if (outside.length > 0) return refuse('CALENDAR_OTHER_YEAR', { year: year.year, days: few(outside) })
  // A statutory day off stays one even where people work overtime on it (放假办法).
  const worked = year.work.filter((day) => year.statutory.includes(day))
  if (worked.length > 0) return refuse('CALENDAR_STATUTORY_WORKED', { days: few(worked) })
  const both = year.work.filter((day) => year.off.includes(day))
  if (both.length > 0) return refuse('CALENDAR_OFF_AND_WORK', { days: few(both) })
  return state.year && JSON.stringify(state.year) === JSON.stringify(year) ? accept() : accept({ type: 'calendar.yearSet', payload: year })
}

/** The week that the site works. Refuses nothing: what is so already is not recorded. */
export const decideSetPattern = (state: CalendarState, to: WorkPattern): Decision<CalendarEvent> =>
  (state.pattern ?? 'five') === to ? accept() : accept({ type: 'calendar.patternSet', payload: { from: state.pattern ?? 'five', to } })

const sorted = (days: readonly string[]): string[] => [...new Set(days)].sort()
const few = (days: readonly string[]): string => `${days.slice(0, 5).join(', ')}${days.length > 5 ? ' …' : ''}`
