import type { Knex } from 'knex'
import type { UserView } from '../../../../src-shared/contract/site'
import type { Role } from '../../../../src-shared/vocabulary'

export interface ApprovalRow { case_id: string; step: string; slot: string; name: string; asks: string; informs: number; since: string; due_on: string | null; due_key: string; number: string; employee_name: string; department: string }

/** The slots of case_approval that are somebody's. */
export const slotsFor = (who: { readonly id: string; readonly roles: readonly Role[]; readonly departments: readonly string[] }): string[] =>
  [`u:${who.id}`, ...who.roles.map((role) => `r:${role}`), ...(who.roles.includes('head') ? who.departments.map((department) => `h:${department}`) : [])]

/** The leaver never approves himself, whatever he heads. */
const waiting = (db: Knex, slots: readonly string[], user: Pick<UserView, 'employeeId'>): Knex.QueryBuilder =>
  db('case_approval').joinRaw('CROSS JOIN case_card ON case_card.id = case_approval.case_id').whereRaw('case_approval.slot IN (SELECT value FROM json_each(?))', [JSON.stringify(slots)])
    .modify((query) => { if (user.employeeId) void query.whereNot('case_card.employee_id', user.employeeId) })

/** Steps that wait for any of these slots, most pressing first, each once; walks case_approval_by_slot. */
export async function approvalsWaiting(db: Knex, slots: readonly string[], user: Pick<UserView, 'employeeId'>, after: readonly [string, string, string] | null, limit: number): Promise<ApprovalRow[]> {
  const order = ['case_approval.due_key', 'case_approval.case_id', 'case_approval.step'] as const
  return (await waiting(db, slots, user).modify((query) => { if (after) void query.whereRaw('(case_approval.due_key, case_approval.case_id, case_approval.step) > (?, ?, ?)', [...after]) })
    .groupBy([...order]).orderBy(order.map((column) => ({ column }))).limit(limit)
    .select('case_approval.*', 'case_card.number', 'case_card.employee_name', 'case_card.department').min({ slot: 'case_approval.slot' })) as ApprovalRow[]
}

/** How many steps wait for these slots, those for information left out. */
export async function approvalsWaitingCount(db: Knex, slots: readonly string[], user: Pick<UserView, 'employeeId'>): Promise<{ all: number; asked: number }> {
  const row = (await db.from(waiting(db, slots, user).groupBy('case_approval.case_id', 'case_approval.step').select('case_approval.informs').as('chosen')).first(db.raw('count(*) AS "all"'), db.raw('coalesce(sum(1 - informs), 0) AS asked'))) as { all: number; asked: number } | undefined
  return { all: Number(row?.all ?? 0), asked: Number(row?.asked ?? 0) }
}
