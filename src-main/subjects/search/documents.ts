import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import type { SearchHit } from '../../../src-shared/contract/board'
import type { Row, Table } from '../../store/projection'

/** What can be found: one row a person, item, message or file. */
export interface SearchDocument {
  /** Unique over the site: `employee:01J…`, `message:01J…`. */
  readonly key: string
  /** When it came into being, ISO instant or day: newer documents are found first. */
  readonly at: string
  readonly kind: SearchHit['kind']
  /** Id of the thing itself, for the hit. */
  readonly ref: string
  readonly caseId: string | null
  readonly itemId: string | null
  readonly title: string
  /** Where it belongs, shown beside the title: number of the case, name of the leaver. */
  readonly context: string
  readonly text: string
  /** Found but not shown: pinyin. */
  readonly alsoFoundBy?: string
}

const columns = ['id', 'doc_key', 'kind', 'ref', 'case_id', 'item_id', 'title', 'context', 'text', 'tokens'] as const

/** A feeder's own table of documents. Each subject that feeds the search has its own, so that a rebuild clears only its own rows. */
export const searchTableFor = (name: string): Table => ({ name, key: ['id'], columns })

const han = /\p{Script=Han}/gu

/** Text as the index sees it: FTS5's unicode61 takes a run of Han characters for one word, so each gets a space round it (STACK 12). */
export const tokensOf = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(han, ' $& ').replaceAll(/\s+/gu, ' ').trim()

const millennium = Date.UTC(2000, 0, 1)
const dayMs = 86_400_000
const hashSpan = 2 ** 38
const lastDay = 2 ** 15 - 1

/**
 * The row id of a document: 15 bits of day since 2000, then 38 bits of the key's SHA-256. The same on every replica and in
 * every rebuild, ordered by day, and within the 53 bits a JavaScript number holds exactly.
 */
export function documentId(key: string, at: string): number {
  const day = Math.floor((Date.parse(at.length === 10 ? `${at}T00:00:00Z` : at) - millennium) / dayMs)
  const bounded = Number.isFinite(day) ? Math.min(Math.max(day, 0), lastDay) : 0
  const hash = createHash('sha256').update(key, 'utf8').digest()
  return bounded * hashSpan + (hash.readUIntBE(0, 5) % hashSpan)
}

/** A document as a row of `searchTableFor`; feeders put it into their own `project` output. */
export const searchRow = (document: SearchDocument): Row => ({
  id: documentId(document.key, document.at), doc_key: document.key, kind: document.kind, ref: document.ref, case_id: document.caseId, item_id: document.itemId,
  title: document.title, context: document.context, text: document.text,
  tokens: tokensOf([document.title, document.context, document.text, document.alsoFoundBy ?? ''].join(' \n ')),
})

/** Makes a feeder's table; triggers keep the one index in step with it. The migration '0004-search' comes first. */
export async function createSearchTable(trx: Knex, name: string): Promise<void> {
  // An ordinary rowid table: FTS5 joins on the integer.
  await trx.raw(`CREATE TABLE ${name} (
    id INTEGER PRIMARY KEY, doc_key TEXT NOT NULL, kind TEXT NOT NULL, ref TEXT NOT NULL, case_id TEXT, item_id TEXT, title TEXT NOT NULL, context TEXT NOT NULL,
    text TEXT NOT NULL, tokens TEXT NOT NULL) STRICT`)
  await trx.raw(`CREATE TRIGGER ${name}_added AFTER INSERT ON ${name} BEGIN INSERT INTO search_index (rowid, tokens) VALUES (new.id, new.tokens); END`)
  await trx.raw(`CREATE TRIGGER ${name}_changed AFTER UPDATE ON ${name} WHEN old.tokens IS NOT new.tokens BEGIN UPDATE search_index SET tokens = new.tokens WHERE rowid = new.id; END`)
  await trx.raw(`CREATE TRIGGER ${name}_removed AFTER DELETE ON ${name} BEGIN DELETE FROM search_index WHERE rowid = old.id; END`)
}
