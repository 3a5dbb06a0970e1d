import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import type { AbsenceNotice, DeliveryResult, DeliveryWay } from '../../../../src-shared/vocabulary'
import { addDays } from '../../calendar/calendar'
import type { CaseEvent } from '../domain/events'
import type { CaseState } from '../domain/state'
import { closed, dayRefused, witnessesRefused } from './decide'
import type { AbsenceRules } from '../../rule/domain/rules'
import { hasFallen, isStanding, lastStanding } from './state'
import { untriedBefore } from './step'

export interface PrepareNotice { readonly id: string; readonly kind: AbsenceNotice; readonly on: string; readonly rule: string; readonly law: string; readonly facts: string; readonly address: string; readonly returnWorkdays: number; readonly contact: string; readonly today: string }

/**
 * Prepares a notice. One of termination rests on a decision and on a filed ending check, which is the one thing nobody gets past.
 * Refuses: CASE_NOT_OPEN, CONTRACT_OF_OTHER_EMPLOYER, ABSENCE_NOT_DECIDED, ENDING_CHECK_MISSING, DAY_IN_FUTURE, DAY_TOO_EARLY.
 */
export function decidePrepareNotice(state: CaseState, command: PrepareNotice): Decision<CaseEvent> {
  const { today, ...given } = command
  const early = closed(state) ?? dayRefused('on', command.on, today, state.dates.leftOn)
  if (early) return early
  if (command.kind !== 'termination') return accept<CaseEvent>({ type: 'absence.noticePrepared', payload: { ...given, unionToldOn: null, checkId: null } })
  if (state.leaver.employer !== 'own') return refuse('CONTRACT_OF_OTHER_EMPLOYER', { employer: state.leaver.employerName })
  if (lastStanding(state.absence.decisions)?.decision !== 'terminated') return refuse('ABSENCE_NOT_DECIDED', {})
  const check = lastStanding(state.absence.checks)
  if (!check) return refuse('ENDING_CHECK_MISSING', {})
  const unionToldOn = check.answers.find((one) => one.question === 'union' && one.answer === 'yes')?.on ?? null
  return accept<CaseEvent>({ type: 'absence.noticePrepared', payload: { ...given, unionToldOn, checkId: check.id } })
}

export interface SendNotice { readonly id: string; readonly notice: string; readonly way: DeliveryWay; readonly courier: string; readonly trackingNo: string; readonly sentOn: string; /** Why each way before this one is impossible. */ readonly skipped: readonly { readonly way: DeliveryWay; readonly reason: string }[]; readonly today: string }

/**
 * Records that a notice was sent. The ways have an order (劳办发〔1995〕179): one passed over is recorded as impossible, each with a reason of its own.
 * Refuses: CASE_NOT_OPEN, ABSENCE_ENTRY_UNKNOWN, ABSENCE_ENTRY_WITHDRAWN, ABSENCE_NOTICE_FELL, DAY_IN_FUTURE, DAY_TOO_EARLY, DELIVERY_TRACKING_MISSING, DELIVERY_ORDER.
 */
export function decideSendNotice(state: CaseState, command: SendNotice): Decision<CaseEvent> {
  const { today, skipped, ...payload } = command
  const notice = state.absence.notices.find((one) => one.id === command.notice)
  if (!notice) return closed(state) ?? refuse('ABSENCE_ENTRY_UNKNOWN', {})
  if (!isStanding(notice)) return closed(state) ?? refuse('ABSENCE_ENTRY_WITHDRAWN', {})
  if (hasFallen(state.absence, notice)) return closed(state) ?? refuse('ABSENCE_NOTICE_FELL', {})
  const early = closed(state) ?? dayRefused('sentOn', command.sentOn, today, notice.on)
  if (early) return early
  if (command.way === 'courier' && (!command.courier || !command.trackingNo)) return refuse('DELIVERY_TRACKING_MISSING', { field: command.courier ? 'trackingNo' : 'courier' })
  const untried = untriedBefore(state.absence, notice.id, command.way)
  const reasonFor = (way: DeliveryWay): string => skipped.find((one) => one.way === way)?.reason ?? ''
  const unsaid = untried.filter((way) => !reasonFor(way))
  if (unsaid.length > 0) return refuse('DELIVERY_ORDER', { field: 'skipped', ways: unsaid })
  return accept<CaseEvent>(...untried.map((way): CaseEvent => ({ type: 'absence.wayImpossible', payload: { notice: notice.id, way, reason: reasonFor(way) } })), { type: 'absence.deliverySent', payload })
}

export interface EndDelivery { readonly delivery: string; readonly result: DeliveryResult; readonly on: string; readonly receiver: string; readonly witnesses: readonly string[]; readonly note: string; readonly today: string }

/**
 * Records how a delivery ended. A refusal in person or by the family counts with two witnesses; a public notice counts when its days are over.
 * Refuses: CASE_NOT_OPEN, ABSENCE_ENTRY_UNKNOWN, ABSENCE_ENTRY_WITHDRAWN, DELIVERY_ENDED, INVALID_INPUT (a result of another way), PUBLIC_NOTICE_RUNS, TWO_WITNESSES, DAY_IN_FUTURE, DAY_TOO_EARLY.
 */
export function decideEndDelivery(state: CaseState, command: EndDelivery, rules: AbsenceRules): Decision<CaseEvent> {
  const { today, ...payload } = command
  const delivery = state.absence.deliveries.find((one) => one.id === command.delivery)
  const notice = delivery && state.absence.notices.find((one) => one.id === delivery.notice)
  if (!delivery || !notice) return closed(state) ?? refuse('ABSENCE_ENTRY_UNKNOWN', {})
  if (!isStanding(delivery) || !isStanding(notice)) return closed(state) ?? refuse('ABSENCE_ENTRY_WITHDRAWN', {})
  if (delivery.ended) return closed(state) ?? refuse('DELIVERY_ENDED', { on: delivery.ended.on })
  if ((delivery.way === 'public') !== (command.result === 'public_served')) return closed(state) ?? refuse('INVALID_INPUT', { field: 'result', reason: 'invalid_value' })
  const until = addDays(delivery.sentOn, rules.publicDays)
  if (delivery.way === 'public' && command.on < until) return closed(state) ?? refuse('PUBLIC_NOTICE_RUNS', { field: 'on', until })
  const byHand = delivery.way === 'person' || delivery.way === 'family'
  const unwitnessed = command.result === 'refused' && byHand ? witnessesRefused(state, command.witnesses) : null
  return closed(state) ?? unwitnessed ?? dayRefused('on', command.on, today, delivery.sentOn) ?? accept<CaseEvent>({ type: 'absence.deliveryEnded', payload })
}
