import type { WorkPattern } from '../../../../src-shared/vocabulary'

/** A year as the site keeps it: the whole of it, so that one fact says what holds. Days are YYYY-MM-DD, sorted. */
export interface YearFacts {
  readonly year: string
  readonly state: 'confirmed' | 'provisional'
  readonly statutory: readonly string[]
  readonly off: readonly string[]
  readonly work: readonly string[]
  /** Where it is known from: the number of the notice, an address, "by hand". */
  readonly source: string
}

/** Facts of the subjects `calendar:<year>` and `calendar:pattern`. */
export type CalendarEvent =
  | { readonly type: 'calendar.yearSet'; readonly payload: YearFacts }
  | { readonly type: 'calendar.patternSet'; readonly payload: { readonly from: WorkPattern; readonly to: WorkPattern } }
export const calendarTypes: ReadonlySet<string> = new Set<CalendarEvent['type']>(['calendar.yearSet', 'calendar.patternSet'])
export const patternId = 'pattern'
