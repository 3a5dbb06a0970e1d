import type { AbsenceStepName, Role } from '../../../../src-shared/vocabulary'
import { addDays, type SiteCalendar } from '../../calendar/calendar'
import type { CaseRules } from '../../rule/domain/rules'
import { latestRound, outcomeDay, standingOf } from '../approvals/state'
import { isOfProbation, noticeOf, noticeTermEnds } from '../domain/notice'
import type { CaseState } from '../domain/state'
import { absenceSteps } from './step'
import { lastStanding } from './state'

/** A step of the track as something due, told and listed beside the legal steps. */
export interface TrackDue { readonly id: `track.${AbsenceStepName}`; readonly owner: Role; readonly dueOn: string }

/** Longer than any count of the rules runs on after the last thing recorded; from there the track only says what is to be done. */
const afterwards = 120
/** Waiting is nobody's work, and what the legal steps say themselves is not said twice. */
const notDue: ReadonlySet<AbsenceStepName> = new Set<AbsenceStepName>(['wait_return', 'wait_threshold', 'certificate'])

/**
 * What of the absent track and of the end of the contract somebody has to do, with its day. Rows know no today, so the track is looked at from
 * a day on which every wait is over: the days it gives do not depend on that day. The last day of a notice (劳动合同法 37) or of a contract
 * that expires (44) asks for the end date, from which certificate, wages and insurance run.
 */
export function trackDues(state: CaseState, rules: CaseRules, calendar: SiteCalendar): TrackDue[] {
  if (state.status !== 'open') return []
  const { absence, dates } = state
  const recorded = [dates.leftOn, ...absence.contacts.map((one) => one.on), ...absence.reasonChecks.map((one) => one.on), ...absence.deliveries.map((one) => one.ended?.on ?? one.sentOn), lastStanding(absence.decisions)?.on ?? ''].sort().at(-1)!
  const steps = absenceSteps(state, calendar, rules.absence, addDays(recorded, afterwards)).flatMap(({ step, by, who }): TrackDue[] =>
    (by === null || notDue.has(step) || (step === 'contact' && state.legalSteps['abs.contact']?.state === 'open') ? [] : [{ id: `track.${step}`, owner: who, dueOn: by }]))
  const ends = dates.endOn === null && !steps.some((one) => one.id === 'track.set_end') ? contractShouldEnd(state, rules, calendar) : null
  return ends ? [...steps, { id: 'track.set_end', owner: 'hr', dueOn: ends }] : steps
}

/** The last day of the leaver's notice, or of a contract that expires; what was agreed in an approval comes before. Null where nothing says so. */
export function contractShouldEnd(state: CaseState, rules: CaseRules, calendar: SiteCalendar): string | null {
  if (state.leaver.employer !== 'own') return null
  if (state.kind === 'expiry') return state.leaver.contractEndsOn
  const round = latestRound(state.approvals)
  const agreed = round && standingOf(round).state === 'approved' ? outcomeDay(round) : null
  return agreed ?? noticeTermEnds(state, isOfProbation(round?.notice, noticeOf(state, rules)), rules, calendar)
}
