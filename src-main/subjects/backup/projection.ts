import type { Migration } from '../../store/migrate'
import type { RowsByTable, Subject } from '../../store/projection'
import { backupTypes, evolveBackups, initialBackups, type Backups } from './domain'

export const backupSubject: Subject<Backups> = {
  kind: 'backup',
  types: backupTypes,
  initial: initialBackups,
  evolve: evolveBackups,
  tables: [
    { name: 'backup_plan', key: ['replica'], columns: ['replica', 'enabled', 'at', 'places', 'encrypted', 'failures'] },
    { name: 'backup_file', key: ['replica', 'id'], columns: ['replica', 'id', 'turn', 'place', 'file', 'size', 'made_at', 'events', 'encrypted', 'damaged', 'asked'] },
  ],
  project: (backups, version): RowsByTable => version === 0 ? {} : {
    backup_plan: [{
      replica: backups.replica, enabled: backups.on ? 1 : 0, at: backups.at, places: JSON.stringify(backups.places), encrypted: backups.encrypted ? 1 : 0, failures: JSON.stringify(Object.values(backups.failures)),
    }],
    backup_file: backups.made.map((one, turn) => ({
      replica: backups.replica, id: one.id, turn, place: one.place, file: one.file, size: one.size, made_at: one.madeAt, events: one.events, encrypted: one.encrypted ? 1 : 0, damaged: one.damaged, asked: one.asked ? 1 : 0,
    })),
  },
}

export const backupMigrations: readonly Migration[] = [{
  name: '0031-backup',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE backup_plan (
      replica TEXT NOT NULL PRIMARY KEY, enabled INTEGER NOT NULL, at TEXT NOT NULL, places TEXT NOT NULL, encrypted INTEGER NOT NULL, failures TEXT NOT NULL) STRICT, WITHOUT ROWID`)
    await trx.raw(`CREATE TABLE backup_file (
      replica TEXT NOT NULL, id TEXT NOT NULL, turn INTEGER NOT NULL, place TEXT NOT NULL, file TEXT NOT NULL, size INTEGER NOT NULL, made_at TEXT NOT NULL, events INTEGER NOT NULL, encrypted INTEGER NOT NULL,
      damaged INTEGER NOT NULL, asked INTEGER NOT NULL, PRIMARY KEY (replica, id)) STRICT, WITHOUT ROWID`)
    await trx.raw('CREATE INDEX backup_file_by_turn ON backup_file (replica, turn)')
  },
}]
