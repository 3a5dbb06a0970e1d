import type { Knex } from 'knex'
import type { SearchKind } from '../../../src-shared/vocabulary'
import { unpackParts, type FoundPart } from './parts'
import type { IdRange } from './rank'

export interface FoundDocument {
  readonly id: string; readonly kind: SearchKind; readonly ref: string; readonly caseId: string | null; readonly itemId: string | null; readonly closed: boolean; readonly department: string
  readonly parts: readonly FoundPart[]; readonly context: string; readonly contextSpoken: string
}
interface DocumentRow { id: string; kind: SearchKind; ref: string; case_id: string | null; item_id: string | null; closed: number; department: string; parts: string; context: string; context_spoken: string }

/** Row ids of a range that match, best first, after one that was seen; straight off the index, never counted, never sorted (STACK 12). */
export async function candidates(db: Knex, match: string, range: IdRange, after: string | null, limit: number): Promise<string[]> {
  // As text: an id has more digits than a JavaScript number holds.
  const rows = (await db.raw('SELECT CAST(rowid AS TEXT) AS id FROM search_index WHERE search_index MATCH ? AND rowid > CAST(? AS INTEGER) AND rowid <= CAST(? AS INTEGER) ORDER BY rowid LIMIT ?',
    [match, after ?? String(BigInt(range.from) - 1n), range.to, limit])) as { id: string }[]
  return rows.map((row) => row.id)
}

/** Documents of these row ids of one range, in their order; the integer primary key of the feeder. */
export async function documentsOf(db: Knex, range: IdRange, ids: readonly string[]): Promise<FoundDocument[]> {
  if (ids.length === 0) return []
  const rows = (await db.raw(`SELECT CAST(id AS TEXT) AS id, kind, ref, case_id, item_id, closed, department, parts, context, context_spoken FROM ${range.isPerson ? 'employee_doc' : 'case_doc'}
    WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(?)) ORDER BY ${range.isPerson ? 'employee_doc' : 'case_doc'}.id`, [JSON.stringify(ids)])) as DocumentRow[]
  return rows.map((row) => ({
    id: row.id, kind: row.kind, ref: row.ref, caseId: row.case_id, itemId: row.item_id, closed: row.closed === 1, department: row.department, parts: unpackParts(row.parts), context: row.context, contextSpoken: row.context_spoken,
  }))
}
