import type { Migration } from '../../store/migrate'
import type { RowsByTable, Subject } from '../../store/projection'
import { evolveExport, exportTypes, initialExport, type MadeExport } from './domain'

export const exportSubject: Subject<MadeExport> = {
  kind: 'export',
  types: exportTypes,
  initial: initialExport,
  evolve: evolveExport,
  tables: [{ name: 'export_made', key: ['id'], columns: ['id', 'at', 'by', 'by_user_id', 'list', 'format', 'locale', 'name', 'rows', 'without_personal', 'filter', 'sha256'] }],
  project: ({ id, at, by, byUserId, facts }): RowsByTable => (facts ? {
    export_made: [{ id, at, by, by_user_id: byUserId, list: facts.list, format: facts.format, locale: facts.locale, name: facts.name, rows: facts.rows, without_personal: facts.withoutPersonal ? 1 : 0, filter: facts.filter, sha256: facts.sha256 }],
  } : {}),
}

export const exportMigrations: readonly Migration[] = [{
  name: '0051-export',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE export_made (id TEXT NOT NULL PRIMARY KEY, at TEXT NOT NULL, by TEXT NOT NULL, by_user_id TEXT NOT NULL, list TEXT NOT NULL, format TEXT NOT NULL, locale TEXT NOT NULL, name TEXT NOT NULL,
      rows INTEGER NOT NULL, without_personal INTEGER NOT NULL, filter TEXT NOT NULL, sha256 TEXT NOT NULL) STRICT, WITHOUT ROWID`)
  },
}]
