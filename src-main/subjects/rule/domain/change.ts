import type { GateRule, RuleChange, StepRule } from '../../../../src-shared/contract/rule'
import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import { gateProblem, onceEach, type ColumnGates } from '../../../../src-shared/gates'
import { gatedStages } from '../../../../src-shared/vocabulary'
import type { ChangedRule, RuleEvent } from './events'
import { gatesOf, type CaseRules, type RuleSet } from './rules'
import { currentVersion, type RulesState } from './state'

export interface ChangeRule {
  readonly change: RuleChange
  readonly basedOn: string
  readonly note: string
  /** Id of the version that this makes, and of a rule that it adds. */
  readonly versionId: string
  readonly ruleId: string
  /** The rules that hold now. */
  readonly present: RuleSet
}

/** The one step that may wait for the handover (劳动合同法 50(2)). */
const mayWait = 'post.severance'

/** A public notice counts as served after thirty days (劳办发〔1995〕179号, LAW.md §2 abs.delivery). */
const leastPublicDays = 30

/**
 * Changes one rule, or adds one of the site's own: a new version of all. What nothing differs in makes none.
 * Refuses: RULES_CHANGED, NOT_FOUND, RULE_MUST_NOT_WAIT, RULE_LONGER_THAN_LAW, RULE_SHORTER_THAN_LAW, RULE_WITHOUT_REASON, ABSENCE_PUBLIC_TOO_SHORT, ABSENCE_THRESHOLD_ORDER, GATE_WITHOUT_ITEMS, GATE_MUST_NOT_WAIT.
 */
export function decideChangeRule(state: RulesState, command: ChangeRule): Decision<RuleEvent> {
  const { change, basedOn, present } = command
  const last = state.versions.at(-1)
  if (basedOn !== currentVersion(state)) return refuse('RULES_CHANGED', { by: last?.by ?? '', at: last?.at ?? '' })
  switch (change.group) {
    case 'step': {
      const from = change.rule.id === null ? null : (present.steps.find((rule) => rule.id === change.rule.id) ?? null)
      if (change.rule.id !== null && !from) return refuse('NOT_FOUND', { kind: 'rule' })
      const to: StepRule = { ...change.rule, id: from?.id ?? `own.${command.ruleId.toLowerCase()}`, own: from?.own ?? true }
      return waits(to) ?? made(command, { group: 'step', from, to }, { ...present, steps: replaced(present.steps, to) })
    }
    case 'notice': {
      const from = present.notices.find((rule) => rule.id === change.rule.id)
      if (!from) return refuse('NOT_FOUND', { kind: 'rule' })
      const to = { ...change.rule, mostDays: from.mostDays }
      // Working days are never fewer calendar days than their number, so these are compared as they are.
      if (to.mostDays !== null && (to.days > to.mostDays || (to.unit === 'working' && from.unit !== 'working'))) return refuse('RULE_LONGER_THAN_LAW', { field: 'days', limit: to.mostDays })
      return made(command, { group: 'notice', from, to }, { ...present, notices: replaced(present.notices, to) })
    }
    case 'keeping': {
      const from = present.keeping.find((rule) => rule.id === change.rule.id)
      if (!from) return refuse('NOT_FOUND', { kind: 'rule' })
      const to = { ...change.rule, floorYears: from.floorYears }
      if (to.floorYears !== null && to.years < to.floorYears) return refuse('RULE_SHORTER_THAN_LAW', { field: 'years', limit: to.floorYears })
      return made(command, { group: 'keeping', from, to }, { ...present, keeping: replaced(present.keeping, to) })
    }
    case 'gate': return changeGates(command, change.rule)
    case 'absence': {
      const { rule: to } = change
      if (to.publicDays < leastPublicDays) return refuse('ABSENCE_PUBLIC_TOO_SHORT', { field: 'publicDays', limit: leastPublicDays })
      if (Math.max(to.threshold.inARow, to.threshold.month) > to.threshold.year) return refuse('ABSENCE_THRESHOLD_ORDER', { field: 'threshold' })
      return made(command, { group: 'absence', from: present.absence, to }, { ...present, absence: to })
    }
  }
}

/** What the columns ask for decides when every case of a kind moves, so it is never changed without saying why. */
function changeGates(command: ChangeRule, asked: GateRule): Decision<RuleEvent> {
  const { present, note } = command
  const byKind: Pick<CaseRules, 'gates'> = { gates: new Map(present.gates.map((rule) => [rule.id, rule])) }
  if (!note) return refuse('RULE_WITHOUT_REASON', { field: 'note' })
  // The list for all kinds is what the others fall back on.
  if (!asked.gates && asked.id === 'all') return refuse('GATE_WITHOUT_ITEMS', { field: 'gates' })
  const from: GateRule = { id: asked.id, gates: asRow(gatesOf(byKind, asked.id)) }
  if (!asked.gates) return byKind.gates.get(asked.id)?.gates ? made(command, { group: 'gate', from, to: asked }, { ...present, gates: replaced(present.gates, asked) }) : accept()
  const gates = onceEach(asked.gates)
  const to: GateRule = { id: asked.id, gates: asRow(gates) }
  const problem = gateProblem(gates)
  return problem ? { accepted: false, refusal: problem } : made(command, { group: 'gate', from, to }, { ...present, gates: replaced(present.gates, to) })
}
const asRow = (gates: ColumnGates): NonNullable<GateRule['gates']> => Object.fromEntries(gatedStages.map((stage) => [stage, [...gates[stage]]])) as NonNullable<GateRule['gates']>

/** Nothing makes wages, certificate, file or papers wait for the handover (劳动合同法 50, 84, 89). A step of the site's own may begin with it. */
function waits(step: StepRule): Decision<RuleEvent> | null {
  if (step.id === mayWait) return null
  if (step.waitsForHandover) return refuse('RULE_MUST_NOT_WAIT', { field: 'waitsForHandover', name: step.name['zh-CN'] })
  return step.anchor === 'handoverDoneOn' && !step.own ? refuse('RULE_MUST_NOT_WAIT', { field: 'anchor', name: step.name['zh-CN'] }) : null
}

const made = ({ versionId, basedOn, note }: ChangeRule, changed: ChangedRule, set: RuleSet): Decision<RuleEvent> =>
  (changed.from && isSame(changed.from, changed.to) ? accept() : accept({ type: 'rule.versionMade', payload: { id: versionId, basedOn, changed, note, set } }))

/** The same fields with the same content, in whatever order. */
function isSame(a: object, b: object): boolean {
  const text = (rule: object) => JSON.stringify(Object.entries(rule).sort(([one], [other]) => (one < other ? -1 : 1)))
  return text(a) === text(b)
}

const replaced = <Rule extends { readonly id: string }>(rules: readonly Rule[], to: Rule): Rule[] =>
  (rules.some((rule) => rule.id === to.id) ? rules.map((rule) => (rule.id === to.id ? to : rule)) : [...rules, to])

/** Names of the fields in which two forms of a rule differ; of gates the columns, none where the kind follows all again. */
export const changedFields = ({ group, from, to }: ChangedRule): string[] => (group === 'gate' ? differing(from.gates, to.gates ?? {}) : differing(from, to))
const differing = (from: object | null, to: object): string[] =>
  Object.keys(to).filter((field) => field !== 'id' && JSON.stringify((from as Record<string, unknown> | null)?.[field]) !== JSON.stringify((to as Record<string, unknown>)[field]))
