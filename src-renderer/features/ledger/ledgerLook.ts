import type { LedgerFilter } from '@shared/contract/ledger'
import { caseKinds, employers } from '@shared/vocabulary'

/** Which days put somebody into the ledger; the contract's own list would bring zod into the page. */
export const ledgerDays = ['leftOn', 'endOn'] as const satisfies readonly LedgerFilter['by'][]

type Query = Readonly<Record<string, unknown>>
export type LedgerQuery = Record<string, string | undefined>
const day = /^\d{4}-\d{2}-\d{2}$/
const month = /^\d{4}-(0[1-9]|1[0-2])$/
const textOf = (query: Query, name: string): string => (typeof query[name] === 'string' ? query[name] : '')

/** The last day of a month, from its name alone. */
const lastDayOf = (name: string): string => {
  const [year, number] = name.split('-').map(Number) as [number, number]
  return `${name}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`
}

/** So many months after one. */
export function monthAfter(name: string, count: number): string {
  const [year, number] = name.split('-').map(Number) as [number, number]
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7)
}

/** The month in an address, when it asks for one or for nothing: then this one. */
export const monthOf = (query: Query, today: string): string | null => {
  if (day.test(textOf(query, 'from')) && day.test(textOf(query, 'to'))) return null
  return month.test(textOf(query, 'month')) ? textOf(query, 'month') : today.slice(0, 7)
}

/** The filter that an address asks for; what it does not know is left out. */
export function filterOf(query: Query, today: string): LedgerFilter {
  const asked = monthOf(query, today)
  const kind = caseKinds.find((one) => one === query['kind'])
  const employer = employers.find((one) => one === query['employer'])
  const department = textOf(query, 'department').slice(0, 60)
  return {
    ...(asked === null ? { from: textOf(query, 'from'), to: textOf(query, 'to') } : { from: `${asked}-01`, to: lastDayOf(asked) }), by: ledgerDays.find((one) => one === query['by']) ?? 'leftOn',
    ...(department ? { department } : {}), ...(kind ? { kind } : {}), ...(employer ? { employer } : {}), ...(query['overdue'] === '1' ? { overdue: true } : {}), ...(query['withStaying'] === '1' ? { withStaying: true } : {}),
  }
}

export const isNarrowed = ({ department, kind, employer, overdue }: LedgerFilter): boolean => Boolean(department || kind || employer || overdue)
