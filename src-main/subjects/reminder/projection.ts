import type { Migration } from '../../store/migrate'
import type { RowsByTable, Subject } from '../../store/projection'
import { evolveReminders, initialReminders, reminderTypes, type Reminders } from './domain/reminder'

/** The newest day's reminders, a row a person and case; who wants to be left alone; the site's numbers. */
export const reminderSubject: Subject<Reminders> = {
  kind: 'reminder',
  types: reminderTypes,
  initial: initialReminders,
  evolve: evolveReminders,
  tables: [
    { name: 'reminder', key: ['to_id', 'on_day', 'case_id'], columns: ['to_id', 'on_day', 'case_id', 'worst', 'things', 'sent_at'] },
    { name: 'reminder_snooze', key: ['case_id', 'about', 'user_id'], columns: ['case_id', 'about', 'user_id', 'until_on', 'reason'] },
    { name: 'reminder_rules', key: ['id'], columns: ['id', 'rules'] },
  ],
  project: (reminders): RowsByTable => ({
    // The last two days: around midnight, and where a clock was set, today may be either.
    reminder: reminders.days.slice(-2).flatMap((day) => day.people.map((one) => ({
      to_id: one.id, on_day: day.on, case_id: reminders.id, worst: Math.max(...one.things.map(([, level, days]) => (level === 'overdue' ? days : -days))), things: JSON.stringify(one.things), sent_at: one.sentAt,
    }))),
    reminder_snooze: reminders.snoozes.map((one) => ({ case_id: reminders.id, about: one.about, user_id: one.userId, until_on: one.until, reason: one.reason })),
    reminder_rules: reminders.rules ? [{ id: reminders.id, rules: JSON.stringify(reminders.rules) }] : [],
  }),
}

export const reminderMigrations: readonly Migration[] = [{
  name: '0080-reminder',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE reminder (to_id TEXT NOT NULL, on_day TEXT NOT NULL, case_id TEXT NOT NULL, worst INTEGER NOT NULL, things TEXT NOT NULL, sent_at TEXT NOT NULL,
      PRIMARY KEY (to_id, on_day, case_id)) STRICT, WITHOUT ROWID`)
    await trx.raw('CREATE INDEX reminder_by_worst ON reminder (to_id, on_day, worst, case_id)')
    await trx.raw('CREATE INDEX reminder_by_day ON reminder (on_day, case_id)')
    await trx.raw('CREATE TABLE reminder_snooze (case_id TEXT NOT NULL, about TEXT NOT NULL, user_id TEXT NOT NULL, until_on TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (case_id, about, user_id)) STRICT, WITHOUT ROWID')
    await trx.raw('CREATE TABLE reminder_rules (id TEXT NOT NULL PRIMARY KEY, rules TEXT NOT NULL) STRICT, WITHOUT ROWID')
  },
}]
