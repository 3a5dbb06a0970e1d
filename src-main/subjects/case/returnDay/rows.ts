import type { Migration } from '../../../store/migrate'
import type { Row, Table } from '../../../store/projection'
import type { CaseState } from '../domain/state'
import { isExpected } from './points'

/** A row only while the leaver is expected back, so that the list stays short however many cases there are. */
export const returnTable: Table = { name: 'case_return', key: ['expected_on', 'case_id'], columns: ['expected_on', 'case_id'] }

export const returnRows = (state: CaseState): Row[] => (isExpected(state) ? [{ expected_on: state.dates.expectedBackOn, case_id: state.id }] : [])

export const returnMigrations: readonly Migration[] = [{
  name: '0101-case-return',
  up: async (trx) => { await trx.raw('CREATE TABLE case_return (expected_on TEXT NOT NULL, case_id TEXT NOT NULL, PRIMARY KEY (expected_on, case_id)) STRICT, WITHOUT ROWID') },
}]
