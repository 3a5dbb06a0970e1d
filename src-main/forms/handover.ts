import type { HandoverForm } from '../../src-shared/contract/form'
import { inLocale, words } from '../../src-shared/locale'
import { isSettledItem, itemCategories, type ItemStatus, type Locale } from '../../src-shared/vocabulary'
import type { LocalText } from '../../src-shared/contract/common'
import { localDay } from '../log/clock'
import type { SiteCalendar } from '../subjects/calendar/calendar'
import { progressOf } from '../subjects/case/domain/standing'
import type { CaseItem, CaseState } from '../subjects/case/domain/state'
import { itemDue } from '../subjects/case/projection'
import { columnsOf, type ViewContext } from '../subjects/case/view'
import { annexOf } from './annex'
import { contentHashOf } from './hash'
import { list, say } from './wording'

/** What the form needs besides the case. */
export interface HandoverContext {
  readonly site: string
  readonly company: string
  readonly timeZone: string
  readonly locale: Locale
  readonly today: string
  readonly kindName: LocalText
  readonly calendar: SiteCalendar
  readonly templateItems: ViewContext['templateItems']
}

type Numbered = { readonly item: CaseItem; readonly number: number }

/** Statuses that the section of remarks and reservations names one by one. */
const remarked: readonly ItemStatus[] = ['reserved', 'waived', 'refused', 'blocked']

/**
 * What 离职工作交接单 says, in one language and without layout. Never a password, of the identity number its last four digits.
 * Lines are numbered for the paper, without gaps: work by category, then assets; annex and reservations use the same numbers.
 *
 * `contentHash` covers everything but itself, `qr` (made from it), `reprint` and `preparedOn`: the same content printed again next
 * day is the same form. `reprint` counts earlier printings of exactly this content; after a change it is a new edition, not a reprint.
 */
export function handoverForm(state: CaseState, context: HandoverContext): HandoverForm {
  const { locale } = context
  const numbered = numberedItems(state)
  const content = {
    caseId: state.id, caseNumber: state.number, locale, site: context.site, company: context.company, kind: inLocale(context.kindName, locale), formNumber: `${state.number}-JJ`,
    leaver: leaverFacts(state, context), receivers: state.receivers.map((one) => one.name), keeper: keeperText(state, context), witness: state.witness?.name ?? '', reason: state.reason,
    items: numbered.filter(({ item }) => item.category !== 'assets').map((one) => itemLine(state, one, context)),
    assets: numbered.filter(({ item }) => item.category === 'assets').map(({ item, number }) => ({
      number, title: inLocale(item.title, locale), status: words[locale].itemStatus[item.standing.status], doneOn: doneOn(item, context), note: item.standing.note,
    })),
    annex: numbered.flatMap(({ item, number }) => {
      const annex = annexOf(item, columnsOf(item, context.templateItems), context)
      return annex ? [{ itemNumber: number, title: inLocale(item.title, locale), ...annex }] : []
    }),
    reservations: numbered.filter(({ item }) => remarked.includes(item.standing.status)).map(({ item, number }) => ({
      itemNumber: number, title: inLocale(item.title, locale), kind: words[locale].itemStatus[item.standing.status], text: remarkText(item, locale), witnesses: list(locale, item.standing.witnesses),
    })),
    onBehalf: state.items.some((item) => item.standing.onBehalf) || state.messages.some((message) => message.onBehalf !== null),
    addenda: state.addenda.map((one) => `${localDay(Date.parse(one.at), context.timeZone)} ${one.by}: ${one.text}`),
    progress: progressOf(state),
  }
  const contentHash = contentHashOf(content)
  return {
    ...content, contentHash, qr: `HD1:${state.number}:${contentHash.slice(0, 32)}`, preparedOn: context.today,
    reprint: state.printings.filter((one) => one.form === 'handover' && one.contentHash === contentHash).length,
  }
}

/** Work first, category by category, then assets; within a category as on the case. */
function numberedItems(state: CaseState): Numbered[] {
  const rank = (item: CaseItem) => (item.category === 'assets' ? itemCategories.length : itemCategories.indexOf(item.category))
  return [...state.items].sort((a, b) => rank(a) - rank(b) || a.number - b.number).map((item, index) => ({ item, number: index + 1 }))
}

function leaverFacts({ leaver, dates }: CaseState, { locale, company }: HandoverContext): HandoverForm['leaver'] {
  const employer = words[locale].employer[leaver.employer]
  return {
    name: leaver.name, number: leaver.number, department: leaver.department, crew: leaver.crew, position: inLocale(leaver.positionTitle, locale),
    employer: leaver.employer === 'own' ? company || employer : leaver.employerName ? `${leaver.employerName} (${employer})` : employer,
    joinedOn: leaver.joinedOn ?? '', leftOn: dates.leftOn, endOn: dates.endOn ?? '', phone: leaver.phone, identityTail: leaver.identityNumber.slice(-4),
  }
}

function keeperText({ keeper }: CaseState, { locale, timeZone }: HandoverContext): string {
  if (!keeper) return ''
  const { name } = keeper.person
  if (keeper.handedOnAt) return say(locale, 'handedOn', { name, on: localDay(Date.parse(keeper.handedOnAt), timeZone) })
  return keeper.until ? say(locale, 'keptUntil', { name, until: keeper.until }) : name
}

function itemLine(state: CaseState, { item, number }: Numbered, context: HandoverContext): HandoverForm['items'][number] {
  const { locale } = context
  return {
    number, category: words[locale].category[item.category], title: inLocale(item.title, locale), status: words[locale].itemStatus[item.standing.status],
    receiver: item.receiver?.name ?? '', dueOn: itemDue(item, state, context.calendar).dueOn ?? '', doneOn: doneOn(item, context), note: item.standing.note,
    rows: item.rows.length, attachments: state.attachments.filter((one) => one.itemId === item.id).length,
  }
}

const doneOn = ({ standing }: CaseItem, { timeZone }: HandoverContext): string =>
  (isSettledItem(standing.status) && standing.at ? localDay(Date.parse(standing.at), timeZone) : '')

const remarkText = ({ standing }: CaseItem, locale: Locale): string =>
  [standing.blockedBy ? say(locale, 'blockedBy', { what: standing.blockedBy }) : '', standing.note].filter((part) => part !== '').join(' ')
