import type { CalendarWeight } from '../../../src-shared/contract/calendar'
import type { Services } from '../../office/context'
import type { Actor } from '../../log/event'
import type { YearFacts } from './domain/events'
import { changeCalendarJob, weighCalendarJob, type CalendarChange } from './jobs'

/** Changing the calendar, and seeing what a change would do: both in a worker, for every open case may have to be counted anew. */
export interface CalendarChanges {
  /** Resolves when it is durable and this process counts by it. Answers how many cases have other days. Passes refusals on. */
  make(actor: Actor, change: CalendarChange): Promise<{ moved: number }>
  weigh(year: YearFacts): Promise<CalendarWeight>
}

/** `takeOver` makes this process count by what the log then says. */
export function openCalendarChanges(folders: { readonly dataDir: string; readonly resources: string }, { writer, jobs, clock }: Services, takeOver: () => Promise<void>): CalendarChanges {
  return {
    make: (actor, change) => writer.lend(actor, async () => {
      const done = await jobs.run(changeCalendarJob, { ...folders, change, actor, nowMs: clock.now(), steadyMs: clock.steady() })
      // Before the next command: it would write rows by the old calendar.
      await takeOver()
      return done
    }),
    weigh: (year) => jobs.run(weighCalendarJob, { ...folders, year }),
  }
}
