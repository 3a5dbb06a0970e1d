import type { Knex } from 'knex'
import type { EmployeeFields } from '../../../src-shared/contract/employee'
import type { Employer, WorkerType } from '../../../src-shared/vocabulary'
import { levelled, prefixRange } from '../../office/nameKeys'

/** A row of the register, as the list needs it. */
export interface EmployeeRecord {
  readonly id: string; readonly number: string; readonly name: string; readonly sortKey: string; readonly department: string; readonly crew: string; readonly employer: Employer
  readonly workerType: WorkerType; readonly positionId: string; readonly phone: string; readonly joinedOn: string | null; readonly status: 'active' | 'left'; readonly version: number
}

interface EmployeeDbRow {
  id: string; number: string; name: string; sort_key: string; department: string; crew: string; employer: Employer; worker_type: WorkerType; position_id: string; phone: string
  joined_on: string | null; status: 'active' | 'left'; version: number
}
const listColumns = ['id', 'number', 'name', 'sort_key', 'department', 'crew', 'employer', 'worker_type', 'position_id', 'phone', 'joined_on', 'status', 'version'] as const

const asRecord = (row: EmployeeDbRow): EmployeeRecord => ({
  id: row.id, number: row.number, name: row.name, sortKey: row.sort_key, department: row.department, crew: row.crew, employer: row.employer, workerType: row.worker_type, positionId: row.position_id,
  phone: row.phone, joinedOn: row.joined_on, status: row.status, version: row.version,
})

export interface EmployeePage {
  readonly text?: string; readonly department?: string; readonly status?: 'active' | 'left'
  /** Sort keys of the last row seen. */
  readonly after: readonly [string, string, string] | null
  readonly limit: number
}

/**
 * A page of employees by name and number. Walks employee_by_name, by_status or by_department in order; a text picks ids
 * from the range of employee_key's primary key. One row more than `limit` tells that there are more.
 */
export function employeePage(db: Knex, page: EmployeePage): Knex.QueryBuilder {
  const query = db('employee').select(...listColumns).orderBy(['sort_key', 'number', 'id'].map((column) => ({ column }))).limit(page.limit + 1)
  if (page.department !== undefined) void query.where({ department: page.department })
  if (page.status) void query.where({ status: page.status })
  if (page.after) void query.whereRaw('(sort_key, number, id) > (?, ?, ?)', [...page.after])
  if (page.text) {
    const { from, to } = prefixRange(page.text)
    void query.whereRaw('id IN (SELECT employee_id FROM employee_key WHERE key >= ? AND key < ?)', [from, to])
  }
  return query
}

export const listEmployees = async (db: Knex, page: EmployeePage): Promise<EmployeeRecord[]> => ((await employeePage(db, page)) as EmployeeDbRow[]).map(asRecord)

/** By id; the primary key. With everything HR knows, unmasked. */
export async function employeeById(db: Knex, id: string): Promise<(EmployeeRecord & EmployeeFields) | null> {
  const row = (await db('employee').where({ id }).first(...listColumns, 'fields')) as (EmployeeDbRow & { fields: string }) | undefined
  return row ? { ...(JSON.parse(row.fields) as EmployeeFields), ...asRecord(row) } : null
}

/** What HR knows of these people, at most a page of them; the primary key. Unmasked. */
export async function employeeFieldsByIds(db: Knex, ids: readonly string[]): Promise<Map<string, EmployeeFields>> {
  const rows = (await db('employee').whereRaw('id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]).select('id', 'fields')) as { id: string; fields: string }[]
  return new Map(rows.map((row) => [row.id, JSON.parse(row.fields) as EmployeeFields]))
}

/** The other employee with this number, whatever its capitals; walks employee_by_number. */
export async function employeeWithNumber(db: Knex, number: string, exceptId: string): Promise<{ id: string; name: string } | null> {
  const row = (await db('employee').where({ number_key: levelled(number) }).whereNot({ id: exceptId }).first('id', 'name')) as { id: string; name: string } | undefined
  return row ?? null
}

/** How many active people hold each of these positions; walks employee_by_position. */
export async function activeByPosition(db: Knex, positionIds: readonly string[]): Promise<Map<string, number>> {
  if (positionIds.length === 0) return new Map()
  const rows = (await db('employee').whereRaw('position_id IN (SELECT value FROM json_each(?))', [JSON.stringify(positionIds)]).where({ status: 'active' })
    .groupBy('position_id').select('position_id', db.raw('count(*) AS count'))) as { position_id: string; count: number }[]
  return new Map(rows.map((row) => [row.position_id, row.count]))
}

/** Departments with their active employees, at most 500; walks employee_by_status_department alone. */
export async function departmentCounts(db: Knex): Promise<{ name: string; count: number }[]> {
  return (await db('employee').where({ status: 'active' }).whereNot({ department: '' }).groupBy('department').orderBy('department').limit(500)
    .select({ name: 'department' }, db.raw('count(*) AS count'))) as { name: string; count: number }[]
}

/** Somebody with everything HR knows and how many facts he has. */
export interface WholeEmployee { readonly id: string; readonly version: number; readonly status: 'active' | 'left'; readonly fields: EmployeeFields }

/** Those with one of these numbers (levelled) or identity numbers (capitals), each once; walks employee_by_number and employee_by_identity. A page of a thousand names at once. */
export async function employeesNamed(db: Knex, numberKeys: readonly string[], identityNumbers: readonly string[]): Promise<WholeEmployee[]> {
  const rows = (await db.raw(`SELECT id, version, status, fields FROM employee WHERE id IN (SELECT id FROM employee WHERE number_key IN (SELECT value FROM json_each(?))
    UNION ALL SELECT id FROM employee WHERE upper(fields ->> '$.identityNumber') IN (SELECT value FROM json_each(?)))`, [JSON.stringify(numberKeys), JSON.stringify(identityNumbers)])) as { id: string; version: number; status: 'active' | 'left'; fields: string }[]
  return rows.map((row) => ({ ...row, fields: JSON.parse(row.fields) as EmployeeFields }))
}

/** Who holds one of these positions, whatever his status; walks employee_by_position. */
export async function holdersOfPositions(db: Knex, positionIds: readonly string[]): Promise<{ positionId: string; id: string; name: string }[]> {
  return (await db('employee').whereRaw('position_id IN (SELECT value FROM json_each(?))', [JSON.stringify(positionIds)]).select({ positionId: 'position_id' }, 'id', 'name')) as { positionId: string; id: string; name: string }[]
}

/** Names of these; the primary key. */
export async function employeeNames(db: Knex, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = (await db('employee').whereRaw('id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]).select('id', 'name', 'number')) as { id: string; name: string; number: string }[]
  return new Map(rows.map((row) => [row.id, `${row.name} ${row.number}`]))
}

/** Crews that occur with their active people, at most 500; walks employee_by_crew alone. */
export async function crewCounts(db: Knex): Promise<{ name: string; count: number }[]> {
  return (await db.raw(`SELECT crew AS name, count(*) AS count FROM employee INDEXED BY employee_by_crew WHERE status = 'active' AND crew <> '' GROUP BY crew ORDER BY crew LIMIT 500`)) as { name: string; count: number }[]
}

/** Active people of a crew by name; walks employee_by_crew. */
export async function employeesOfCrew(db: Knex, crew: string, limit: number): Promise<EmployeeRecord[]> {
  const rows = (await db.raw(`SELECT ${listColumns.join(', ')} FROM employee INDEXED BY employee_by_crew WHERE status = 'active' AND crew <> '' AND crew = ? ORDER BY sort_key, number, id LIMIT ?`, [crew, limit])) as EmployeeDbRow[]
  return rows.map(asRecord)
}

/** People, whatever their status, whose number or whole name is one of these (levelled); walks employee_by_number and the primary key of employee_key. */
export async function employeesCalled(db: Knex, keys: readonly string[], limit: number): Promise<EmployeeRecord[]> {
  const named = JSON.stringify(keys)
  const rows = (await db.raw(`SELECT ${listColumns.join(', ')} FROM employee WHERE id IN (SELECT id FROM employee WHERE number_key IN (SELECT value FROM json_each(?))
    UNION SELECT employee_id FROM employee_key WHERE key IN (SELECT value FROM json_each(?))) ORDER BY id LIMIT ?`, [named, named, limit])) as EmployeeDbRow[]
  return rows.map(asRecord)
}

/** These people; the primary key. */
export async function employeesByIds(db: Knex, ids: readonly string[]): Promise<EmployeeRecord[]> {
  return ((await db('employee').whereRaw('id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]).select(...listColumns)) as EmployeeDbRow[]).map(asRecord)
}
