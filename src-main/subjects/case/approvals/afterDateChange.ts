import type { Decision } from '../../../../src-shared/decision'
import type { CaseDate } from '../../../../src-shared/vocabulary'
import type { SiteCalendar } from '../../calendar/calendar'
import type { CaseRules } from '../../rule/domain/rules'
import type { CaseEvent } from '../domain/events'
import { isOfProbation, noticeOf, noticeTermEnds } from '../domain/notice'
import { decideSetDate } from '../domain/paper'
import type { CaseState } from '../domain/state'
import type { ApprovalEvent } from './events'
import { latestRound, outcomeDay, standingOf, type ApprovalRound } from './state'

export interface DateChange { readonly date: CaseDate; readonly from: string | null; readonly to: string | null; readonly on: string }
/** The law of the case: how long a notice runs. */
interface Terms { readonly rules: CaseRules; readonly calendar: SiteCalendar }

/**
 * A day changed that the round is about: it goes round again by itself, whether or not somebody has spoken, so that nobody's word stands for a day the case no longer has.
 * `state` is the case before the change. Naming the end for the first time as it was asked for or agreed is no change, nor is naming the day of notice after somebody took note without it.
 */
export function approvalAfterDateChange(state: CaseState, change: DateChange, terms: Terms): ApprovalEvent[] {
  const round = latestRound(state.approvals)
  if (!round) return []
  const standing = standingOf(round).state
  if (standing !== 'running' && standing !== 'approved') return []
  const notice = noticeAfter(state, round, change, terms)
  if (!isOtherThanSaid(round, change, notice)) return []
  const { chain, steps, reason, onBehalf, application } = round
  return [{
    type: 'approval.submitted',
    payload: { on: change.on, round: state.approvals.length + 1, chain, steps, notice, lastDay: lastDayAfter(round, change), reason, onBehalf, ...(application ? { application } : {}), cause: 'date_changed' },
  }]
}

function isOtherThanSaid(round: ApprovalRound, { date, from, to }: DateChange, notice: ApprovalRound['notice']): boolean {
  switch (date) {
    case 'leftOn': return true
    case 'endOn': {
      const agreed = outcomeDay(round)
      return agreed ? to !== null && to !== agreed : from !== null
    }
    case 'noticeOn': return notice?.termEndsOn !== round.notice?.termEndsOn && (from !== null || round.decisions.every((one) => one.verdict === 'noted'))
    default: return false
  }
}

/** The day asked for follows the end; the day of leaving only where it was that day. */
const lastDayAfter = ({ lastDay }: ApprovalRound, { date, from, to }: DateChange): string | null =>
  (date === 'endOn' || (date === 'leftOn' && lastDay !== null && lastDay === from) ? to : lastDay)

/** The notice with its term counted anew. */
function noticeAfter(state: CaseState, { notice }: ApprovalRound, change: DateChange, { rules, calendar }: Terms): ApprovalRound['notice'] {
  if (!notice) return null
  return { ...notice, termEndsOn: noticeTermEnds({ kind: state.kind, dates: { ...state.dates, [change.date]: change.to } }, isOfProbation(notice, noticeOf(state, rules)), rules, calendar) }
}

/** Sets a date of the case, and sends its approvals round again where they were for another. Refuses as `decideSetDate` does. */
export function decideDateWithApprovals(state: CaseState, command: Parameters<typeof decideSetDate>[1] & { readonly on: string }, terms: Terms): Decision<CaseEvent> {
  const decision = decideSetDate(state, command)
  if (!decision.accepted || decision.events.length === 0) return decision
  return { accepted: true, events: [...decision.events, ...approvalAfterDateChange(state, { date: command.date, from: state.dates[command.date], to: command.value, on: command.on }, terms)] }
}
