import type { PersonRef } from '../../../../src-shared/contract/common'
import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import type { CaseEvent } from './events'
import { isOffice, type Party } from './standing'
import { isSamePerson, isUser, type CaseState } from './state'

const isLeaver = (state: CaseState, person: PersonRef): boolean => person.kind === 'employee' && person.id === state.leaver.id
const isWitness = (state: CaseState, person: PersonRef): boolean => state.witness !== null && isSamePerson(state.witness, person)
const closed = (state: CaseState): Decision<never> | null => (state.status === 'open' ? null : refuse('CASE_NOT_OPEN', { status: state.status }))

/** Names the receivers; open items of those no longer named go to the first. Refuses: CASE_NOT_OPEN, RECEIVER_IS_LEAVER, WITNESS_IS_RECEIVER. */
export function decideSetReceivers(state: CaseState, receivers: readonly PersonRef[]): Decision<CaseEvent> {
  const witness = state.witness
  if (receivers.some((one) => isLeaver(state, one))) return closed(state) ?? refuse('RECEIVER_IS_LEAVER', { field: 'receivers' })
  if (witness && receivers.some((one) => isSamePerson(one, witness))) return closed(state) ?? refuse('WITNESS_IS_RECEIVER', { field: 'witness' })
  if (receivers.length === state.receivers.length && receivers.every((one, i) => isSamePerson(one, state.receivers[i]!))) return closed(state) ?? accept()
  return closed(state) ?? accept<CaseEvent>({ type: 'case.receiversSet', payload: { from: state.receivers, to: receivers } })
}

/** Names a temporary keeper: he holds what nobody has taken over yet. Refuses: CASE_NOT_OPEN, RECEIVER_IS_LEAVER, WITNESS_IS_RECEIVER. */
export function decideSetKeeper(state: CaseState, command: { person: PersonRef; until: string | null }): Decision<CaseEvent> {
  if (isLeaver(state, command.person)) return closed(state) ?? refuse('RECEIVER_IS_LEAVER', { field: 'receivers' })
  if (isWitness(state, command.person)) return closed(state) ?? refuse('WITNESS_IS_RECEIVER', { field: 'witness' })
  return closed(state) ?? accept<CaseEvent>({ type: 'case.keeperSet', payload: { from: state.keeper?.person ?? null, to: command.person, until: command.until } })
}

/** The keeper hands on what he kept; the receiver confirms it a second time. Refuses: CASE_NOT_OPEN, KEEPER_NONE, KEEPER_IS_RECEIVER, RECEIVER_IS_LEAVER, WITNESS_IS_RECEIVER, NOT_ALLOWED. */
export function decideHandOn(state: CaseState, to: PersonRef, party: Party): Decision<CaseEvent> {
  if (!state.keeper || state.keeper.confirmedAt) return closed(state) ?? refuse('KEEPER_NONE', {})
  if (isLeaver(state, to)) return closed(state) ?? refuse('RECEIVER_IS_LEAVER', { field: 'receivers' })
  if (isSamePerson(state.keeper.person, to)) return closed(state) ?? refuse('KEEPER_IS_RECEIVER', { field: 'to' })
  if (isWitness(state, to)) return closed(state) ?? refuse('WITNESS_IS_RECEIVER', { field: 'witness' })
  if (!isOffice(party) && !party.relations.includes('head') && !isUser(state.keeper.person, party.userId)) return refuse('NOT_ALLOWED', {})
  return closed(state) ?? accept<CaseEvent>({ type: 'case.keeperHandedOn', payload: { keeper: state.keeper.person, to } })
}

/** Second confirmation of what the keeper held, by the one it was handed to, or the office for him. Refuses: CASE_NOT_OPEN, KEEPER_NONE, NOT_ALLOWED. */
export function decideConfirmHandOn(state: CaseState, party: Party): Decision<CaseEvent> {
  if (!state.keeper?.handedOnAt || state.keeper.confirmedAt) return closed(state) ?? refuse('KEEPER_NONE', {})
  const own = isUser(state.keeper.handedOnTo, party.userId)
  if (!own && !isOffice(party)) return refuse('NOT_ALLOWED', {})
  return closed(state) ?? accept<CaseEvent>({ type: 'case.keeperConfirmed', payload: { keeper: state.keeper.person, onBehalf: !own } })
}

/** Names the witness, or nobody. Refuses: CASE_NOT_OPEN, WITNESS_IS_LEAVER, WITNESS_IS_RECEIVER. */
export function decideSetWitness(state: CaseState, witness: PersonRef | null): Decision<CaseEvent> {
  if (witness && isLeaver(state, witness)) return closed(state) ?? refuse('WITNESS_IS_LEAVER', { field: 'witness' })
  const takers = [...state.receivers, ...(state.keeper && !state.keeper.confirmedAt ? [state.keeper.person] : [])]
  if (witness && takers.some((one) => isSamePerson(one, witness))) return closed(state) ?? refuse('WITNESS_IS_RECEIVER', { field: 'witness' })
  return closed(state) ?? accept<CaseEvent>({ type: 'case.witnessSet', payload: { from: state.witness, to: witness } })
}

/** Names the person for a function nobody at the site holds. Refuses: CASE_NOT_OPEN. */
export const decideSetAssignee = (state: CaseState, command: { function: string; person: PersonRef }): Decision<CaseEvent> =>
  closed(state) ?? accept<CaseEvent>({ type: 'case.assigneeSet', payload: { function: command.function, from: state.assignees[command.function] ?? null, to: command.person } })
