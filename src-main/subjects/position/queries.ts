import type { Knex } from 'knex'
import type { LocalText } from '../../../src-shared/contract/common'
import type { PositionFields } from '../../../src-shared/contract/position'
import type { WorkerType } from '../../../src-shared/vocabulary'
import { levelled, prefixRange } from '../../office/nameKeys'

interface PositionDbRow { id: string; title: string; sort_key: string; department: string | null; worker_type: WorkerType; hazard: number; systems: string | null; retired: number; version: number }

/** A position as the register knows it. */
export interface PositionRecord extends PositionFields { readonly id: string; readonly retired: boolean; readonly version: number; readonly sortKey: string }

const asRecord = (row: PositionDbRow): PositionRecord => ({
  id: row.id, title: JSON.parse(row.title) as LocalText, department: row.department === null ? null : (JSON.parse(row.department) as LocalText), workerType: row.worker_type,
  hazard: row.hazard === 1, systems: row.systems === null ? null : (JSON.parse(row.systems) as string[]), retired: row.retired === 1, version: row.version, sortKey: row.sort_key,
})

/** Positions of these ids, at most a page of them; the primary key. */
export async function positionsByIds(db: Knex, ids: readonly string[]): Promise<Map<string, PositionRecord>> {
  const unique = [...new Set(ids)].filter((id) => id !== '')
  if (unique.length === 0) return new Map()
  const rows = (await db('position').whereRaw('id IN (SELECT value FROM json_each(?))', [JSON.stringify(unique)])) as PositionDbRow[]
  return new Map(rows.map((row) => [row.id, asRecord(row)]))
}

export async function positionById(db: Knex, id: string): Promise<PositionRecord | null> {
  return (await positionsByIds(db, [id])).get(id) ?? null
}

/** The other position with this Chinese title; walks position_by_title. */
export async function positionWithTitle(db: Knex, title: string, exceptId: string): Promise<string | null> {
  const row = (await db('position').where({ title_key: levelled(title) }).whereNot({ id: exceptId }).first('id')) as { id: string } | undefined
  return row?.id ?? null
}

export interface PositionPage { readonly text?: string; readonly retired?: boolean; readonly after: readonly [string, string] | null; readonly limit: number }

/** A page of positions by title; walks position_by_name or position_by_retired, a text the range of position_key. One row more than `limit` tells that there are more. */
export function positionPage(db: Knex, page: PositionPage): Knex.QueryBuilder {
  const query = db('position').select('position.*').orderBy(['sort_key', 'id'].map((column) => ({ column }))).limit(page.limit + 1)
  if (page.retired !== undefined) void query.where({ retired: page.retired ? 1 : 0 })
  if (page.after) void query.whereRaw('(sort_key, id) > (?, ?)', [...page.after])
  if (page.text) {
    const { from, to } = prefixRange(page.text)
    void query.whereRaw('id IN (SELECT position_id FROM position_key WHERE key >= ? AND key < ?)', [from, to])
  }
  return query
}

export const listPositions = async (db: Knex, page: PositionPage): Promise<PositionRecord[]> => ((await positionPage(db, page)) as PositionDbRow[]).map(asRecord)

const mostPositions = 5000

/** Every position, retired ones too; a site has hundreds. */
export const everyPosition = async (db: Knex): Promise<PositionRecord[]> => ((await db('position').orderBy('id').limit(mostPositions)) as PositionDbRow[]).map(asRecord)
