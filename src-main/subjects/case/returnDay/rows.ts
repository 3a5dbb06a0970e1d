import type { Knex } from 'knex'
import type { Migration } from '../../../store/migrate'
import type { Row, Table } from '../../../store/projection'
import type { CaseState } from '../domain/state'
import { isExpected } from './points'

/** A row only while the leaver is expected back, so that the list stays short however many cases there are. */
export const returnTable: Table = { name: 'case_return', key: ['expected_on', 'case_id'], columns: ['expected_on', 'case_id'] }

export const returnRows = (state: CaseState): Row[] => (isExpected(state) ? [{ expected_on: state.dates.expectedBackOn, case_id: state.id }] : [])

export interface ReturnRow { expected_on: string; case_id: string; number: string; employee_name: string; department: string }

/** Leavers expected up to a day, who should have come first before the others; walks the primary key. */
export async function expectedBack(db: Knex, until: string, after: readonly [string, string] | null, limit: number): Promise<ReturnRow[]> {
  const chosen = db('case_return').where('expected_on', '<=', until).orderBy(['expected_on', 'case_id']).limit(limit)
  if (after) void chosen.whereRaw('(expected_on, case_id) > (?, ?)', [...after])
  return (await db.from(chosen.as('chosen')).joinRaw('CROSS JOIN case_card ON case_card.id = chosen.case_id').orderBy(['chosen.expected_on', 'chosen.case_id']).select('chosen.*', 'case_card.number', 'case_card.employee_name', 'case_card.department')) as ReturnRow[]
}

export const countExpected = async (db: Knex, until: string): Promise<number> =>
  Number(((await db('case_return').where('expected_on', '<=', until).count({ count: '*' }).first()) as { count: number } | undefined)?.count ?? 0)

export const returnMigrations: readonly Migration[] = [{
  name: '0101-case-return',
  up: async (trx) => { await trx.raw('CREATE TABLE case_return (expected_on TEXT NOT NULL, case_id TEXT NOT NULL, PRIMARY KEY (expected_on, case_id)) STRICT, WITHOUT ROWID') },
}]
