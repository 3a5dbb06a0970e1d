import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import { stages, type Stage } from '../../../../src-shared/vocabulary'
import type { CaseEvent } from './events'
import { gateOf, isHead, isOffice, stageIndex, type Party } from './standing'
import { itemOf, type CaseState } from './state'

export interface MoveStage { readonly to: Stage; readonly overrideReason: string; readonly today: string; /** Nobody but the leaver administers the site. */ readonly lastAdministrator?: boolean }

/** Who moves a case into a column: the office always; finance out of settling; head, receiver and keeper while work is handed over. */
export function mayMoveTo(state: CaseState, to: Stage, party: Party): boolean {
  if (isOffice(party)) return true
  if (to === 'archived' || stageIndex(to) < stageIndex(state.stage)) return false
  if (to === 'to_file' && (party.roles.includes('finance') || party.relations.includes('assignee'))) return true
  if (isHead(party)) return to !== 'to_file'
  return (party.relations.includes('receiver') || party.relations.includes('keeper')) && (to === 'awaiting_confirmation' || to === 'to_settle')
}

/**
 * Moves a case to the next column, or back. A gate that is not met is refused with what is missing; the office may pass it with a
 * reason, which the log keeps. Entering `to_settle` sets the day the handover was done. The last administrator's case is not filed, whatever the reason.
 * Refuses: CASE_NOT_OPEN, NOT_ALLOWED, STAGE_NOT_NEXT, LAST_ADMINISTRATOR, GATE_NOT_MET.
 */
export function decideMoveStage(state: CaseState, command: MoveStage, party: Party): Decision<CaseEvent> {
  if (state.status !== 'open') return refuse('CASE_NOT_OPEN', { status: state.status })
  const distance = stageIndex(command.to) - stageIndex(state.stage)
  if (!mayMoveTo(state, command.to, party)) return refuse('NOT_ALLOWED', {})
  if (distance === 0) return refuse('STAGE_NOT_NEXT', { from: state.stage, to: command.to })
  if (distance < 0) {
    // Back before settling, the handover is not done after all: what counts from that day waits again.
    const undone = stageIndex(command.to) < stageIndex('to_settle') && state.dates.handoverDoneOn ? { handoverDoneOn: null } : {}
    return accept<CaseEvent>({ type: 'case.stageMoved', payload: { from: state.stage, to: command.to, overrideReason: command.overrideReason, missing: [], ...undone } })
  }
  if (command.to === 'archived' && command.lastAdministrator) return refuse('LAST_ADMINISTRATOR', {})
  // Every gate up to the target must hold now, not only the next one: an item may have been added or opened again since.
  const passed = stages.slice(1, stageIndex(command.to) + 1)
  const missing = passed.flatMap((stage) => gateOf(state, stage)).filter((condition) => !condition.met)
  if (missing.length > 0 && !(isOffice(party) && command.overrideReason)) {
    return refuse('GATE_NOT_MET', { to: command.to, missing: missing.map(({ condition, count, waitsFor }) => ({ condition, count, waitsFor })) })
  }
  const done = stageIndex(command.to) >= stageIndex('to_settle') && !state.dates.handoverDoneOn ? { handoverDoneOn: command.today } : {}
  return accept<CaseEvent>({ type: 'case.stageMoved', payload: { from: state.stage, to: command.to, overrideReason: missing.length > 0 ? command.overrideReason : '', missing: missing.map((one) => one.condition), ...done } })
}

/** An undo is offered for ten seconds; two more are for the way. */
export const undoMs = 10_000
const graceMs = 2_000

/**
 * Takes back one's own last move of the case or of an item, by a compensating fact.
 * Refuses: CASE_NOT_OPEN, UNDO_TOO_LATE, UNDO_CHANGED_SINCE, NOT_ALLOWED.
 */
export function decideUndo(state: CaseState, command: { eventId: string; nowMs: number }, party: Party): Decision<CaseEvent> {
  if (state.status !== 'open') return refuse('CASE_NOT_OPEN', { status: state.status })
  const move = state.stageMove
  const late = (at: string) => command.nowMs - Date.parse(at) > undoMs + graceMs
  if (move?.eventId === command.eventId) {
    if (move.byUserId !== party.userId) return refuse('NOT_ALLOWED', {})
    if (late(move.at)) return refuse('UNDO_TOO_LATE', {})
    return accept<CaseEvent>({ type: 'case.stageMoveUndone', payload: { undoes: command.eventId, from: state.stage, to: move.from, handoverDoneOn: move.handoverDoneBefore } })
  }
  const item = state.items.find((one) => one.standing.eventId === command.eventId)
  const found = item && itemOf(state, item.id)
  if (!found?.before) return refuse('UNDO_CHANGED_SINCE', {})
  if (found.standing.byUserId !== party.userId) return refuse('NOT_ALLOWED', {})
  if (late(found.standing.at ?? '')) return refuse('UNDO_TOO_LATE', {})
  return accept<CaseEvent>({ type: 'item.moveUndone', payload: { item: found.id, undoes: command.eventId, from: found.standing.status, to: found.before } })
}
