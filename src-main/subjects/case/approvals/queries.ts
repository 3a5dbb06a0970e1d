import type { Knex } from 'knex'
import type { Role } from '../../../../src-shared/vocabulary'

export interface ApprovalRow { case_id: string; step: string; slot: string; name: string; asks: string; informs: number; since: string; due_on: string | null; due_key: string; number: string; employee_id: string; employee_name: string; department: string }

/** Somebody with an account, as far as approving goes. */
export interface Approving { readonly id: string; readonly roles: readonly Role[]; readonly departments: readonly string[]; readonly employeeId: string | null }

/** The slots of case_approval that are somebody's. */
export const slotsFor = (who: Omit<Approving, 'employeeId'>): string[] =>
  [`u:${who.id}`, ...who.roles.map((role) => `r:${role}`), ...(who.roles.includes('head') ? who.departments.map((department) => `h:${department}`) : [])]

/** What waits for somebody or for whom he stands in. The leaver never approves himself, whatever he heads, and nobody does in his place. */
function waiting(db: Knex, user: Approving, delegators: readonly Approving[]): Knex.QueryBuilder {
  const held = [user, ...delegators].flatMap((one) => slotsFor(one).map((slot) => ({ slot, employee: one.employeeId })))
  return db('case_approval').joinRaw('CROSS JOIN case_card ON case_card.id = case_approval.case_id').whereRaw('case_approval.slot IN (SELECT value FROM json_each(?))', [JSON.stringify([...new Set(held.map((one) => one.slot))])])
    .whereRaw("EXISTS (SELECT 1 FROM json_each(?) WHERE json_each.value ->> 'slot' = case_approval.slot AND json_each.value ->> 'employee' IS NOT case_card.employee_id)", [JSON.stringify(held)])
    .modify((query) => { if (user.employeeId) void query.whereNot('case_card.employee_id', user.employeeId) })
}

/** Steps that wait for somebody or for whom he stands in, most pressing first, each once; walks case_approval_by_slot. */
export async function approvalsWaiting(db: Knex, user: Approving, delegators: readonly Approving[], after: readonly [string, string, string] | null, limit: number): Promise<ApprovalRow[]> {
  const order = ['case_approval.due_key', 'case_approval.case_id', 'case_approval.step'] as const
  return (await waiting(db, user, delegators).modify((query) => { if (after) void query.whereRaw('(case_approval.due_key, case_approval.case_id, case_approval.step) > (?, ?, ?)', [...after]) })
    .groupBy([...order]).orderBy(order.map((column) => ({ column }))).limit(limit)
    .select('case_approval.*', 'case_card.number', 'case_card.employee_id', 'case_card.employee_name', 'case_card.department').min({ slot: 'case_approval.slot' })) as ApprovalRow[]
}

/** How many steps wait, those for information included. */
export async function approvalsWaitingCount(db: Knex, user: Approving, delegators: readonly Approving[]): Promise<number> {
  const row = (await db.from(waiting(db, user, delegators).groupBy('case_approval.case_id', 'case_approval.step').select('case_approval.case_id').as('chosen')).count({ count: '*' }).first()) as { count: number } | undefined
  return Number(row?.count ?? 0)
}
