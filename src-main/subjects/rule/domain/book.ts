import type { LocalText } from '../../../../src-shared/contract/common'
import type { StepRule } from '../../../../src-shared/contract/rule'
import { caseRules, numbersOf, type CaseRules, type KeptRules, type RuleSet } from './rules'
import type { RulesState } from './state'

/** Every version of the rules: new cases take the current one, an older case keeps the one it began with. */
export interface RuleBook {
  readonly current: CaseRules
  /** A version by its id; what ships for an id that nobody knows. */
  of(version: string): CaseRules
  /** A step by its id alone, for lists of many cases: as it is called now, else as the newest version that has it calls it. */
  step(id: string): StepRule | undefined
  /** What a legal step is called, or as `track.…` a step of the absent track; undefined for an id nobody knows. */
  nameOf(id: string): LocalText | undefined
}

/** `shipped` are the rules of the program's files; `state` the site's own versions. */
export function ruleBook(shipped: CaseRules, { versions }: RulesState): RuleBook {
  const known = new Map<string, CaseRules>([[shipped.version, shipped]])
  for (const { id, number, set } of versions) known.set(id, caseRules(id, number, withShipped(set, shipped), shipped))
  const all = [...known.values()]
  const current = all.at(-1)!
  const newestFirst = all.toReversed()
  const step = (id: string) => newestFirst.find((rules) => rules.steps.has(id))?.steps.get(id)
  const nameOf = (id: string) => (step(id) ?? current.absence.steps.find((one) => `track.${one.id}` === id))?.name
  return { current, of: (version) => known.get(version) ?? shipped, step, nameOf }
}

/** What a newer program ships beside stands in every version: the site's own does not know of it, and older cases have no such step. */
const withShipped = (set: KeptRules, shipped: CaseRules): RuleSet => ({
  steps: together(set.steps, [...shipped.steps.values()]), notices: together(set.notices, [...shipped.notices.values()]), keeping: together(set.keeping, [...shipped.keeping.values()]),
  gates: together(set.gates ?? [], [...shipped.gates.values()]), absence: { ...numbersOf(shipped.absence), ...set.absence },
})
const together = <Rule extends { readonly id: string }>(own: readonly Rule[], shipped: readonly Rule[]): Rule[] => [...own, ...shipped.filter((rule) => !own.some((one) => one.id === rule.id))]

export const nameOfStep = (book: Pick<RuleBook, 'nameOf'>, id: string): LocalText => book.nameOf(id) ?? { 'zh-CN': id, en: id }
