import type { Knex } from 'knex'
import type { Migration } from '../../../store/migrate'
import type { Row, Table } from '../../../store/projection'
import type { CaseState } from '../domain/state'

/** Numbers given to papers, by series. The case and the printing are in the key: two PCs that had not met cannot overwrite each other's row. */
export const formNumberTable: Table = { name: 'form_number', key: ['series', 'counter', 'case_id', 'printing_id'], columns: ['series', 'counter', 'case_id', 'printing_id'] }

export const formNumberRows = (state: CaseState): Row[] =>
  state.printings.flatMap(({ id, counted }) => (counted ? [{ series: counted.series, counter: counted.counter, case_id: state.id, printing_id: id }] : []))

/** The last number given in a series, 0 when there is none; the primary key backwards. */
export async function lastCounter(db: Knex, series: string): Promise<number> {
  const row = (await db('form_number').where({ series }).orderBy('counter', 'desc').first('counter')) as { counter: number } | undefined
  return row?.counter ?? 0
}

export const printingMigrations: readonly Migration[] = [{
  name: '0090-form-number',
  up: async (trx) => {
    await trx.raw('CREATE TABLE form_number (series TEXT NOT NULL, counter INTEGER NOT NULL, case_id TEXT NOT NULL, printing_id TEXT NOT NULL, PRIMARY KEY (series, counter, case_id, printing_id)) STRICT, WITHOUT ROWID')
    await trx.raw("ALTER TABLE site ADD COLUMN number_prefix TEXT NOT NULL DEFAULT ''")
  },
}]
