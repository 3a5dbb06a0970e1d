import type { ItemAct } from '../../../../src-shared/contract/item'
import type { PersonRef } from '../../../../src-shared/contract/common'
import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import { isSettledItem, type ItemStatus } from '../../../../src-shared/vocabulary'
import type { CaseEvent, ItemChange, MoveType } from './events'
import { isHead, isOffice, type Party } from './standing'
import { isUser, itemOf, type CaseItem, type CaseState, type ItemFacts } from './state'

interface Move { readonly type: MoveType; readonly from: readonly ItemStatus[]; readonly to: ItemStatus; readonly needsNote: boolean; readonly who: 'taker' | 'receiver' | 'office' }

const unsettled: readonly ItemStatus[] = ['not_started', 'in_progress', 'submitted', 'returned', 'blocked']

/**
 * The life of an item. `taker`: anyone who works on it; `receiver`: the one who takes it over, or the office for him;
 * `office`: HR, the administrator, or the head of the department.
 */
export const moves: Readonly<Record<ItemAct, Move>> = {
  begin: { type: 'item.begun', from: ['not_started', 'returned'], to: 'in_progress', needsNote: false, who: 'taker' },
  submit: { type: 'item.submitted', from: ['not_started', 'in_progress', 'returned', 'blocked'], to: 'submitted', needsNote: false, who: 'taker' },
  confirm: { type: 'item.confirmed', from: ['not_started', 'in_progress', 'submitted', 'returned'], to: 'confirmed', needsNote: false, who: 'receiver' },
  reserve: { type: 'item.reserved', from: ['not_started', 'in_progress', 'submitted', 'returned', 'blocked'], to: 'reserved', needsNote: true, who: 'receiver' },
  return: { type: 'item.returned', from: ['submitted'], to: 'returned', needsNote: true, who: 'receiver' },
  block: { type: 'item.blocked', from: ['not_started', 'in_progress', 'submitted', 'returned'], to: 'blocked', needsNote: false, who: 'taker' },
  resume: { type: 'item.resumed', from: ['blocked'], to: 'in_progress', needsNote: false, who: 'taker' },
  waive: { type: 'item.waived', from: unsettled, to: 'waived', needsNote: true, who: 'office' },
  refuse: { type: 'item.refused', from: unsettled, to: 'refused', needsNote: true, who: 'receiver' },
  reopen: { type: 'item.reopened', from: ['confirmed', 'reserved', 'waived', 'refused'], to: 'in_progress', needsNote: true, who: 'office' },
}

export interface ActOnItems { readonly itemIds: readonly string[]; readonly act: ItemAct; readonly note: string; readonly blockedBy: string; readonly witnesses: readonly string[] }

/**
 * One act on one or several items: all or none.
 * Refuses: CASE_NOT_OPEN, ITEM_UNKNOWN, ITEM_ALREADY, ITEM_MOVE_NOT_POSSIBLE, ITEM_OTHER_PERSON, NOT_ALLOWED, REASON_MISSING,
 * ITEM_TWO_WITNESSES, ITEM_WITHOUT_MATERIAL, ITEM_ROWS_UNCONFIRMED.
 */
export function decideAct(state: CaseState, command: ActOnItems, party: Party): Decision<CaseEvent> {
  if (state.status !== 'open') return refuse('CASE_NOT_OPEN', { status: state.status })
  const move = moves[command.act]
  if (move.needsNote && !command.note) return refuse('REASON_MISSING', { field: 'reason' })
  if (command.act === 'block' && !command.blockedBy && !command.note) return refuse('REASON_MISSING', { field: 'reason' })
  const witnesses = command.witnesses.filter((name) => name !== '')
  if (command.act === 'refuse' && new Set(witnesses).size < 2) return refuse('ITEM_TWO_WITNESSES', { field: 'witnesses' })
  const events: CaseEvent[] = []
  for (const id of new Set(command.itemIds)) {
    const item = itemOf(state, id)
    if (!item) return refuse('ITEM_UNKNOWN', {})
    const decision = decideOne(state, item, move, command, witnesses, party)
    if (!decision.accepted) return decision
    events.push(...decision.events)
  }
  return accept(...events)
}

function decideOne(state: CaseState, item: CaseItem, move: Move, command: ActOnItems, witnesses: readonly string[], party: Party): Decision<CaseEvent> {
  const { title } = item
  const standing = mayMove(item, move, party, state)
  if (standing === 'other') return refuse('ITEM_OTHER_PERSON', { item: title, receiver: item.receiver?.name ?? '' })
  if (standing === 'no') return refuse('NOT_ALLOWED', {})
  if (item.standing.status === move.to && !move.from.includes(item.standing.status)) return refuse('ITEM_ALREADY', { item: title, status: item.standing.status })
  if (!move.from.includes(item.standing.status)) return refuse('ITEM_MOVE_NOT_POSSIBLE', { item: title, from: item.standing.status, act: command.act })
  let rows: string[] | undefined
  if (command.act === 'confirm') {
    // A bare tick proves nothing a year later; a photograph of the badge does.
    if (item.needsMaterial && item.rows.length === 0 && !state.attachments.some((one) => one.itemId === item.id)) return refuse('ITEM_WITHOUT_MATERIAL', { item: title })
    const open = item.rows.filter((row) => !row.confirmed)
    // Somebody who began to check row by row must not lose the rows he has not reached.
    if (open.length > 0 && open.length < item.rows.length) return refuse('ITEM_ROWS_UNCONFIRMED', { item: title, count: open.length })
    rows = open.map((row) => row.id)
  }
  return accept<CaseEvent>({
    type: move.type, base: item.standing.eventId,
    payload: { item: item.id, from: item.standing.status, note: command.note, blockedBy: command.act === 'block' ? command.blockedBy : '', witnesses: command.act === 'refuse' ? witnesses : [], onBehalf: move.who === 'receiver' && !isTaker(item, party), ...(rows && rows.length > 0 ? { rows } : {}) },
  })
}

/** The person the item goes to, by his own account. */
export const isTaker = (item: CaseItem, party: Party): boolean => isUser(item.receiver, party.userId)

/** `yes`, `other` when it is somebody else's item, `no` when the role never may. */
export function mayMove(item: CaseItem, move: Pick<Move, 'who'>, party: Party, state: CaseState): 'yes' | 'other' | 'no' {
  if (isOffice(party) || isHead(party)) return 'yes'
  if (move.who === 'office') return 'no'
  if (isTaker(item, party)) return 'yes'
  if (move.who === 'taker') {
    // Each office works on what is its own: IT on accounts, finance on money; whoever was named in their place too.
    if (item.category === 'accounts' && (party.roles.includes('it') || isUser(state.assignees.it ?? null, party.userId))) return 'yes'
    if (item.category === 'money' && (party.roles.includes('finance') || isUser(state.assignees.finance ?? null, party.userId))) return 'yes'
  }
  return item.receiver ? 'other' : 'no'
}

/** Acts that this person could do on this item now; the screen shows only these. */
export function possibleActs(state: CaseState, item: CaseItem, party: Party): ItemAct[] {
  if (state.status !== 'open') return []
  return (Object.keys(moves) as ItemAct[]).filter((act) => moves[act].from.includes(item.standing.status) && mayMove(item, moves[act], party, state) === 'yes')
}

/** Adds an item that no template had. Refuses: CASE_NOT_OPEN. */
export function decideAddItem(state: CaseState, item: ItemFacts): Decision<CaseEvent> {
  if (state.status !== 'open') return refuse('CASE_NOT_OPEN', { status: state.status })
  const receiver = item.receiver ?? state.receivers[0] ?? state.keeper?.person ?? null
  return accept<CaseEvent>({ type: 'item.added', payload: { ...item, receiver } })
}

/** Gives items to another receiver. Refuses: CASE_NOT_OPEN, ITEM_UNKNOWN, ITEM_MOVE_NOT_POSSIBLE, RECEIVER_IS_LEAVER, WITNESS_IS_RECEIVER. */
export function decideReassign(state: CaseState, command: { itemIds: readonly string[]; receiver: PersonRef }): Decision<CaseEvent> {
  if (state.status !== 'open') return refuse('CASE_NOT_OPEN', { status: state.status })
  const { receiver } = command
  if (receiver.kind === 'employee' && receiver.id === state.leaver.id) return refuse('RECEIVER_IS_LEAVER', { field: 'receivers' })
  if (state.witness && state.witness.kind === receiver.kind && state.witness.id === receiver.id && state.witness.name === receiver.name) return refuse('WITNESS_IS_RECEIVER', { field: 'witness' })
  const events: CaseEvent[] = []
  for (const id of new Set(command.itemIds)) {
    const item = itemOf(state, id)
    if (!item) return refuse('ITEM_UNKNOWN', {})
    if (isSettledItem(item.standing.status)) return refuse('ITEM_MOVE_NOT_POSSIBLE', { item: item.title, from: item.standing.status, act: 'reassign' })
    events.push({ type: 'item.reassigned', payload: { item: id, from: item.receiver, to: receiver } })
  }
  return accept(...events)
}

/** Changes tags, due day or whether material is needed; only what differs. Refuses: CASE_NOT_OPEN, ITEM_UNKNOWN. */
export function decideChangeItem(state: CaseState, itemId: string, change: ItemChange): Decision<CaseEvent> {
  if (state.status !== 'open') return refuse('CASE_NOT_OPEN', { status: state.status })
  const item = itemOf(state, itemId)
  if (!item) return refuse('ITEM_UNKNOWN', {})
  const fields = (Object.keys(change) as (keyof ItemChange)[]).filter((field) => change[field] !== undefined && JSON.stringify(item[field] ?? null) !== JSON.stringify(change[field]))
  if (fields.length === 0) return accept()
  const pick = (from: ItemChange): ItemChange => Object.fromEntries(fields.map((field) => [field, from[field] ?? null]))
  return accept<CaseEvent>({ type: 'item.changed', payload: { item: itemId, from: pick(item), to: pick(change) } })
}
