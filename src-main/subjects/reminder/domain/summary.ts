import type { ReminderRules } from '../../../../src-shared/contract/reminder'
import type { DayKind, DayState, EscalatedTo } from '../../../../src-shared/vocabulary'
import { addDays, daysBetween, overdueBy, type SiteCalendar } from '../../calendar/calendar'

/** Something that a day has for somebody. `days`: over, until, or gone for; `accounts`: how many are to be frozen. */
export interface DayThing {
  readonly kind: DayKind; readonly who: string; readonly title: string; readonly aboutMoney: boolean; readonly employeeName: string; readonly number: string; readonly dueOn: string | null; readonly state: DayState; readonly days: number
  readonly toConfirm: boolean; readonly since: string; readonly escalated: EscalatedTo | null
}

/** How far ahead a thing is due soon: what the next meeting but one will ask about. */
export const soonDays = 3

/** How a thing stands on a day. Passed up from as many days over as the reminders are. */
export function standingOn(thing: { readonly kind: DayKind; readonly due: string; readonly unit: 'calendar' | 'working' }, { today, calendar, rules }: { readonly today: string; readonly calendar: SiteCalendar; readonly rules: Pick<ReminderRules, 'headAfter' | 'hrAfter'> }): Pick<DayThing, 'state' | 'days' | 'escalated'> {
  // Every day on which somebody who is gone could still sign in is one too many; it has no term of its own that could be kept.
  if (thing.kind === 'freeze') return { state: 'open', days: daysBetween(thing.due, today), escalated: null }
  if (thing.due > today) return thing.due <= addDays(today, soonDays) ? { state: 'soon', days: daysBetween(today, thing.due), escalated: null } : { state: 'open', days: 0, escalated: null }
  if (thing.due === today) return { state: 'due', days: 0, escalated: null }
  const days = overdueBy(thing.due, today, thing.unit, calendar)
  return { state: 'overdue', days, escalated: days >= rules.hrAfter ? 'hr' : days >= rules.headAfter ? 'head' : null }
}

/** What one person or office has to do; `total` counts also what is not among `things`. */
export interface DayGroup<Thing> { readonly who: string; readonly total: number; readonly things: readonly Thing[] }

const firstKind = ({ kind }: Pick<DayThing, 'kind'>): number => (kind === 'freeze' ? 2 : kind === 'approval' ? 1 : 0)
const stateOrder: Readonly<Record<DayState, number>> = { overdue: 0, due: 1, open: 2, soon: 3 }
/** Most pressing first: whoever is gone and could still sign in, then a word that others wait for, then the longest over, today's, what waits without a near day, what comes. */
export const byPressure = (a: Pick<DayThing, 'kind' | 'state' | 'days'>, b: Pick<DayThing, 'kind' | 'state' | 'days'>): number =>
  firstKind(b) - firstKind(a) || stateOrder[a.state] - stateOrder[b.state] || (a.state === 'soon' ? a.days - b.days : b.days - a.days)

/** Groups that fit so many rows, a row each for its name and for each thing: as many things of everybody as there is room for, so that one person with fifty does not push the others off the page. */
export function fitPage<Thing>(groups: readonly DayGroup<Thing>[], rows: number): { readonly groups: readonly DayGroup<Thing>[]; readonly left: { readonly people: number; readonly things: number } } {
  const heightAt = (each: number): number => groups.reduce((sum, group) => sum + 1 + Math.min(group.things.length, each), 0)
  const longest = Math.max(1, ...groups.map((group) => group.things.length))
  let each = 1
  while (each < longest && heightAt(each + 1) <= rows) each += 1
  // Even one thing each may be too much: the most pressing people then.
  const shown = heightAt(1) <= rows ? groups : groups.slice(0, Math.floor(rows / 2))
  const hidden = groups.slice(shown.length)
  let spare = rows - shown.reduce((sum, group) => sum + 1 + Math.min(group.things.length, each), 0)
  return {
    groups: shown.map((group) => {
      const more = spare > 0 && group.things.length > each ? Math.min(spare, group.things.length - each) : 0
      spare -= more
      return { ...group, things: group.things.slice(0, each + more) }
    }),
    left: { people: hidden.length, things: hidden.reduce((sum, group) => sum + group.total, 0) },
  }
}
