import type { Knex } from 'knex'
import type { ImportCounts, ImportKind, ImportView } from '../../../src-shared/contract/import'

interface ImportDbRow { id: string; kind: ImportKind; file_id: string; file_name: string; counts: string; at: string; by: string; undone: string | null }

function asView(row: ImportDbRow): ImportView {
  const counts = JSON.parse(row.counts) as ImportCounts
  const total = counts.added + counts.changed
  return {
    id: row.id, kind: row.kind, state: row.undone === null ? 'done' : 'undone', done: total, total, file: { id: row.file_id, name: row.file_name }, counts, at: row.at, by: row.by,
    undone: row.undone === null ? null : (JSON.parse(row.undone) as ImportView['undone']), problem: null, previewId: null,
  }
}

/** One import; the primary key. */
export async function importById(db: Knex, id: string): Promise<ImportView | null> {
  const row = (await db('import_list').where({ id }).first()) as ImportDbRow | undefined
  return row ? asView(row) : null
}

/** A page of imports, newest first; walks import_list_by_time. One row more than `limit` tells that there are more. */
export function importPage(db: Knex, page: { readonly before: readonly [string, string] | null; readonly limit: number }): Knex.QueryBuilder {
  const query = db('import_list').orderBy([{ column: 'at', order: 'desc' }, { column: 'id', order: 'desc' }]).limit(page.limit + 1)
  if (page.before) void query.whereRaw('(at, id) < (?, ?)', [...page.before])
  return query
}

export const listImports = async (db: Knex, page: { readonly before: readonly [string, string] | null; readonly limit: number }): Promise<ImportView[]> => ((await importPage(db, page)) as ImportDbRow[]).map(asView)
