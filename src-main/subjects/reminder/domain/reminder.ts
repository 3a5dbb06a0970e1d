import type { ReminderRules } from '../../../../src-shared/contract/reminder'
import { accept, refuse, unreachable, type Decision } from '../../../../src-shared/decision'
import type { LogEvent } from '../../../log/event'
import { addDays } from '../../calendar/calendar'
import { keyOf, type Reminded, type Told } from './compute'

interface Snooze { readonly about: string; readonly userId: string; readonly until: string; readonly reason: string }

/** The reminders of one case: what was sent on the last days, to whom, and who asked to be left alone. Id is the case's; `rules` holds the site's numbers instead. */
export interface Reminders {
  readonly id: string
  /** By day, newest last; at most `keptDays` of them. */
  readonly days: readonly { readonly on: string; readonly people: readonly (Reminded & { readonly sentAt: string })[] }[]
  readonly snoozes: readonly Snooze[]
  readonly rules: ReminderRules | null
}

export type ReminderEvent =
  | { readonly type: 'reminder.sent'; readonly payload: { readonly on: string; readonly people: readonly Reminded[] } }
  | { readonly type: 'reminder.snoozed'; readonly payload: { readonly abouts: readonly string[]; readonly userId: string; readonly until: string; readonly reason: string } }
  | { readonly type: 'reminder.rulesSet'; readonly payload: { readonly from: ReminderRules; readonly to: ReminderRules } }
export const reminderTypes = new Set<ReminderEvent['type']>(['reminder.sent', 'reminder.snoozed', 'reminder.rulesSet'])

/** Days that are remembered: a clock set back by up to a week sends nothing twice. */
const keptDays = 8

export const initialReminders = (id: string): Reminders => ({ id, days: [], snoozes: [], rules: null })

/** What of these reminders was not sent on that day yet: each thing with its day once a person and day, whatever restarts. Nothing when all was. */
export function decideSend(reminders: Reminders, command: { readonly on: string; readonly people: readonly Reminded[] }): Decision<ReminderEvent> {
  const sent = new Map(reminders.days.find((day) => day.on === command.on)?.people.map((one) => [one.id, new Set(one.things.map(keyOf))]) ?? [])
  const people = command.people.map((one) => ({ ...one, things: one.things.filter((thing) => !sent.get(one.id)?.has(keyOf(thing))) })).filter((one) => one.things.length > 0)
  return people.length === 0 ? accept() : accept<ReminderEvent>({ type: 'reminder.sent', payload: { on: command.on, people } })
}

/** Leaves somebody alone about things until a day (that day he is reminded again). Refuses: REASON_MISSING, SNOOZE_NOT_YOURS, SNOOZE_TOO_LONG. */
export function decideSnooze(reminders: Reminders, command: { readonly abouts: readonly string[]; readonly userId: string; readonly until: string; readonly reason: string; readonly today: string; readonly rules: ReminderRules }): Decision<ReminderEvent> {
  const { abouts, userId, until, reason, today, rules } = command
  const mine = new Set(reminders.days.flatMap((day) => day.people.filter((one) => one.id === userId).flatMap((one) => one.things.map(([about]) => about))))
  if (abouts.some((about) => !mine.has(about))) return refuse('SNOOZE_NOT_YOURS', {})
  if (!reason) return refuse('REASON_MISSING', { field: 'reason' })
  const latest = addDays(today, abouts.some((about) => about.startsWith('s:')) ? rules.legalSnoozeMost : rules.snoozeMost)
  if (until > latest || until <= today) return refuse('SNOOZE_TOO_LONG', { field: 'until', latest })
  return accept<ReminderEvent>({ type: 'reminder.snoozed', payload: { abouts, userId, until, reason } })
}

/** Changes the site's numbers. Refuses: ESCALATION_ORDER. */
export function decideSetRules(present: ReminderRules, to: ReminderRules): Decision<ReminderEvent> {
  if (to.hrAfter < to.headAfter) return refuse('ESCALATION_ORDER', { field: 'hrAfter' })
  return JSON.stringify(present) === JSON.stringify(to) ? accept() : accept<ReminderEvent>({ type: 'reminder.rulesSet', payload: { from: present, to } })
}

export function evolveReminders(reminders: Reminders, logged: LogEvent): Reminders {
  const event = logged as LogEvent & ReminderEvent
  switch (event.type) {
    case 'reminder.sent': {
      const { on, people } = event.payload
      const present = reminders.days.find((day) => day.on === on)?.people ?? []
      const merged = people.reduce<readonly (Reminded & { sentAt: string })[]>((all, one) => mergeInto(all, one, event.wallTime), present)
      const days = [...reminders.days.filter((day) => day.on !== on), { on, people: merged }].sort((a, b) => (a.on < b.on ? -1 : 1)).slice(-keptDays)
      // A day off does not outlive its use.
      return { ...reminders, days, snoozes: reminders.snoozes.filter((one) => one.until >= (days[0]?.on ?? '')) }
    }
    case 'reminder.snoozed': {
      const { abouts, userId, until, reason } = event.payload
      return { ...reminders, snoozes: [...reminders.snoozes.filter((one) => one.userId !== userId || !abouts.includes(one.about)), ...abouts.map((about) => ({ about, userId, until, reason }))] }
    }
    case 'reminder.rulesSet': return { ...reminders, rules: event.payload.to }
    default: return unreachable(event)
  }
}

/** Two PCs that had not met may both have sent: one line a person, each thing once, the newest moment. */
function mergeInto(people: readonly (Reminded & { readonly sentAt: string })[], one: Reminded, sentAt: string): readonly (Reminded & { readonly sentAt: string })[] {
  const known = people.find((other) => other.id === one.id)
  if (!known) return [...people, { ...one, sentAt }]
  const has = new Set(known.things.map(keyOf))
  const things: Told[] = [...known.things, ...one.things.filter((thing) => !has.has(keyOf(thing)))]
  return people.map((other) => (other.id === one.id ? { ...known, things, sentAt } : other))
}
