import type { Knex } from 'knex'
import type { CaseRole } from '../../../../src-shared/vocabulary'

export interface CaseRoleRow { person: string; case_id: string; role: CaseRole; what: string; items: number; number: string; employee_name: string }

const held = (db: Knex, people: readonly string[]): Knex.QueryBuilder => db('case_role').whereRaw('case_role.person IN (SELECT value FROM json_each(?))', [JSON.stringify(people)])

/** Parts that these people have in open cases, by case; walks the primary key of case_role. `after` holds the keys of the last row seen. */
export async function caseRolesOf(db: Knex, people: readonly string[], after: readonly [string, string, string, string] | null, limit: number): Promise<CaseRoleRow[]> {
  return (await held(db, people).joinRaw('CROSS JOIN case_card ON case_card.id = case_role.case_id').modify((query) => { if (after) void query.whereRaw('(case_role.person, case_role.case_id, case_role.role, case_role.what) > (?, ?, ?, ?)', [...after]) })
    .orderBy(['person', 'case_id', 'role', 'what'].map((column) => ({ column: `case_role.${column}` }))).limit(limit).select('case_role.*', 'case_card.number', 'case_card.employee_name')) as CaseRoleRow[]
}

/** How many there are; counts within the primary key. */
export async function countCaseRoles(db: Knex, people: readonly string[]): Promise<number> {
  const row = (await held(db, people).count({ count: '*' }).first()) as { count: number } | undefined
  return Number(row?.count ?? 0)
}
