import type { Knex } from 'knex'
import type { Migration } from '../../store/migrate'

/** A feeder's table as it was at first; `0060-search` drops it. Runs in the migrations of the feeders, between the two of here. */
export async function createFirstSearchTable(trx: Knex, name: string): Promise<void> {
  await trx.raw(`CREATE TABLE ${name} (
    id INTEGER PRIMARY KEY, doc_key TEXT NOT NULL, kind TEXT NOT NULL, ref TEXT NOT NULL, case_id TEXT, item_id TEXT, title TEXT NOT NULL, context TEXT NOT NULL,
    text TEXT NOT NULL, tokens TEXT NOT NULL) STRICT`)
  await trx.raw(`CREATE TRIGGER ${name}_added AFTER INSERT ON ${name} BEGIN INSERT INTO search_index (rowid, tokens) VALUES (new.id, new.tokens); END`)
  await trx.raw(`CREATE TRIGGER ${name}_changed AFTER UPDATE ON ${name} WHEN old.tokens IS NOT new.tokens BEGIN UPDATE search_index SET tokens = new.tokens WHERE rowid = new.id; END`)
  await trx.raw(`CREATE TRIGGER ${name}_removed AFTER DELETE ON ${name} BEGIN DELETE FROM search_index WHERE rowid = old.id; END`)
}

/** A feeder's tables (`searchTablesFor`); triggers keep the one index in step with them. */
async function createFeeder(trx: Knex, name: string): Promise<void> {
  // An ordinary rowid table: its ids are those of the index.
  await trx.raw(`CREATE TABLE ${name} (
    id INTEGER PRIMARY KEY, doc_key TEXT NOT NULL, kind TEXT NOT NULL, ref TEXT NOT NULL, case_id TEXT, item_id TEXT, closed INTEGER NOT NULL, department TEXT NOT NULL, parts TEXT NOT NULL, context TEXT NOT NULL, context_spoken TEXT NOT NULL) STRICT`)
  await trx.raw(`CREATE TRIGGER ${name}_removed AFTER DELETE ON ${name} BEGIN DELETE FROM search_index WHERE rowid = old.id; END`)
  await trx.raw(`CREATE TABLE ${name}_intake (id INTEGER PRIMARY KEY, grams TEXT NOT NULL) STRICT`)
  await trx.raw(`CREATE TRIGGER ${name}_taken AFTER INSERT ON ${name}_intake BEGIN
    DELETE FROM search_index WHERE rowid = new.id;
    INSERT INTO search_index (rowid, grams) VALUES (new.id, new.grams);
    DELETE FROM ${name}_intake WHERE id = new.id;
  END`)
}

/** The one full-text index. Contentless: the feeders' tables hold the texts. */
export const searchMigrations: readonly Migration[] = [
  {
    name: '0004-search',
    up: async (trx) => {
      await trx.raw(`CREATE VIRTUAL TABLE search_index USING fts5 (tokens, content = '', contentless_delete = 1, tokenize = 'unicode61', prefix = '2 3')`)
    },
  },
  {
    // The rows come with the rebuild that a new `projectionVersion` brings (site.ts).
    name: '0060-search',
    up: async (trx) => {
      await trx.raw('DROP TABLE employee_doc')
      await trx.raw('DROP TABLE case_doc')
      await trx.raw('DROP TABLE search_index')
      // Our code cuts the text into grams (grams.ts); ascii takes every other character for part of a token, whatever script it is of. Where in a document a gram
      // stands is not kept: a third of the size, and the words themselves are looked for in the text of the few documents shown (hit.ts).
      await trx.raw(`CREATE VIRTUAL TABLE search_index USING fts5 (grams, content = '', contentless_delete = 1, tokenize = 'ascii', detail = none)`)
      for (const feeder of ['employee_doc', 'case_doc']) await createFeeder(trx, feeder)
    },
  },
]
