import type { Migration } from '../../store/migrate'
import type { Subject } from '../../store/projection'
import { evolveMessage, initialMessage, messageTypes, type Message } from './domain'

/** Its facts are the proof and what makes open screens look again; what is worked on is the table `outbox`. */
export const messageSubject: Subject<Message> = { kind: 'message', types: messageTypes, initial: initialMessage, evolve: evolveMessage, tables: [], project: () => ({}) }

export const messageMigrations: readonly Migration[] = [{
  name: '0071-outbox',
  up: async (trx) => {
    // Outside the log: this PC's work list. Another PC that has the same log must not send the same message, an attempt every half
    // hour is no fact for ever, and addresses and texts are cleared after their time.
    await trx.raw(`CREATE TABLE outbox (
      id TEXT NOT NULL PRIMARY KEY, dedupe TEXT NOT NULL, channel_id TEXT NOT NULL, channel_name TEXT NOT NULL, kind TEXT NOT NULL, user_id TEXT, to_name TEXT NOT NULL, to_address TEXT NOT NULL, locale TEXT NOT NULL,
      subject TEXT NOT NULL, body TEXT NOT NULL, case_id TEXT, state TEXT NOT NULL, shelf TEXT NOT NULL, reason TEXT, attempts INTEGER NOT NULL, queued_at INTEGER NOT NULL, due_at INTEGER NOT NULL, good_until INTEGER NOT NULL,
      sent_at INTEGER) STRICT, WITHOUT ROWID`)
    await trx.raw('CREATE UNIQUE INDEX outbox_once ON outbox (dedupe)')
    await trx.raw('CREATE INDEX outbox_due ON outbox (channel_id, state, due_at, id)')
    await trx.raw('CREATE INDEX outbox_by_shelf ON outbox (shelf, id)')
    await trx.raw('CREATE INDEX outbox_by_channel ON outbox (channel_id, id)')
    await trx.raw('CREATE INDEX outbox_pace ON outbox (channel_id, sent_at)')
  },
}]
