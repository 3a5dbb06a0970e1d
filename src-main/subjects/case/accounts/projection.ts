import type { Knex } from 'knex'
import type { Migration } from '../../../store/migrate'
import type { Row, Table } from '../../../store/projection'
import type { CaseState } from '../domain/state'
import { isUsable } from './state'

/** A row only for cases with something to freeze or to unfreeze: the list is short, however many cases there are. */
export const freezeTable: Table = { name: 'case_freeze', key: ['left_on', 'case_id'], columns: ['left_on', 'case_id', 'to_freeze', 'requested', 'to_unfreeze'] }

export function freezeRows(state: CaseState): Row[] {
  const leaving = state.status === 'open' || state.status === 'archived'
  const usable = leaving ? state.accounts.filter(isUsable) : []
  const toUnfreeze = leaving ? 0 : state.accounts.filter((one) => one.state === 'frozen').length
  if (usable.length === 0 && toUnfreeze === 0) return []
  return [{ left_on: state.dates.leftOn, case_id: state.id, to_freeze: usable.length, requested: usable.filter((one) => one.state === 'requested').length, to_unfreeze: toUnfreeze }]
}

export interface FreezeRow { left_on: string; case_id: string; to_freeze: number; requested: number; to_unfreeze: number; number: string; employee_name: string; department: string }

/** Cases with accounts to freeze or unfreeze, the longest gone first; walks the primary key. */
export async function casesToFreeze(db: Knex, after: readonly [string, string] | null, limit: number): Promise<FreezeRow[]> {
  const chosen = db('case_freeze').orderBy(['left_on', 'case_id']).limit(limit)
  if (after) void chosen.whereRaw('(left_on, case_id) > (?, ?)', [...after])
  return (await db.from(chosen.as('chosen')).joinRaw('CROSS JOIN case_card ON case_card.id = chosen.case_id').orderBy(['chosen.left_on', 'chosen.case_id']).select('chosen.*', 'case_card.number', 'case_card.employee_name', 'case_card.department')) as FreezeRow[]
}

export const countToFreeze = async (db: Knex): Promise<number> => Number(((await db('case_freeze').count({ count: '*' }).first()) as { count: number } | undefined)?.count ?? 0)

export const accountMigrations: readonly Migration[] = [{
  name: '0091-case-freeze',
  up: async (trx) => {
    await trx.raw('CREATE TABLE case_freeze (left_on TEXT NOT NULL, case_id TEXT NOT NULL, to_freeze INTEGER NOT NULL, requested INTEGER NOT NULL, to_unfreeze INTEGER NOT NULL, PRIMARY KEY (left_on, case_id)) STRICT, WITHOUT ROWID')
    await trx.raw('ALTER TABLE position ADD COLUMN systems TEXT')
  },
}, {
  name: '0092-minimum-wage',
  up: async (trx) => { await trx.raw('ALTER TABLE site ADD COLUMN minimum_wage_fen INTEGER') },
}]
