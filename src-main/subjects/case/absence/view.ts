import type { AbsenceView, NoticeView } from '../../../../src-shared/contract/absenceView'
import type { CheckQuestion } from '../../../../src-shared/contract/absence'
import type { LocalText } from '../../../../src-shared/contract/common'
import type { CheckAnswer } from '../../../../src-shared/vocabulary'
import type { SiteCalendar } from '../../calendar/calendar'
import { localDay } from '../../../log/clock'
import { isOffice, type Party } from '../domain/standing'
import type { CaseState } from '../domain/state'
import { absenceDays } from './days'
import { questionsFor } from './decide'
import type { AbsenceRules } from '../../rule/domain/rules'
import { hasFallen, isStanding, lastStanding, servedOn, standingTermination, type Notice } from './state'
import { absenceSteps, hasTrack, isRunning, returnBy } from './step'

interface Seen { readonly calendar: SiteCalendar; readonly rules: { readonly absence: AbsenceRules }; readonly today: string; readonly timeZone: string; readonly party: Party }

/** What the family said and what was found about health or detention concerns the office and the leaver's head and supervisor alone (PIPL 6, 28). */
export const concernsAbsence = (party: Pick<Party, 'roles' | 'relations'>): boolean => isOffice(party) || party.relations.includes('head') || party.relations.includes('supervisor')

/** The track as the one who looks may see it; null where the kind has none, or it does not concern him. */
export function absenceView(state: CaseState, { calendar, rules: { absence: rules }, today, timeZone, party }: Seen): AbsenceView | null {
  const { absence } = state
  if (!hasTrack(state, rules) || !concernsAbsence(party)) return null
  const termination = standingTermination(absence)
  return {
    isBegun: isRunning(state), steps: absenceSteps(state, calendar, rules, today), days: absenceDays(state, { calendar, rules, today, closedOn: state.closed && localDay(Date.parse(state.closed.at), timeZone) }),
    contacts: absence.contacts.map((one) => ({ ...one, attachmentIds: [...one.attachmentIds] })), reasonChecks: [...absence.reasonChecks], notices: absence.notices.map((one) => noticeView(state, one, calendar)),
    decisions: absence.decisions.map((one) => ({ ...one, against: [...one.against] })), checks: absence.checks.map((one) => ({ ...one, answers: [...one.answers], missing: [...one.missing] })),
    inventories: absence.inventories.map((one) => ({ ...one, lines: [...one.lines], witnesses: [...one.witnesses], attachmentIds: [...one.attachmentIds] })),
    proposedEndOn: state.dates.endOn || !termination ? null : servedOn(absence, termination.id),
    defaults: { returnWorkdays: rules.returnWorkdays, rule: rules.rule, law: rules.law, publicDays: rules.publicDays },
  }
}

function noticeView(state: CaseState, notice: Notice, calendar: SiteCalendar): NoticeView {
  const { absence } = state
  const back = returnBy(absence, notice, calendar)
  return {
    ...notice, hasFallen: hasFallen(absence, notice), servedOn: servedOn(absence, notice.id), returnBy: back.day, provisional: back.provisional, unknownYear: back.unknownYear,
    deliveries: absence.deliveries.filter((one) => one.notice === notice.id).map((one) => ({ ...one, ended: one.ended && { ...one.ended, witnesses: [...one.ended.witnesses] } })),
    impossible: absence.impossible.filter((one) => one.notice === notice.id).map(({ way, reason, by, at }) => ({ way, reason, by, at })),
  }
}

/** The questions of the ending check with what the records already answer; the person still decides. */
export function checkQuestions(state: CaseState, rules: AbsenceRules): CheckQuestion[] {
  return questionsFor(state, rules).map(({ id, question, ground, expected, mayNotApply, asksDay, missing }) => {
    const known = fromRecords(state, id)
    return { id, question, ground, expected, mayNotApply, asksDay, missing, suggested: known?.answer ?? null, from: known?.from ?? null }
  })
}

function fromRecords(state: CaseState, question: string): { answer: CheckAnswer; from: LocalText } | null {
  const { absence } = state
  switch (question) {
    case 'injury': {
      const check = lastStanding(absence.reasonChecks)
      return check && { answer: check.finding === 'none' ? 'yes' : 'no', from: { 'zh-CN': `${check.on} 核实原因的记录`, en: `the reason check of ${check.on}` } }
    }
    case 'address': return state.leaver.serviceAddress ? { answer: 'yes', from: { 'zh-CN': `名册里的送达地址：${state.leaver.serviceAddress}`, en: `the register: ${state.leaver.serviceAddress}` } } : null
    case 'facts': {
      const served = absence.notices.find((one) => isStanding(one) && one.kind !== 'termination' && servedOn(absence, one.id))
      return served ? { answer: 'yes', from: { 'zh-CN': `返岗通知书 ${servedOn(absence, served.id)} 送达`, en: `the return-to-work notice served on ${servedOn(absence, served.id)}` } } : null
    }
    case 'health': return state.legalSteps['end.health']?.state === 'done' ? { answer: 'yes', from: { 'zh-CN': '法定事项“离岗职业健康检查”已办', en: 'the legal step “Exit health check” is done' } } : null
    default: return null
  }
}
