import { unreachable } from '../../../../src-shared/decision'
import { eventId, type LogEvent } from '../../../log/event'
import type { ApprovalEvent, Named, OfRound, RoundStep } from './events'
import { roundOf, standingOf, type ApprovalRound } from './state'

/** What the fold of a fact gives: the rounds as they then stand, and what it contradicts, if anything. */
export interface FoldedApproval { readonly rounds: readonly ApprovalRound[]; readonly conflict: { readonly what: string; readonly kept: string; readonly other: string } | null }

/** Folds one fact of the approvals. Never refuses: where two PCs that had not met both decided, the first stands and people are told. */
export function evolveApprovals(rounds: readonly ApprovalRound[], logged: LogEvent): FoldedApproval {
  const event = logged as LogEvent & ApprovalEvent
  const by = event.actor.name
  const at = event.wallTime
  switch (event.type) {
    case 'approval.submitted': {
      const { round: _number, ...facts } = event.payload
      const number = rounds.length + 1
      const open = rounds.map((one, index) => (index === rounds.length - 1 && standingOf(one).state === 'running' ? { ...one, ended: { state: 'superseded' as const, by, at, reason: '', channel: null } } : one))
      return { rounds: [...open, { ...facts, id: eventId(event), number, submittedBy: by, submittedByUserId: event.actor.userId, submittedAt: at, decisions: [], questions: [], ended: null }], conflict: null }
    }
    case 'approval.decided': {
      const { round: _number, roundId: _id, ...decision } = event.payload
      const round = roundOf(rounds, event.payload)
      if (!round) return { rounds, conflict: null }
      const present = standingOf(round).steps.find((one) => one.step.key === decision.step)
      if (round.ended || !present || present.state !== 'waiting') {
        const kept = present?.decisions.at(-1)
        return { rounds, conflict: { what: present?.step.name['zh-CN'] ?? decision.step, kept: kept ? `${kept.by}: ${kept.verdict}` : (round.ended?.state ?? ''), other: `${by}: ${decision.verdict}` } }
      }
      return { rounds: withRound(rounds, event.payload, (one) => ({ ...one, decisions: [...one.decisions, { ...decision, by, byUserId: event.actor.userId, at, pc: event.actor.pc }] })), conflict: null }
    }
    case 'approval.asked': {
      const { round: _number, roundId: _id, ...question } = event.payload
      return { rounds: withRound(rounds, event.payload, (one) => ({ ...one, questions: [...one.questions, { ...question, by, byUserId: event.actor.userId, at, answer: null }] })), conflict: null }
    }
    case 'approval.answered': {
      const { question, text, onBehalf } = event.payload
      return { rounds: withRound(rounds, event.payload, (one) => ({ ...one, questions: one.questions.map((asked) => (asked.id === question && !asked.answer ? { ...asked, answer: { text, by, at, onBehalf } } : asked)) })), conflict: null }
    }
    case 'approval.withdrawn': return { rounds: ended(rounds, event.payload, { state: 'withdrawn', by, at, reason: event.payload.reason, channel: event.payload.channel }), conflict: null }
    case 'approval.approverReplaced': {
      const { step, from, to } = event.payload
      return { rounds: withRound(rounds, event.payload, (one) => ({ ...one, steps: one.steps.map((named) => (named.key === step ? withApprover(named, from, to) : named)) })), conflict: null }
    }
    case 'approval.revoked': return { rounds: ended(rounds, event.payload, { state: 'revoked', by, at, reason: event.payload.reason, channel: null }), conflict: null }
    default: return unreachable(event)
  }
}

function withRound(rounds: readonly ApprovalRound[], of: OfRound, change: (round: ApprovalRound) => ApprovalRound): readonly ApprovalRound[] {
  const found = roundOf(rounds, of)
  return rounds.map((one) => (one === found ? change(one) : one))
}
const ended = (rounds: readonly ApprovalRound[], of: OfRound, how: NonNullable<ApprovalRound['ended']>): readonly ApprovalRound[] => withRound(rounds, of, (one) => (one.ended ? one : { ...one, ended: how }))
/** The step with another in somebody's place, each person once; where people are named, in what is asked for too. */
function withApprover(step: RoundStep, from: Named, to: Named): RoundStep {
  const people = step.people.some((one) => one.id === to.id) ? step.people.filter((one) => one.id !== from.id) : step.people.map((one) => (one.id === from.id ? to : one))
  return { ...step, people, ...(step.who.by === 'people' ? { who: { by: 'people', people: [...people] } } : {}) }
}
