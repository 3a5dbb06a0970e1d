import type { Decision } from '../../../../src-shared/decision'
import type { CaseDate } from '../../../../src-shared/vocabulary'
import type { CaseEvent } from '../domain/events'
import { decideSetDate } from '../domain/paper'
import type { CaseState } from '../domain/state'
import type { ApprovalEvent } from './events'
import { latestRound, outcomeDay, standingOf } from './state'

/**
 * A leaving date changed after somebody had said yes to another one goes round again, by itself. `state` is the case before the change.
 * Naming the end for the first time as it was asked for or agreed is no change.
 */
export function approvalAfterDateChange(state: CaseState, change: { readonly date: CaseDate; readonly from: string | null; readonly to: string | null; readonly on: string }): ApprovalEvent[] {
  if (change.date !== 'endOn' && change.date !== 'leftOn') return []
  const round = latestRound(state.approvals)
  if (!round || round.decisions.every((one) => one.verdict === 'noted')) return []
  const standing = standingOf(round).state
  if (standing !== 'running' && standing !== 'approved') return []
  const agreed = change.date === 'endOn' ? outcomeDay(round) : null
  if (agreed ? change.to === agreed || (change.to === null) : change.from === null) return []
  const { chain, steps, notice, reason, onBehalf } = round
  return [{ type: 'approval.submitted', payload: { on: change.on, round: state.approvals.length + 1, chain, steps, notice, reason, onBehalf, lastDay: change.date === 'endOn' ? change.to : round.lastDay, cause: 'date_changed' } }]
}

/** Sets a date of the case, and sends its approvals round again where they were for another. Refuses as `decideSetDate` does. */
export function decideDateWithApprovals(state: CaseState, command: Parameters<typeof decideSetDate>[1] & { readonly on: string }): Decision<CaseEvent> {
  const decision = decideSetDate(state, command)
  if (!decision.accepted || decision.events.length === 0) return decision
  return { accepted: true, events: [...decision.events, ...approvalAfterDateChange(state, { date: command.date, from: state.dates[command.date], to: command.value, on: command.on })] }
}
