import type { Knex } from 'knex'
import type { BoardFilter } from '../../../../src-shared/contract/board'
import type { UserView } from '../../../../src-shared/contract/site'
import { stages, type CaseKind, type DayUnit, type Employer, type LegalStepState, type Stage } from '../../../../src-shared/vocabulary'
import { prefixRange } from '../../../office/nameKeys'
import { seesAllCases } from '../../../office/permissions'
import { cardsLedBy, headedDepartments, heldBy, ownBeyond, setBy, smallestOf, type CaseSet } from '../sets'

/** A row of case_card, as stored. */
export interface CardRow {
  id: string; number: string; version: number; stage: Stage; kind: CaseKind; employee_name: string; employee_number: string; department: string; employer: Employer; position_title: string
  receivers: string; keeper: string | null; done: number; total: number; left_on: string; due_key: string; name_key: string; next_due: string | null; next_unit: DayUnit | null; next_title: string | null; dues: string; tags: string; waits_for: string; steps: string; conflicts: number
}
export type StepCell = [id: string, state: LegalStepState, dueOn: string | null, doBy: string | null]
export type Sort = 'due' | 'left' | 'name'
const sortColumn = { due: 'due_key', left: 'left_on', name: 'name_key' } as const satisfies Record<Sort, keyof CardRow>

export const sortKeyOf = (row: CardRow, sort: Sort): string => row[sortColumn[sort]]

/** What is asked of the board, by whom, on which day. `few` is for tests: of how many cases a set is still looked up one by one. */
export interface Asked { readonly filter: BoardFilter; readonly user: UserView; readonly today: string; readonly few?: number }

/**
 * Cases that may be answered with: all that these sets hold, of these departments (null: of any). What a head sees are two parts that
 * share no case: that of his departments, and that of his own elsewhere. Each walks an index that both together would have none for.
 */
export interface Part { readonly departments: readonly string[] | null; readonly sets: readonly CaseSet[]; readonly own: boolean }

export function partsOf({ filter, user }: Asked): Part[] {
  const sets = [
    filter.text ? textSet(filter.text) : null, filter.receiver ? setBy('case_receiver', 'name', filter.receiver) : null, filter.tag ? setBy('case_tag', 'tag', filter.tag) : null,
  ].flatMap((set) => (set ? [set] : []))
  // What is his own anybody may see.
  if (filter.mine) return [{ departments: null, sets: [...sets, ownBeyond(user, [])], own: true }]
  if (seesAllCases(user.roles)) return [{ departments: null, sets, own: false }]
  const departments = headedDepartments(user)
  const own: Part = { departments: null, sets: [...sets, ownBeyond(user, departments)], own: true }
  return departments.length > 0 ? [{ departments, sets, own: false }, own] : [own]
}

function textSet(text: string): CaseSet {
  const { from, to } = prefixRange(text)
  const ids = 'SELECT DISTINCT case_id AS id FROM case_key WHERE key >= ? AND key < ?'
  return { ids, holds: (card) => `${card} IN (${ids})`, bindings: [from, to] }
}

/**
 * The set to begin a page with: the smallest; what is typed also when it names many, for no order of the cards finds those. Null when
 * the order of an index soon meets what is wanted.
 */
async function leadOf(db: Knex, asked: Asked, part: Part, sort: Sort): Promise<CaseSet | null> {
  const plain = columnsOf(asked, part)
  // One column in the order of due days has an index of its own.
  const hasIndex = plain.length === 0 || (plain.length === 1 && plain[0]!.values.length === 1 && sort === 'due')
  return (await smallestOf(db, hasIndex ? part.sets : [...part.sets, plainSet(plain)], asked.few)) ?? (asked.filter.text ? part.sets[0]! : null)
}

/** Cases by their columns alone: one pass through case_card_narrow, whatever the columns are. */
const plainSet = (columns: readonly Column[]): CaseSet => ({
  ids: `SELECT id FROM case_card INDEXED BY case_card_narrow WHERE ${columns.map(({ name, values }) => `${name} IN (${values.map(() => '?').join(', ')})`).join(' AND ')}`,
  holds: () => 'true', bindings: columns.flatMap(({ values }) => values),
})

/** Cards of a part, begun with `lead`, as far as the filter's other columns leave them. */
export const narrowed = (db: Knex, asked: Asked, part: Part, lead: CaseSet | null): Knex.QueryBuilder => overdueOnly(heldBy(plainly(cardsLedBy(db, lead), asked, part), part.sets, lead), asked)

interface Column { readonly name: string; readonly values: readonly string[] }

/** Columns that narrow; those that case_card and case_count share. */
function columnsOf({ filter: { department, positionId, employer, kind } }: Asked, { departments }: Pick<Part, 'departments'>): Column[] {
  const one = (name: string, value: string | undefined): Column[] => (value === undefined ? [] : [{ name, values: [value] }])
  return [...(departments ? [{ name: 'department', values: departments }] : []), ...one('department', department), ...one('position_id', positionId || undefined), ...one('employer', employer), ...one('kind', kind)]
}

/** Narrows by the columns of case_card, case_count or case_party that are asked for. */
export function plainly(query: Knex.QueryBuilder, asked: Asked, part: Pick<Part, 'departments'>): Knex.QueryBuilder {
  for (const { name, values } of columnsOf(asked, part)) void (values.length === 1 ? query.where(name, values[0]!) : query.whereIn(name, [...values]))
  return query
}

/** Only what is open is ever due. */
export function overdueOnly(query: Knex.QueryBuilder, { filter, today }: Asked): Knex.QueryBuilder {
  return filter.overdue ? query.whereIn('column_stage', stages.filter((stage) => stage !== 'archived')).where('due_key', '<', today) : query
}

/** Nothing archived is overdue or has an open item with a mark: not to be looked for among a hundred thousand. */
const isEmpty = (stage: Stage, { overdue, tag }: BoardFilter): boolean => stage === 'archived' && (overdue === true || tag !== undefined)

export interface Page { readonly sort: Sort; readonly limit: number; readonly after?: readonly [string, string] | null }

/**
 * Cards of one column from a sort key on. Walks case_card_by_due, _by_left or _by_name, or the index of a narrowing column; when a set of
 * few cases narrows, looks those up.
 */
export async function columnCards(db: Knex, asked: Asked, stage: Stage, page: Page): Promise<CardRow[]> {
  return merged(await Promise.all(partsOf(asked).map(async (part) => cardsOfColumn(db, asked, part, await leadOf(db, asked, part, page.sort), stage, page))), page)
}

async function cardsOfColumn(db: Knex, asked: Asked, part: Part, lead: CaseSet | null, stage: Stage, { sort, limit, after }: Page): Promise<CardRow[]> {
  if (isEmpty(stage, asked.filter)) return []
  const column = sortColumn[sort]
  const query = narrowed(db, asked, part, lead).where('column_stage', stage).orderBy([{ column }, { column: 'case_card.id' }]).limit(limit)
  if (after) void query.whereRaw(`(${column}, case_card.id) > (?, ?)`, [...after])
  if (!lead) return (await query.select('case_card.*')) as CardRow[]
  return cardsById(db, (await query.pluck('case_card.id')) as string[])
}

/** Cards of parts, each in order, as one page in order. */
function merged(parts: readonly CardRow[][], { sort, limit }: Page): CardRow[] {
  if (parts.length === 1) return parts[0]!
  const key = (row: CardRow): readonly [string, string] => [sortKeyOf(row, sort), row.id]
  return parts.flat().sort((a, b) => {
    const [[keyA, idA], [keyB, idB]] = [key(a), key(b)]
    return keyA < keyB ? -1 : keyA > keyB ? 1 : idA < idB ? -1 : 1
  }).slice(0, limit)
}

/** Cards of these ids, in this order. */
async function cardsById(db: Knex, ids: readonly string[]): Promise<CardRow[]> {
  if (ids.length === 0) return []
  const rows = new Map(((await db('case_card').whereIn('id', [...ids])) as CardRow[]).map((row) => [row.id, row]))
  return ids.flatMap((id) => rows.get(id) ?? [])
}

/** The first cards of each column: the board's first page. */
export async function firstCards(db: Knex, asked: Asked, page: Page): Promise<Record<Stage, CardRow[]>> {
  const parts = await Promise.all(partsOf(asked).map((part) => firstOfPart(db, asked, part, page)))
  return Object.fromEntries(stages.map((stage, index) => [stage, merged(parts.map((columns) => columns[index]!), page)])) as Record<Stage, CardRow[]>
}

async function firstOfPart(db: Knex, asked: Asked, part: Part, page: Page): Promise<CardRow[][]> {
  const lead = await leadOf(db, asked, part, page.sort)
  return lead ? firstOfFew(db, narrowed(db, asked, part, lead), page) : Promise.all(stages.map((stage) => cardsOfColumn(db, asked, part, null, stage, page)))
}

/** The same of the cards that a set left: each is looked up once, not once a column. */
async function firstOfFew(db: Knex, few: Knex.QueryBuilder, { sort, limit }: Page): Promise<CardRow[][]> {
  const placed = few.whereIn('column_stage', [...stages]).select('case_card.id', db.raw(`row_number() OVER (PARTITION BY column_stage ORDER BY ${sortColumn[sort]}, case_card.id) AS place`))
  const cards = await cardsById(db, (await db.with('placed', placed).from('placed').where('place', '<=', limit).orderBy('place').pluck('id')) as string[])
  return stages.map((stage) => cards.filter((card) => card.stage === stage))
}

/** One card when the filter shows it. */
export async function oneCard(db: Knex, id: string, asked: Asked): Promise<CardRow | null> {
  for (const part of partsOf(asked)) {
    const row = (await narrowed(db, asked, part, null).where('case_card.id', id).whereNot('column_stage', 'none').first('case_card.*')) as CardRow | undefined
    if (row) return row
  }
  return null
}
