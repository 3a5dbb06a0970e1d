import type { Knex } from 'knex'
import { idOf, type LogEvent } from '../log/event'
import { eventsOfMany } from '../log/read'
import { foldEvents } from '../store/projection'
import type { CaseState } from '../subjects/case/domain/state'
import type { CurrentLaw } from '../subjects/case/law'
import { caseSubjectFor, countedDays } from '../subjects/case/projection'
import { casesWithDays } from '../subjects/case/queries'

export interface MovedDays { readonly state: CaseState; readonly version: number; /** The first day that moves. */ readonly from: string | null; readonly to: string | null }

const casesAtOnce = 200

/** Cases whose days are others under `after` than under `before`, a page at a time. A case that is over has none, but for legal steps that it still owes. */
export async function* movedCases(db: Knex, before: CurrentLaw, after: CurrentLaw, tell: (done: number, total: number) => void): AsyncGenerator<MovedDays[]> {
  const subject = caseSubjectFor(before)
  const ids = await casesWithDays(db)
  for (let start = 0; start < ids.length; start += casesAtOnce) {
    const names = ids.slice(start, start + casesAtOnce).map((id) => `case:${id}`)
    const page: MovedDays[] = []
    for (const [name, events] of await eventsOfMany(db, names)) {
      const state = foldEvents(subject, subject.initial(idOf(name)), events as LogEvent[])
      const [was, is] = [countedDays(state, before), countedDays(state, after)]
      const at = was.findIndex((day, index) => day !== is[index])
      if (at >= 0) page.push({ state, version: events.length, from: asDay(was[at]), to: asDay(is[at]) })
    }
    tell(Math.min(start + names.length, ids.length), ids.length)
    yield page
  }
}

const asDay = (day: unknown): string | null => (typeof day === 'string' ? day : null)
