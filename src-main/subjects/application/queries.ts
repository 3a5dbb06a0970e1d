import type { Knex } from 'knex'
import type { ApplicationLine } from '../../../src-shared/contract/application'
import type { ApplicationState } from '../../../src-shared/vocabulary'
import { hashToken } from '../../office/sessions'

interface ApplicationRow { id: string; employee_id: string; employee_name: string; department: string; state: ApplicationState; last_day: string; submitted_at: string; case_id: string | null; case_number: string | null }

interface Which { readonly state?: ApplicationState; readonly employeeId?: string }
const chosen = (db: Knex, { state, employeeId }: Which): Knex.QueryBuilder => db('application').where({ ...(state ? { state } : {}), ...(employeeId ? { employee_id: employeeId } : {}) })

/** Applications, newest first (ids sort by time), before one; walks application_by_employee, application_by_state or the primary key. */
export async function applicationLines(db: Knex, { before, limit, ...which }: Which & { readonly before: string | null; readonly limit: number }): Promise<ApplicationLine[]> {
  const rows = (await chosen(db, which).modify((query) => { if (before) void query.where('id', '<', before) }).orderBy('id', 'desc').limit(limit)) as ApplicationRow[]
  return rows.map((row) => ({ id: row.id, employeeId: row.employee_id, employeeName: row.employee_name, department: row.department, state: row.state, lastDay: row.last_day, submittedAt: row.submitted_at, caseId: row.case_id, caseNumber: row.case_number }))
}

/** How many there are; walks the same indexes. */
export async function applicationCount(db: Knex, which: Which): Promise<number> {
  const row = (await chosen(db, which).count({ count: '*' }).first()) as { count: number } | undefined
  return Number(row?.count ?? 0)
}

/** A quarter of an hour: long enough to fill in a page, short enough for a link that was left on a screen. */
export const linkLifeMs = 15 * 60_000

/** A link that has not run out. `usedKey`: it was used, by the call with this idempotency key. */
export interface LiveLink { readonly applicationId: string; readonly employeeId: string; readonly expiresAt: number; readonly usedKey: string | null }
interface LinkRow { token_hash: string; application_id: string; employee_id: string; expires_at: number; used_key: string | null }

/** Instants are the steady clock's, as those of sessions. Further ahead than it can be: opened while the clock was set to the future, before a restart. */
const alive = (row: LinkRow | undefined, nowMs: number): LiveLink | null => (row && row.expires_at > nowMs && row.expires_at <= nowMs + linkLifeMs
  ? { applicationId: row.application_id, employeeId: row.employee_id, expiresAt: row.expires_at, usedKey: row.used_key } : null)

/** Keeps a new link and forgets an older one of the same person, and those that ran out: a site has a handful. */
export async function keepLink(trx: Knex, token: string, link: { readonly applicationId: string; readonly employeeId: string; readonly nowMs: number }): Promise<void> {
  await trx('application_link').where({ employee_id: link.employeeId }).orWhere('expires_at', '<=', link.nowMs).delete()
  await trx('application_link').insert({ token_hash: hashToken(token), application_id: link.applicationId, employee_id: link.employeeId, expires_at: link.nowMs + linkLifeMs, used_key: null })
}

/** By its token, of which only the hash is known; the primary key. */
export const linkOf = async (db: Knex, token: string, nowMs: number): Promise<LiveLink | null> =>
  alive((await db('application_link').where({ token_hash: hashToken(token) }).first()) as LinkRow | undefined, nowMs)

/** The link that an employee could use now; walks application_link_by_employee. */
export async function openLinkOf(db: Knex, employeeId: string, nowMs: number): Promise<LiveLink | null> {
  const link = alive((await db('application_link').where({ employee_id: employeeId }).first()) as LinkRow | undefined, nowMs)
  return link && link.usedKey === null ? link : null
}

/** Uses a link up. It is remembered until it runs out, so that the same call, repeated because its answer was lost, is answered again. */
export async function useLinkUp(trx: Knex, token: string, key: string): Promise<void> {
  const used = await trx('application_link').where({ token_hash: hashToken(token) }).whereNull('used_key').update({ used_key: key })
  if (used !== 1) throw new Error(`used up ${used} links instead of one`)
}

export async function forgetLink(trx: Knex, applicationId: string): Promise<void> {
  await trx('application_link').where({ application_id: applicationId }).delete()
}
