import { isSettledItem } from '../../../../src-shared/vocabulary'
import type { LocalText } from '../../../../src-shared/contract/common'
import type { GateCondition } from '../../../../src-shared/contract/case'
import type { GateConditionName, Stage } from '../../../../src-shared/vocabulary'
import { stages } from '../../../../src-shared/vocabulary'
import type { Relation } from '../../../office/permissions'
import type { Actor } from '../../../log/event'
import { latestRound, standingOf, waitingSteps, waitsForOf } from '../approvals/state'
import { isUser, type CaseItem, type CaseState } from './state'

/** Somebody as he stands to this case; rules decide by this. */
export interface Party extends Actor { readonly relations: readonly Relation[] }

/** How a user stands to a case. `departments` are those he is head of. */
export function relationsOf(state: CaseState, user: { userId: string; roles: readonly string[]; departments: readonly string[] }): Relation[] {
  const relations: Relation[] = []
  if (state.receivers.some((one) => isUser(one, user.userId)) || state.items.some((item) => isUser(item.receiver, user.userId))) relations.push('receiver')
  if (state.keeper && isUser(state.keeper.person, user.userId)) relations.push('keeper')
  if (isUser(state.witness, user.userId)) relations.push('witness')
  const ofDepartment = user.departments.includes(state.leaver.department)
  if (ofDepartment && user.roles.includes('head')) relations.push('head')
  if (ofDepartment && user.roles.includes('supervisor')) relations.push('supervisor')
  if (Object.values(state.assignees).some((one) => isUser(one, user.userId))) relations.push('assignee')
  if (state.approvals.some((round) => round.steps.some((step) => step.who.by === 'people' && step.people.some((one) => one.id === user.userId)))) relations.push('approver')
  return relations
}

export const isOffice = (party: Pick<Actor, 'roles'>): boolean => party.roles.includes('hr') || party.roles.includes('admin')
export const isHead = (party: Party): boolean => party.relations.includes('head')

/** Done items of all, never stored. */
export const progressOf = (state: CaseState): { done: number; total: number } =>
  ({ done: state.items.filter((item) => isSettledItem(item.standing.status)).length, total: state.items.length })

const openItems = (state: CaseState): readonly CaseItem[] => state.items.filter((item) => !isSettledItem(item.standing.status))

/** Whom an item waits for: a person's name, what blocks it, or an office as `role:hr`. */
export function itemWaitsFor(item: CaseItem): string {
  if (item.standing.status === 'blocked' && item.standing.blockedBy) return item.standing.blockedBy
  return item.receiver?.name ?? 'role:hr'
}

/** Whom the case waits for, most items first, at most three (computed, never stored by hand). */
export function caseWaitsFor(state: CaseState): string[] {
  if (state.status !== 'open') return []
  if (state.stage === 'to_start') return state.receivers.length === 0 && !state.keeper ? ['role:hr'] : topNames(openItems(state).map(itemWaitsFor), ['role:hr'])
  if (state.stage === 'to_settle') return [state.legalSteps['post.wage']?.state === 'open' || state.legalSteps['post.severance']?.state === 'open' ? nameOf(state, 'finance') : nameOf(state, 'hr')]
  if (state.stage === 'to_file') return [nameOf(state, 'hr')]
  if (state.keeper?.handedOnAt && !state.keeper.confirmedAt) return topNames(state.receivers.map((one) => one.name), ['role:hr'])
  // Handing over runs beside the approvals; when only these are left, it waits for whoever approves.
  return topNames(openItems(state).map(itemWaitsFor), approversAwaited(state).length > 0 ? approversAwaited(state) : [nameOf(state, 'hr')])
}

const approversAwaited = (state: CaseState): string[] => [...new Set(waitingSteps(state.approvals).filter((one) => !one.standing.step.informOnly).flatMap((one) => waitsForOf(one.standing)))].slice(0, 3)

const nameOf = (state: CaseState, role: string): string => state.assignees[role]?.name ?? `role:${role}`

function topNames(names: readonly string[], otherwise: string[]): string[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const top = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 3).map(([name]) => name)
  return top.length > 0 ? top : otherwise
}

const titlesOf = (items: readonly CaseItem[]) => items.slice(0, 20).map((item) => item.title)
const waitsOf = (items: readonly CaseItem[]) => [...new Set(items.map(itemWaitsFor))].slice(0, 5)
const conditionOf = (condition: GateConditionName, count: number, missing: LocalText[], waitsFor: string[]): GateCondition => ({ condition, met: count === 0, count, missing, waitsFor })

/** A legal step as a condition, where the case has it. */
function stepCondition(state: CaseState, name: GateConditionName, id: string, role: string): GateCondition[] {
  const step = state.legalSteps[id]
  return step ? [conditionOf(name, step.state === 'open' ? 1 : 0, [], step.state === 'open' ? [nameOf(state, role)] : [])] : []
}

/** Each condition as it stands; nothing where it does not concern the case. */
const conditions: Record<GateConditionName, (state: CaseState) => GateCondition[]> = {
  receiver_named: (state) => [conditionOf('receiver_named', state.receivers.length > 0 || state.keeper ? 0 : 1, [], ['role:hr'])],
  items_exist: (state) => [conditionOf('items_exist', state.items.length > 0 ? 0 : 1, [], ['role:hr'])],
  items_submitted: (state) => {
    const unsent = openItems(state).filter((item) => item.standing.status !== 'submitted')
    return [conditionOf('items_submitted', unsent.length, titlesOf(unsent), waitsOf(unsent))]
  },
  items_settled: (state) => {
    const unsettled = openItems(state)
    return [conditionOf('items_settled', unsettled.length, titlesOf(unsettled), waitsOf(unsettled))]
  },
  keeper_confirmed: (state) => {
    if (!state.keeper) return []
    const keeping = state.keeper.confirmedAt ? 0 : 1
    return [conditionOf('keeper_confirmed', keeping, keeping ? [{ 'zh-CN': state.keeper.person.name, en: '' }] : [], keeping ? (state.keeper.handedOnAt ? state.receivers.map((one) => one.name) : [state.keeper.person.name]) : [])]
  },
  approvals_submitted: (state) => [conditionOf('approvals_submitted', state.approvals.length > 0 ? 0 : 1, [], state.approvals.length > 0 ? [] : ['role:hr'])],
  approvals_done: (state) => {
    const round = latestRound(state.approvals)
    if (!round) return []
    const waiting = waitingSteps(state.approvals).filter((one) => !one.standing.step.informOnly)
    const done = standingOf(round).state === 'approved'
    return [conditionOf('approvals_done', done ? 0 : Math.max(1, waiting.length), waiting.map((one) => one.standing.step.name), done ? [] : waiting.length > 0 ? approversAwaited(state) : ['role:hr'])]
  },
  wages_settled: (state) => stepCondition(state, 'wages_settled', 'post.wage', 'finance'),
  severance_settled: (state) => stepCondition(state, 'severance_settled', 'post.severance', 'finance'),
  // Employment and insurance go on until the contract has an end (LAW.md §1); another employer's contract is not ours to date.
  end_date_set: (state) => {
    if (!state.endsContract || state.leaver.employer !== 'own') return []
    return [conditionOf('end_date_set', state.dates.endOn ? 0 : 1, [], state.dates.endOn ? [] : [nameOf(state, 'hr')])]
  },
  certificate_given: (state) => stepCondition(state, 'certificate_given', 'post.cert', 'hr'),
  signed_copy_filed: (state) => {
    const signed = state.attachments.some((one) => one.purpose === 'signed_copy')
    return [conditionOf('signed_copy_filed', signed ? 0 : 1, [], signed ? [] : [nameOf(state, 'hr')])]
  },
}

/**
 * What must hold before the case enters a column, as its kind's rules asked when it began. The certificate and the wages are dated by
 * law and wait for no column; these conditions only keep a case from being filed while they are undone (LAW.md §1).
 */
export const gateOf = (state: CaseState, to: Stage): GateCondition[] => (state.gates[to] ?? []).flatMap((name) => conditions[name](state))

export const stageIndex = (stage: Stage): number => stages.indexOf(stage)
export const nextStage = (stage: Stage): Stage | null => stages[stageIndex(stage) + 1] ?? null
