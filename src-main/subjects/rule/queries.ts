import type { Knex } from 'knex'
import type { ChangedRule } from './domain/events'

export interface VersionRow { readonly number: number; readonly id: string; readonly changed: ChangedRule; readonly note: string; readonly at: string; readonly by: string; readonly contested: boolean }
interface Stored { number: number; id: string; changed: string; note: string; made_at: string; made_by: string; contested: number }

/** Versions of the site's own, newest first; the primary key backwards. */
export async function ruleVersions(db: Knex, { before, limit }: { readonly before: number | null; readonly limit: number }): Promise<VersionRow[]> {
  const rows = (await db('rule_version').modify((query) => { if (before !== null) void query.where('number', '<', before) }).orderBy('number', 'desc').limit(limit)) as Stored[]
  return rows.map((row) => ({ number: row.number, id: row.id, changed: JSON.parse(row.changed) as ChangedRule, note: row.note, at: row.made_at, by: row.made_by, contested: row.contested === 1 }))
}
