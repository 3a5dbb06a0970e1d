import type { CalendarWeight } from '../../../src-shared/contract/calendar'
import type { WorkPattern } from '../../../src-shared/vocabulary'
import { job } from '../../jobs/job'
import type { Actor } from '../../log/event'
import type { SetYear } from './domain/decide'
import type { YearFacts } from './domain/events'

/** What is to be changed. */
export type CalendarChange = { readonly kind: 'year'; readonly command: SetYear } | { readonly kind: 'pattern'; readonly pattern: WorkPattern }

export interface CalendarOrder { readonly dataDir: string; readonly resources: string; readonly change: CalendarChange; readonly actor: Actor; readonly nowMs: number; readonly steadyMs: number }

/** Records the change and makes the rows of the cases whose days it moves anew, in one transaction. Only under `writer.lend`. */
export const changeCalendarJob = job<CalendarOrder, { readonly moved: number }>('changeCalendar')

/** What a year set so would move; writes nothing. */
export const weighCalendarJob = job<{ readonly dataDir: string; readonly resources: string; readonly year: YearFacts }, CalendarWeight>('weighCalendar')
