import type { SettlementHead, SettlementRow } from '../../../../src-shared/contract/settlementView'

export interface Settlement extends SettlementHead { readonly rows: readonly SettlementRow[]; readonly confirmed: { readonly by: string; readonly at: string; readonly note: string } | null }
export const initialSettlement: Settlement = { rows: [], attendanceDays: null, payOn: null, accountTail: '', confirmed: null }
