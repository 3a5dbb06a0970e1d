import type { Migration } from '../../store/migrate'
import type { RowsByTable, Subject } from '../../store/projection'
import { applicationTypes, evolveApplication, initialApplication, type Application } from './domain/application'

/** Applications that were handed in, for lists; what they say is folded from the log. A link alone is no row. */
export const applicationSubject: Subject<Application> = {
  kind: 'application',
  types: applicationTypes,
  initial: initialApplication,
  evolve: evolveApplication,
  tables: [{ name: 'application', key: ['id'], columns: ['id', 'employee_id', 'employee_name', 'department', 'state', 'last_day', 'submitted_at', 'case_id', 'case_number'] }],
  project: ({ id, employee, state, handedIn, settled }): RowsByTable => (handedIn ? {
    application: [{ id, employee_id: employee.id, employee_name: employee.name, department: employee.department, state, last_day: handedIn.fields.lastDay, submitted_at: handedIn.at, case_id: settled?.caseId ?? null, case_number: settled?.caseNumber ?? null }],
  } : {}),
}

export const applicationMigrations: readonly Migration[] = [{
  name: '0090-application',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE application (id TEXT NOT NULL PRIMARY KEY, employee_id TEXT NOT NULL, employee_name TEXT NOT NULL, department TEXT NOT NULL, state TEXT NOT NULL, last_day TEXT NOT NULL, submitted_at TEXT NOT NULL,
      case_id TEXT, case_number TEXT) STRICT, WITHOUT ROWID`)
    await trx.raw('CREATE INDEX application_by_state ON application (state, id)')
    await trx.raw('CREATE INDEX application_by_employee ON application (employee_id, id)')
    // Outside the log, as sessions are: of a token only the hash, and nothing that a rebuild would bring back.
    await trx.raw('CREATE TABLE application_link (token_hash TEXT NOT NULL PRIMARY KEY, application_id TEXT NOT NULL, employee_id TEXT NOT NULL, expires_at INTEGER NOT NULL, used_key TEXT) STRICT, WITHOUT ROWID')
    await trx.raw('CREATE UNIQUE INDEX application_link_by_employee ON application_link (employee_id)')
  },
}]
