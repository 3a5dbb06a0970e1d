import type { AbsenceRule, GateRule, KeepingRule, NoticeRule, StepRule } from '../../../../src-shared/contract/rule'
import type { ShippedAbsence, ShippedCaseKind, ShippedCheckQuestion } from '../../../../src-shared/shippedData'
import type { ColumnGates } from '../../../../src-shared/gates'
import type { CaseKind } from '../../../../src-shared/vocabulary'

/** Everything that the site can edit (LAW.md §2), each group in its order. */
export interface RuleSet { readonly steps: readonly StepRule[]; readonly notices: readonly NoticeRule[]; readonly keeping: readonly KeepingRule[]; readonly gates: readonly GateRule[]; readonly absence: AbsenceRule }

/** Rules as a version of the site's keeps them: of before a group was data, that group is as it ships. */
export type KeptRules = Omit<RuleSet, 'gates' | 'absence'> & Partial<Pick<RuleSet, 'gates' | 'absence'>>

/** What the track of an absent person goes by: the site's numbers, with the steps' words and the questions of the ending check that ship. */
export interface AbsenceRules extends ShippedAbsence { readonly questions: readonly ShippedCheckQuestion[] }

/** The rules as a case uses them: one version of the site's, with the kinds of case that ship. */
export interface CaseRules {
  readonly version: string
  /** 1 is what ships. */
  readonly number: number
  readonly kinds: ReadonlyMap<CaseKind, ShippedCaseKind>
  readonly steps: ReadonlyMap<string, StepRule>
  readonly notices: ReadonlyMap<string, NoticeRule>
  readonly keeping: ReadonlyMap<string, KeepingRule>
  /** By kind, and `all`. */
  readonly gates: ReadonlyMap<string, GateRule>
  readonly absence: AbsenceRules
}

/** The version that ships, which every case began with before the site changed a rule. */
export const shippedVersion = 'shipped-1'

export const caseRules = (version: string, number: number, set: RuleSet, { kinds, absence }: Pick<CaseRules, 'kinds' | 'absence'>): CaseRules => ({
  version, number, kinds, steps: byId(set.steps), notices: byId(set.notices), keeping: byId(set.keeping), gates: byId(set.gates), absence: { ...absence, ...set.absence },
})
export const ruleSet = ({ steps, notices, keeping, gates, absence }: CaseRules): RuleSet => ({ steps: [...steps.values()], notices: [...notices.values()], keeping: [...keeping.values()], gates: [...gates.values()], absence: numbersOf(absence) })

export const numbersOf = ({ contactEveryDays, reasonByWorkday, returnNoticeByWorkday, returnWorkdays, threshold, sendWorkdays, trackWorkdays, publicDays, decideWorkdays, rule, law }: ShippedAbsence): AbsenceRule =>
  ({ id: 'absence', contactEveryDays, reasonByWorkday, returnNoticeByWorkday, returnWorkdays, threshold, sendWorkdays, trackWorkdays, publicDays, decideWorkdays, rule, law })

/** What the columns ask for in a kind: its own list, else the one for all. */
export function gatesOf({ gates }: Pick<CaseRules, 'gates'>, kind: GateRule['id']): ColumnGates {
  const found = gates.get(kind)?.gates ?? gates.get('all')?.gates
  if (!found) throw new Error('resources/rules/gates.json has nothing for all kinds')
  return found
}

const byId = <Rule extends { readonly id: string }>(rules: readonly Rule[]): ReadonlyMap<string, Rule> => new Map(rules.map((rule) => [rule.id, rule]))
