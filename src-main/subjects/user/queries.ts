import type { Knex } from 'knex'
import type { DelegationView, UserView } from '../../../src-shared/contract/site'
import type { Locale, Role } from '../../../src-shared/vocabulary'

interface UserRow { id: string; name: string; display_name: string; roles: string; departments: string; locale: Locale; employee_id: string | null; email: string; phone: string; disabled: number; verifier: string; version: number }

export interface UserWithVerifier extends UserView { readonly verifier: string }

const asView = (row: UserRow): UserWithVerifier => ({
  id: row.id, name: row.name, displayName: row.display_name, roles: JSON.parse(row.roles) as Role[], departments: JSON.parse(row.departments) as string[],
  locale: row.locale, employeeId: row.employee_id, email: row.email, phone: row.phone, disabled: row.disabled === 1, version: row.version, verifier: row.verifier,
})

/** For views: without the verifier. */
export const withoutVerifier = ({ verifier: _verifier, ...view }: UserWithVerifier): UserView => view

/** By sign-in name, whatever its case; walks user_account_by_name. */
export async function userByName(db: Knex, name: string): Promise<UserWithVerifier | null> {
  const row = (await db('user_account').where({ name_key: name.trim().toLowerCase() }).first()) as UserRow | undefined
  return row ? asView(row) : null
}

/** By id; the primary key. */
export async function userById(db: Knex, id: string): Promise<UserWithVerifier | null> {
  const row = (await db('user_account').where({ id }).first()) as UserRow | undefined
  return row ? asView(row) : null
}

/** All accounts, at most 500: a site has tens. */
export async function allUsers(db: Knex): Promise<UserView[]> {
  const rows = (await db('user_account').orderBy('display_name').limit(500)) as UserRow[]
  return rows.map(asView).map(withoutVerifier)
}

/** How many enabled administrators there are besides one; walks the primary key of user_role. */
export async function otherAdministrators(db: Knex, userId: string): Promise<number> {
  const row = (await db('user_role').where({ role: 'admin' }).whereNot({ user_id: userId }).count({ count: '*' }).first()) as { count: number } | undefined
  return Number(row?.count ?? 0)
}

/** Enabled holders of a role with their departments; walks the primary key of user_role. */
export async function holdersOf(db: Knex, role: Role): Promise<{ userId: string; departments: string[]; displayName: string }[]> {
  const rows = (await db('user_role').join('user_account', 'user_account.id', 'user_role.user_id').where('user_role.role', role).limit(500)
    .select('user_role.user_id', 'user_role.department', 'user_account.display_name')) as { user_id: string; department: string; display_name: string }[]
  return rows.map((row) => ({ userId: row.user_id, departments: JSON.parse(row.department) as string[], displayName: row.display_name }))
}

export async function preferenceOf(db: Knex, userId: string, key: string): Promise<string | null> {
  const row = (await db('user_preference').where({ user_id: userId, key }).first('value')) as { value: string } | undefined
  return row?.value ?? null
}

/** Preferences are how one person likes a screen, not facts of the site: outside the log. */
export async function savePreference(trx: Knex, userId: string, key: string, value: string): Promise<void> {
  await trx('user_preference').insert({ user_id: userId, key, value }).onConflict(['user_id', 'key']).merge()
}

/** These users, those who exist; the primary key. */
export async function usersByIds(db: Knex, ids: readonly string[]): Promise<UserView[]> {
  const rows = (await db('user_account').whereIn('id', [...ids])) as UserRow[]
  return rows.map(asView).map(withoutVerifier)
}

/** Accounts that belong to one of these employees; walks user_account_by_employee. */
export async function accountsOfEmployees(db: Knex, employeeIds: readonly string[]): Promise<{ employeeId: string; name: string }[]> {
  return (await db('user_account').whereRaw('employee_id IN (SELECT value FROM json_each(?))', [JSON.stringify(employeeIds)]).select({ employeeId: 'employee_id' }, 'name')) as { employeeId: string; name: string }[]
}

interface DelegationRow { to_id: string; id: string; user_id: string; to_name: string; from_on: string; until_on: string; reason: string; by: string; at: string; ended_by: string | null; ended_at: string | null; display_name: string }

/** Enabled users for whom somebody stands in on a day; walks the primary key of user_delegation. */
export async function delegatorsOf(db: Knex, userId: string, today: string): Promise<{ id: string; name: string; roles: Role[]; departments: string[]; employeeId: string | null }[]> {
  const rows = (await db('user_delegation').join('user_account', 'user_account.id', 'user_delegation.user_id').where({ to_id: userId }).whereNull('ended_at').where('from_on', '<=', today).where('until_on', '>=', today)
    .where('user_account.disabled', 0).orderBy('user_delegation.id').limit(50).select('user_account.*')) as UserRow[]
  return rows.map((row) => ({ id: row.id, name: row.display_name, roles: JSON.parse(row.roles) as Role[], departments: JSON.parse(row.departments) as string[], employeeId: row.employee_id }))
}

/** Who stands in for one user, or for everybody, newest first, at most 200; walks user_delegation_by_user. */
export async function delegationsOf(db: Knex, userId: string | null): Promise<DelegationView[]> {
  const rows = (await db('user_delegation').join('user_account', 'user_account.id', 'user_delegation.user_id').modify((query) => { if (userId) void query.where({ user_id: userId }) })
    .orderBy('until_on', 'desc').orderBy('user_delegation.id', 'desc').limit(200).select('user_delegation.*', 'user_account.display_name')) as DelegationRow[]
  return rows.map((row) => ({
    id: row.id, user: { id: row.user_id, name: row.display_name }, to: { id: row.to_id, name: row.to_name }, from: row.from_on, until: row.until_on, reason: row.reason, by: row.by, at: row.at,
    ended: row.ended_at && row.ended_by ? { by: row.ended_by, at: row.ended_at } : null,
  }))
}

/** Accounts of one employee, disabled ones too; walks user_account_by_employee. */
export async function accountsOf(db: Knex, employeeId: string): Promise<UserView[]> {
  const rows = (await db('user_account').where({ employee_id: employeeId }).orderBy('id').limit(20)) as UserRow[]
  return rows.map(asView).map(withoutVerifier)
}

/** Whether an employee administers the site and nobody else does; walks user_account_by_employee and the primary key of user_role. */
export async function isLastAdministrator(db: Knex, employeeId: string): Promise<boolean> {
  const own = (await accountsOf(db, employeeId)).filter((one) => !one.disabled && one.roles.includes('admin')).map((one) => one.id)
  return own.length > 0 && (await holdersOf(db, 'admin')).every((one) => own.includes(one.userId))
}

/** For whom somebody stands in on a day or will, walks the primary key of user_delegation. */
export async function standsInFor(db: Knex, userId: string, today: string): Promise<{ id: string; ownerId: string; ownerName: string; from: string; until: string; reason: string }[]> {
  const rows = (await db('user_delegation').join('user_account', 'user_account.id', 'user_delegation.user_id').where({ to_id: userId }).whereNull('ended_at').where('until_on', '>=', today)
    .orderBy('user_delegation.id').limit(50).select('user_delegation.*', 'user_account.display_name')) as DelegationRow[]
  return rows.map((row) => ({ id: row.id, ownerId: row.user_id, ownerName: row.display_name, from: row.from_on, until: row.until_on, reason: row.reason }))
}
