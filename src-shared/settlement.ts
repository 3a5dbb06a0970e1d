import type { SettlementComponent, SettlementDirection } from './vocabulary'

/** What a thing was worth when it was new and how long such a thing lasts. */
export interface DamagedThing { readonly newFen: number; readonly boughtOn: string; readonly lifeMonths: number }

export interface SettlementFigures { readonly component: SettlementComponent; readonly direction: SettlementDirection; readonly fen: number | null }

/** The value left in fen after so many whole months of use, in a straight line down to nothing. */
export function valueLeft({ newFen, boughtOn, lifeMonths }: DamagedThing, on: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = boughtOn.split('-').map(Number)
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number)
  const used = Math.max(0, (year - fromYear) * 12 + month - fromMonth - (day < fromDay ? 1 : 0))
  return Math.max(0, Math.floor((newFen * (lifeMonths - used)) / lifeMonths))
}

/** What is asked of everybody who leaves, in the order of the paper; damage and what else there is are added where they occur. */
export const usualRows: readonly { readonly component: SettlementComponent; readonly direction: SettlementDirection }[] = [
  ...(['wages', 'overtime', 'leave', 'severance', 'expenses'] as const).map((component) => ({ component, direction: 'payable' as const })),
  ...(['loan', 'petty_cash', 'meal_card', 'utilities', 'tools'] as const).map((component) => ({ component, direction: 'receivable' as const })),
]

export interface DeductionCap {
  /** This month's pay that losses may be taken from; null while a row of it has no figure. */ readonly payFen: number | null
  readonly damageFen: number
  /** What may be deducted at most this month (工资支付暂行规定 16); null while the pay is not known. */ readonly capFen: number | null
  readonly overFen: number
  readonly minimumWageKnown: boolean
}

/** What of a settlement is a loss the leaver makes good (工资支付暂行规定 16): damage, and tools that did not come back. Loans are not. */
const isLoss = ({ direction, component }: SettlementFigures): boolean => direction === 'receivable' && (component === 'damage' || component === 'tools')

/** The cap on deductions for losses: a fifth of the month's pay, and what remains not below the minimum wage. Where no pay is due, nothing can be taken from it. */
export function deductionCap(rows: readonly SettlementFigures[], minimumWageFen: number | null): DeductionCap {
  const pay = rows.filter((row) => row.direction === 'payable' && (row.component === 'wages' || row.component === 'overtime'))
  const damageFen = sum(rows.filter(isLoss))
  const payFen = pay.some((row) => row.fen === null) ? null : sum(pay)
  const capFen = payFen === null ? null : Math.max(0, Math.min(Math.floor(payFen / 5), minimumWageFen === null ? payFen : payFen - minimumWageFen))
  return { payFen, damageFen, capFen, overFen: capFen === null ? 0 : Math.max(0, damageFen - capFen), minimumWageKnown: minimumWageFen !== null }
}

export interface SettlementTotals { readonly payableFen: number; readonly receivableFen: number; readonly netFen: number; /** Rows without a figure. */ readonly open: number }

export function settlementTotals(rows: readonly SettlementFigures[]): SettlementTotals {
  const payableFen = sum(rows.filter((row) => row.direction === 'payable'))
  const receivableFen = sum(rows.filter((row) => row.direction === 'receivable'))
  return { payableFen, receivableFen, netFen: payableFen - receivableFen, open: rows.filter((row) => row.fen === null).length }
}

const sum = (rows: readonly SettlementFigures[]): number => rows.reduce((total, row) => total + (row.fen ?? 0), 0)
