import type { InterviewView } from '../../../../src-shared/contract/interview'
import { accept } from '../../../../src-shared/decision'
import type { ShippedInterview } from '../../../../src-shared/shippedData'
import { os } from '../../../office/implement'
import { command, query, refused } from '../../../office/procedure'
import type { CaseEvent } from '../domain/events'
import { loadCase, readCase, siteToday, type CaseDesk } from '../office'
import { decideRecordInterview, type Interview } from './domain'
import { shownGroups } from './groups'
import { interviewSubject } from './projection'
import { countedGroups } from './queries'

/** The exit interview: for the office alone. The case is told that it was held, and nothing of it. */
export function interviewProcedures(desk: CaseDesk, { reasons, smallestGroup }: ShippedInterview) {
  const known = new Set(reasons.map((one) => one.id))
  return {
    reasons: os.interviews.reasons.handler(query('interviews.reasons', () => Promise.resolve({ items: reasons, next: null }))),
    summary: os.interviews.summary.handler(query('interviews.summary', async (db, { year }) => ({ ...shownGroups(await countedGroups(db, year), smallestGroup), smallestGroup, next: null }))),
    get: os.interviews.get.handler(query('interviews.get', async (db, { id }, scope) => {
      await readCase(desk, db, id, scope)
      return { interview: viewOf((await desk.states.of(db, interviewSubject, id)).state) }
    })),
    record: os.interviews.record.handler(command('interviews.record', async (tx, { id, heldOn, heldBy, ...said }, scope) => {
      const { loaded: theCase } = await loadCase(desk, tx, id, scope)
      const { status, leaver } = theCase.state
      // A case started by mistake has nobody to ask; who stays has not left.
      if (status !== 'open' && status !== 'archived') throw refused('CASE_NOT_OPEN', { status })
      const today = await siteToday(await tx.read(), tx.now())
      const interview = await tx.load(interviewSubject, id)
      const fields = { ...said, heldOn: heldOn ?? today, heldBy: heldBy || scope.actor.name, department: leaver.department }
      const recorded = await tx.record(interviewSubject, interview, decideRecordInterview(interview.state, { fields, known, today }))
      if (!interview.state.last) await tx.record(desk.subject, theCase, accept<CaseEvent>({ type: 'interview.held', payload: { on: fields.heldOn } }))
      return { interview: viewOf(recorded.state)! }
    })),
  }
}

function viewOf({ last, corrected }: Interview): InterviewView | null {
  if (!last) return null
  const { department: _department, reasons, ...rest } = last
  return { ...rest, reasons: [...reasons], corrected }
}
