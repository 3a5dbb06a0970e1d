import type { CheckQuestion } from '../../../../src-shared/contract/absence'
import type { EndingCheckPart } from '../../../../src-shared/contract/absenceView'
import type { LocalText } from '../../../../src-shared/contract/common'
import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import type { CaseKind, CheckAnswer } from '../../../../src-shared/vocabulary'
import type { SiteCalendar } from '../../calendar/calendar'
import type { AbsenceRules, CaseRules } from '../../rule/domain/rules'
import { decideDateWithApprovals } from '../approvals/afterDateChange'
import type { CaseEvent } from '../domain/events'
import { noticeEnds } from '../domain/notice'
import type { Party } from '../domain/standing'
import type { CaseState } from '../domain/state'
import { concernsAbsence } from './concerns'
import { isStanding, lastStanding, servedOn } from './state'

const isChecked = (kind: CaseKind, rules: AbsenceRules): boolean => rules.questions.some((one) => one.kinds.includes(kind))

/** The kind whose questions are asked: the case's own; of an absence that is to end the contract, and of kinds that have none, those of somebody who left without a word. */
const askedAs = ({ kind, absence }: Pick<CaseState, 'kind' | 'absence'>, rules: AbsenceRules): CaseKind =>
  (lastStanding(absence.decisions)?.decision === 'terminated' || !isChecked(kind, rules) ? 'departed' : kind)

/** Questions that are asked about this person. */
export const questionsFor = (state: CaseState, rules: AbsenceRules): AbsenceRules['questions'] =>
  rules.questions.filter((one) => one.kinds.includes(askedAs(state, rules)) && (!one.hazardOnly || state.leaver.hazard))

/** Whether a check is due: its kind has one, the contract is ours, none is filed (LAW.md §2 end.protected). */
const isDue = (state: CaseState, rules: AbsenceRules): boolean =>
  state.status === 'open' && state.leaver.employer === 'own' && isChecked(state.kind, rules) && lastStanding(state.absence.checks) === null

/** The article by which the law itself forbids to end such a contract for some; null in a kind where it does not. */
const barOf = (state: CaseState, rules: AbsenceRules): LocalText | null => questionsFor(state, rules).find((one) => one.bars)?.ground ?? null

/**
 * Sets a date. Naming the end of the contract where the law forbids it for some, and no check is filed, asks for a reason, which the log
 * keeps with the article: it warns and blocks nothing. Refuses as `decideSetDate` does, and END_WITHOUT_CHECK.
 */
export function decideDateWithCheck(state: CaseState, command: Parameters<typeof decideDateWithApprovals>[1] & { readonly reason: string }, terms: Parameters<typeof decideDateWithApprovals>[2]): Decision<CaseEvent> {
  const { reason, ...change } = command
  const decision = decideDateWithApprovals(state, change, terms)
  const rules = terms.rules.absence
  const ground = change.date === 'endOn' && !state.dates.endOn && isDue(state, rules) ? barOf(state, rules) : null
  if (!decision.accepted || !change.value || !ground) return decision
  return reason ? accept<CaseEvent>(...decision.events, { type: 'endingCheck.skipped', payload: { endOn: change.value, reason, ground } }) : refuse('END_WITHOUT_CHECK', { field: 'reason', ground })
}

/** The check as the one who looks may see it; null where the kind has none and none was filed, or it does not concern him. */
export function endingCheckPart(state: CaseState, { rules, calendar, party }: { readonly rules: CaseRules; readonly calendar: SiteCalendar; readonly party: Party }): EndingCheckPart | null {
  const { checks, skips } = state.absence
  const due = isDue(state, rules.absence)
  if (!concernsAbsence(party) || (!due && checks.length === 0 && skips.length === 0)) return null
  const notice = questionsFor(state, rules.absence).flatMap((one) => (one.notice ? [rules.notices.get(one.notice)] : [])).find((one) => one !== undefined)
  return {
    isDue: due, bar: barOf(state, rules.absence), checks: checks.map((one) => ({ ...one, answers: [...one.answers], missing: [...one.missing] })), skips: [...skips],
    notice: notice ? { days: notice.days, explain: notice.explain, earliest: state.dates.noticeOn && noticeEnds(state.dates.noticeOn, notice, calendar).day } : null,
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
