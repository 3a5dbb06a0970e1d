import type { Migration } from '../../store/migrate'
import type { RowsByTable, Subject } from '../../store/projection'
import { evolveImport, importTypes, initialImport, type Import } from './domain/import'

/** Lists that were taken in, in `import_list`. */
export const importSubject: Subject<Import> = {
  kind: 'import',
  types: importTypes,
  initial: initialImport,
  evolve: evolveImport,
  tables: [{ name: 'import_list', key: ['id'], columns: ['id', 'kind', 'file_id', 'file_name', 'counts', 'at', 'by', 'undone'] }],
  project: (state): RowsByTable => state.exists ? {
    import_list: [{
      id: state.id, kind: state.kind, file_id: state.fileId, file_name: state.fileName, counts: JSON.stringify(state.counts), at: state.at, by: state.by, undone: state.undone ? JSON.stringify(state.undone) : null,
    }],
  } : {},
}

export const importMigrations: readonly Migration[] = [{
  name: '0040-import',
  up: async (trx) => {
    await trx.raw('CREATE TABLE import_list (id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, file_id TEXT NOT NULL, file_name TEXT NOT NULL, counts TEXT NOT NULL, at TEXT NOT NULL, "by" TEXT NOT NULL, undone TEXT) STRICT, WITHOUT ROWID')
    await trx.raw('CREATE INDEX import_list_by_time ON import_list (at, id)')
  },
}, {
  // An import finds people by it where a list has no numbers.
  name: '0041-employee-identity',
  up: async (trx) => {
    await trx.raw(`CREATE INDEX employee_by_identity ON employee (upper(fields ->> '$.identityNumber'))`)
  },
}, {
  // An import is not taken back while accounts belong to those whom it brought.
  name: '0042-account-employee',
  up: async (trx) => {
    await trx.raw('CREATE INDEX user_account_by_employee ON user_account (employee_id)')
  },
}]
