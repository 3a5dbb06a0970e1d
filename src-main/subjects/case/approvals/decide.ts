import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import type { ApprovalVerdict, Role, ToldChannel } from '../../../../src-shared/vocabulary'
import { isOffice, type Party } from '../domain/standing'
import type { CaseState } from '../domain/state'
import type { ApprovalEvent, ApprovalSubmitted, Named, OfRound } from './events'
import { latestRound, standingOf, waitsForOf, type ApprovalRound, type StepStanding } from './state'

/** Somebody whose place the acting person takes today by delegation. */
export interface Delegator extends Named { readonly roles: readonly Role[]; readonly departments: readonly string[] }
/** Who acts, and for whom he stands in. `isLeaver`: the account is the leaver's own. */
export interface Approver { readonly party: Party; readonly delegators: readonly Delegator[]; readonly isLeaver: boolean }

/** In what capacity somebody may decide a step: himself, for one who delegated to him, or, as HR, for one who is not there. */
export type Capacity = { readonly as: 'self' | 'delegate' | 'office'; readonly for: Named | null }

type Identity = { readonly id: string; readonly roles: readonly Role[]; readonly headOf: boolean }

/** Whether a step is this person's. The head is whoever heads the department now, a role whoever holds it now. */
function isTheirs({ step, decisions }: StepStanding, identity: Identity): boolean {
  if (decisions.some((one) => (one.for?.id ?? one.byUserId) === identity.id)) return false
  if (step.assigned && step.people.some((one) => one.id === identity.id)) return true
  switch (step.who.by) {
    case 'people': return step.people.some((one) => one.id === identity.id)
    case 'head': return identity.headOf
    case 'role': return identity.roles.includes(step.who.role)
  }
}

/** How somebody may decide a step whose turn it is; null when it is not his. The leaver never decides about himself. */
export function capacityOf(state: CaseState, standing: StepStanding, { party, delegators, isLeaver }: Approver): Capacity | null {
  if (isLeaver || standing.state !== 'waiting') return null
  if (isTheirs(standing, { id: party.userId, roles: party.roles, headOf: party.relations.includes('head') })) return { as: 'self', for: null }
  const delegator = delegators.find((one) => isTheirs(standing, { id: one.id, roles: one.roles, headOf: one.roles.includes('head') && one.departments.includes(state.leaver.department) }))
  if (delegator) return { as: 'delegate', for: { id: delegator.id, name: delegator.name } }
  if (!isOffice(party)) return null
  const heard = new Set(standing.decisions.map((one) => one.for?.id ?? one.byUserId))
  return { as: 'office', for: standing.step.people.find((one) => !heard.has(one.id)) ?? null }
}

const closed = (state: CaseState): Decision<never> | null => (state.status === 'open' ? null : refuse('CASE_NOT_OPEN', { status: state.status }))
const namesOf = (standing: StepStanding): string[] => waitsForOf(standing)

/** The leaver's account, or the office for him. */
const speaksForLeaver = ({ party, isLeaver }: Approver): boolean => isLeaver || isOffice(party)

/** Hands in for approval; after a return, a rejection or a withdrawal again, as a new round. Refuses: CASE_NOT_OPEN, NOT_ALLOWED, APPROVAL_RUNNING, REASON_MISSING (HR says how the leaver told it). */
export function decideSubmit(state: CaseState, command: Omit<ApprovalSubmitted, 'round' | 'cause'>, approver: Approver): Decision<ApprovalEvent> {
  if (!speaksForLeaver(approver)) return closed(state) ?? refuse('NOT_ALLOWED', {})
  const last = latestRound(state.approvals)
  const standing = last && standingOf(last)
  if (last && (standing?.state === 'running' || standing?.state === 'approved')) return closed(state) ?? refuse('APPROVAL_RUNNING', { by: last.submittedBy, at: last.submittedAt })
  return closed(state) ?? accept<ApprovalEvent>({ type: 'approval.submitted', payload: { ...command, onBehalf: approver.isLeaver ? null : command.onBehalf, round: state.approvals.length + 1, cause: last ? 'resubmitted' : 'submitted' } })
}

/** `round` is its id, here and below. */
export interface Decide { readonly round: string; readonly step: string; readonly verdict: ApprovalVerdict; readonly opinion: string; readonly agreedLastDay: string | null; readonly actingReason: string; readonly standInFor: string | null; readonly on: string }

/**
 * Says yes, no, back, or noted. The first word counts: who comes second is told by whom and when.
 * Refuses: CASE_NOT_OPEN, APPROVAL_UNKNOWN, APPROVAL_ENDED, APPROVAL_ALREADY_DECIDED, APPROVAL_NOT_YET, APPROVAL_OF_LEAVER, APPROVAL_NOT_YOURS, APPROVAL_ONLY_NOTED, REASON_MISSING, APPROVAL_DAY_LATER.
 */
export function decideVerdict(state: CaseState, command: Decide, approver: Approver): Decision<ApprovalEvent> {
  const round = state.approvals.find((one) => one.id === command.round)
  const whole = round && standingOf(round)
  const standing = whole?.steps.find((one) => one.step.key === command.step)
  if (!round || !whole || !standing) return closed(state) ?? refuse('APPROVAL_UNKNOWN', {})
  const said = standing.decisions.at(-1)
  if (said && standing.state !== 'waiting') return closed(state) ?? refuse('APPROVAL_ALREADY_DECIDED', { verdict: said.verdict, by: said.by, at: said.at })
  if (whole.state !== 'running' && !(whole.state === 'approved' && standing.step.informOnly)) return closed(state) ?? refuse('APPROVAL_ENDED', endOf(round, whole.state))
  if (standing.state !== 'waiting') return closed(state) ?? refuse('APPROVAL_NOT_YET', { waitsFor: whole.steps.filter((one) => one.state === 'waiting' && !one.step.informOnly).flatMap(namesOf) })
  if (approver.isLeaver) return closed(state) ?? refuse('APPROVAL_OF_LEAVER', {})
  const mine = standing.decisions.find((one) => one.byUserId === approver.party.userId && one.as === 'self')
  const capacity = capacityOf(state, standing, approver)
  if (!capacity) return closed(state) ?? (mine ? refuse('APPROVAL_ALREADY_DECIDED', { verdict: mine.verdict, by: mine.by, at: mine.at }) : refuse('APPROVAL_NOT_YOURS', { waitsFor: namesOf(standing) }))
  if (standing.step.informOnly !== (command.verdict === 'noted')) return refuse('APPROVAL_ONLY_NOTED', { field: 'verdict' })
  if (capacity.as === 'office' && !command.actingReason) return refuse('REASON_MISSING', { field: 'reason' })
  if ((command.verdict === 'rejected' || command.verdict === 'returned') && !command.opinion) return refuse('REASON_MISSING', { field: 'reason' })
  const latest = round.notice?.termEndsOn ?? round.lastDay
  if (command.agreedLastDay && latest && command.agreedLastDay > latest) return refuse('APPROVAL_DAY_LATER', { field: 'agreedLastDay', latest })
  const whose = capacity.as === 'office' && command.standInFor ? (standing.step.people.find((one) => one.id === command.standInFor) ?? capacity.for) : capacity.for
  return closed(state) ?? accept<ApprovalEvent>({
    type: 'approval.decided', payload: {
      on: command.on, ...ofRound(round), step: command.step, verdict: command.verdict, opinion: command.opinion, agreedLastDay: command.verdict === 'approved' ? command.agreedLastDay : null,
      for: whose, as: capacity.as, reason: capacity.as === 'office' ? command.actingReason : '',
    },
  })
}

const ofRound = (round: ApprovalRound): Required<OfRound> => ({ round: round.number, roundId: round.id })

const endOf = (round: ApprovalRound, state: string): { state: string; by: string; at: string } => {
  const last = round.decisions.at(-1)
  return { state, by: round.ended?.by ?? last?.by ?? '', at: round.ended?.at ?? last?.at ?? '' }
}

/** The round that runs, or why there is none. */
function running(state: CaseState, id: string): ApprovalRound | Decision<never> {
  const round = state.approvals.find((one) => one.id === id)
  if (!round) return closed(state) ?? refuse('APPROVAL_UNKNOWN', {})
  const standing = standingOf(round).state
  return closed(state) ?? (standing === 'running' ? round : refuse('APPROVAL_ENDED', endOf(round, standing)))
}

/** Asks before deciding; whoever could decide the step may. Refuses: CASE_NOT_OPEN, APPROVAL_UNKNOWN, APPROVAL_ENDED, APPROVAL_NOT_YOURS. */
export function decideAsk(state: CaseState, command: { round: string; step: string; id: string; text: string }, approver: Approver): Decision<ApprovalEvent> {
  const round = running(state, command.round)
  if ('accepted' in round) return round
  const standing = standingOf(round).steps.find((one) => one.step.key === command.step)
  if (!standing) return refuse('APPROVAL_UNKNOWN', {})
  if (!capacityOf(state, standing, approver)) return refuse('APPROVAL_NOT_YOURS', { waitsFor: namesOf(standing) })
  return accept<ApprovalEvent>({ type: 'approval.asked', payload: { ...command, ...ofRound(round) } })
}

/** Answers a question, for the leaver or by himself. Refuses: CASE_NOT_OPEN, APPROVAL_UNKNOWN, APPROVAL_ENDED, NOT_ALLOWED, QUESTION_ANSWERED. */
export function decideAnswer(state: CaseState, command: { round: string; question: string; text: string; onBehalf: ToldChannel | null }, approver: Approver): Decision<ApprovalEvent> {
  const round = running(state, command.round)
  if ('accepted' in round) return round
  if (!speaksForLeaver(approver)) return refuse('NOT_ALLOWED', {})
  const question = round.questions.find((one) => one.id === command.question)
  if (!question) return refuse('APPROVAL_UNKNOWN', {})
  if (question.answer) return refuse('QUESTION_ANSWERED', { by: question.answer.by, at: question.answer.at })
  return accept<ApprovalEvent>({ type: 'approval.answered', payload: { ...command, ...ofRound(round), onBehalf: approver.isLeaver ? null : command.onBehalf } })
}

/** The leaver takes it back, himself or as told to HR; another act than HR's revoking. Refuses: CASE_NOT_OPEN, APPROVAL_UNKNOWN, APPROVAL_ENDED, NOT_ALLOWED, REASON_MISSING. */
export function decideWithdraw(state: CaseState, command: { round: string; reason: string; channel: ToldChannel | null }, approver: Approver): Decision<ApprovalEvent> {
  const round = running(state, command.round)
  if ('accepted' in round) return round
  if (!speaksForLeaver(approver)) return refuse('NOT_ALLOWED', {})
  if (!approver.isLeaver && !command.channel) return refuse('INVALID_INPUT', { field: 'channel', reason: 'required' })
  if (!command.reason) return refuse('REASON_MISSING', { field: 'reason' })
  return accept<ApprovalEvent>({ type: 'approval.withdrawn', payload: { ...command, ...ofRound(round), channel: approver.isLeaver ? null : command.channel } })
}

/** HR stops a round. Refuses: CASE_NOT_OPEN, APPROVAL_UNKNOWN, APPROVAL_ENDED, NOT_ALLOWED, REASON_MISSING. */
export function decideRevoke(state: CaseState, command: { round: string; reason: string }, { party }: Approver): Decision<ApprovalEvent> {
  const round = running(state, command.round)
  if ('accepted' in round) return round
  if (!isOffice(party)) return refuse('NOT_ALLOWED', {})
  return command.reason ? accept<ApprovalEvent>({ type: 'approval.revoked', payload: { ...command, ...ofRound(round) } }) : refuse('REASON_MISSING', { field: 'reason' })
}
