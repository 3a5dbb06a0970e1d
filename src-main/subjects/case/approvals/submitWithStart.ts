import type { QueryScope } from '../../../office/procedure'
import type { Transaction } from '../../../store/writer'
import { pickChain } from '../../chain/domain/pick'
import { allChains } from '../../chain/queries'
import type { CaseState } from '../domain/state'
import { siteToday, type CaseDesk } from '../office'
import { approverOf } from './approver'
import { decideSubmit } from './decide'
import { prepareSubmission } from './prepare'

interface Stood { readonly state: CaseState; readonly version: number }

/** Hands a case in for approval as it starts: with the leaver's own application, else told as the start was told. Leaves it alone where no chain serves it. */
export async function submitWithStart(desk: CaseDesk, tx: Transaction, started: Stood, probation: boolean, scope: QueryScope): Promise<Stood> {
  const db = await tx.read()
  const { state } = started
  if (!pickChain(await allChains(db, desk.chains), state.kind, state.leaver.department)) return started
  const today = await siteToday(db, tx.now())
  const submission = await prepareSubmission(desk, db, state, { lastDay: state.application?.lastDay ?? state.dates.endOn, reason: state.reason, probation, onBehalf: state.application ? null : state.told }, today)
  const loaded = await tx.load(desk.subject, state.id)
  return tx.record(desk.subject, loaded, decideSubmit(loaded.state, submission, await approverOf(db, state, scope, today)))
}
