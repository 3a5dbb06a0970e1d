import type { SettlementView } from '../../../../src-shared/contract/settlementView'
import { amountInWords } from '../../../../src-shared/money'
import { deductionCap, settlementTotals, valueLeft } from '../../../../src-shared/settlement'
import type { Party } from '../domain/standing'
import type { CaseState } from '../domain/state'
import { concernsSettlement, isFinance } from './decide'

/** The settlement with its sums, the net in words, and the legal cap on deductions for damage. */
export function settlementView(state: CaseState, party: Party, minimumWageFen: number | null): SettlementView {
  const { rows, confirmed, attendanceDays, payOn, accountTail } = state.settlement
  const totals = settlementTotals(rows)
  const isOn = state.status === 'open' || state.status === 'archived'
  return {
    attendanceDays, payOn, accountTail, confirmed, totals, inWords: amountInWords(totals.netFen), cap: deductionCap(rows, minimumWageFen), mayEdit: isOn && concernsSettlement(state, party), mayConfirm: isOn && isFinance(state, party) && !confirmed,
    rows: rows.map((row) => ({ ...row, valueLeftFen: row.damage && valueLeft(row.damage, state.dates.leftOn) })),
  }
}
