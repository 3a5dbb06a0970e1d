import type { Knex } from 'knex'
import type { BoardFilter } from '../../../../src-shared/contract/board'
import { stages, type Stage } from '../../../../src-shared/vocabulary'
import { headedDepartments, heldBy, smallestOf } from '../sets'
import { narrowed, overdueOnly, partsOf, plainly, type Asked, type Part } from './cards'

export type Counts = Record<Stage, number>
export interface Lane { readonly value: string; readonly counts: Counts; readonly total: number }
interface CountRow { readonly column_stage: Stage; readonly cases: number; readonly department?: string; readonly employer?: string; readonly name?: string }

const noCases = (): Counts => Object.fromEntries(stages.map((stage) => [stage, 0])) as Counts

/** Cases per column. */
export async function stageCounts(db: Knex, asked: Asked): Promise<Counts> {
  const counts = noCases()
  for (const { column_stage, cases } of await countRows(db, asked, [])) counts[column_stage] += cases
  return counts
}

const mostLanes = 60

/** Values of a lane with their cases per column, most cases first, at most 60 lanes. Receivers count with their open cases. */
export async function laneCounts(db: Knex, by: 'department' | 'receiver' | 'employer', asked: Asked): Promise<Lane[]> {
  const rows = by === 'receiver' ? await receiverRows(db, asked) : await countRows(db, asked, [by])
  const lanes = new Map<string, { value: string; counts: Counts; total: number }>()
  for (const row of rows) {
    const value = row[by === 'receiver' ? 'name' : by] ?? ''
    const lane = lanes.get(value) ?? { value, counts: noCases(), total: 0 }
    lane.counts[row.column_stage] += row.cases
    lane.total += row.cases
    lanes.set(value, lane)
  }
  return [...lanes.values()].sort((a, b) => b.total - a.total || (a.value < b.value ? -1 : 1)).slice(0, mostLanes)
}

/** Counts to be added up. */
const countRows = async (db: Knex, asked: Asked, by: readonly ('department' | 'employer')[]): Promise<CountRow[]> => (await Promise.all(partsOf(asked).map((part) => countsOfPart(db, asked, part, by)))).flat()

/** Sums of case_count or a count within case_party_by_column where those can tell; else a count of the cards by case_card_narrow or case_card_by_due. */
async function countsOfPart(db: Knex, asked: Asked, part: Part, by: readonly ('department' | 'employer')[]): Promise<CountRow[]> {
  const { filter } = asked
  const grouped = async (query: Knex.QueryBuilder, cases: string): Promise<CountRow[]> =>
    (await query.whereIn('column_stage', [...stages]).groupBy('column_stage', ...by).select('column_stage', ...by, db.raw(`${cases} AS cases`))) as CountRow[]
  if (part.sets.length === 0 && !filter.overdue) return grouped(plainly(db('case_count'), asked, part), 'sum(cases)')
  if (part.own && isOwnAlone(filter, by)) {
    const elsewhere = filter.mine ? [] : headedDepartments(asked.user)
    return grouped(plainly(db('case_party').where({ user_id: asked.user.id }).whereNotIn('department', elsewhere), asked, part), 'count(*)')
  }
  return grouped(narrowed(db, asked, part, (await smallestOf(db, part.sets, asked.few)) ?? part.sets[0] ?? null), 'count(*)')
}

/** Whether somebody's own cases are all that narrows, besides the department, which case_party knows. */
const isOwnAlone = ({ mine: _mine, department: _department, ...rest }: BoardFilter, by: readonly string[]): boolean =>
  !by.includes('employer') && Object.values(rest).every((value) => value === undefined || value === false || value === '')

/** Open cases by receiver; walks case_receiver_open. */
async function receiverRows(db: Knex, asked: Asked): Promise<CountRow[]> {
  const open = (): Knex.QueryBuilder => (db.fromRaw('case_receiver CROSS JOIN case_card INDEXED BY case_card_narrow ON case_card.id = case_receiver.case_id') as Knex.QueryBuilder).where('case_receiver.open', 1)
  return (await Promise.all(partsOf(asked).map((part) => overdueOnly(heldBy(plainly(open(), asked, part), part.sets, null), asked)
    .whereIn('column_stage', [...stages]).groupBy('case_receiver.name', 'column_stage').select('case_receiver.name', 'column_stage', db.raw('count(*) AS cases')) as Promise<CountRow[]>))).flat()
}
