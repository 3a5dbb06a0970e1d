import type { AbsenceRule, GateRule, KeepingRule, NoticeRule, StepRule } from '../../../../src-shared/contract/rule'
import type { KeptRules } from './rules'

/** Which rule a version changed, as it was (null: it is new) and as it is. */
export type ChangedRule =
  | { readonly group: 'step'; readonly from: StepRule | null; readonly to: StepRule }
  | { readonly group: 'notice'; readonly from: NoticeRule; readonly to: NoticeRule }
  | { readonly group: 'keeping'; readonly from: KeepingRule; readonly to: KeepingRule }
  | { readonly group: 'gate'; readonly from: GateRule; readonly to: GateRule }
  | { readonly group: 'absence'; readonly from: AbsenceRule; readonly to: AbsenceRule }

/** A version holds all rules, not only what changed: what a case began with must be there whatever a later program ships. */
export type RuleEvent = {
  readonly type: 'rule.versionMade'
  readonly payload: { readonly id: string; readonly basedOn: string; readonly changed: ChangedRule; readonly note: string; readonly set: KeptRules }
}
export const ruleTypes: ReadonlySet<string> = new Set<RuleEvent['type']>(['rule.versionMade'])
export const rulesId = 'rules'
