import { isSettledItem } from '../../../../src-shared/vocabulary'
import type { LocalText } from '../../../../src-shared/contract/common'
import type { GateCondition } from '../../../../src-shared/contract/case'
import type { Stage } from '../../../../src-shared/vocabulary'
import { stages } from '../../../../src-shared/vocabulary'
import type { Relation } from '../../../office/permissions'
import type { Actor } from '../../../log/event'
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
  return topNames(openItems(state).map(itemWaitsFor), [nameOf(state, 'hr')])
}

const nameOf = (state: CaseState, role: string): string => state.assignees[role]?.name ?? `role:${role}`

function topNames(names: readonly string[], otherwise: string[]): string[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const top = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, 3).map(([name]) => name)
  return top.length > 0 ? top : otherwise
}

/**
 * What must hold before the case enters a column. The certificate and the wages are dated by law and wait for no column; these
 * conditions only keep a case from being filed while they are undone (LAW.md §1).
 */
export function gateOf(state: CaseState, to: Stage): GateCondition[] {
  const titles = (items: readonly CaseItem[]) => items.slice(0, 20).map((item) => item.title)
  const waits = (items: readonly CaseItem[]) => [...new Set(items.map(itemWaitsFor))].slice(0, 5)
  const condition = (name: GateCondition['condition'], count: number, missing: LocalText[], waitsFor: string[]): GateCondition => ({ condition: name, met: count === 0, count, missing, waitsFor })
  const step = (name: GateCondition['condition'], id: string, role: string): GateCondition[] =>
    state.legalSteps[id] ? [condition(name, state.legalSteps[id].state === 'open' ? 1 : 0, [], state.legalSteps[id].state === 'open' ? [nameOf(state, role)] : [])] : []
  switch (to) {
    case 'to_start': return []
    case 'handing_over': return [
      condition('receiver_named', state.receivers.length > 0 || state.keeper ? 0 : 1, [], ['role:hr']),
      condition('items_exist', state.items.length > 0 ? 0 : 1, [], ['role:hr']),
    ]
    case 'awaiting_confirmation': {
      const unsent = openItems(state).filter((item) => item.standing.status !== 'submitted')
      return [condition('items_submitted', unsent.length, titles(unsent), waits(unsent))]
    }
    case 'to_settle': {
      const unsettled = openItems(state)
      const keeping = state.keeper && !state.keeper.confirmedAt ? 1 : 0
      return [
        condition('items_settled', unsettled.length, titles(unsettled), waits(unsettled)),
        ...(state.keeper ? [condition('keeper_confirmed', keeping, keeping ? [{ 'zh-CN': state.keeper.person.name, en: '' }] : [], keeping ? (state.keeper.handedOnAt ? state.receivers.map((one) => one.name) : [state.keeper.person.name]) : [])] : []),
      ]
    }
    case 'to_file': return [...step('wages_settled', 'post.wage', 'finance'), ...step('severance_settled', 'post.severance', 'finance')]
    case 'archived': {
      const signed = state.attachments.some((one) => one.purpose === 'signed_copy')
      // Employment and insurance go on until the contract has an end (LAW.md §1); another employer's contract is not ours to date.
      const undated = state.endsContract && state.leaver.employer === 'own' && !state.dates.endOn
      return [
        ...(state.endsContract && state.leaver.employer === 'own' ? [condition('end_date_set', undated ? 1 : 0, [], undated ? [nameOf(state, 'hr')] : [])] : []),
        ...step('certificate_given', 'post.cert', 'hr'), condition('signed_copy_filed', signed ? 0 : 1, [], signed ? [] : [nameOf(state, 'hr')]),
      ]
    }
  }
}

export const stageIndex = (stage: Stage): number => stages.indexOf(stage)
export const nextStage = (stage: Stage): Stage | null => stages[stageIndex(stage) + 1] ?? null
