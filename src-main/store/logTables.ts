import type { Migration } from './migrate'

/** The log itself, the idempotency keys of commands, and what this machine alone knows. */
export const logMigrations: readonly Migration[] = [
  {
    name: '0001-log',
    up: async (trx) => {
      await trx.raw(`CREATE TABLE event (
        position INTEGER PRIMARY KEY, replica TEXT NOT NULL, epoch INTEGER NOT NULL, seq INTEGER NOT NULL, hlc TEXT NOT NULL, wall_time TEXT NOT NULL,
        actor TEXT NOT NULL, type TEXT NOT NULL, subject TEXT NOT NULL, base TEXT, payload TEXT, salt BLOB, commitment BLOB NOT NULL, prev_hash BLOB NOT NULL,
        hash BLOB NOT NULL, signature BLOB, UNIQUE (replica, epoch, seq)) STRICT`)
      await trx.raw('CREATE INDEX event_by_subject ON event (subject, position)')
      await trx.raw('CREATE INDEX event_by_hlc ON event (hlc)')
      await trx.raw(`CREATE TABLE command_key (
        user_id TEXT NOT NULL, key TEXT NOT NULL, fingerprint TEXT NOT NULL, result TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (user_id, key)) STRICT, WITHOUT ROWID`)
      await trx.raw('CREATE INDEX command_key_by_age ON command_key (at)')
      await trx.raw(`CREATE TABLE replica (replica TEXT NOT NULL, epoch INTEGER NOT NULL, public_key TEXT NOT NULL, reason TEXT NOT NULL, started_at TEXT NOT NULL, PRIMARY KEY (replica, epoch)) STRICT, WITHOUT ROWID`)
      // Only the lawful erasure of a payload may touch a stored fact.
      await trx.raw(`CREATE TRIGGER event_stays BEFORE DELETE ON event BEGIN SELECT raise(ABORT, 'the log is append-only'); END`)
      await trx.raw(`CREATE TRIGGER event_unchanged BEFORE UPDATE OF position, replica, epoch, seq, hlc, wall_time, actor, type, subject, base, commitment, prev_hash, hash, signature ON event
        BEGIN SELECT raise(ABORT, 'the log is append-only'); END`)
      await trx.raw(`CREATE TRIGGER event_payload_stays BEFORE UPDATE OF payload, salt ON event WHEN new.payload IS NOT NULL OR new.salt IS NOT NULL
        BEGIN SELECT raise(ABORT, 'a payload can only be erased, with its salt'); END`)
    },
  },
]
