import type { Migration } from '../../../store/migrate'
import type { Row, Table } from '../../../store/projection'
import type { CaseState } from '../domain/state'

/** Cases that were begun together because a crew left the site; a voided one is no longer among them. */
export const crewTable: Table = { name: 'case_crew', key: ['crew_id', 'case_id'], columns: ['crew_id', 'case_id', 'name', 'left_on', 'open'] }

export const crewRows = (state: CaseState): Row[] =>
  (state.crew && state.status !== 'voided' ? [{ crew_id: state.crew.id, case_id: state.id, name: state.crew.name, left_on: state.dates.leftOn, open: state.status === 'open' ? 1 : 0 }] : [])

export const crewMigrations: readonly Migration[] = [{
  name: '0097-case-crew',
  up: async (trx) => {
    await trx.raw('CREATE TABLE case_crew (crew_id TEXT NOT NULL, case_id TEXT NOT NULL, name TEXT NOT NULL, left_on TEXT NOT NULL, open INTEGER NOT NULL, PRIMARY KEY (crew_id, case_id)) STRICT, WITHOUT ROWID')
    await trx.raw(`CREATE INDEX employee_by_crew ON employee (crew, sort_key, number, id) WHERE status = 'active' AND crew <> ''`)
  },
}]
