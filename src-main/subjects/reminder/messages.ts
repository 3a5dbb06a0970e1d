import type { Knex } from 'knex'
import type { LocalText } from '../../../src-shared/contract/common'
import type { DaySummary } from '../../../src-shared/contract/form'
import type { ReminderThing } from '../../../src-shared/contract/reminder'
import { inLocale, words } from '../../../src-shared/locale'
import { summaryWords } from '../../../src-shared/locale/forms/summary'
import { speaker } from '../../../src-shared/locale/forms/words'
import { reminderLine, reminderMore, reminderSentence, reminderSubject } from '../../../src-shared/locale/reminders'
import type { ChannelKind } from '../../../src-shared/outbox'
import { locales, type Locale, type Role } from '../../../src-shared/vocabulary'
import { caseHeads, openThings } from '../case/queries'
import type { OutgoingMessage } from '../message/enqueue'
import type { Told } from './domain/compute'
import { soonDays } from './domain/summary'

export interface CaseReminder { readonly caseId: string; readonly things: readonly Told[] }
export type StepName = (id: string) => LocalText | undefined

/** Reminders as people read them: with titles and who has each thing; what is done since, or has another day by now, is left out. */
export async function tellable(db: Knex, reminders: readonly CaseReminder[], stepName: StepName): Promise<{ caseId: string; number: string; employeeName: string; department: string; things: ReminderThing[] }[]> {
  const ids = [...new Set(reminders.map((one) => one.caseId))]
  const heads = await caseHeads(db, ids)
  const open = new Map((await openThings(db, ids)).map((row) => [`${row.case_id}|${row.about}|${row.due}`, row]))
  return reminders.flatMap(({ caseId, things }) => {
    const head = heads.get(caseId)
    const told = things.flatMap(([about, level, days, dueOn, part]): ReminderThing[] => {
      const row = open.get(`${caseId}|${about}|${dueOn}`)
      const title = row?.title ? (JSON.parse(row.title) as LocalText) : about.startsWith('s:') ? stepName(about.slice(2)) : undefined
      return row && title ? [{ about, title, level, days, dueOn, part, whose: row.whose }] : []
    })
    return head && told.length > 0 ? [{ caseId, ...head, things: told.sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1)) }] : []
  })
}

const whoHas = (name: string, locale: Locale): string => (name.startsWith('role:') ? (words[locale].role[name.slice(5) as Role] ?? name.slice(5)) : name || words[locale].role.head)

/** Lines of a message; a person reads the rest in the application. */
const mostLines = 20

/** One message to a person about his reminders. `dedupe` says which sending it is. */
export function reminderMessage(userId: string, dedupe: string, reminders: Awaited<ReturnType<typeof tellable>>, goodUntil: number): OutgoingMessage {
  const lines = (locale: Locale): string[] => reminders.flatMap((one) => one.things.map((thing) => reminderLine({
    name: one.employeeName, number: one.number, text: reminderSentence({ title: inLocale(thing.title, locale), level: thing.level, days: thing.days, whose: whoHas(thing.whose, locale) }, thing.part, locale),
  }, locale)))
  const text = (locale: Locale): string => {
    const all = lines(locale)
    return [...all.slice(0, mostLines), ...(all.length > mostLines ? [reminderMore(all.length - mostLines, locale)] : [])].join('\n')
  }
  return { dedupe, to: [{ userId }], goodUntil, words: Object.fromEntries(locales.map((locale) => [locale, { subject: reminderSubject(reminders.length, locale), text: text(locale) }])) as OutgoingMessage['words'] }
}

/** Lines of a summary: a mail may be long, a group and an SMS are glanced at. */
const summaryLines: Readonly<Record<ChannelKind, number>> = { email: 30, dingtalk: 8, webhook: 3 }

/** The day's summary as a message: the counts and the first lines; null where a day has nothing. What may be said was decided with `posted`. */
export function summaryMessage(summaries: ReadonlyMap<Locale, DaySummary>, kind: ChannelKind, message: Omit<OutgoingMessage, 'words'>): OutgoingMessage | null {
  const said = (locale: Locale): { subject: string; text: string } => {
    const w = speaker(summaryWords, locale)
    const { on, counts, groups, left } = summaries.get(locale)!
    const lines = groups.flatMap(({ who, things }) => things.map((thing) => w(thing.employee ? 'line' : thing.caseNumber ? 'postedLine' : 'manyLine', { who, what: thing.what, employee: thing.employee, number: thing.caseNumber, standing: thing.standing }).trim()))
    const shown = lines.slice(0, summaryLines[kind])
    return { subject: w('subject', { on, ...counts }), text: [w('counts', { ...counts, soonDays }), ...shown, ...(groups.reduce((sum, group) => sum + group.total, left.things) > shown.length ? [w('more')] : [])].join('\n') }
  }
  const nothing = [...summaries.values()].every((one) => one.groups.length === 0)
  return nothing ? null : { ...message, words: Object.fromEntries(locales.map((locale) => [locale, said(locale)])) as OutgoingMessage['words'] }
}
