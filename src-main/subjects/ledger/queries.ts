import type { Knex } from 'knex'
import type { LedgerFilter, LedgerTotals } from '../../../src-shared/contract/ledger'
import type { CaseKind, Employer } from '../../../src-shared/vocabulary'

export interface LedgerDbRow { readonly case_id: string; readonly day: string; readonly left_on: string; readonly end_on: string | null; readonly kind: CaseKind; readonly department: string; readonly employer: Employer; readonly facts: string }

/** `staying` are the kinds of case that end no contract. */
export interface LedgerNarrowing { readonly filter: LedgerFilter; readonly staying: readonly CaseKind[]; readonly today: string }

const dayColumn = { leftOn: 'left_on', endOn: 'end_on' } as const

/** The rows of a range; walks case_ledger_by_left or case_ledger_by_end. */
function narrowed(db: Knex, { filter, staying, today }: LedgerNarrowing): Knex.QueryBuilder {
  const column = dayColumn[filter.by]
  const query = db('case_ledger').where(column, '>=', filter.from).where(column, '<=', filter.to)
  if (filter.department !== undefined) void query.where('department', filter.department)
  if (filter.kind) void query.where('kind', filter.kind)
  else if (!filter.withStaying && staying.length > 0) void query.whereNotIn('kind', [...staying])
  if (filter.employer) void query.where('employer', filter.employer)
  if (filter.overdue) void query.where('next_legal', '<', today)
  return query
}

/** A page of the ledger in the order of its days; one row more than `limit` tells that there are more. */
export async function ledgerPage(db: Knex, narrowing: LedgerNarrowing, after: readonly [string, string] | null, limit: number): Promise<LedgerDbRow[]> {
  const column = dayColumn[narrowing.filter.by]
  return (await narrowed(db, narrowing).modify((query) => { if (after) void query.whereRaw(`(${column}, case_id) > (?, ?)`, [...after]) })
    .orderBy([{ column }, { column: 'case_id' }]).limit(limit + 1).select('case_id', `${column} as day`, 'left_on', 'end_on', 'kind', 'department', 'employer', 'facts')) as LedgerDbRow[]
}

/** Counts of a range by kind and by department, most first; the index holds all that is counted. */
export async function ledgerTotals(db: Knex, narrowing: LedgerNarrowing): Promise<LedgerTotals> {
  const rows = (await narrowed(db, narrowing).groupBy('kind', 'department')
    .select('kind', 'department', db.raw('count(*) AS count'), db.raw('sum(open) AS open'), db.raw('sum(next_legal IS NOT NULL AND next_legal < ?) AS overdue', [narrowing.today]))) as Counted[]
  const sumOf = (some: readonly Counted[]) => ({ count: sum(some, 'count'), open: sum(some, 'open'), overdue: sum(some, 'overdue') })
  const by = <Key extends 'kind' | 'department'>(key: Key) => [...new Set(rows.map((row) => row[key]))]
    .map((value) => ({ [key]: value, ...sumOf(rows.filter((row) => row[key] === value)) }) as { [Name in Key]: Counted[Key] } & ReturnType<typeof sumOf>)
    .sort((a, b) => b.count - a.count || (String(a[key]) < String(b[key]) ? -1 : 1))
  return { ...sumOf(rows), kinds: by('kind'), departments: by('department') }
}

interface Counted { readonly kind: CaseKind; readonly department: string; readonly count: number; readonly open: number; readonly overdue: number }
const sum = (rows: readonly Counted[], name: 'count' | 'open' | 'overdue'): number => rows.reduce((total, row) => total + Number(row[name]), 0)
