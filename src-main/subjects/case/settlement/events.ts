import type { SettlementHead, SettlementRow } from '../../../../src-shared/contract/settlementView'
import type { Fact } from '../domain/fact'

/** Facts about what is owed between the leaver and the company: figures people entered, no payroll. */
export type SettlementEvent =
  | Fact<'settlement.rowSet', { readonly from: SettlementRow | null; readonly to: SettlementRow }>
  | Fact<'settlement.rowRemoved', { readonly row: SettlementRow }>
  | Fact<'settlement.headSet', { readonly from: SettlementHead; readonly to: SettlementHead }>
  | Fact<'settlement.confirmed', { readonly netFen: number; readonly overFen: number; readonly note: string }>
export const settlementTypes = ['settlement.rowSet', 'settlement.rowRemoved', 'settlement.headSet', 'settlement.confirmed'] as const satisfies readonly SettlementEvent['type'][]
