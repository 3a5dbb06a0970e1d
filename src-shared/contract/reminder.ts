import { z } from 'zod'
import { reminderRefusals } from '../refusals/reminder'
import { reminderParts, reminderLevels } from '../vocabulary'
import { base, EntityId, LocalDate, LocalText, PageInput, pageOf } from './common'

const days = z.number().int().min(0).max(60)
const before = z.array(z.number().int().min(1).max(60)).max(5)

/** When people are reminded, and of what: the site's own numbers. `itemBefore` 1: a day before it is due. `headAfter` 2: from the second day over the head is told too. */
export const ReminderRules = z.object({
  sendAt: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), itemBefore: before, stepBefore: before, approvalBefore: before, headAfter: days.min(1), hrAfter: days.min(1), snoozeMost: days, legalSnoozeMost: days,
  /** Also over the channels beyond the application (outbox). */ channels: z.boolean(),
})
export type ReminderRules = z.infer<typeof ReminderRules>

/** One thing of a reminder. `about` is `i:<item>`, `s:<legal step>` or `a:<approval step>`; `whose` is who has it. */
export const ReminderThing = z.object({ about: z.string(), title: LocalText, level: z.enum(reminderLevels), days: z.number().int(), dueOn: z.string(), /** His own, in place of somebody without account, or passed up to him as head or HR. */ part: z.enum(reminderParts), whose: z.string() })
export type ReminderThing = z.infer<typeof ReminderThing>

/** What one person was reminded of today on one case. */
export const ReminderLine = z.object({
  caseId: EntityId, caseNumber: z.string(), employeeName: z.string(), department: z.string(), sentAt: z.string(), seen: z.boolean(), things: z.array(ReminderThing),
})
export type ReminderLine = z.infer<typeof ReminderLine>

const c = base.errors(reminderRefusals)
export const reminderContract = {
  mine: c.route({ method: 'GET', path: '/reminders', summary: 'Today’s reminders of the one who asks, the longest overdue first; what is done since is left out' }).input(PageInput).output(pageOf(ReminderLine).extend({ total: z.number().int(), unseen: z.number().int() })),
  count: c.route({ method: 'GET', path: '/reminders/count', summary: 'How many of today’s reminders the one who asks has not seen' }).output(z.object({ unseen: z.number().int(), total: z.number().int() })),
  see: c.route({ method: 'POST', path: '/reminders/seen', summary: 'The one who asks has seen what was sent until now' }).output(z.object({})),
  snooze: c.route({ method: 'POST', path: '/reminders/{caseId}/snooze', summary: 'Be left alone about some things of a case until a day, with a reason that is kept' })
    .input(z.object({ caseId: EntityId, abouts: z.array(z.string().max(80)).min(1).max(100), until: LocalDate, reason: z.string().trim().max(300) })).output(z.object({})),
  rules: c.route({ method: 'GET', path: '/reminder-rules', summary: 'When people are reminded' }).output(ReminderRules),
  setRules: c.route({ method: 'PUT', path: '/reminder-rules', summary: 'Change when people are reminded' }).input(ReminderRules).output(ReminderRules),
}
