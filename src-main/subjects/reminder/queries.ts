import type { Knex } from 'knex'
import { ReminderRules } from '../../../src-shared/contract/reminder'
import { keyOf, type Told } from './domain/compute'

export interface ReminderRow { to_id: string; on_day: string; case_id: string; worst: number; things: string; sent_at: string }

/** The site's numbers, or those that ship. The primary key. */
export async function reminderRules(db: Knex, shipped: ReminderRules): Promise<ReminderRules> {
  const row = (await db('reminder_rules').where({ id: rulesId }).first('rules')) as { rules: string } | undefined
  return row ? ReminderRules.parse(JSON.parse(row.rules)) : shipped
}
export const rulesId = 'rules'

/** What was sent on a day: by case, person and key of each thing; of some cases only where they are named. Walks reminder_by_day. */
export async function sentOn(db: Knex, on: string, caseIds?: readonly string[]): Promise<Map<string, Map<string, Set<string>>>> {
  const rows = (await db('reminder').where({ on_day: on }).modify((query) => { if (caseIds) void query.whereRaw('case_id IN (SELECT value FROM json_each(?))', [JSON.stringify(caseIds)]) }).select('case_id', 'to_id', 'things')) as ReminderRow[]
  const sent = new Map<string, Map<string, Set<string>>>()
  for (const row of rows) {
    const people = sent.get(row.case_id) ?? new Map<string, Set<string>>()
    people.set(row.to_id, new Set((JSON.parse(row.things) as Told[]).map(keyOf)))
    sent.set(row.case_id, people)
  }
  return sent
}

/** Who wants to be left alone after a day about what, as `case|about|user`. A site has few of them; walks the table. */
export async function snoozedAfter(db: Knex, today: string): Promise<ReadonlySet<string>> {
  const rows = (await db('reminder_snooze').where('until_on', '>', today).select('case_id', 'about', 'user_id')) as { case_id: string; about: string; user_id: string }[]
  return new Set(rows.map((row) => `${row.case_id}|${row.about}|${row.user_id}`))
}

/** Whether something of a row of `reminder` is still to be done by the same day, and not put off. */
const stillOpen = `EXISTS (SELECT 1 FROM json_each(reminder.things) AS thing
  WHERE NOT EXISTS (SELECT 1 FROM reminder_snooze AS snooze WHERE snooze.case_id = reminder.case_id AND snooze.about = thing.value ->> 0 AND snooze.user_id = reminder.to_id AND snooze.until_on > reminder.on_day) AND CASE substr(thing.value ->> 0, 1, 1)
  WHEN 'i' THEN EXISTS (SELECT 1 FROM case_item WHERE case_item.case_id = reminder.case_id AND case_item.id = substr(thing.value ->> 0, 3) AND case_item.live = 1 AND case_item.due_key = thing.value ->> 3)
  WHEN 's' THEN EXISTS (SELECT 1 FROM case_step WHERE case_step.case_id = reminder.case_id AND case_step.step = substr(thing.value ->> 0, 3) AND case_step.live = 1 AND case_step.do_by = thing.value ->> 3)
  ELSE EXISTS (SELECT 1 FROM case_approval WHERE case_approval.case_id = reminder.case_id AND case_approval.step = substr(thing.value ->> 0, 3) AND case_approval.due_key = thing.value ->> 3) END)`

/** Somebody's reminders of a day that still hold, the longest overdue first; walks reminder_by_worst. */
export async function remindersOf(db: Knex, userId: string, on: string, after: readonly [number, string] | null, limit: number): Promise<ReminderRow[]> {
  return (await db('reminder').where({ to_id: userId, on_day: on }).whereRaw(stillOpen).modify((query) => { if (after) void query.whereRaw('(worst, case_id) < (?, ?)', [...after]) })
    .orderBy([{ column: 'worst', order: 'desc' }, { column: 'case_id', order: 'desc' }]).limit(limit)) as ReminderRow[]
}

/** How many of these there are, and how many were sent since an instant; the primary key. */
export async function reminderCounts(db: Knex, userId: string, on: string, seenAt: string): Promise<{ total: number; unseen: number }> {
  const row = (await db('reminder').where({ to_id: userId, on_day: on }).whereRaw(stillOpen).first(db.raw('count(*) AS total'), db.raw('coalesce(sum(sent_at > ?), 0) AS unseen', [seenAt]))) as { total: number; unseen: number } | undefined
  return { total: Number(row?.total ?? 0), unseen: Number(row?.unseen ?? 0) }
}

/** Everybody who was reminded on a day, with how many cases; walks reminder_by_day. */
export async function remindedOn(db: Knex, on: string): Promise<{ to_id: string; cases: number; worst: number }[]> {
  return (await db('reminder').where({ on_day: on }).groupBy('to_id').orderBy('to_id').select('to_id').count({ cases: '*' }).max({ worst: 'worst' })) as { to_id: string; cases: number; worst: number }[]
}
