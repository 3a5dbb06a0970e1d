import type { ApprovalRoundState, ToldChannel } from '../../../../src-shared/vocabulary'
import type { ApprovalDecided, ApprovalSubmitted, OfRound, RoundStep } from './events'

export interface ApprovalDecision extends Omit<ApprovalDecided, keyof OfRound> { readonly by: string; readonly byUserId: string; readonly at: string; readonly pc: string }

export interface ApprovalQuestion {
  readonly id: string; readonly step: string; readonly text: string; readonly by: string; readonly byUserId: string; readonly at: string
  readonly answer: { readonly text: string; readonly by: string; readonly at: string; readonly onBehalf: ToldChannel | null } | null
}

/** Once through the chain. A rejected, returned, withdrawn or revoked round is followed by a new one, not continued. */
export interface ApprovalRound extends Omit<ApprovalSubmitted, 'round'> {
  /** That of the fact that handed it in: the same on every PC, whatever order they meet in. */ readonly id: string; readonly number: number; readonly submittedBy: string; readonly submittedByUserId: string; readonly submittedAt: string
  readonly decisions: readonly ApprovalDecision[]; readonly questions: readonly ApprovalQuestion[]
  /** How it was ended by an act of its own; what verdicts lead to is computed. */
  readonly ended: { readonly state: 'withdrawn' | 'revoked' | 'superseded'; readonly by: string; readonly at: string; readonly reason: string; readonly channel: ToldChannel | null } | null
}

export type StepState = 'later' | 'waiting' | 'approved' | 'rejected' | 'returned' | 'noted' | 'skipped'
export interface StepStanding { readonly step: RoundStep; readonly state: StepState; /** When its turn came. */ readonly since: { readonly at: string; readonly on: string } | null; readonly decisions: readonly ApprovalDecision[] }
export interface RoundStanding { readonly state: ApprovalRoundState; readonly steps: readonly StepStanding[]; /** Who said the last word of it and when. */ readonly last: ApprovalDecision | null }

/** How a step came out: the first word where any one is enough, else when each has spoken; a return or a rejection at once. An objection to a notice stops nothing. */
function outcomeOf(step: RoundStep, decisions: readonly ApprovalDecision[], isNotice: boolean): Exclude<StepState, 'later' | 'skipped'> {
  const returned = decisions.find((one) => one.verdict === 'returned')
  if (returned) return 'returned'
  const rejected = decisions.find((one) => one.verdict === 'rejected')
  if (rejected && !isNotice) return 'rejected'
  const heard = new Set(decisions.map((one) => one.for?.id ?? one.byUserId))
  const complete = step.mode === 'all' && step.people.length > 0 ? step.people.every((one) => heard.has(one.id)) : decisions.length > 0
  if (!complete) return 'waiting'
  return step.informOnly ? 'noted' : rejected ? 'rejected' : 'approved'
}

/** How a round stands, from what was said (never stored). Steps for information wait for nobody and hold up nothing. */
export function standingOf(round: ApprovalRound): RoundStanding {
  const isNotice = round.notice !== null
  const steps: StepStanding[] = []
  let turn: { at: string; on: string } | null = { at: round.submittedAt, on: round.on }
  let verdict: ApprovalRoundState = 'running'
  for (const step of round.steps) {
    const decisions = round.decisions.filter((one) => one.step === step.key)
    if (turn === null) { steps.push({ step, state: verdict === 'running' ? 'later' : 'skipped', since: null, decisions }); continue }
    const state = outcomeOf(step, decisions, isNotice)
    steps.push({ step, state: state === 'waiting' && round.ended ? 'skipped' : state, since: turn, decisions })
    if (step.informOnly) continue
    if (state === 'waiting') turn = null
    else if (state === 'returned' || (state === 'rejected' && !isNotice)) { turn = null; verdict = state }
    else turn = { at: decisions.at(-1)!.at, on: decisions.at(-1)!.on }
  }
  if (verdict === 'running' && turn !== null) verdict = 'approved'
  return { state: round.ended?.state ?? verdict, steps, last: round.decisions.at(-1) ?? null }
}

/** The last day that came out of a round: the earliest agreed, else the one asked for. */
export const outcomeDay = (round: ApprovalRound): string | null =>
  round.decisions.reduce<string | null>((day, one) => (one.agreedLastDay && (!day || one.agreedLastDay < day) ? one.agreedLastDay : day), round.lastDay)

/** Whom a step waits for: those not yet heard, else the office or the head as `role:hr`, `role:head`. */
export function waitsForOf({ step, decisions }: Pick<StepStanding, 'step' | 'decisions'>): string[] {
  const heard = new Set(decisions.map((one) => one.for?.id ?? one.byUserId))
  const names = step.people.filter((one) => step.mode === 'any' || !heard.has(one.id)).map((one) => one.name)
  if (step.who.by === 'role' && !step.assigned) return step.mode === 'all' && names.length > 0 ? names : [`role:${step.who.role}`]
  return names.length > 0 ? names : ['role:hr']
}

/** The round a fact is about; by its number where the fact is older than ids. */
export const roundOf = (rounds: readonly ApprovalRound[], { round, roundId }: OfRound): ApprovalRound | undefined => rounds.find((one) => (roundId === undefined ? one.number === round : one.id === roundId))

export const latestRound = (rounds: readonly ApprovalRound[]): ApprovalRound | undefined => rounds.at(-1)

/** Steps whose turn it is in the round that runs; those for information among them. */
export function waitingSteps(rounds: readonly ApprovalRound[]): { readonly round: ApprovalRound; readonly standing: StepStanding }[] {
  const round = latestRound(rounds)
  if (!round) return []
  const standing = standingOf(round)
  if (round.ended || standing.state === 'rejected' || standing.state === 'returned') return []
  return standing.steps.filter((one) => one.state === 'waiting').map((one) => ({ round, standing: one }))
}
