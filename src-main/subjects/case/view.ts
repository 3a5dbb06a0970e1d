import type { CaseView, LegalStepView, MessageView } from '../../../src-shared/contract/case'
import type { LocalText } from '../../../src-shared/contract/common'
import type { CaseItemView, DetailRowView } from '../../../src-shared/contract/item'
import type { DetailColumn } from '../../../src-shared/contract/template'
import { isSettledItem, stages } from '../../../src-shared/vocabulary'
import { permissions, isAllowed } from '../../office/permissions'
import { daysBetween, overdueBy, type SiteCalendar } from '../calendar/calendar'
import { latestRound, standingOf, waitingSteps, waitsForOf } from './approvals/state'
import { accountViews } from './accounts/view'
import { concernsAbsence } from './absence/concerns'
import { endingCheckPart } from './absence/endingCheck'
import { absenceView } from './absence/view'
import { possibleActs, isTaker } from './domain/items'
import { keepUntil } from './domain/keeping'
import { mayMoveTo } from './domain/stage'
import { caseWaitsFor, gateOf, nextStage, progressOf, stageIndex, type Party } from './domain/standing'
import type { CaseItem, CaseMessage, CaseState, DetailRow } from './domain/state'
import { itemDue, stepsOf, unitOf } from './projection'
import type { CurrentLaw } from './law'
import { printingViews } from './printing/view'
import type { CaseRules } from './rules'

/** What a view needs besides the state: data, the day, and who looks. */
export interface ViewContext {
  /** The case's own: as it was when the case was closed, and the version it began with. */
  readonly calendar: SiteCalendar
  readonly rules: CaseRules
  readonly law: CurrentLaw
  readonly today: string
  readonly timeZone: string
  readonly party: Party
  /** Hint and columns of an item by `templateId@version/key`, for items that have none of their own. */
  readonly templateItems: ReadonlyMap<string, { hint: LocalText | null; columns: readonly DetailColumn[] }>
}

export const templateItemKey = (from: { templateId: string; version: number; key: string }): string => `${from.templateId}@${from.version}/${from.key}`

/** Whole days past a day; 0 when it has not passed. */
export const overdueDays = (day: string | null, today: string): number => (day && day < today ? daysBetween(day, today) : 0)

export const columnsOf = (item: CaseItem, templateItems: ViewContext['templateItems']): readonly DetailColumn[] =>
  item.columns ?? (item.from ? templateItems.get(templateItemKey(item.from))?.columns : undefined) ?? []

export function itemView(state: CaseState, item: CaseItem, context: ViewContext): CaseItemView {
  const due = itemDue(item, state, context.calendar)
  const settled = isSettledItem(item.standing.status)
  const hint = item.from ? (context.templateItems.get(templateItemKey(item.from))?.hint ?? null) : null
  return {
    id: item.id, number: item.number, title: item.title, hint, category: item.category, shape: item.shape, columns: [...columnsOf(item, context.templateItems)], status: item.standing.status, receiver: item.receiver,
    due: item.due, dueOn: due.dueOn, dueProvisional: due.provisional, dueUnknownYear: due.unknownYear, overdueDays: settled || state.status !== 'open' || !due.dueOn ? 0 : overdueBy(due.dueOn, context.today, unitOf(item), context.calendar),
    needsMaterial: item.needsMaterial, onlyLeaver: item.onlyLeaver, tags: [...item.tags], rows: item.rows.map((row) => rowView(item, row, context.party)),
    attachmentCount: state.attachments.filter((one) => one.itemId === item.id).length, messageCount: state.messages.filter((one) => one.itemId === item.id).length,
    note: item.standing.note, blockedBy: item.standing.blockedBy, witnesses: [...item.standing.witnesses], statusBy: item.standing.by, statusAt: item.standing.at, onBehalf: item.standing.onBehalf,
    may: possibleActs(state, item, context.party),
  }
}

const rowView = (item: CaseItem, row: DetailRow, party: Party): DetailRowView => ({
  id: row.id, values: { ...row.values }, confirmed: row.confirmed,
  secret: row.secret && { sealedBy: row.secret.sealedBy, sealedAt: row.secret.sealedAt, revealed: row.secret.revealed, mayReveal: isTaker(item, party) && !row.secret.revealed },
})

export function legalStepViews(state: CaseState, { law, today }: Pick<ViewContext, 'law' | 'today'>): LegalStepView[] {
  return stepsOf(state, law).map(({ step, standing, due }) => ({
    id: step.id, name: step.name, short: step.short, ground: step.ground, document: step.document, explain: step.explain, owner: step.owner, state: standing.state, ...due, unit: step.unit,
    overdueDays: standing.state === 'open' && due.doBy ? overdueBy(due.doBy, today, step.unit, law.calendarOfStep(state, standing)) : 0, waitsForHandover: step.waitsForHandover, by: standing.by, at: standing.at, note: standing.note,
  }))
}

/** The whole case as the person asking may see it. */
export function caseView(state: CaseState, version: number, context: ViewContext): CaseView {
  const { party } = context
  const kind = context.rules.kinds.get(state.kind)
  const gates = state.status === 'open' ? [nextStage(state.stage)].flatMap((to) => (to ? [to] : [])).map((to) => {
    // What an earlier gate asked and no longer holds keeps this one shut too.
    const conditions = [...stages.slice(1, stageIndex(to)).flatMap((stage) => gateOf(state, stage)).filter((one) => !one.met), ...gateOf(state, to)].filter((one, index, all) => all.findIndex((other) => other.condition === one.condition) === index)
    return { to, open: conditions.every((one) => one.met), conditions }
  }) : []
  return {
    id: state.id, number: state.number, version, status: state.status, stage: state.stage, kind: state.kind, kindName: kind?.name ?? { 'zh-CN': state.kind, en: state.kind }, endsContract: state.endsContract,
    leaver: maskedLeaver(state, party), dates: { ...state.dates }, reason: state.reason, told: { ...state.told }, receivers: [...state.receivers], keeper: state.keeper, witness: state.witness, assignees: { ...state.assignees },
    templates: state.templates.map((one) => ({ ...one })), items: state.items.map((item) => itemView(state, item, context)), attachments: [...state.attachments.filter((one) => one.purpose !== 'absence' || concernsAbsence(party))], legalSteps: legalStepViews(state, context), gates,
    printings: printingViews(state), accounts: accountViews(state, party),
    approval: approvalSummary(state),
    addenda: [...state.addenda], conflicts: [...state.conflicts], progress: progressOf(state), waitsFor: caseWaitsFor(state), openedAt: state.openedAt, openedBy: state.openedBy,
    rules: { version: context.rules.version, number: context.rules.number, current: context.rules.version === context.law.rules.version },
    closed: state.closed && { at: state.closed.at, by: state.closed.by, reason: state.closed.reason, toUndo: [...state.closed.toUndo] }, keeping: state.status !== 'archived' ? [] : [...context.rules.keeping.values()].map((rule) => ({ id: rule.id, name: rule.name, years: rule.years, start: rule.start, ground: rule.ground, until: keepUntil(rule, state) })), absence: absenceView(state, context), endingCheck: endingCheckPart(state, context), signatures: state.signatures.map(({ items, ...one }) => ({ ...one, itemIds: [...items], papers: [...one.papers] })), crew: state.crew, may: possibleCalls(state, party),
  }
}

function approvalSummary(state: CaseState): CaseView['approval'] {
  const round = latestRound(state.approvals)
  if (!round) return null
  const waiting = state.status === 'open' ? waitingSteps(state.approvals).filter((one) => !one.standing.step.informOnly) : []
  return {
    state: standingOf(round).state, waiting: waiting.length, waitsFor: [...new Set(waiting.flatMap((one) => waitsForOf(one.standing)))],
    stepNames: state.approvals.flatMap((one) => one.steps.map((step) => ({ round: one.number, roundId: one.id, key: step.key, name: step.name }))),
  }
}

/** Identity and phone numbers are for those who deal with them (PIPL 6). */
function maskedLeaver(state: CaseState, party: Party): CaseState['leaver'] {
  const full = party.roles.includes('hr') || party.roles.includes('admin')
  const number = state.leaver.identityNumber
  return full ? state.leaver : { ...state.leaver, identityNumber: number.length > 7 ? `${number.slice(0, 3)}${'*'.repeat(number.length - 7)}${number.slice(-4)}` : number, serviceAddress: '' }
}

/** Procedures this person may call on this case, and `move:<stage>` for the columns he may move it to. */
function possibleCalls(state: CaseState, party: Party): string[] {
  const calls = Object.entries(permissions).filter(([name, rule]) => /^(cases|items|forms|absence|accounts|signatures|settlement)\./.test(name) && isAllowed(rule, party.roles, party.relations)).map(([name]) => name)
  const closed = state.status !== 'open' ? calls.filter((name) => afterClosing.has(name)) : calls
  const next = nextStage(state.stage)
  return [...closed, ...(state.status === 'open' && next && mayMoveTo(state, next, party) ? [`move:${next}`] : [])]
}
const afterClosing: ReadonlySet<string> = new Set(['cases.get', 'cases.timeline', 'cases.messages', 'cases.addendum', 'cases.legalStep', 'cases.attach', 'cases.postMessage', 'items.list', 'items.reveal', 'forms.handover', 'forms.recordPrinting', 'absence.collectInventory', 'forms.list', 'forms.get', 'forms.print', 'forms.receive', 'signatures.sign', 'settlement.get', 'settlement.setRow', 'settlement.removeRow', 'settlement.setHead', 'settlement.confirm', 'accounts.add', 'accounts.name', 'accounts.act'])

export function messageView(state: CaseState, message: CaseMessage): MessageView {
  const item = message.itemId ? state.items.find((one) => one.id === message.itemId) : undefined
  return {
    id: message.id, caseId: state.id, itemId: message.itemId, itemTitle: item?.title ?? null, text: message.text, by: message.by, byUserId: message.byUserId, at: message.at, onBehalf: message.onBehalf,
    mentions: [...message.mentions], attachments: message.attachmentIds.flatMap((id) => state.attachments.filter((file) => file.id === id)),
  }
}
