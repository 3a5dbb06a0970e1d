import type { ReminderRules } from '../../../src-shared/contract/reminder'
import { decodeCursor, encodeCursor } from '../../office/cursor'
import { os } from '../../office/implement'
import { command, query } from '../../office/procedure'
import { siteToday, type CaseDesk } from '../case/office'
import { preferenceOf, savePreference } from '../user/queries'
import { decideSetRules, decideSnooze } from './domain/reminder'
import { tellable, type CaseReminder } from './messages'
import { reminderSubject } from './projection'
import { reminderCounts, reminderRules, remindersOf, rulesId } from './queries'

/** Until when somebody has seen his reminders: how one person reads, not a fact of the site. */
const seenKey = 'reminders.seen'

export function reminderProcedures(desk: CaseDesk, shipped: ReminderRules) {
  const stepName = (id: string) => desk.law.book.nameOf(id)
  return {
    mine: os.reminders.mine.handler(query('reminders.mine', async (db, input, scope) => {
      const today = await siteToday(db, scope.context.services.clock.now())
      const seenAt = (await preferenceOf(db, scope.user.id, seenKey)) ?? ''
      const rows = await remindersOf(db, scope.user.id, today, decodeCursor(input.cursor, ['number', 'string'] as const), input.limit + 1)
      const shown = rows.slice(0, input.limit)
      const last = shown.at(-1)
      const told = new Map((await tellable(db, shown.map((row): CaseReminder => ({ caseId: row.case_id, things: JSON.parse(row.things) as CaseReminder['things'] })), stepName)).map((one) => [one.caseId, one]))
      return {
        items: shown.flatMap((row) => {
          const one = told.get(row.case_id)
          return one ? [{ caseId: row.case_id, caseNumber: one.number, employeeName: one.employeeName, department: one.department, sentAt: row.sent_at, seen: row.sent_at <= seenAt, things: one.things }] : []
        }),
        next: rows.length > input.limit && last ? encodeCursor([last.worst, last.case_id]) : null, ...(await reminderCounts(db, scope.user.id, today, seenAt)),
      }
    })),
    count: os.reminders.count.handler(query('reminders.count', async (db, _input, scope) =>
      reminderCounts(db, scope.user.id, await siteToday(db, scope.context.services.clock.now()), (await preferenceOf(db, scope.user.id, seenKey)) ?? ''))),
    see: os.reminders.see.handler(command('reminders.see', async (tx, _input, { user }) => {
      await savePreference(tx.outsideLog, user.id, seenKey, new Date(tx.now()).toISOString())
      return {}
    })),
    snooze: os.reminders.snooze.handler(command('reminders.snooze', async (tx, { caseId, abouts, until, reason }, { user }) => {
      const db = await tx.read()
      const loaded = await tx.load(reminderSubject, caseId)
      await tx.record(reminderSubject, loaded, decideSnooze(loaded.state, { abouts, userId: user.id, until, reason, today: await siteToday(db, tx.now()), rules: await reminderRules(db, shipped) }))
      return {}
    })),
    rules: os.reminders.rules.handler(query('reminders.rules', async (db) => reminderRules(db, shipped))),
    setRules: os.reminders.setRules.handler(command('reminders.setRules', async (tx, rules) => {
      const loaded = await tx.load(reminderSubject, rulesId)
      await tx.record(reminderSubject, loaded, decideSetRules(await reminderRules(await tx.read(), shipped), rules))
      return reminderRules(await tx.read(), shipped)
    })),
  }
}
