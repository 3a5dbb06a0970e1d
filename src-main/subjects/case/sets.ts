import type { Knex } from 'knex'
import type { UserView } from '../../../src-shared/contract/site'
import { seesAllCases } from '../../office/permissions'

/** Cases that a filter, or what somebody may see, names by another table than case_card. */
export interface CaseSet {
  /** SQL that lists them as `id`, each once. */
  readonly ids: string
  /** SQL that asks whether the case at hand (`card`, a column) is one of them. */
  holds(card: string): string
  /** Values of either. */
  readonly bindings: readonly string[]
}

type Viewer = Pick<UserView, 'id' | 'roles' | 'departments'>

/** Departments whose cases somebody sees as their head or supervisor. */
export const headedDepartments = (user: Pick<UserView, 'roles' | 'departments'>): string[] => (user.roles.includes('head') || user.roles.includes('supervisor') ? [...user.departments] : [])

/** Cases of a table of pairs whose key begins with `column`; walks its primary key both ways. */
export const setBy = (table: 'case_receiver' | 'case_tag' | 'case_party', column: string, value: string): CaseSet => ({
  ids: `SELECT case_id AS id FROM ${table} WHERE ${column} = ?`, holds: (card) => `EXISTS (SELECT 1 FROM ${table} AS one WHERE one.${column} = ? AND one.case_id = ${card})`, bindings: [value],
})

/** Cases that somebody has a part in, outside these departments. Walks case_party_by_column. */
export function ownBeyond(user: Viewer, departments: readonly string[]): CaseSet {
  const own = setBy('case_party', 'user_id', user.id)
  if (departments.length === 0) return own
  const beyond = ` AND department NOT IN (${departments.map(() => '?').join(', ')})`
  return { ids: `${own.ids}${beyond}`, holds: (card) => `EXISTS (SELECT 1 FROM case_party WHERE user_id = ?${beyond} AND case_id = ${card})`, bindings: [...own.bindings, ...departments] }
}

/** What a user may see; null when that is everything. Walks case_party and case_card_by_department. */
export function visibleSet(user: Viewer): CaseSet | null {
  if (seesAllCases(user.roles)) return null
  const own = setBy('case_party', 'user_id', user.id)
  const departments = headedDepartments(user)
  if (departments.length === 0) return own
  const named = departments.map(() => '?').join(', ')
  return {
    ids: `${own.ids} UNION SELECT id FROM case_card WHERE department IN (${named})`,
    holds: (card) => `(${own.holds(card)} OR EXISTS (SELECT 1 FROM case_card AS headed INDEXED BY case_card_narrow WHERE headed.id = ${card} AND headed.department IN (${named})))`,
    bindings: [...own.bindings, ...departments],
  }
}

/** Up to so many cases it is quicker to look each of them up than to meet them in the order that is asked for. */
const fewCases = 3000

/** The smallest of these sets; null when all are large, or there is none. */
export async function smallestOf(db: Knex, sets: readonly CaseSet[], few = fewCases): Promise<CaseSet | null> {
  if (sets.length === 0) return null
  const sizes = sets.map((set) => `SELECT count(*) AS size FROM (SELECT 1 FROM (${set.ids}) LIMIT ${few + 1})`).join(' UNION ALL ')
  const rows = (await db.raw(sizes, sets.flatMap((set) => set.bindings) as never)) as { size: number }[]
  const least = Math.min(...rows.map((row) => row.size))
  return least > few ? null : sets[rows.findIndex((row) => row.size === least)]!
}

/** Cases of the table case_card: all, or those of the set that leads. Its ids are looked up in case_card_narrow, whatever else is asked. */
export const cardsLedBy = (db: Knex, lead: CaseSet | null): Knex.QueryBuilder =>
  (lead ? db.fromRaw(`(${lead.ids}) AS lead CROSS JOIN case_card INDEXED BY case_card_narrow ON case_card.id = lead.id`, lead.bindings as never) : db('case_card')) as Knex.QueryBuilder

/** Narrows to all of these sets but the one that leads already. */
export function heldBy(query: Knex.QueryBuilder, sets: readonly CaseSet[], lead: CaseSet | null, card = 'case_card.id'): Knex.QueryBuilder {
  for (const set of sets) if (set !== lead) void query.whereRaw(set.holds(card), set.bindings as never)
  return query
}
