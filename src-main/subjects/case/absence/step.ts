import type { AbsenceStep } from '../../../../src-shared/contract/absenceView'
import { deliveryWays, type AbsenceStepName, type DeliveryWay } from '../../../../src-shared/vocabulary'
import { addDays, addWorkingDays, daysBetween, type SiteCalendar } from '../../calendar/calendar'
import type { CaseState } from '../domain/state'
import { absenceDays, absentSince, firstReached, isReached } from './days'
import type { AbsenceRules } from '../../rule/domain/rules'
import { deliveriesOf, isBegun, isStanding, lastStanding, servedOn, standingTermination, type AbsenceState, type Notice } from './state'

/** A day that came out of a sum on the site calendar; `unknownYear` says which year's calendar it lacks. */
interface By { readonly day: string | null; readonly provisional: boolean; readonly unknownYear: string | null }
interface Planned extends Partial<Pick<AbsenceStep, 'noticeId' | 'deliveryId' | 'way'>> { readonly step: AbsenceStepName; readonly by: By }
interface Ground { readonly state: CaseState; readonly calendar: SiteCalendar; readonly rules: AbsenceRules; readonly today: string }

const on = (day: string | null): By => ({ day, provisional: false, unknownYear: null })
const workdaysAfter = addWorkingDays

/** The day to return by: workdays counted from the day of delivery, never from the day of sending; null before it was served, or in an unknown year. */
export function returnBy(absence: AbsenceState, notice: Pick<Notice, 'id' | 'kind' | 'returnWorkdays'>, calendar: SiteCalendar): By {
  const served = notice.kind === 'termination' ? null : servedOn(absence, notice.id)
  return served ? workdaysAfter(served, notice.returnWorkdays, calendar) : on(null)
}

/** Whether the track is there for a case: its kind asks for it, or something was recorded. */
export const hasTrack = (state: CaseState, rules: AbsenceRules): boolean => rules.kinds.includes(state.kind) || isBegun(state.absence) || state.absence.inventories.length > 0
/** Whether it says what to do: from the start for somebody who left without a word, else once something was recorded. */
export const isRunning = (state: CaseState): boolean => state.kind === 'departed' || isBegun(state.absence)

/** What is to be done next; null when there is nothing. */
export const nextAbsenceStep = (state: CaseState, calendar: SiteCalendar, rules: AbsenceRules, today: string): AbsenceStep | null => absenceSteps(state, calendar, rules, today)[0] ?? null

/** What is to be done, first things first: the daily contact while he is not reached, the step the track stands at (LAW.md §2, "The absent one"), and a return notice on its way whose outcome nobody recorded. */
export function absenceSteps(state: CaseState, calendar: SiteCalendar, rules: AbsenceRules, today: string): AbsenceStep[] {
  if (state.status !== 'open' || !isRunning(state)) return []
  const ground = { state, calendar, rules, today }
  return [contactStep(ground), trackStep(ground), unansweredReturn(ground)].flatMap((planned) => (planned ? [asStep(planned, ground)] : []))
}

function asStep({ step, by, ...about }: Planned, { rules, today }: Ground): AbsenceStep {
  const words = rules.steps.find((one) => one.id === step)
  if (!words) throw new Error(`resources/rules/absence.json has no step ${step}`)
  return {
    step, by: by.day, overdueDays: by.day && by.day < today ? daysBetween(by.day, today) : 0, provisional: by.provisional, unknownYear: by.unknownYear, who: words.owner, name: words.name, why: words.why, ground: words.ground, ownRule: words.ownRule,
    noticeId: about.noticeId ?? null, deliveryId: about.deliveryId ?? null, way: about.way ?? null,
  }
}

/** On the day he left, then every day until he is reached or it is decided. */
function contactStep({ state, rules, today }: Ground): Planned | null {
  const last = state.absence.contacts.filter(isStanding).map((one) => one.on).sort().at(-1)
  if (!last) return lastStanding(state.absence.decisions) || state.dates.endOn ? null : { step: 'contact', by: on(state.dates.leftOn) }
  if (isReached(state) || lastStanding(state.absence.decisions) || state.dates.endOn) return null
  const due = addDays(last, rules.contactEveryDays)
  return due <= today ? { step: 'contact', by: on(due) } : null
}

function trackStep(ground: Ground): Planned | null {
  const { state, calendar, rules, today } = ground
  const { absence } = state
  if (state.dates.endOn) return afterEnd(state)
  const decision = lastStanding(absence.decisions)
  if (decision) return afterDecision(ground, decision)
  if (!absence.contacts.some(isStanding)) return null
  const since = absentSince(state)
  const check = lastStanding(absence.reasonChecks)
  if (!check) return { step: 'check_reason', by: workdaysAfter(since, rules.reasonByWorkday, calendar) }
  if (check.finding !== 'none') return { step: 'reason_found', by: on(null) }
  if (state.leaver.employer !== 'own') return { step: 'tell_employer', by: workdaysAfter(check.on, rules.sendWorkdays, calendar) }
  const notice = lastStanding(absence.notices.filter((one) => one.kind !== 'termination'))
  if (!notice) return { step: 'prepare_return', by: workdaysAfter(since, rules.returnNoticeByWorkday, calendar) }
  const delivery = deliveryStep(ground, notice)
  if (delivery) return delivery
  const back = returnBy(absence, notice, calendar)
  if (!back.day || back.day >= today) return { step: 'wait_return', by: back, noticeId: notice.id }
  const days = absenceDays(state, ground)
  const reached = firstReached(days.thresholds)
  if (!reached) return { step: 'wait_threshold', by: { day: days.reachesOn, provisional: days.provisional, unknownYear: days.reachesOn ? null : days.reachesUnknownYear } }
  return { step: 'decide', by: workdaysAfter(reached > back.day ? reached : back.day, rules.decideWorkdays, calendar) }
}

function afterDecision(ground: Ground, decision: NonNullable<CaseState['absence']['decisions'][number]>): Planned | null {
  const { state, calendar, rules } = ground
  const { absence } = state
  if (decision.decision === 'returns') return { step: 'returned', by: on(decision.on) }
  if (decision.decision !== 'terminated') return { step: 'end_agreed', by: on(decision.on) }
  if (state.leaver.employer !== 'own') return { step: 'tell_employer', by: workdaysAfter(decision.on, rules.sendWorkdays, calendar) }
  const check = lastStanding(absence.checks)
  if (!check) return { step: 'ending_check', by: workdaysAfter(decision.on, rules.decideWorkdays, calendar) }
  const notice = standingTermination(absence)
  if (!notice) return { step: 'prepare_termination', by: workdaysAfter(check.on, rules.sendWorkdays, calendar) }
  return deliveryStep(ground, notice) ?? { step: 'set_end', by: on(servedOn(absence, notice.id)), noticeId: notice.id }
}

/** A decision to terminate does not answer for the return notice that is on its way: whether it arrived is asked for in any dispute. */
function unansweredReturn(ground: Ground): Planned | null {
  const { absence, dates, leaver } = ground.state
  if (dates.endOn || leaver.employer !== 'own' || lastStanding(absence.decisions)?.decision !== 'terminated') return null
  const notice = lastStanding(absence.notices.filter((one) => one.kind !== 'termination'))
  const delivery = notice && deliveryStep(ground, notice)
  return delivery?.deliveryId ? delivery : null
}

/** Certificate and wages, on the very day (LCL 50, WPR 9). */
function afterEnd(state: CaseState): Planned | null {
  const isOpen = ['post.cert', 'post.wage'].some((step) => state.legalSteps[step]?.state === 'open')
  return isOpen ? { step: 'certificate', by: on(state.dates.endOn) } : null
}

/** Sending a notice, or recording how it went; null once it is served. */
function deliveryStep({ state, calendar, rules }: Ground, notice: Notice): Planned | null {
  const { absence } = state
  if (servedOn(absence, notice.id)) return null
  const kind = notice.kind === 'termination' ? 'termination' : 'return'
  const deliveries = deliveriesOf(absence, notice.id)
  const open = deliveries.findLast((one) => !one.ended)
  if (open) return { step: `record_${kind}`, noticeId: notice.id, deliveryId: open.id, way: open.way, by: open.way === 'public' ? on(addDays(open.sentOn, rules.publicDays)) : workdaysAfter(open.sentOn, rules.trackWorkdays, calendar) }
  const failed = deliveries.flatMap((one) => (one.ended ? [one.ended.on] : [])).sort().at(-1)
  return { step: `send_${kind}`, noticeId: notice.id, way: nextWay(absence, notice.id), by: workdaysAfter(failed ?? notice.on, rules.sendWorkdays, calendar) }
}

/** Ways that were tried to the end, or recorded as impossible. */
const triedWays = (absence: AbsenceState, notice: string): ReadonlySet<DeliveryWay> =>
  new Set([...deliveriesOf(absence, notice).filter((one) => one.ended), ...absence.impossible.filter((one) => one.notice === notice)].map((one) => one.way))

/** Ways before this one that were neither tried to the end nor recorded as impossible. */
export function untriedBefore(absence: AbsenceState, notice: string, way: DeliveryWay): DeliveryWay[] {
  const tried = triedWays(absence, notice)
  return deliveryWays.slice(0, deliveryWays.indexOf(way)).filter((one) => !tried.has(one))
}

/** The first way that was not tried yet; public notice when all were. */
export function nextWay(absence: AbsenceState, notice: string): DeliveryWay {
  const tried = triedWays(absence, notice)
  return deliveryWays.find((way) => !tried.has(way)) ?? 'public'
}
