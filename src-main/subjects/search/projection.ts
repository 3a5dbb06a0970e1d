import type { Migration } from '../../store/migrate'

/** The one full-text index. Contentless: the feeders' tables hold the text, their triggers keep this in step (documents.ts). */
export const searchMigrations: readonly Migration[] = [{
  name: '0004-search',
  up: async (trx) => {
    await trx.raw(`CREATE VIRTUAL TABLE search_index USING fts5 (tokens, content = '', contentless_delete = 1, tokenize = 'unicode61', prefix = '2 3')`)
  },
}]
