import type { Knex } from 'knex'
import type { WorkPattern } from '../../../src-shared/vocabulary'
import { patternId, type YearFacts } from './domain/events'

export interface SetRow { readonly version: number; readonly changedAt: string; readonly changedBy: string }
interface Stored { id: string; content: string; changed_at: string; changed_by: string; version: number }

const told = (row: Stored): SetRow => ({ version: row.version, changedAt: row.changed_at, changedBy: row.changed_by })

/** The years that the site set, by year. A table of a few rows. */
export async function yearsSet(db: Knex): Promise<Map<string, SetRow & { facts: YearFacts }>> {
  const rows = (await db('calendar_set').where('id', '<', 'a').orderBy('id').limit(200)) as Stored[]
  return new Map(rows.map((row) => [row.id, { ...told(row), facts: JSON.parse(row.content) as YearFacts }]))
}

/** The week that the site set; null when nobody did. The primary key. */
export async function patternSet(db: Knex): Promise<(SetRow & { pattern: WorkPattern }) | null> {
  const row = (await db('calendar_set').where({ id: patternId }).first()) as Stored | undefined
  return row ? { ...told(row), pattern: JSON.parse(row.content) as WorkPattern } : null
}
