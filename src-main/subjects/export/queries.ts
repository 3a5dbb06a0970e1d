import type { Knex } from 'knex'
import type { ExportRecord } from '../../../src-shared/contract/export'
import type { ExportFormat } from '../../../src-shared/vocabulary'

interface ExportDbRow { id: string; at: string; by: string; list: string; format: ExportFormat; name: string; rows: number; without_personal: number; filter: string; sha256: string }

/** Exports newest first (ids are ULIDs); walks the primary key. One row more than `limit` tells that there are more. */
export async function exportsBefore(db: Knex, before: string | null, limit: number): Promise<ExportRecord[]> {
  const rows = (await db('export_made').modify((query) => { if (before) void query.where('id', '<', before) }).orderBy('id', 'desc').limit(limit + 1)) as ExportDbRow[]
  return rows.map(({ without_personal, ...row }) => ({ id: row.id, at: row.at, by: row.by, list: row.list, format: row.format, name: row.name, rows: row.rows, withoutPersonal: without_personal === 1, filter: row.filter, sha256: row.sha256 }))
}
