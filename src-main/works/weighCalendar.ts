import type { CalendarWeight } from '../../src-shared/contract/calendar'
import type { Work } from '../jobs/job'
import type { LogEvent } from '../log/event'
import { readLaw } from '../siteLaw'
import { openReader } from '../store/driver'
import { databaseIn } from '../store/trouble'
import type { YearFacts } from '../subjects/calendar/domain/events'
import { CurrentLaw } from '../subjects/case/law'
import { movedCases } from './movedCases'

const mostExamples = 10

/** Reads and compares; nothing is written. */
export const weighCalendar: Work<{ readonly dataDir: string; readonly resources: string; readonly year: YearFacts }, CalendarWeight> = async ({ dataDir, resources, year }, run) => {
  const db = openReader(databaseIn(dataDir), 1)
  try {
    await db.raw('BEGIN')
    const before = new CurrentLaw(await readLaw(db, resources))
    const after = new CurrentLaw(await readLaw(db, resources, [assumed(year)]))
    const examples: CalendarWeight['examples'] = []
    let openCases = 0
    for await (const page of movedCases(db, before, after, (done, total) => run.progress(done, total))) {
      run.signal.throwIfAborted()
      openCases += page.length
      for (const { state, from, to } of page.slice(0, mostExamples - examples.length)) examples.push({ caseId: state.id, number: state.number, employeeName: state.leaver.name, from, to })
    }
    return { openCases, examples }
  } finally {
    await db.destroy()
  }
}

/** As if it were said after everything else. */
const assumed = (payload: YearFacts): LogEvent => ({
  position: 0, replica: '', epoch: 0, seq: 0, hlc: '~', wallTime: '', actor: { userId: '', name: '', roles: [], via: 'system', pc: '' }, type: 'calendar.yearSet', subject: `calendar:${payload.year}`, base: null, payload,
})
