import type { ReminderRules } from '../../../../src-shared/contract/reminder'
import type { DayUnit, ReminderLevel, ReminderPart, Role } from '../../../../src-shared/vocabulary'
import { daysBetween, overdueBy, type SiteCalendar } from '../../calendar/calendar'

export interface Named { readonly id: string; readonly name: string }
/** Somebody with an account, as far as reminding goes. */
export interface Account extends Named { readonly roles: readonly Role[]; readonly departments: readonly string[]; readonly employeeId: string | null }

/** Something with a day that somebody has to do. `userIds` and `slots` are who; where neither leads to an account, HR sees to it. */
export interface DueThing {
  readonly caseId: string; readonly about: string; readonly dueOn: string; readonly unit: DayUnit; readonly department: string; readonly leaverId: string
  readonly userIds: readonly string[]; readonly roles: readonly Role[]
}

/** One thing as it is told to a person: about, level, days (until or over), the day, and his part in it. */
export type Told = readonly [about: string, level: ReminderLevel, days: number, dueOn: string, part: ReminderPart]
/** What makes two tellings one and the same: a thing with its day. Given another day it is told anew. */
export const keyOf = ([about, , , dueOn]: Told): string => `${about} ${dueOn}`

export interface Reminded extends Named { readonly things: readonly Told[] }

/** People by what they hold; made once a pass. */
export class Directory {
  private readonly byId: ReadonlyMap<string, Account>
  private readonly byRole = new Map<Role, Account[]>()
  /** Of a role in a department: asked for each thing, while there are a few of them. */
  private readonly known = new Map<string, readonly Account[]>()

  constructor(accounts: readonly Account[]) {
    this.byId = new Map(accounts.map((one) => [one.id, one]))
    for (const account of accounts) for (const role of account.roles) this.byRole.set(role, [...(this.byRole.get(role) ?? []), account])
  }

  withId(id: string): Account | undefined {
    return this.byId.get(id)
  }

  holders(role: Role, department: string): readonly Account[] {
    const all = this.byRole.get(role) ?? []
    if (role !== 'head' && role !== 'supervisor') return all
    const key = `${role} ${department}`
    const found = this.known.get(key) ?? all.filter((one) => one.departments.includes(department))
    this.known.set(key, found)
    return found
  }
}

/** How a thing stands today, null when it is not yet to be spoken of. */
export function levelOf(thing: Pick<DueThing, 'about' | 'dueOn' | 'unit'>, rules: ReminderRules, today: string, calendar: SiteCalendar): { level: ReminderLevel; days: number } | null {
  if (thing.dueOn < today) return { level: 'overdue', days: overdueBy(thing.dueOn, today, thing.unit, calendar) }
  if (thing.dueOn === today) return { level: 'due', days: 0 }
  const left = daysBetween(today, thing.dueOn)
  return beforeOf(thing.about, rules).includes(left) ? { level: 'before', days: left } : null
}

/** A step of the absent track may still fall away before its day: it is told on the day and after. */
const isTrack = (about: string): boolean => about.startsWith('s:track.')
const beforeOf = (about: string, rules: ReminderRules): readonly number[] => (about.startsWith('i:') ? rules.itemBefore : isTrack(about) ? [] : about.startsWith('s:') ? rules.stepBefore : rules.approvalBefore)

/** How many days ahead anything is spoken of. */
export const horizonOf = (rules: ReminderRules): number => Math.max(0, ...rules.itemBefore, ...rules.stepBefore, ...rules.approvalBefore)

/** Whom a thing is told to, each in the strongest part he has: whoever has it, from `headAfter` days over the head, from `hrAfter` HR. Never the leaver himself. */
function peopleFor(thing: DueThing, overdue: number, rules: ReminderRules, directory: Directory): Map<string, { account: Account; part: ReminderPart }> {
  const people = new Map<string, { account: Account; part: ReminderPart }>()
  const add = (accounts: readonly Account[], part: ReminderPart) => {
    for (const account of accounts) if (account.employeeId !== thing.leaverId && !people.has(account.id)) people.set(account.id, { account, part })
  }
  add(thing.userIds.flatMap((id) => { const one = directory.withId(id); return one ? [one] : [] }), 'own')
  for (const role of thing.roles) add(directory.holders(role, thing.department), 'own')
  if (people.size === 0) add(directory.holders('hr', thing.department), 'for')
  if (people.size === 0) add(directory.holders('admin', thing.department), 'for')
  if (overdue >= rules.headAfter) add(directory.holders('head', thing.department), 'head')
  if (overdue >= rules.hrAfter) add(directory.holders('hr', thing.department), 'hr')
  return people
}

/** Whether somebody asked to be left alone about a thing. */
export type IsSnoozed = (caseId: string, about: string, userId: string) => boolean

/** Today's reminders of these things, by case and person. Pure: the same things, people, rules and day give the same reminders. */
export function remindersFor(things: readonly DueThing[], given: { rules: ReminderRules; today: string; calendar: SiteCalendar; directory: Directory; isSnoozed: IsSnoozed }): Map<string, Map<string, Reminded>> {
  const byCase = new Map<string, Map<string, { id: string; name: string; things: Told[] }>>()
  // Things share a few days: counting the workdays of each anew was most of the work (bench reminders).
  const levels = new Map<string, ReturnType<typeof levelOf>>()
  for (const thing of things) {
    const key = `${isTrack(thing.about) ? 't' : thing.about.charAt(0)}${thing.unit}${thing.dueOn}`
    let at = levels.get(key)
    if (at === undefined) {
      at = levelOf(thing, given.rules, given.today, given.calendar)
      levels.set(key, at)
    }
    if (!at) continue
    for (const { account, part } of peopleFor(thing, at.level === 'overdue' ? at.days : 0, given.rules, given.directory).values()) {
      if (given.isSnoozed(thing.caseId, thing.about, account.id)) continue
      const people = byCase.get(thing.caseId) ?? new Map<string, { id: string; name: string; things: Told[] }>()
      byCase.set(thing.caseId, people)
      const known = people.get(account.id)
      const told: Told = [thing.about, at.level, at.days, thing.dueOn, part]
      if (known) known.things.push(told)
      else people.set(account.id, { id: account.id, name: account.name, things: [told] })
    }
  }
  return byCase
}
