import type { Knex } from 'knex'
import type { SearchHit } from '../../../src-shared/contract/board'
import { tokensOf } from './documents'

/** Feeders of the one index; each has its own table (documents.ts). */
const feeders = ['employee_doc', 'case_doc'] as const

export interface FoundDocument {
  readonly id: number; readonly kind: SearchHit['kind']; readonly ref: string; readonly caseId: string | null; readonly itemId: string | null
  readonly title: string; readonly context: string; readonly text: string
}
interface DocumentRow { id: number; kind: SearchHit['kind']; ref: string; case_id: string | null; item_id: string | null; title: string; context: string; text: string }

/**
 * What somebody typed as an FTS5 query: each word a quoted phrase, all of them wanted; a word that ends in two or more Latin
 * letters or digits also finds what begins so. Null when nothing in it can be found. Quoting makes every operator plain text.
 */
export function matchOf(typed: string): string | null {
  const phrases = typed.split(/\s+/u).map(tokensOf).filter((tokens) => /[\p{L}\p{N}]/u.test(tokens)).map((tokens) => {
    const quoted = `"${tokens.replaceAll('"', '""')}"`
    // A single letter would open a tenth of the dictionary.
    return /[\p{L}\p{N}]{2,}$/u.test(tokens) && !/\p{Script=Han}$/u.test(tokens) ? `${quoted} *` : quoted
  })
  return phrases.length > 0 ? phrases.join(' ') : null
}

/** Newest hits below a row id, straight off the index; never counted, never ranked (STACK 12). */
export async function candidates(db: Knex, match: string, before: number | null, limit: number): Promise<number[]> {
  const rows = (await db.raw(`SELECT rowid AS id FROM search_index WHERE search_index MATCH ? ${before === null ? '' : 'AND rowid < ?'} ORDER BY rowid DESC LIMIT ?`,
    before === null ? [match, limit] : [match, before, limit])) as { id: number }[]
  return rows.map((row) => row.id)
}

/** Documents of these row ids, newest first; the integer primary key of each feeder. */
export async function documentsOf(db: Knex, ids: readonly number[]): Promise<FoundDocument[]> {
  if (ids.length === 0) return []
  const columns = 'id, kind, ref, case_id, item_id, title, context, text'
  const sql = feeders.map((feeder) => `SELECT ${columns} FROM ${feeder} WHERE id IN (SELECT value FROM json_each(?))`).join(' UNION ALL ')
  const rows = (await db.raw(sql, feeders.map(() => JSON.stringify(ids)))) as DocumentRow[]
  return rows.sort((a, b) => b.id - a.id)
    .map((row) => ({ id: row.id, kind: row.kind, ref: row.ref, caseId: row.case_id, itemId: row.item_id, title: row.title, context: row.context, text: row.text }))
}
