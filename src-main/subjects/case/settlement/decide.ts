import type { SettlementHead, SettlementRow } from '../../../../src-shared/contract/settlementView'
import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import { amountText } from '../../../../src-shared/money'
import { deductionCap, settlementTotals, usualRows } from '../../../../src-shared/settlement'
import type { CaseEvent } from '../domain/events'
import { isOffice, type Party } from '../domain/standing'
import type { CaseState } from '../domain/state'

/** Finance, and whoever stands for finance on this case: it is they who confirm. */
export function isFinance(state: CaseState, party: Party): boolean {
  const named = state.assignees['finance']
  return party.roles.includes('finance') || party.roles.includes('admin') || (named?.kind === 'user' && named.id === party.userId)
}
export const concernsSettlement = (state: CaseState, party: Party): boolean => isOffice(party) || isFinance(state, party)

function shut(state: CaseState, party: Party): Decision<never> | null {
  if (!concernsSettlement(state, party)) return refuse('NOT_ALLOWED', {})
  // Wages are due whatever becomes of the case, so figures are entered after archiving too.
  return state.status === 'open' || state.status === 'archived' ? null : refuse('CASE_NOT_OPEN', { status: state.status })
}

/** Adds a row or changes one. Refuses: NOT_ALLOWED, CASE_NOT_OPEN (void, stayed), SETTLEMENT_ROW_UNKNOWN. */
export function decideSetRow(state: CaseState, command: { readonly row: SettlementRow; readonly isNew: boolean }, party: Party): Decision<CaseEvent> {
  const from = state.settlement.rows.find((row) => row.id === command.row.id) ?? null
  if (!command.isNew && !from) return shut(state, party) ?? refuse('SETTLEMENT_ROW_UNKNOWN', {})
  return shut(state, party) ?? accept<CaseEvent>({ type: 'settlement.rowSet', payload: { from, to: command.row } })
}

/** Adds what is asked of everybody and has no row yet, without figures, so that nothing is forgotten. Refuses: NOT_ALLOWED, CASE_NOT_OPEN. */
export function decideAddUsualRows(state: CaseState, newId: () => string, party: Party): Decision<CaseEvent> {
  const missing = usualRows.filter(({ component }) => !state.settlement.rows.some((row) => row.component === component))
  return shut(state, party) ?? accept<CaseEvent>(...missing.map((row): CaseEvent => ({ type: 'settlement.rowSet', payload: { from: null, to: { id: newId(), ...row, source: '', fen: null, settled: false, remark: '', damage: null } } })))
}

/** Takes a row off. Refuses: NOT_ALLOWED, CASE_NOT_OPEN, SETTLEMENT_ROW_UNKNOWN. */
export function decideRemoveRow(state: CaseState, rowId: string, party: Party): Decision<CaseEvent> {
  const row = state.settlement.rows.find((one) => one.id === rowId)
  return shut(state, party) ?? (row ? accept<CaseEvent>({ type: 'settlement.rowRemoved', payload: { row } }) : refuse('SETTLEMENT_ROW_UNKNOWN', {}))
}

/** Attendance days, pay day, account. Refuses: NOT_ALLOWED, CASE_NOT_OPEN. */
export function decideSetHead(state: CaseState, to: SettlementHead, party: Party): Decision<CaseEvent> {
  const { attendanceDays, payOn, accountTail } = state.settlement
  if (attendanceDays === to.attendanceDays && payOn === to.payOn && accountTail === to.accountTail) return shut(state, party) ?? accept()
  return shut(state, party) ?? accept<CaseEvent>({ type: 'settlement.headSet', payload: { from: { attendanceDays, payOn, accountTail }, to } })
}

/**
 * Finance confirms the figures. Deducting more for damage than the law lets takes a reason, which is printed nowhere and kept in the log.
 * Refuses: NOT_ALLOWED, CASE_NOT_OPEN, SETTLEMENT_EMPTY, SETTLEMENT_ROWS_OPEN, SETTLEMENT_OVER_CAP, SETTLEMENT_CONFIRMED.
 */
export function decideConfirmSettlement(state: CaseState, command: { readonly note: string; readonly minimumWageFen: number | null }, party: Party): Decision<CaseEvent> {
  if (!isFinance(state, party)) return refuse('NOT_ALLOWED', {})
  const closed = shut(state, party)
  if (closed) return closed
  const { rows, confirmed } = state.settlement
  if (confirmed) return refuse('SETTLEMENT_CONFIRMED', {})
  if (rows.length === 0) return refuse('SETTLEMENT_EMPTY', {})
  const { netFen, open } = settlementTotals(rows)
  if (open > 0) return refuse('SETTLEMENT_ROWS_OPEN', { count: open })
  const { overFen, capFen } = deductionCap(rows, command.minimumWageFen)
  if (overFen > 0 && !command.note) return refuse('SETTLEMENT_OVER_CAP', { field: 'note', over: amountText(overFen), cap: amountText(capFen ?? 0) })
  return accept<CaseEvent>({ type: 'settlement.confirmed', payload: { netFen, overFen, note: command.note } })
}
