import type { ApplicationUse } from '../../../../src-shared/vocabulary'
import type { Transaction } from '../../../store/writer'
import { decideTake } from '../../application/domain/application'
import { applicationSubject } from '../../application/projection'
import type { CaseState } from '../domain/state'
import { approvalAfterDateChange } from '../approvals/afterDateChange'
import { siteToday, type CaseDesk } from '../office'
import { decideReceiveApplication } from './decide'

/** Uses an application for a case: the one is told which case, the other what was written, both or neither. Refuses as `decideTake` and `decideReceiveApplication` do. */
export async function takeApplication(desk: CaseDesk, tx: Transaction, id: string, caseId: string, use: ApplicationUse): Promise<{ state: CaseState; version: number }> {
  const loaded = await tx.load(applicationSubject, id)
  const theCase = await tx.load(desk.subject, caseId)
  const taken = await tx.record(applicationSubject, loaded, decideTake(loaded.state, { caseId, caseNumber: theCase.state.number, leaverId: theCase.state.leaver.id, use }))
  const { handedIn } = taken.state
  if (!handedIn) throw new Error(`${loaded.subject} was taken without having been handed in`)
  const { fields, on, at, pc, signature } = handedIn
  const received = decideReceiveApplication(theCase.state, { application: { id, on, at, pc, ...fields, signatureId: signature?.id ?? null }, signature })
  if (!received.accepted || theCase.state.dates.noticeOn) return tx.record(desk.subject, theCase, received)
  const again = approvalAfterDateChange(theCase.state, { date: 'noticeOn', from: null, to: on, on: await siteToday(await tx.read(), tx.now()) }, { rules: desk.law.rulesOf(theCase.state), calendar: desk.calendar })
  return tx.record(desk.subject, theCase, { accepted: true, events: [...received.events, ...again] })
}
