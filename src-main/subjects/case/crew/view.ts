import type { CrewColumn, CrewRow, CrewView } from '../../../../src-shared/contract/crew'
import { isSettledItem } from '../../../../src-shared/vocabulary'
import { progressOf } from '../domain/standing'
import type { CaseItem, CaseState } from '../domain/state'
import type { CurrentLaw } from '../law'
import { legalStepViews } from '../view'

/** What an item is in everybody's list: its place in the template it came from. */
export const columnKey = (item: Pick<CaseItem, 'from'>): string | null => (item.from ? `${item.from.templateId}/${item.from.key}` : null)

/** The item by which a worker of another employer says that his wages are settled: no legal step of ours (LAW.md §1). */
export const wageItem = (state: Pick<CaseState, 'items' | 'legalSteps'>): CaseItem | undefined => (state.legalSteps['post.wage'] ? undefined : state.items.find((item) => item.from?.key === 'wages-settled'))

/** Items that at least half of the crew have, those that most have first, then in the order of the list. */
export function columnsOfCrew(states: readonly CaseState[]): CrewColumn[] {
  const counted = new Map<string, { column: CrewColumn; count: number; order: number }>()
  for (const state of states) {
    for (const item of state.items) {
      const key = columnKey(item)
      if (key === null || item === wageItem(state)) continue
      const known = counted.get(key)
      if (known) known.count += 1
      else counted.set(key, { column: { key, title: item.title, category: item.category, needsMaterial: item.needsMaterial }, count: 1, order: item.number })
    }
  }
  return [...counted.values()].filter((one) => one.count * 2 >= states.length).sort((a, b) => b.count - a.count || a.order - b.order || (a.column.key < b.column.key ? -1 : 1)).map((one) => one.column)
}

const asStep = (item: CaseItem | undefined): CrewRow['wage'] =>
  (item ? { state: item.standing.status === 'waived' ? 'not_applicable' : isSettledItem(item.standing.status) ? 'done' : 'open', doBy: null, overdueDays: 0, by: item.standing.by, at: item.standing.at } : null)

function rowOf(state: CaseState, keys: ReadonlySet<string>, context: { readonly law: CurrentLaw; readonly today: string }): CrewRow {
  const steps = new Map(legalStepViews(state, context).map((one) => [one.id, one]))
  const step = (id: string): CrewRow['wage'] => {
    const found = steps.get(id)
    return found ? { state: found.state, doBy: found.doBy, overdueDays: found.overdueDays, by: found.by, at: found.at } : null
  }
  const { done, total } = progressOf(state)
  return {
    caseId: state.id, number: state.number, status: state.status, stage: state.stage, employeeId: state.leaver.id, name: state.leaver.name, employeeNumber: state.leaver.number, crew: state.leaver.crew, position: state.leaver.positionTitle, identityTail: state.leaver.identityNumber.slice(-4),
    leftOn: state.dates.leftOn, done, total, wage: step('post.wage') ?? asStep(wageItem(state)), exit: step('site.exit'),
    items: Object.fromEntries(state.items.flatMap((item) => {
      const key = columnKey(item)
      return key !== null && keys.has(key) ? [[key, { id: item.id, status: item.standing.status, by: item.standing.by }]] : []
    })),
  }
}

/** The cases of a crew as one table. */
export function crewView(id: string, states: readonly CaseState[], context: { readonly law: CurrentLaw; readonly today: string }): CrewView {
  const columns = columnsOfCrew(states)
  const keys = new Set(columns.map((one) => one.key))
  const first = states[0]
  return { id, name: first?.crew?.name ?? '', leftOn: first?.dates.leftOn ?? '', columns, rows: states.map((state) => rowOf(state, keys, context)) }
}
