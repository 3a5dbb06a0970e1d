import type { MorningSheet } from '../../src-shared/contract/form'
import { inLocale, words } from '../../src-shared/locale'
import type { LocalText } from '../../src-shared/contract/common'
import type { Locale, Role } from '../../src-shared/vocabulary'
import type { CardRow, StepCell } from '../subjects/case/board/cards'
import { daysBetween, overdueBy, type SiteCalendar } from '../subjects/calendar/calendar'
import type { CurrentLaw } from '../subjects/case/law'
import type { OpenTotals } from './queries'
import { list, say } from './wording'

/** Rows that fit one A4 page lying, two lines each. */
export const morningRows = 20

export interface MorningContext {
  readonly site: string
  readonly company: string
  readonly locale: Locale
  readonly today: string
  readonly rules: Pick<CurrentLaw['names'], 'steps'>
  readonly calendar: SiteCalendar
  readonly totals: OpenTotals
}

/** What 早会单 says: the open cases with the oldest missed or nearest day first, as many as fit a page. */
export function morningSheet(cards: readonly CardRow[], context: MorningContext): MorningSheet {
  const pressing = cards.map((card) => ({ card, steps: openSteps(card) })).sort((a, b) => {
    const [first, second] = [pressingDay(a), pressingDay(b)]
    return first < second ? -1 : first > second ? 1 : a.card.number < b.card.number ? -1 : 1
  }).slice(0, morningRows)
  const { site, company, locale, today, totals } = context
  return {
    locale, site, company, on: today, totals: { ...totals }, more: Math.max(0, totals.open - pressing.length),
    rows: pressing.map(({ card, steps }) => ({
      caseNumber: card.number, employee: card.employee_name, department: card.department, position: inLocale(JSON.parse(card.position_title) as LocalText, locale),
      daysSinceLeaving: Math.max(0, daysBetween(card.left_on, today)), stage: words[locale].stage[card.stage], progress: `${card.done}/${card.total}`,
      receiver: list(locale, JSON.parse(card.receivers) as string[]) || (card.keeper ?? ''), overdue: dueText(card, context), waitsFor: list(locale, (JSON.parse(card.waits_for) as string[]).map((name) => personOrOffice(name, locale))),
      legal: legalText(steps, context),
    })),
  }
}

interface OpenStep { readonly id: string; readonly doBy: string }

const openSteps = (card: CardRow): OpenStep[] => (JSON.parse(card.steps) as StepCell[])
  .flatMap(([id, state, , doBy]) => (state === 'open' && doBy ? [{ id, doBy }] : [])).sort((a, b) => (a.doBy < b.doBy ? -1 : a.doBy > b.doBy ? 1 : 0))

const pressingDay = ({ card, steps }: { card: CardRow; steps: readonly OpenStep[] }): string => {
  const legal = steps[0]?.doBy
  return legal && legal < card.due_key ? legal : card.due_key
}

/** The oldest overdue item with how many there are, else the next one due; the wording of the office ("超时 2 天"). */
function dueText(card: CardRow, { locale, today, calendar }: MorningContext): string {
  if (!card.next_due || !card.next_title) return ''
  const title = inLocale(JSON.parse(card.next_title) as LocalText, locale)
  if (card.next_due >= today) return say(locale, 'dueItem', { on: card.next_due.slice(5), title })
  const count = Object.entries(JSON.parse(card.dues) as Record<string, number>).reduce((sum, [day, items]) => sum + (day < today ? items : 0), 0)
  return say(locale, count > 1 ? 'overdueItems' : 'overdueItem', { title, days: overdueBy(card.next_due, today, card.next_unit ?? 'calendar', calendar), count })
}

/** Missed legal steps, at most two; else the next one. */
function legalText(steps: readonly OpenStep[], { locale, today, rules }: MorningContext): string {
  const name = (id: string) => inLocale(rules.steps.get(id)?.short ?? { 'zh-CN': id, en: id }, locale)
  const missed = steps.filter((step) => step.doBy < today)
  if (missed.length > 0) return list(locale, missed.slice(0, 2).map((step) => say(locale, 'legalOverdue', { step: name(step.id), days: daysBetween(step.doBy, today) }))) + (missed.length > 2 ? ` +${missed.length - 2}` : '')
  const next = steps[0]
  return next ? say(locale, 'legalDue', { step: name(next.id), on: next.doBy.slice(5) }) : ''
}

const personOrOffice = (name: string, locale: Locale): string => (name.startsWith('role:') ? (words[locale].role[name.slice(5) as Role] ?? name.slice(5)) : name)
