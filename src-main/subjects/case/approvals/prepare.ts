import type { Knex } from 'knex'
import type { Submission } from '../../../../src-shared/contract/approval'
import type { ChainStep, ChainView } from '../../../../src-shared/contract/chain'
import { refused } from '../../../office/procedure'
import { pickChain } from '../../chain/domain/pick'
import { allChains } from '../../chain/queries'
import { accountsOf, holdersOf } from '../../user/queries'
import { noticeOf, noticeTermEnds } from '../domain/notice'
import type { CaseState } from '../domain/state'
import type { CaseDesk } from '../office'
import type { ApprovalSubmitted, Named, RoundStep } from './events'

/** The chain that serves this case now. Refuses: CHAIN_NONE. */
export async function chainFor(desk: CaseDesk, db: Knex, state: Pick<CaseState, 'kind' | 'leaver'>): Promise<ChainView> {
  const chain = pickChain(await allChains(db, desk.chains), state.kind, state.leaver.department)
  if (!chain) throw refused('CHAIN_NONE', {})
  return chain
}

/** Who could act on a step today. */
async function peopleOf(db: Knex, step: ChainStep, department: string): Promise<Named[]> {
  if (step.who.by === 'people') return step.who.people
  const holders = await holdersOf(db, step.who.by === 'head' ? 'head' : step.who.role)
  const fitting = step.who.by === 'head' || step.who.role === 'supervisor' ? holders.filter((one) => one.departments.includes(department)) : holders
  return fitting.map((one) => ({ id: one.userId, name: one.displayName }))
}

/** The steps with whoever could act; where nobody does, whoever was named in that place when the case began. The leaver acts on none, whatever he holds. */
export async function stepsWithPeople(db: Knex, chain: ChainView, { leaver, assignees }: Pick<CaseState, 'leaver' | 'assignees'>): Promise<RoundStep[]> {
  const own = new Set((await accountsOf(db, leaver.id)).map((one) => one.id))
  const steps: RoundStep[] = []
  for (const step of chain.steps) {
    const people = (await peopleOf(db, step, leaver.department)).filter((one) => !own.has(one.id))
    const named = assignees[step.who.by === 'role' ? step.who.role : step.who.by]
    steps.push(people.length === 0 && named?.kind === 'user' && !own.has(named.id) ? { ...step, people: [{ id: named.id, name: named.name }], assigned: true } : { ...step, people })
  }
  return steps
}

/** The leaver's own application, where no round was handed in with it yet. */
const newApplication = ({ application, approvals }: CaseState): ApprovalSubmitted['application'] =>
  (application && !approvals.some((round) => round.application?.id === application.id) ? { id: application.id, at: application.at } : undefined)

/** Gathers what a submission needs: the chain with its people, and of a notice the day its term ends. */
export async function prepareSubmission(desk: CaseDesk, db: Knex, state: CaseState, submission: Submission, today: string): Promise<Omit<ApprovalSubmitted, 'round' | 'cause'>> {
  const chain = await chainFor(desk, db, state)
  const rules = desk.law.rulesOf(state)
  const notice = noticeOf(state, rules)
  const application = newApplication(state)
  return {
    on: today, chain: { id: chain.id, version: chain.version, name: chain.name }, steps: await stepsWithPeople(db, chain, state),
    notice: notice && { probation: submission.probation, days: submission.probation ? notice.probationDays : notice.days, termEndsOn: noticeTermEnds(state, submission.probation, rules, desk.calendar), ground: notice.ground },
    ...(application ? { application } : {}), lastDay: submission.lastDay, reason: submission.reason || state.reason, onBehalf: submission.onBehalf,
  }
}
