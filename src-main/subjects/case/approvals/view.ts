import type { ApprovalRoundView, ApprovalStepView } from '../../../../src-shared/contract/approval'
import type { SiteCalendar } from '../../calendar/calendar'
import type { CaseState } from '../domain/state'
import { overdueDays } from '../view'
import { capacityOf, type Approver } from './decide'
import { approvalDue } from './rows'
import { outcomeDay, standingOf, waitsForOf, type ApprovalRound, type StepStanding } from './state'

export interface ApprovalContext { readonly calendar: SiteCalendar; readonly today: string; readonly approver: Approver }

/** A round as the person asking may see and decide it. */
export function roundView(state: CaseState, round: ApprovalRound, context: ApprovalContext): ApprovalRoundView {
  const standing = standingOf(round)
  const isLast = state.approvals.at(-1) === round
  return {
    id: round.id, number: round.number, state: standing.state, chain: round.chain, notice: round.notice && { ...round.notice, probation: round.notice.probation ?? false }, lastDay: round.lastDay, outcomeDay: outcomeDay(round), reason: round.reason, cause: round.cause,
    submittedBy: round.submittedBy, submittedAt: round.submittedAt, onBehalf: round.onBehalf, application: round.application ?? null, steps: standing.steps.map((step) => stepView(state, step, { ...context, isLast })),
    questions: round.questions.map(({ byUserId: _id, ...question }) => question), ended: round.ended && { by: round.ended.by, at: round.ended.at, reason: round.ended.reason, channel: round.ended.channel },
  }
}

function stepView(state: CaseState, standing: StepStanding, { calendar, today, approver, isLast }: ApprovalContext & { readonly isLast: boolean }): ApprovalStepView {
  const { step } = standing
  const due = approvalDue(standing, calendar)
  const waits = standing.state === 'waiting'
  return {
    key: step.key, name: step.name, who: step.who, people: [...step.people], mode: step.mode, asks: step.asks, informOnly: step.informOnly, state: standing.state, since: standing.since?.at ?? null,
    dueOn: due.dueOn, dueProvisional: due.provisional, overdueDays: waits && state.status === 'open' ? overdueDays(due.dueOn, today) : 0, waitsFor: waits ? waitsForOf(standing) : [],
    decisions: [...standing.decisions], mine: isLast && state.status === 'open' ? capacityOf(state, standing, approver) : null,
  }
}
