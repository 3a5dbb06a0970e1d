import type { Knex } from 'knex'
import { setImmediate } from 'node:timers/promises'
import type { ReminderRules } from '../../../src-shared/contract/reminder'
import { roles, type Role } from '../../../src-shared/vocabulary'
import { addDays, type SiteCalendar } from '../calendar/calendar'
import { approvalsDue, itemsDue, stepsDue, type DueRow } from '../case/queries'
import { allUsers } from '../user/queries'
import { Directory, horizonOf, keyOf, remindersFor, type DueThing, type Reminded } from './domain/compute'
import { sentOn, snoozedAfter } from './queries'

/** Rows asked for at once: turning them into objects must not hold the main thread. */
const pageRows = 1000
/** Cases computed at once, for the same reason. */
const casesAtOnce = 200

const asRole = (name: string): Role[] => roles.filter((role) => role === name)

function thingOf(kind: 'i' | 's' | 'a', row: DueRow): DueThing {
  const slots = kind === 'a' ? (row.office ?? '').split('\n') : []
  return {
    caseId: row.case_id, about: `${kind}:${row.id}`, dueOn: row.due, unit: row.unit, department: row.department, leaverId: row.employee_id,
    userIds: [...(row.user_id ? [row.user_id] : []), ...slots.filter((slot) => slot.startsWith('u:')).map((slot) => slot.slice(2))],
    roles: kind === 's' && !row.user_id ? asRole(row.office ?? '') : slots.flatMap((slot) => (slot.startsWith('r:') ? asRole(slot.slice(2)) : slot.startsWith('h:') ? asRole('head') : [])),
  }
}

/** Everything due by the horizon, by case, read a page at a time. */
async function thingsByCase(db: Knex, until: string, caseIds: readonly string[] | null): Promise<Map<string, DueThing[]>> {
  const byCase = new Map<string, DueThing[]>()
  const take = (kind: 'i' | 's' | 'a', rows: readonly DueRow[]) => {
    for (const row of rows) {
      const things = byCase.get(row.case_id)
      if (things) things.push(thingOf(kind, row))
      else byCase.set(row.case_id, [thingOf(kind, row)])
    }
  }
  for (const [kind, read] of [['i', itemsDue], ['s', stepsDue], ['a', approvalsDue]] as const) {
    if (caseIds) { take(kind, await read(db, { until, caseIds })); continue }
    for (let after: readonly [string, string, string] | null = null; ;) {
      const rows: DueRow[] = await read(db, { until, after, limit: pageRows })
      take(kind, rows)
      const last = rows.at(-1)
      if (!last || rows.length < pageRows) break
      after = [last.due, last.case_id, last.id]
    }
  }
  return byCase
}

/** What is to be sent today and was not yet, by case; of the cases named, or of all. Reads and computes, writes nothing. */
export async function remindersToSend(db: Knex, given: { rules: ReminderRules; today: string; calendar: SiteCalendar }, caseIds: readonly string[] | null): Promise<Map<string, readonly Reminded[]>> {
  const { rules, today, calendar } = given
  const directory = new Directory((await allUsers(db)).filter((user) => !user.disabled).map(({ id, displayName, roles: held, departments, employeeId }) => ({ id, name: displayName, roles: held, departments, employeeId })))
  const snoozed = await snoozedAfter(db, today)
  const isSnoozed = (caseId: string, about: string, userId: string): boolean => snoozed.size > 0 && snoozed.has(`${caseId}|${about}|${userId}`)
  const sent = await sentOn(db, today, caseIds ?? undefined)
  const things = [...(await thingsByCase(db, addDays(today, horizonOf(rules)), caseIds)).values()]
  const toSend = new Map<string, readonly Reminded[]>()
  for (let first = 0; first < things.length; first += casesAtOnce) {
    const reminders = remindersFor(things.slice(first, first + casesAtOnce).flat(), { rules, today, calendar, directory, isSnoozed })
    for (const [caseId, people] of reminders) {
      const known = sent.get(caseId)
      const fresh = [...people.values()].map((one) => ({ ...one, things: one.things.filter((thing) => !known?.get(one.id)?.has(keyOf(thing))) })).filter((one) => one.things.length > 0)
      if (fresh.length > 0) toSend.set(caseId, fresh)
    }
    await setImmediate()
  }
  return toSend
}
