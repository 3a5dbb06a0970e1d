import type { Migration } from '../../store/migrate'
import type { Subject } from '../../store/projection'
import { attachmentTypes, evolveAttachment, initialAttachment, type Attachment } from './domain'

export const attachmentSubject: Subject<Attachment> = {
  kind: 'attachment',
  types: attachmentTypes,
  initial: initialAttachment,
  evolve: evolveAttachment,
  tables: [{ name: 'attachment', key: ['id'], columns: ['id', 'name', 'size', 'type', 'hash', 'stored_at', 'stored_by', 'stored_by_user'] }],
  project: (file) => ({ attachment: file.exists ? [{ id: file.id, name: file.name, size: file.size, type: file.type, hash: file.hash, stored_at: file.storedAt, stored_by: file.storedBy, stored_by_user: file.storedByUserId }] : [] }),
}

export const attachmentMigrations: readonly Migration[] = [{
  name: '0006-attachment',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE attachment (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, size INTEGER NOT NULL, type TEXT NOT NULL, hash TEXT NOT NULL, stored_at TEXT NOT NULL, stored_by TEXT NOT NULL, stored_by_user TEXT NOT NULL) STRICT, WITHOUT ROWID`)
    await trx.raw('CREATE INDEX attachment_by_hash ON attachment (hash)')
  },
}]
