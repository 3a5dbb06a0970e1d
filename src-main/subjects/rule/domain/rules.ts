import type { KeepingRule, NoticeRule, StepRule } from '../../../../src-shared/contract/rule'
import type { ShippedCaseKind } from '../../../../src-shared/shippedData'
import type { CaseKind } from '../../../../src-shared/vocabulary'

/** Everything that the site can edit (LAW.md §2), each group in its order. */
export interface RuleSet { readonly steps: readonly StepRule[]; readonly notices: readonly NoticeRule[]; readonly keeping: readonly KeepingRule[] }

/** The rules as a case uses them: one version of the site's, with the kinds of case that ship. */
export interface CaseRules {
  readonly version: string
  /** 1 is what ships. */
  readonly number: number
  readonly kinds: ReadonlyMap<CaseKind, ShippedCaseKind>
  readonly steps: ReadonlyMap<string, StepRule>
  readonly notices: ReadonlyMap<string, NoticeRule>
  readonly keeping: ReadonlyMap<string, KeepingRule>
}

/** The version that ships, which every case began with before the site changed a rule. */
export const shippedVersion = 'shipped-1'

export const caseRules = (version: string, number: number, set: RuleSet, kinds: CaseRules['kinds']): CaseRules => ({
  version, number, kinds, steps: byId(set.steps), notices: byId(set.notices), keeping: byId(set.keeping),
})
export const ruleSet = ({ steps, notices, keeping }: CaseRules): RuleSet => ({ steps: [...steps.values()], notices: [...notices.values()], keeping: [...keeping.values()] })

const byId = <Rule extends { readonly id: string }>(rules: readonly Rule[]): ReadonlyMap<string, Rule> => new Map(rules.map((rule) => [rule.id, rule]))
