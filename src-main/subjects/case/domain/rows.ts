import type { DetailColumn } from '../../../../src-shared/contract/template'
import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import { isSettledItem } from '../../../../src-shared/vocabulary'
import type { CaseEvent } from './events'
import { mayMove, isTaker } from './items'
import type { Party } from './standing'
import { itemOf, type CaseItem, type CaseState, type DetailRow } from './state'

type Found = { readonly item: CaseItem; readonly row: DetailRow }
type Values = Readonly<Record<string, string>>

function workable(state: CaseState, itemId: string, party: Party, evenSettled = false): Decision<never> | CaseItem {
  if (state.status !== 'open') return refuse('CASE_NOT_OPEN', { status: state.status })
  const item = itemOf(state, itemId)
  if (!item) return refuse('ITEM_UNKNOWN', {})
  const standing = mayMove(item, { who: 'taker' }, party, state)
  if (standing !== 'yes') return standing === 'other' ? refuse('ITEM_OTHER_PERSON', { item: item.title, receiver: item.receiver?.name ?? '' }) : refuse('NOT_ALLOWED', {})
  // What was confirmed is what was signed: opening the item again is the way to change it.
  if (!evenSettled && isSettledItem(item.standing.status)) return refuse('ITEM_ALREADY', { item: item.title, status: item.standing.status })
  return item
}

/** Adds detail rows. Refuses: as any work on an item, ROW_COLUMN_UNKNOWN, ROW_COLUMN_REQUIRED (with the row's number from 1). */
export function decideAddRows(state: CaseState, command: { itemId: string; rows: readonly { id: string; values: Values }[]; columns: readonly DetailColumn[] }, party: Party): Decision<CaseEvent> {
  const item = workable(state, command.itemId, party)
  if ('accepted' in item) return item
  for (const [index, row] of command.rows.entries()) {
    const problem = rowProblem(row.values, command.columns, index + 1)
    if (problem) return problem
  }
  return accept<CaseEvent>({ type: 'item.rowsAdded', payload: { item: item.id, rows: command.rows } })
}

/** Changes a row that is not confirmed yet. Refuses: as any work on an item, ROW_UNKNOWN, ROW_CONFIRMED, ROW_COLUMN_UNKNOWN, ROW_COLUMN_REQUIRED. */
export function decideChangeRow(state: CaseState, command: { itemId: string; rowId: string; values: Values; columns: readonly DetailColumn[] }, party: Party): Decision<CaseEvent> {
  const found = openRow(state, command.itemId, command.rowId, party)
  if ('accepted' in found) return found
  const problem = rowProblem(command.values, command.columns, found.item.rows.indexOf(found.row) + 1)
  if (problem) return problem
  if (JSON.stringify(found.row.values) === JSON.stringify(command.values)) return accept()
  return accept<CaseEvent>({ type: 'item.rowChanged', payload: { item: found.item.id, row: found.row.id, from: found.row.values, to: command.values } })
}

/** Takes a row off. Refuses: as any work on an item, ROW_UNKNOWN, ROW_CONFIRMED. */
export function decideRemoveRow(state: CaseState, command: { itemId: string; rowId: string }, party: Party): Decision<CaseEvent> {
  const found = openRow(state, command.itemId, command.rowId, party)
  if ('accepted' in found) return found
  return accept<CaseEvent>({ type: 'item.rowRemoved', payload: { item: found.item.id, row: found.row.id, values: found.row.values } })
}

/** Confirms rows: the receiver, or the office on his behalf. Refuses: as any work on an item, ROW_UNKNOWN. */
export function decideConfirmRows(state: CaseState, command: { itemId: string; rowIds: readonly string[] }, party: Party): Decision<CaseEvent> {
  const item = workable(state, command.itemId, party)
  if ('accepted' in item) return item
  if (mayMove(item, { who: 'receiver' }, party, state) !== 'yes') return refuse('ITEM_OTHER_PERSON', { item: item.title, receiver: item.receiver?.name ?? '' })
  if (command.rowIds.some((id) => !item.rows.some((row) => row.id === id))) return refuse('ROW_UNKNOWN', {})
  const open = command.rowIds.filter((id) => !item.rows.find((row) => row.id === id)?.confirmed)
  return open.length === 0 ? accept() : accept<CaseEvent>({ type: 'item.rowsConfirmed', payload: { item: item.id, rows: open, onBehalf: !isTaker(item, party) } })
}

/** Seals a password on a row; sealing again replaces it. Refuses: as any work on an item, ROW_UNKNOWN. */
export function decideSeal(state: CaseState, command: { itemId: string; rowId: string; secret: string; ciphertext: string }, party: Party): Decision<CaseEvent> {
  // A password that did not work is sealed again, also after the item was confirmed.
  const item = workable(state, command.itemId, party, true)
  if ('accepted' in item) return item
  if (!item.rows.some((row) => row.id === command.rowId)) return refuse('ROW_UNKNOWN', {})
  return accept<CaseEvent>({ type: 'item.secretSealed', payload: { item: item.id, row: command.rowId, secret: command.secret, ciphertext: command.ciphertext } })
}

/** Reveals a sealed password, once, to the receiver alone, whatever the other's role. Refuses: ITEM_UNKNOWN, ROW_UNKNOWN, SECRET_NONE, SECRET_NOT_FOR_YOU, SECRET_ALREADY_REVEALED. */
export function decideReveal(state: CaseState, command: { itemId: string; rowId: string }, party: Party): Decision<CaseEvent> {
  const item = itemOf(state, command.itemId)
  if (!item) return refuse('ITEM_UNKNOWN', {})
  const row = item.rows.find((one) => one.id === command.rowId)
  if (!row) return refuse('ROW_UNKNOWN', {})
  if (!row.secret) return refuse('SECRET_NONE', {})
  if (!isTaker(item, party)) return refuse('SECRET_NOT_FOR_YOU', { receiver: item.receiver?.name ?? '' })
  if (row.secret.revealed) return refuse('SECRET_ALREADY_REVEALED', row.secret.revealed)
  return accept<CaseEvent>({ type: 'item.secretRevealed', payload: { item: item.id, row: row.id, secret: row.secret.id } })
}

function openRow(state: CaseState, itemId: string, rowId: string, party: Party): Decision<never> | Found {
  const item = workable(state, itemId, party)
  if ('accepted' in item) return item
  const row = item.rows.find((one) => one.id === rowId)
  if (!row) return refuse('ROW_UNKNOWN', {})
  return row.confirmed ? refuse('ROW_CONFIRMED', {}) : { item, row }
}

function rowProblem(values: Values, columns: readonly DetailColumn[], rowNumber: number): Decision<never> | null {
  const known = new Map(columns.map((column) => [column.key, column]))
  for (const key of Object.keys(values)) if (!known.has(key)) return refuse('ROW_COLUMN_UNKNOWN', { field: key })
  for (const column of columns) if (column.required && !column.retired && !values[column.key]?.trim()) return refuse('ROW_COLUMN_REQUIRED', { field: column.label['zh-CN'], row: rowNumber })
  return null
}
