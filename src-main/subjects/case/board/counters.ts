import type { Knex } from 'knex'
import type { Migration } from '../../../store/migrate'

/** Where cases are counted. No table of a projection: triggers write it, so it is checked and made anew by itself. */
export const countTable = 'case_count'

/** What cases are counted by; each combination that occurs is a row of case_count. */
const kept = ['department', 'position_id', 'employer', 'kind', 'column_stage'] as const
const of = (row: 'new' | 'old'): string => kept.map((column) => `${row}.${column}`).join(', ')

const countIn = `INSERT INTO case_count (${kept.join(', ')}, cases) VALUES (${of('new')}, 1) ON CONFLICT (${kept.join(', ')}) DO UPDATE SET cases = cases + 1`
const isOld = kept.map((column) => `${column} = old.${column}`).join(' AND ')
// A row that counts nothing goes: what is left is a function of the cards alone, whatever was there before.
const countOut = `UPDATE case_count SET cases = cases - 1 WHERE ${isOld}; DELETE FROM case_count WHERE ${isOld} AND cases = 0`

/**
 * What makes the board's first page cost the same at any size. `case_count`: cases by column and everything the board counts by, kept by
 * triggers on case_card, so that it is right after an act, a rebuild and an import alike. `case_card_narrow`: what cards are chosen and
 * sorted by, small enough to stay in the cache. `case_party` carries the column and department of its case: somebody who sees only his own
 * cases has them counted within one index.
 */
export const counterMigrations: readonly Migration[] = [{
  name: '0010-case-count',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE case_count (${kept.map((column) => `${column} TEXT NOT NULL`).join(', ')}, cases INTEGER NOT NULL, PRIMARY KEY (${kept.join(', ')})) STRICT, WITHOUT ROWID`)
    await trx.raw(`INSERT INTO case_count (${kept.join(', ')}, cases) SELECT ${kept.join(', ')}, count(*) FROM case_card GROUP BY ${kept.join(', ')}`)
    await trx.raw(`CREATE TRIGGER case_count_added AFTER INSERT ON case_card BEGIN ${countIn}; END`)
    await trx.raw(`CREATE TRIGGER case_count_removed AFTER DELETE ON case_card BEGIN ${countOut}; END`)
    await trx.raw(`CREATE TRIGGER case_count_moved AFTER UPDATE ON case_card WHEN (${of('old')}) IS NOT (${of('new')}) BEGIN ${countOut}; ${countIn}; END`)
    await trx.raw('CREATE INDEX case_card_narrow ON case_card (id, column_stage, due_key, left_on, name_key, department, employer, kind, position_id)')
    for (const column of ['column_stage', 'department']) await trx.raw(`ALTER TABLE case_party ADD COLUMN ${column} TEXT NOT NULL DEFAULT ''`)
    await trx.raw('UPDATE case_party SET (column_stage, department) = (SELECT column_stage, department FROM case_card WHERE id = case_id)')
    await trx.raw('CREATE INDEX case_party_by_column ON case_party (user_id, column_stage, department)')
  },
}, {
  // A rebuild takes the triggers away while it empties case_card: the first card of an empty table begins the count anew.
  name: '0011-case-count-anew',
  up: async (trx) => {
    await trx.raw('CREATE TRIGGER case_count_begun BEFORE INSERT ON case_card WHEN NOT EXISTS (SELECT 1 FROM case_card) BEGIN DELETE FROM case_count; END')
  },
}]

const counted = `SELECT ${kept.join(', ')}, count(*) AS cases FROM case_card GROUP BY ${kept.join(', ')}`
const noted = `SELECT ${kept.join(', ')}, cases FROM ${countTable}`

/** How many counts are not those of the cards; one pass over case_card_narrow, for upkeep. */
export async function countWrongCounts(db: Knex): Promise<number> {
  const [{ wrong }] = (await db.raw(`SELECT count(*) AS wrong FROM (SELECT ${kept.join(', ')} FROM (${counted} EXCEPT ${noted}) UNION SELECT ${kept.join(', ')} FROM (${noted} EXCEPT ${counted}))`)) as [{ wrong: number }]
  return wrong
}

/** Counts the cards anew, whatever was noted. */
export const countAnew = (db: Knex): Promise<void> => db.transaction(async (trx) => {
  await trx.raw(`DELETE FROM ${countTable}`)
  await trx.raw(`INSERT INTO ${countTable} (${kept.join(', ')}, cases) ${counted}`)
})
