import type { Knex } from 'knex'
import type { CaseRow } from '../../../src-shared/contract/case'
import type { LocalText } from '../../../src-shared/contract/common'
import type { CaseKind, CaseStatus, DayUnit, Stage } from '../../../src-shared/vocabulary'
import type { UserView } from '../../../src-shared/contract/site'
import { freezeStep } from './accounts/decide'
import { cardsLedBy, heldBy, smallestOf, visibleSet } from './sets'

export { headedDepartments } from './sets'

interface CardRow { id: string; number: string; status: CaseStatus; stage: Stage; kind: CaseKind; employee_id: string; employee_name: string; employee_number: string; department: string; position_title: string; left_on: string; receivers: string; done: number; total: number }

const asRow = (row: CardRow): CaseRow => ({
  id: row.id, number: row.number, status: row.status, stage: row.stage, kind: row.kind, employeeId: row.employee_id, employeeName: row.employee_name, employeeNumber: row.employee_number, department: row.department,
  positionTitle: JSON.parse(row.position_title) as LocalText, leftOn: row.left_on, receiverNames: JSON.parse(row.receivers) as string[], done: row.done, total: row.total,
})

/** Narrows a query over case_card, or over a table with its id in `column`, to what a user may see: asks of each case, by primary keys. */
export function onlyVisible(query: Knex.QueryBuilder, user: Pick<UserView, 'id' | 'roles' | 'departments'>, column = 'case_card.id'): Knex.QueryBuilder {
  const visible = visibleSet(user)
  return visible ? heldBy(query, [visible], null, column) : query
}

/** A page of cases, newest first (ids are ULIDs); walks the primary key, the index of the filter given, or the few cases that the user may see. */
export async function caseRows(db: Knex, user: UserView, input: { status?: CaseStatus | undefined; stage?: Stage | undefined; employeeId?: string | undefined; before: string | null; limit: number }): Promise<CaseRow[]> {
  const visible = [visibleSet(user)].flatMap((set) => (set ? [set] : []))
  const lead = await smallestOf(db, visible)
  const rows = (await cardsLedBy(db, lead).modify((query) => {
    if (input.status) void query.where({ status: input.status })
    if (input.stage) void query.where({ stage: input.stage })
    if (input.employeeId) void query.where({ employee_id: input.employeeId })
    if (input.before) void query.where('case_card.id', '<', input.before)
    void heldBy(query, visible, lead)
  }).orderBy('case_card.id', 'desc').limit(input.limit).select('case_card.*')) as CardRow[]
  return rows.map(asRow)
}

/** Cases whose days can still move: what is open, and what is archived and owes a legal step. Walks case_card_by_status and case_step_live. */
export async function casesWithDays(db: Knex): Promise<string[]> {
  const open = (await db('case_card').where({ status: 'open' }).orderBy('id').pluck('id')) as string[]
  const owing = (await db('case_step').where({ live: 1 }).distinct('case_id').orderBy('case_id').pluck('case_id')) as string[]
  return [...new Set([...open, ...owing])]
}

/** How many open cases keep each version of the rules; walks case_card_by_rules. */
export async function openCasesByRules(db: Knex): Promise<Map<string, number>> {
  const rows = (await db('case_card').where({ status: 'open' }).groupBy('rules').select('rules').count({ count: '*' })) as { rules: string; count: number }[]
  return new Map(rows.map((row) => [row.rules, Number(row.count)]))
}

/** Open cases of these employees; walks case_card_by_employee. */
export async function openCasesOf(db: Knex, employeeIds: readonly string[]): Promise<Map<string, { id: string; number: string }>> {
  const rows = (await db('case_card').whereIn('employee_id', [...employeeIds]).where({ status: 'open' }).select('employee_id', 'id', 'number')) as { employee_id: string; id: string; number: string }[]
  return new Map(rows.map((row) => [row.employee_id, { id: row.id, number: row.number }]))
}

/** A person's cases, newest first, at most 100; walks case_card_by_employee. */
export async function casesOfEmployee(db: Knex, employeeId: string): Promise<{ id: string; number: string; kind: CaseKind; leftOn: string; status: CaseStatus }[]> {
  const rows = (await db('case_card').where({ employee_id: employeeId }).orderBy('id', 'desc').limit(100).select('id', 'number', 'kind', 'left_on', 'status')) as CardRow[]
  return rows.map((row) => ({ id: row.id, number: row.number, kind: row.kind, leftOn: row.left_on, status: row.status }))
}

/** Which of these cases a user may see. */
export async function visibleCaseIds(db: Knex, user: UserView, caseIds: readonly string[]): Promise<Set<string>> {
  const rows = (await onlyVisible(db('case_card').whereIn('id', [...caseIds]), user).pluck('id')) as string[]
  return new Set(rows)
}

/** The highest case number of a year and prefix; walks case_card_by_number. */
export async function lastCaseNumber(db: Knex, prefix: string): Promise<string | null> {
  const row = (await db('case_card').where('number', '>=', prefix).where('number', '<', `${prefix}~`).orderBy('number', 'desc').first('number')) as { number: string } | undefined
  return row?.number ?? null
}

/** Id of a case by its printed number; walks case_card_by_number. */
export async function caseIdByNumber(db: Knex, number: string): Promise<string | null> {
  const row = (await db('case_card').where({ number }).first('id')) as { id: string } | undefined
  return row?.id ?? null
}

/** Cases that a stored file hangs on; the primary key of case_attachment. */
export async function casesOfAttachment(db: Knex, attachmentId: string): Promise<string[]> {
  return (await db('case_attachment').where({ attachment_id: attachmentId }).limit(50).pluck('case_id')) as string[]
}

/** Every case of these employees; walks case_card_by_employee. */
export async function casesOfEmployees(db: Knex, employeeIds: readonly string[]): Promise<{ id: string; employeeId: string; number: string }[]> {
  return (await db('case_card').whereRaw('employee_id IN (SELECT value FROM json_each(?))', [JSON.stringify(employeeIds)]).select('id', { employeeId: 'employee_id' }, 'number')) as { id: string; employeeId: string; number: string }[]
}

/** Printed numbers of these cases; the primary key. */
export async function caseNumbers(db: Knex, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = (await db('case_card').whereRaw('id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]).select('id', 'number')) as { id: string; number: string }[]
  return new Map(rows.map((row) => [row.id, row.number]))
}

/** Something of a case with a day: an item of a receiver, a legal step of an office, an approval of a slot (`u:` user, `r:` role, `h:` head of a department). */
export interface DueRow { case_id: string; id: string; due: string; unit: DayUnit; user_id: string | null; office: string | null; department: string; employee_id: string }

const dueCase = ['case_card.department', 'case_card.employee_id'] as const
type Within = { readonly until: string; readonly after: readonly [string, string, string] | null; readonly limit: number } | { readonly until: string; readonly caseIds: readonly string[] }

/** One page of what is due by a day, in the order of its index, or all of some cases. */
function dueWithin(query: Knex.QueryBuilder, within: Within, [day, id]: readonly [string, string], table: string): Knex.QueryBuilder {
  const order = [`${table}.${day}`, `${table}.case_id`, `${table}.${id}`]
  void query.where(`${table}.${day}`, '<=', within.until)
  if ('caseIds' in within) return query.whereRaw(`${table}.case_id IN (SELECT value FROM json_each(?))`, [JSON.stringify(within.caseIds)])
  if (within.after) void query.whereRaw(`(${order.join(', ')}) > (?, ?, ?)`, [...within.after])
  return query.orderBy(order).limit(within.limit)
}

/** Open items due by a day; walks case_item_by_due, or the primary key for named cases. */
export async function itemsDue(db: Knex, within: Within): Promise<DueRow[]> {
  return (await dueWithin(db('case_item').joinRaw('CROSS JOIN case_card ON case_card.id = case_item.case_id').where('case_item.live', 1), within, ['due_key', 'id'], 'case_item')
    .select('case_item.case_id', 'case_item.id', { due: 'case_item.due_key', unit: 'case_item.due_unit', user_id: 'case_item.receiver_id' }, ...dueCase)) as DueRow[]
}

/** Open legal steps to be done by a day; walks case_step_by_day, or the primary key. */
export async function stepsDue(db: Knex, within: Within): Promise<DueRow[]> {
  return (await dueWithin(db('case_step').joinRaw('CROSS JOIN case_card ON case_card.id = case_step.case_id').where('case_step.live', 1).whereNotNull('case_step.do_by'), within, ['do_by', 'step'], 'case_step')
    .select('case_step.case_id', { id: 'case_step.step', due: 'case_step.do_by', unit: 'case_step.unit', user_id: 'case_step.owner_id', office: 'case_step.owner' }, ...dueCase)) as DueRow[]
}

/** Approvals to be said by a day, `office` being all their slots, a line each; walks case_approval_by_due, or the primary key. */
export async function approvalsDue(db: Knex, within: Within): Promise<DueRow[]> {
  return (await dueWithin(db('case_approval').joinRaw('CROSS JOIN case_card ON case_card.id = case_approval.case_id').where('case_approval.informs', 0), within, ['due_key', 'step'], 'case_approval')
    .groupBy('case_approval.due_key', 'case_approval.case_id', 'case_approval.step').select('case_approval.case_id', { id: 'case_approval.step', due: 'case_approval.due_key' }, db.raw(`group_concat(case_approval.slot, char(10)) AS office, 'working' AS unit`), ...dueCase)) as DueRow[]
}

/** What of these cases is still to be done, with whoever has it; by primary keys. */
export async function openThings(db: Knex, caseIds: readonly string[]): Promise<{ case_id: string; about: string; due: string; title: string | null; whose: string }[]> {
  const ids = JSON.stringify(caseIds)
  return (await db.raw(`SELECT case_id, 'i:' || id AS about, due_key AS due, title, receiver_name AS whose FROM case_item WHERE case_id IN (SELECT value FROM json_each(?)) AND live = 1
    UNION ALL SELECT case_id, 's:' || step, coalesce(do_by, ''), NULL, 'role:' || owner FROM case_step WHERE case_id IN (SELECT value FROM json_each(?)) AND live = 1
    UNION ALL SELECT case_id, 'a:' || step, max(due_key), max(name), '' FROM case_approval WHERE case_id IN (SELECT value FROM json_each(?)) GROUP BY case_id, step`, [ids, ids, ids])) as { case_id: string; about: string; due: string; title: string | null; whose: string }[]
}

/** Who is leaving, by case; the primary key. */
export async function caseHeads(db: Knex, ids: readonly string[]): Promise<Map<string, { number: string; employeeName: string; department: string }>> {
  const rows = (await db('case_card').whereRaw('id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]).select('id', 'number', { employeeName: 'employee_name' }, 'department')) as { id: string; number: string; employeeName: string; department: string }[]
  return new Map(rows.map(({ id, ...row }) => [id, row]))
}

/** Something of a day's summary. `who` has it: `u:` user, `r:` role, `h:` head of a department, `n:` somebody by name. `of_who`: how many he has of this kind. */
export interface DayRow { case_id: string; id: string; who: string; due: string; unit: DayUnit; title: string | null; category: string; submitted: number; since: string; number: string; employee_name: string; of_who: number }
export interface DayTotals { all: number; overdue: number; due: number; soon: number; submitted: number }
interface Day { readonly today: string; readonly until: string; readonly each: number }
export interface DayRows { readonly rows: readonly DayRow[]; readonly totals: DayTotals }

type Viewer = Pick<UserView, 'id' | 'roles' | 'departments'>
/** People with something to do that a summary can know of, each with his first things. */
const mostDayRows = 3000

/** The first of each person of the chosen rows, with how many he has, and how many there are in all. */
async function dayRows(db: Knex, chosen: () => Knex.QueryBuilder, { today, until, each }: Day): Promise<DayRows> {
  const placed = db.from(chosen().as('chosen')).select('chosen.*', db.raw('row_number() OVER (PARTITION BY who ORDER BY due, case_id, id) AS place, count(*) OVER (PARTITION BY who) AS of_who'))
  const rows = (await db.from(placed.as('placed')).joinRaw('CROSS JOIN case_card ON case_card.id = placed.case_id').where('placed.place', '<=', each).orderBy(['placed.due', 'placed.case_id', 'placed.id']).limit(mostDayRows)
    .select('placed.*', 'case_card.number', 'case_card.employee_name')) as DayRow[]
  const totals = (await db.from(chosen().as('chosen')).first(db.raw('count(*) AS "all", coalesce(sum(due < ?), 0) AS overdue, coalesce(sum(due = ?), 0) AS due, coalesce(sum(due > ? AND due <= ?), 0) AS soon, coalesce(sum(submitted), 0) AS submitted', [today, today, today, until]))) as DayTotals
  return { rows, totals }
}

/** Open items due by a day, and those that wait for the receiver's word whenever they are due; walks case_item_by_due and case_item_submitted. */
export function itemsOfDay(db: Knex, user: Viewer, day: Day): Promise<DayRows> {
  const items = () => onlyVisible(db('case_item'), user, 'case_item.case_id').select('case_id', 'id', { due: 'due_key', unit: 'due_unit' }, 'title', 'category', 'submitted',
    db.raw(`CASE WHEN receiver_id IS NOT NULL THEN 'u:' || receiver_id WHEN receiver_name = '' THEN 'r:hr' ELSE 'n:' || receiver_name END AS who, '' AS since`))
  return dayRows(db, () => items().where('live', 1).where('due_key', '<=', day.until).unionAll(items().where('submitted', 1).where('due_key', '>', day.until)), day)
}

/** Open legal steps to be done by a day; freezing stands among the accounts where these are listed. Walks case_step_by_day. */
export function stepsOfDay(db: Knex, user: Viewer, day: Day): Promise<DayRows> {
  return dayRows(db, () => onlyVisible(db('case_step'), user, 'case_step.case_id').where('live', 1).whereNotNull('do_by').where('do_by', '<=', day.until)
    .whereRaw('NOT (step = ? AND case_id IN (SELECT case_id FROM case_freeze WHERE left_on <= ?))', [freezeStep, day.today])
    .select('case_id', { id: 'step', due: 'do_by' }, 'unit', db.raw(`NULL AS title, '' AS category, 0 AS submitted, CASE WHEN owner_id IS NULL THEN 'r:' || owner ELSE 'u:' || owner_id END AS who, '' AS since`)), day)
}

/** Approvals that wait, for everybody who is asked, however far their day; walks the table, which holds what waits and nothing else. */
export function approvalsOfDay(db: Knex, user: Viewer, day: Day): Promise<DayRows> {
  return dayRows(db, () => onlyVisible(db('case_approval'), user, 'case_approval.case_id').where('informs', 0)
    .select('case_id', { id: 'step', due: 'due_key', title: 'name', who: 'slot' }, 'since', db.raw(`'working' AS unit, '' AS category, 0 AS submitted`)), day)
}

/** Cases of people who are gone and whose accounts still work, how many accounts in `submitted`; walks the primary key of case_freeze. */
export function accountsOfDay(db: Knex, user: Viewer, day: Day): Promise<DayRows> {
  return dayRows(db, () => onlyVisible(db('case_freeze'), user, 'case_freeze.case_id').where('left_on', '<=', day.today).where('to_freeze', '>', 0)
    .select('case_id', { due: 'left_on', submitted: 'to_freeze' }, db.raw(`'' AS id, 'r:it' AS who, 'calendar' AS unit, NULL AS title, '' AS category, '' AS since`)), day)
}
