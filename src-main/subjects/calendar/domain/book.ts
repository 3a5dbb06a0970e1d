import { compareEvents, type LogEvent } from '../../../log/event'
import type { SiteCalendar } from '../calendar'
import type { CalendarEvent } from './events'

/**
 * The site's calendar now and as it was. A case that is over keeps the days it was closed with: what is proven a year later must not
 * move with a notice that came afterwards.
 */
export interface CalendarBook {
  readonly current: SiteCalendar
  /** As it stood at a place of the log's order (`hlc`). */
  asOf(hlc: string): SiteCalendar
}

/** Made of what ships and of every calendar fact, in whatever order they come. */
export function calendarBook(shipped: SiteCalendar, events: readonly LogEvent[]): CalendarBook {
  const pages: { from: string; calendar: SiteCalendar }[] = [{ from: '', calendar: shipped }]
  for (const event of [...events].sort(compareEvents)) pages.push({ from: event.hlc, calendar: withFact(pages.at(-1)!.calendar, event as LogEvent & CalendarEvent) })
  const current = pages.at(-1)!.calendar
  return { current, asOf: (hlc) => pages.findLast((page) => page.from <= hlc)?.calendar ?? shipped }
}

function withFact(calendar: SiteCalendar, event: LogEvent & CalendarEvent): SiteCalendar {
  if (event.type === 'calendar.patternSet') return { ...calendar, pattern: event.payload.to }
  const { year, state, statutory, off, work } = event.payload
  return { ...calendar, years: new Map([...calendar.years, [year, { state, statutory: new Set(statutory), off: new Set(off), work: new Set(work) }]]) }
}
