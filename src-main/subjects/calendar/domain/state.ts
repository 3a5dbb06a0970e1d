import { unreachable } from '../../../../src-shared/decision'
import type { WorkPattern } from '../../../../src-shared/vocabulary'
import type { LogEvent } from '../../../log/event'
import type { CalendarEvent, YearFacts } from './events'

/** A year that the site set, or its week; what nobody set is null, and what ships with the program holds. */
export interface CalendarState {
  readonly id: string
  readonly year: YearFacts | null
  readonly pattern: WorkPattern | null
  readonly by: string
  readonly at: string
}

export const initialCalendar = (id: string): CalendarState => ({ id, year: null, pattern: null, by: '', at: '' })

/** The later fact stands: each holds the whole of the year. */
export function evolveCalendar(state: CalendarState, logged: LogEvent): CalendarState {
  const event = logged as LogEvent & CalendarEvent
  const told = { by: event.actor.name, at: event.wallTime }
  switch (event.type) {
    case 'calendar.yearSet': return { ...state, ...told, year: event.payload }
    case 'calendar.patternSet': return { ...state, ...told, pattern: event.payload.to }
    default: return unreachable(event)
  }
}
