import type { PersonRef } from '../../../../src-shared/contract/common'
import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import { isSettledItem, type CaseRole } from '../../../../src-shared/vocabulary'
import type { CaseEvent } from '../domain/events'
import { decideSetAssignee, decideSetKeeper, decideSetWitness } from '../domain/people'
import { isSamePerson, type CaseState } from '../domain/state'
import { namedApprovers, personKey } from './rows'

/** A part that somebody who leaves has in this case. `held` are the keys he is known by here: his accounts and himself. */
export interface HandOver { readonly role: CaseRole; readonly what: string; readonly held: ReadonlySet<string>; readonly to: PersonRef }

/**
 * Gives somebody's part in a case to another, as the same facts that the case's own page would record.
 * Refuses: CASE_NOT_OPEN, CHANGED_MEANWHILE (it is his no more), RECEIVER_IS_LEAVER, WITNESS_IS_LEAVER, WITNESS_IS_RECEIVER, KEEPER_IS_RECEIVER, SUCCESSOR_NEEDS_ACCOUNT.
 */
export function decideHandOver(state: CaseState, command: HandOver): Decision<CaseEvent> {
  if (state.status !== 'open') return refuse('CASE_NOT_OPEN', { status: state.status })
  const { role, what, to } = command
  const isHis = (person: PersonRef | null): boolean => person !== null && command.held.has(personKey(person) ?? '')
  switch (role) {
    case 'receiver': return decideHandOverReceiving(state, to, isHis)
    case 'keeper': return isHis(state.keeper?.person ?? null) ? decideSetKeeper(state, { person: to, until: state.keeper?.until ?? null }) : refuse('CHANGED_MEANWHILE', {})
    case 'witness': return isHis(state.witness) ? decideSetWitness(state, to) : refuse('CHANGED_MEANWHILE', {})
    case 'assignee':
      if (!isHis(state.assignees[what] ?? null)) return refuse('CHANGED_MEANWHILE', {})
      return isLeaver(state, to) ? refuse('RECEIVER_IS_LEAVER', { field: 'receivers' }) : decideSetAssignee(state, { function: what, person: to })
    case 'approver': return decideReplaceApprover(state, what, to, command.held)
  }
}

const isLeaver = (state: CaseState, person: PersonRef): boolean => person.kind === 'employee' && person.id === state.leaver.id

/** His open items first, each by name: the new list of receivers alone would give them to whoever stands first in it. */
function decideHandOverReceiving(state: CaseState, to: PersonRef, isHis: (person: PersonRef | null) => boolean): Decision<CaseEvent> {
  if (isLeaver(state, to)) return refuse('RECEIVER_IS_LEAVER', { field: 'receivers' })
  if (state.witness && isSamePerson(state.witness, to)) return refuse('WITNESS_IS_RECEIVER', { field: 'witness' })
  const events: CaseEvent[] = state.items.filter((item) => !isSettledItem(item.standing.status) && isHis(item.receiver)).map((item) => ({ type: 'item.reassigned', payload: { item: item.id, from: item.receiver, to } }))
  const { keeper } = state
  if (keeper?.handedOnAt && !keeper.confirmedAt && isHis(keeper.handedOnTo)) {
    if (isSamePerson(keeper.person, to)) return refuse('KEEPER_IS_RECEIVER', { field: 'to' })
    events.push({ type: 'case.keeperHandedOn', payload: { keeper: keeper.person, to } })
  }
  if (state.receivers.some(isHis)) events.push({ type: 'case.receiversSet', payload: { from: state.receivers, to: withSuccessor(state.receivers, isHis, to) } })
  return events.length > 0 ? accept(...events) : refuse('CHANGED_MEANWHILE', {})
}

/** The same list with the successor in his place, each person once. */
export function withSuccessor<Person>(people: readonly Person[], isHis: (person: Person) => boolean, to: Person, same: (a: Person, b: Person) => boolean = isSamePerson as never): Person[] {
  const placed = people.map((one) => (isHis(one) ? to : one))
  return placed.filter((one, index) => placed.findIndex((other) => same(one, other)) === index)
}

/** Somebody named in a round that runs is replaced; what he said in it before stays said. */
function decideReplaceApprover(state: CaseState, step: string, to: PersonRef, held: ReadonlySet<string>): Decision<CaseEvent> {
  if (to.kind !== 'user') return refuse('SUCCESSOR_NEEDS_ACCOUNT', { name: to.name })
  const named = namedApprovers(state).find((one) => one.step === step)
  const his = named?.people.filter((one) => held.has(`user:${one.id}`)) ?? []
  if (!named || his.length === 0) return refuse('CHANGED_MEANWHILE', {})
  return accept<CaseEvent>(...his.map((from): CaseEvent => ({ type: 'approval.approverReplaced', payload: { round: named.round, roundId: named.roundId, step, from, to: { id: to.id, name: to.name } } })))
}
