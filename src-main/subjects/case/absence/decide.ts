import type { CheckAnswerGiven, InventoryLine } from '../../../../src-shared/contract/absenceView'
import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import type { AbsenceDecision, AbsenceEntry, AbsenceFinding, ContactAnswerer, ContactChannel } from '../../../../src-shared/vocabulary'
import type { SiteCalendar } from '../../calendar/calendar'
import type { CaseEvent } from '../domain/events'
import { isOffice, type Party } from '../domain/standing'
import type { CaseState } from '../domain/state'
import { absenceDays, firstReached } from './days'
import type { AbsenceEvent, Against } from './events'
import type { AbsenceRules } from '../../rule/domain/rules'
import { questionsFor } from './endingCheck'
import { isStanding, lastStanding, type Recorded } from './state'
import { returnBy } from './step'

export const closed = (state: CaseState): Decision<never> | null => (state.status === 'open' ? null : refuse('CASE_NOT_OPEN', { status: state.status }))
/** A day somebody wrote must not lie ahead, nor before what it follows. */
export function dayRefused(field: string, day: string, today: string, from: string | null = null): Decision<never> | null {
  if (day > today) return refuse('DAY_IN_FUTURE', { field })
  return from && day < from ? refuse('DAY_TOO_EARLY', { field, from }) : null
}
/** Files are put on the case first. */
const filesMissing = (state: CaseState, ids: readonly string[]): Decision<never> | null =>
  (ids.every((id) => state.attachments.some((one) => one.id === id)) ? null : refuse('NOT_FOUND', { kind: 'attachment' }))
/** Two different people, and not the one it is about. */
export function witnessesRefused(state: CaseState, witnesses: readonly string[]): Decision<never> | null {
  const names = new Set(witnesses.map((name) => name.trim()).filter((name) => name !== '' && name !== state.leaver.name))
  return names.size >= 2 && names.size === witnesses.length ? null : refuse('TWO_WITNESSES', { field: 'witnesses' })
}

export interface LogContact { readonly id: string; readonly at: string; readonly on: string; readonly channel: ContactChannel; readonly answeredBy: ContactAnswerer; readonly name: string; readonly said: string; readonly reached: boolean | null; readonly attachmentIds: readonly string[]; readonly nowMs: number }

/** Logs a try to reach him; the first one does the legal step of contacting. Reached is who answered himself, unless said otherwise. Refuses: CASE_NOT_OPEN, DAY_IN_FUTURE, NOT_FOUND (a file). */
export function decideLogContact(state: CaseState, { nowMs, ...command }: LogContact): Decision<CaseEvent> {
  if (Date.parse(command.at) > nowMs + graceMs) return closed(state) ?? refuse('DAY_IN_FUTURE', { field: 'at' })
  const logged: CaseEvent = { type: 'absence.contactLogged', payload: { ...command, reached: command.reached ?? command.answeredBy === 'leaver' } }
  return closed(state) ?? filesMissing(state, command.attachmentIds) ?? accept<CaseEvent>(logged, ...contactStepTo(state, 'done'))
}
/** Clocks of two PCs differ a little. */
const graceMs = 5 * 60_000

/** The legal step "contact log" follows the log. */
function contactStepTo(state: CaseState, to: 'done' | 'open'): CaseEvent[] {
  const from = state.legalSteps['abs.contact']?.state
  return from && from !== to && from !== 'not_applicable' ? [{ type: 'case.legalStepSet', payload: { step: 'abs.contact', from, to, note: '' } }] : []
}

/** Records what the check of the reason found; the last one counts. Whatever was found, it says how it was checked: absence that nobody asked about is not absence without reason. Refuses: CASE_NOT_OPEN, DAY_IN_FUTURE, ABSENCE_CHECK_UNTOLD. */
export function decideCheckReason(state: CaseState, command: { id: string; on: string; finding: AbsenceFinding; note: string; today: string }): Decision<CaseEvent> {
  const { today, ...payload } = command
  if (!command.note) return closed(state) ?? refuse('ABSENCE_CHECK_UNTOLD', { field: 'note' })
  return closed(state) ?? dayRefused('on', command.on, today) ?? accept<CaseEvent>({ type: 'absence.reasonChecked', payload })
}

/** What speaks against an ending on a day: the reason is not ruled out, the day to return by has not passed, the days are too few for the rule. */
export function againstEnding(state: CaseState, calendar: SiteCalendar, rules: AbsenceRules, today: string): Against[] {
  const { absence } = state
  const notice = lastStanding(absence.notices.filter((one) => one.kind !== 'termination'))
  const back = notice && returnBy(absence, notice, calendar).day
  const days = absenceDays(state, { calendar, rules, today })
  return [...(days.isCounted ? [] : ['reason' as const]), ...(back && back < today ? [] : ['returnDate' as const]), ...(days.isCounted && firstReached(days.thresholds) ? [] : ['threshold' as const])]
}

/** Records the decision. An ending against the rules is possible with its reason, which the log keeps with what spoke against it. Refuses: CASE_NOT_OPEN, ABSENCE_DECIDED, DAY_IN_FUTURE, DAY_TOO_EARLY, ABSENCE_REASON_FOR_DECISION. */
export function decideDecision(state: CaseState, command: { id: string; decision: AbsenceDecision; on: string; note: string; today: string }, calendar: SiteCalendar, rules: AbsenceRules): Decision<CaseEvent> {
  const { today, ...given } = command
  if (lastStanding(state.absence.decisions)) return closed(state) ?? refuse('ABSENCE_DECIDED', {})
  const against = command.decision === 'terminated' && state.leaver.employer === 'own' ? againstEnding(state, calendar, rules, today) : []
  if (against.length > 0 && !command.note) return closed(state) ?? refuse('ABSENCE_REASON_FOR_DECISION', { field: 'note', against })
  return closed(state) ?? dayRefused('on', command.on, today, state.dates.leftOn) ?? accept<CaseEvent>({ type: 'absence.decided', payload: { ...given, against } })
}

/** Files the ending check. It warns and blocks nothing: what is missing is passed with a reason. Refuses: CASE_NOT_OPEN, ENDING_CHECK_INCOMPLETE, ENDING_CHECK_OPEN, DAY_IN_FUTURE. */
export function decideFileCheck(state: CaseState, command: { id: string; on: string; answers: readonly CheckAnswerGiven[]; overrideReason: string }, rules: AbsenceRules): Decision<CaseEvent> {
  const questions = questionsFor(state, rules)
  const answers = questions.flatMap((question) => command.answers.filter((one) => one.question === question.id).slice(-1))
  const unanswered = questions.filter((question) => !answers.some((one) => one.question === question.id)).map((one) => one.missing)
  if (unanswered.length > 0) return closed(state) ?? refuse('ENDING_CHECK_INCOMPLETE', { field: 'answers', questions: unanswered })
  if (answers.some((one) => one.on && one.on > command.on)) return closed(state) ?? refuse('DAY_IN_FUTURE', { field: 'answers' })
  const lacking = questions.filter((question) => isLacking(question, answers.find((one) => one.question === question.id)!))
  const missing = lacking.map((one) => one.id)
  if (missing.length > 0 && !command.overrideReason) return closed(state) ?? refuse('ENDING_CHECK_OPEN', { field: 'overrideReason', missing: lacking.map((one) => one.missing) })
  return closed(state) ?? accept<CaseEvent>({ type: 'endingCheck.filed', payload: { id: command.id, on: command.on, answers, missing, overrideReason: missing.length > 0 ? command.overrideReason : '' } })
}

const isLacking = (question: AbsenceRules['questions'][number], given: CheckAnswerGiven): boolean =>
  given.answer !== question.expected && !(question.mayNotApply && given.answer === 'not_applicable')

/** Lists and seals what the absent person left. Refuses: CASE_NOT_OPEN, TWO_WITNESSES, DAY_IN_FUTURE, DAY_TOO_EARLY, NOT_FOUND (a file). */
export function decideMakeInventory(state: CaseState, command: { id: string; place: string; on: string; lines: readonly InventoryLine[]; witnesses: readonly string[]; bag: string; keeper: string; attachmentIds: readonly string[]; today: string }): Decision<CaseEvent> {
  const { today, ...payload } = command
  return closed(state) ?? witnessesRefused(state, command.witnesses) ?? dayRefused('on', command.on, today, state.dates.leftOn) ?? filesMissing(state, command.attachmentIds)
    ?? accept<CaseEvent>({ type: 'inventory.made', payload })
}

/** Records that a bag was collected; after archiving too, for it may be fetched much later. Refuses: CASE_NOT_OPEN (void), ABSENCE_ENTRY_UNKNOWN, ABSENCE_ENTRY_WITHDRAWN, INVENTORY_COLLECTED, DAY_IN_FUTURE, DAY_TOO_EARLY. */
export function decideCollectInventory(state: CaseState, command: { inventory: string; receiver: string; on: string; signedBy: string; note: string; today: string }): Decision<CaseEvent> {
  const { today, ...payload } = command
  const bag = state.absence.inventories.find((one) => one.id === command.inventory)
  if (state.status === 'voided') return refuse('CASE_NOT_OPEN', { status: state.status })
  if (!bag) return refuse('ABSENCE_ENTRY_UNKNOWN', {})
  if (!isStanding(bag)) return refuse('ABSENCE_ENTRY_WITHDRAWN', {})
  if (bag.collected) return refuse('INVENTORY_COLLECTED', { on: bag.collected.on })
  return dayRefused('on', command.on, today, bag.on) ?? accept<CaseEvent>({ type: 'inventory.collected', payload })
}

const withdrawals = {
  contact: 'absence.contactWithdrawn', reason: 'absence.reasonCheckWithdrawn', notice: 'absence.noticeWithdrawn', delivery: 'absence.deliveryWithdrawn', decision: 'absence.decisionWithdrawn', check: 'endingCheck.withdrawn', inventory: 'inventory.withdrawn',
} as const satisfies Record<AbsenceEntry, AbsenceEvent['type']>

/** Withdraws an entry that was wrong; the office may, or whoever wrote it. Refuses: CASE_NOT_OPEN, ABSENCE_ENTRY_UNKNOWN, ABSENCE_ENTRY_WITHDRAWN, NOT_ALLOWED, REASON_MISSING. */
export function decideWithdraw(state: CaseState, command: { what: AbsenceEntry; entry: string; reason: string }, party: Party): Decision<CaseEvent> {
  const { absence } = state
  const lists: Record<AbsenceEntry, readonly (Recorded & { readonly id: string })[]> = {
    contact: absence.contacts, reason: absence.reasonChecks, notice: absence.notices, delivery: absence.deliveries, decision: absence.decisions, check: absence.checks, inventory: absence.inventories,
  }
  const found = lists[command.what].find((one) => one.id === command.entry)
  if (!found) return closed(state) ?? refuse('ABSENCE_ENTRY_UNKNOWN', {})
  if (!isStanding(found)) return closed(state) ?? refuse('ABSENCE_ENTRY_WITHDRAWN', {})
  if (!isOffice(party) && found.byUserId !== party.userId) return refuse('NOT_ALLOWED', {})
  if (!command.reason) return closed(state) ?? refuse('REASON_MISSING', { field: 'reason' })
  const wasOnlyContact = command.what === 'contact' && absence.contacts.filter(isStanding).length === 1
  const payload = { entry: command.entry, reason: command.reason }
  return closed(state) ?? accept<CaseEvent>({ type: withdrawals[command.what], payload }, ...(wasOnlyContact ? contactStepTo(state, 'open') : []))
}
