import type { Knex } from 'knex'
import type { DaySummary } from '../../../src-shared/contract/form'
import type { LocalText } from '../../../src-shared/contract/common'
import type { ReminderRules } from '../../../src-shared/contract/reminder'
import type { UserView } from '../../../src-shared/contract/site'
import { inLocale, words } from '../../../src-shared/locale'
import { summaryWords } from '../../../src-shared/locale/forms/summary'
import { speaker } from '../../../src-shared/locale/forms/words'
import { dayKinds, roles, type DayKind, type Locale } from '../../../src-shared/vocabulary'
import { seesAllCases } from '../../office/permissions'
import { addDays, type SiteCalendar } from '../calendar/calendar'
import { accountsOfDay, approvalsOfDay, itemsOfDay, stepsOfDay, type DayRow, type DayRows } from '../case/queries'
import { siteSettings } from '../site/queries'
import { allUsers } from '../user/queries'
import { byPressure, fitPage, soonDays, standingOn, type DayGroup, type DayThing } from './domain/summary'
import type { StepName } from './messages'

/** Lines that fit one A4 page standing, a name or a thing of two lines each. */
export const summaryRows = 36

export interface SummaryAsked {
  readonly viewer: Pick<UserView, 'id' | 'roles' | 'departments'>; readonly today: string; readonly locale: Locale; readonly posted: boolean
  readonly rules: ReminderRules; readonly calendar: SiteCalendar; readonly stepName: StepName
}

type Group = DayGroup<DayThing> & { readonly of: Readonly<Record<DayKind, number>> }

const nothing: DayRows = { rows: [], totals: { all: 0, overdue: 0, due: 0, soon: 0, submitted: 0 } }

/** What a day has for everybody whose cases the viewer sees. Bounded: the first `summaryRows` things of each person, and counts of the rest. */
export async function daySummary(db: Knex, asked: SummaryAsked): Promise<DaySummary> {
  const { viewer, today, locale } = asked
  const day = { today, until: addDays(today, soonDays), each: summaryRows }
  // Who only looks after the work of a crew has no part in approvals, nor in accounts.
  const concerned = seesAllCases(viewer.roles) || viewer.roles.includes('head')
  const [items, steps, approvals, accounts, site, users] = await Promise.all([
    itemsOfDay(db, viewer, day), stepsOfDay(db, viewer, day), concerned ? approvalsOfDay(db, viewer, day) : nothing, concerned ? accountsOfDay(db, viewer, day) : nothing, siteSettings(db), allUsers(db),
  ])
  const rowsOf: Readonly<Record<DayKind, readonly DayRow[]>> = { item: items.rows, step: steps.rows, approval: approvals.rows, freeze: accounts.rows }
  const groups = groupsOf(rowsOf, asked)
  const name = nameOf(users, locale)
  const page = fitPage(groups.map((group) => ({ ...group, things: asked.posted ? posted(group, asked) : group.things.map((thing) => said(thing, asked)) })), summaryRows)
  return {
    locale, site: site.name, company: site.company, on: today, posted: asked.posted,
    counts: {
      overdue: items.totals.overdue, due: items.totals.due, soon: items.totals.soon, toConfirm: items.totals.submitted, approvals: approvals.totals.all, approvalsOver: approvals.totals.overdue, freeze: accounts.totals.all, legal: steps.totals.all, legalOver: steps.totals.overdue,
    },
    groups: page.groups.map((group) => ({ who: name(group.who), total: group.total, things: [...group.things] })),
    left: page.left,
  }
}

/** By whoever has it, the most pressing person first. */
function groupsOf(rowsOf: Readonly<Record<DayKind, readonly DayRow[]>>, asked: SummaryAsked): Group[] {
  const groups = new Map<string, { who: string; things: DayThing[]; of: Record<DayKind, number> }>()
  for (const kind of dayKinds) for (const row of rowsOf[kind]) {
    const group = groups.get(row.who) ?? { who: row.who, things: [], of: { item: 0, step: 0, approval: 0, freeze: 0 } }
    groups.set(row.who, group)
    group.things.push(thingOf(kind, row, asked))
    group.of[kind] = row.of_who
  }
  return [...groups.values()].map((group) => ({ ...group, total: dayKinds.reduce((sum, kind) => sum + group.of[kind], 0), things: group.things.sort(byPressure) }))
    .sort((a, b) => byPressure(a.things[0]!, b.things[0]!) || b.total - a.total || (a.who < b.who ? -1 : 1))
}

function thingOf(kind: DayKind, row: DayRow, { locale, stepName, ...day }: SummaryAsked): DayThing {
  const w = speaker(summaryWords, locale)
  const title = row.title ? inLocale(JSON.parse(row.title) as LocalText, locale) : kind === 'freeze' ? w('accounts', { count: row.submitted }) : inLocale(stepName(row.id) ?? { 'zh-CN': row.id, en: row.id }, locale)
  return {
    kind, who: row.who, title, aboutMoney: row.category === 'money', employeeName: row.employee_name, number: row.number, dueOn: kind === 'freeze' || row.due === noDay ? null : row.due, toConfirm: kind === 'item' && row.submitted === 1, since: row.since, ...standingOn({ kind, due: row.due, unit: row.unit }, day),
  }
}
const noDay = '9999-12-31'

type Said = DaySummary['groups'][number]['things'][number]

function said(thing: DayThing, { locale }: SummaryAsked): Said {
  const w = speaker(summaryWords, locale)
  const { days } = thing
  const first = thing.kind === 'freeze' ? w('gone', { days }) : thing.state === 'overdue' ? w('overdue', { days }) : thing.state === 'due' ? w('due') : thing.state === 'soon' ? w('soon', { days }) : ''
  const passedOn = thing.escalated === 'hr' ? w('passedToHr') : thing.escalated === 'head' ? w('passedToHead') : ''
  const standing = [first, thing.toConfirm ? w('toConfirm') : thing.since ? w('since', { on: thing.since.slice(5, 10) }) : '', passedOn].filter(Boolean).join(w('dot'))
  return { kind: thing.kind, state: thing.state, what: thing.title, employee: thing.employeeName, caseNumber: thing.number, dueOn: thing.dueOn ?? '', standing }
}

/** For a wall: items without the leaver's name, and those of money by this word; what is about the leaver himself only as a number with the longest days over. */
function posted(group: Group, asked: SummaryAsked): Said[] {
  const w = speaker(summaryWords, asked.locale)
  const items = group.things.filter((thing) => thing.kind === 'item').map((thing) => ({ ...said(thing, asked), employee: '', ...(thing.aboutMoney ? { what: words[asked.locale].category.money } : {}) }))
  const numbers = (['step', 'approval', 'freeze'] as const).flatMap((kind): Said[] => {
    const worst = group.things.find((thing) => thing.kind === kind)
    if (!worst) return []
    const standing = kind === 'freeze' ? '' : worst.state === 'overdue' ? w('mostOver', { days: worst.days }) : worst.state === 'due' ? w('due') : ''
    return [{ kind, state: worst.state, what: w(`many_${kind}`, { count: group.of[kind] }), employee: '', caseNumber: '', dueOn: '', standing }]
  })
  return [...numbers, ...items]
}

/** People by name; an office with who holds it where these are one or two. */
function nameOf(users: readonly UserView[], locale: Locale): (who: string) => string {
  const w = speaker(summaryWords, locale)
  const enabled = users.filter((user) => !user.disabled)
  const office = (name: string, holders: readonly UserView[]): string => (holders.length === 1 || holders.length === 2 ? w('office', { office: name, names: holders.map((one) => one.displayName).join(w('comma')) }) : name)
  return (who) => {
    const key = who.slice(2)
    if (who.startsWith('u:')) return users.find((user) => user.id === key)?.displayName ?? key
    if (who.startsWith('h:')) return office(w('headOf', { department: key }), enabled.filter((user) => user.roles.includes('head') && user.departments.includes(key)))
    const role = roles.find((one) => one === key)
    return who.startsWith('r:') && role ? office(words[locale].role[role], enabled.filter((user) => user.roles.includes(role))) : key
  }
}
