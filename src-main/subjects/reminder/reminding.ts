import type { ReminderRules } from '../../../src-shared/contract/reminder'
import type { UserView } from '../../../src-shared/contract/site'
import { locales } from '../../../src-shared/vocabulary'
import type { Actor } from '../../log/event'
import { localDay, localTime } from '../../log/clock'
import type { Services } from '../../office/context'
import type { Committed } from '../../store/writer'
import type { CaseDesk } from '../case/office'
import { allChannels } from '../channel/queries'
import { enqueue } from '../message/enqueue'
import { siteSettings } from '../site/queries'
import { allUsers } from '../user/queries'
import { keyOf, type Reminded } from './domain/compute'
import { decideSend } from './domain/reminder'
import { remindersToSend } from './dueThings'
import { reminderMessage, summaryMessage, tellable, type CaseReminder } from './messages'
import { reminderSubject } from './projection'
import { daySummary, type SummaryAsked } from './summary'
import { remindedOn, reminderRules, remindersOf, rulesId } from './queries'

/** Sends reminders: once a day what the day brings, and in between what a change brings, for the case it concerns alone. */
export interface Reminding {
  readonly shipped: ReminderRules
  start(): void
  /** One look at the clock and at what changed. Resolves when all that was to be sent is committed. */
  look(): Promise<void>
  close(): Promise<void>
}

const lookEveryMs = 60_000
/** After a change: a clerk's next click often follows. */
const settleMs = 1_500
/** Cases whose reminders share a commit: small, for other commands wait meanwhile. */
const casesPerCommit = 25
/** Who reads over HR's shoulder: every case. */
const wholeOffice: SummaryAsked['viewer'] = { id: '', roles: ['hr'], departments: [] }
/** HR, or whoever does its work where nobody holds it. */
const officeOf = (users: readonly UserView[]): readonly UserView[] => {
  const hr = users.filter((user) => user.roles.includes('hr'))
  return hr.length > 0 ? hr : users.filter((user) => user.roles.includes('admin'))
}
const dayMs = 24 * 3_600_000

export function openReminding(services: Services, desk: CaseDesk, shipped: ReminderRules, system: () => Actor): Reminding {
  const { writer, reader, clock, random } = services
  let passedOn: string | null = null
  let everything = false
  let changed = new Set<string>()
  let timer: ReturnType<typeof setInterval> | null = null
  let soon: ReturnType<typeof setTimeout> | null = null
  let underWay: Promise<void> | null = null
  let closed = false

  const stopListening = writer.onCommit(({ subjects }: Committed) => {
    for (const { subject } of subjects) {
      if (subject.startsWith('case:')) changed.add(subject.slice(5))
      // Who heads what, which days are off, when people are reminded: anybody's reminders may be others now.
      else if (/^(user|calendar|rule):/.test(subject) || subject === `reminder:${rulesId}`) everything = true
    }
    if (timer && !soon && (everything || changed.size > 0)) soon = setTimeout(() => { soon = null; void look() }, settleMs)
  })

  async function send(toSend: ReadonlyMap<string, readonly Reminded[]>, on: string, tell: boolean): Promise<void> {
    const cases = [...toSend]
    for (let first = 0; first < cases.length && !closed; first += casesPerCommit) {
      await writer.run(system(), async (tx) => {
        for (const [caseId, people] of cases.slice(first, first + casesPerCommit)) {
          const loaded = await tx.load(reminderSubject, caseId)
          await tx.record(reminderSubject, loaded, decideSend(loaded.state, { on, people }))
        }
        if (tell) {
          const db = await tx.read()
          for (const [caseId, people] of cases.slice(first, first + casesPerCommit)) for (const one of people) {
            const told = await tellable(db, [{ caseId, things: one.things }], stepName)
            if (told.length > 0) await enqueue(tx, [{ ...reminderMessage(one.id, `reminder|${on}|${caseId}|${one.things.map(keyOf).sort().join(',')}`, told, tx.now() + dayMs), caseId }], () => random.id())
          }
        }
      })
    }
  }
  const stepName = (id: string) => desk.law.book.nameOf(id)

  /** One message a person about the whole day. Its key is the day's: after a restart it is not put a second time. */
  async function tellTheDay(on: string): Promise<void> {
    if (!(await allChannels(reader)).some((channel) => channel.on)) return
    for (const { to_id: userId } of await remindedOn(reader, on)) {
      if (closed) return
      const rows = await remindersOf(reader, userId, on, null, 20)
      const told = await tellable(reader, rows.map((row): CaseReminder => ({ caseId: row.case_id, things: JSON.parse(row.things) as CaseReminder['things'] })), stepName)
      if (told.length > 0) await writer.run(system(), (tx) => enqueue(tx, [reminderMessage(userId, `reminders|${on}`, told, tx.now() + dayMs)], () => random.id()))
    }
  }

  /** The day's summary over each channel that is to take it, once a day: its key is the day's. A day that has nothing says nothing. */
  async function tellTheSummary(on: string, rules: ReminderRules): Promise<void> {
    const channels = (await allChannels(reader)).filter((channel) => channel.on && channel.summary)
    if (channels.length === 0) return
    const office = officeOf((await allUsers(reader)).filter((user) => !user.disabled))
    const { name } = await siteSettings(reader)
    for (const channel of channels) {
      const { kind } = channel.settings
      const summaries = await Promise.all(locales.map(async (locale) => [locale, await daySummary(reader, { viewer: wholeOffice, today: on, locale, posted: kind !== 'email', rules, calendar: desk.calendar, stepName })] as const))
      const message = summaryMessage(new Map(summaries), kind, { dedupe: `summary|${on}`, over: channel.id, goodUntil: clock.now() + dayMs, to: kind === 'dingtalk' ? [{ name, locale: channel.locale }] : office.map(({ id }) => ({ userId: id })) })
      if (closed) return
      if (message) await writer.run(system(), (tx) => enqueue(tx, [message], () => random.id()))
    }
  }

  async function lookNow(): Promise<void> {
    const { setUp, timeZone } = await siteSettings(reader)
    if (!setUp) return
    const rules = await reminderRules(reader, shipped)
    const now = clock.now()
    const today = localDay(now, timeZone)
    if (localTime(now, timeZone) < rules.sendAt) return
    const whole = everything || passedOn !== today
    const ids = whole ? null : [...changed]
    if (ids?.length === 0) return
    everything = false
    changed = new Set()
    const toSend = await remindersToSend(reader, { rules, today, calendar: desk.calendar }, ids)
    await send(toSend, today, rules.channels && passedOn === today)
    if (passedOn !== today && rules.channels && !closed) await tellTheDay(today)
    if (passedOn !== today && !closed) await tellTheSummary(today, rules)
    if (!closed) passedOn = today
  }

  async function look(): Promise<void> {
    // One after the other: a look asked for meanwhile sees what the first one did.
    const mine = (underWay ?? Promise.resolve()).catch(() => undefined).then(() => (closed ? undefined : lookNow()))
    underWay = mine
    try {
      await mine
    } catch {
      // A disk in trouble is told elsewhere; everything is computed anew at the next look.
      everything = true
    }
  }

  return {
    shipped,
    start: () => {
      timer ??= setInterval(() => void look(), lookEveryMs)
      timer.unref?.()
      soon ??= setTimeout(() => { soon = null; void look() }, settleMs)
    },
    look,
    close: async () => {
      closed = true
      stopListening()
      if (timer) clearInterval(timer)
      if (soon) clearTimeout(soon)
      await underWay?.catch(() => undefined)
    },
  }
}
