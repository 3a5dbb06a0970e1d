import { gatedStages, type GateConditionName, type GatedStage } from './vocabulary'

/** The conditions each column of the board asks for. */
export type ColumnGates = Readonly<Record<GatedStage, readonly GateConditionName[]>>

/** Conditions that stand for the handover, and those for what the law dates by itself. Severance may wait (劳动合同法 50(2)). */
const ofHandover: readonly GateConditionName[] = ['items_submitted', 'items_settled', 'keeper_confirmed']
const datedByLaw: readonly GateConditionName[] = ['wages_settled', 'certificate_given']

/** Entering this column sets the day on which the handover was done. */
const handoverDone: GatedStage = 'to_settle'

export type GateProblem =
  | { readonly code: 'GATE_WITHOUT_ITEMS'; readonly data: { readonly field: 'gates' } }
  | { readonly code: 'GATE_MUST_NOT_WAIT'; readonly data: { readonly field: 'gates'; readonly stage: GatedStage; readonly condition: GateConditionName } }

/**
 * Why a site may not have these gates; null when it may. No case ends with an item open, and the handover is not done before its items are:
 * some column up to settling asks for them. No column ties wages or certificate to the handover by asking for both at once (劳动合同法 50, 84, 89).
 */
export function gateProblem(gates: ColumnGates): GateProblem | null {
  const before = gatedStages.slice(0, gatedStages.indexOf(handoverDone) + 1)
  if (!before.some((stage) => gates[stage].includes('items_settled'))) return { code: 'GATE_WITHOUT_ITEMS', data: { field: 'gates' } }
  for (const stage of gatedStages) {
    const condition = gates[stage].find((one) => datedByLaw.includes(one))
    if (condition && gates[stage].some((one) => ofHandover.includes(one))) return { code: 'GATE_MUST_NOT_WAIT', data: { field: 'gates', stage, condition } }
  }
  return null
}

/** Each condition once, in the first column that asks for it: the later ones ask for all that the earlier did. */
export function onceEach(gates: ColumnGates): ColumnGates {
  const seen = new Set<GateConditionName>()
  return Object.fromEntries(gatedStages.map((stage) => [stage, gates[stage].filter((one) => !seen.has(one) && seen.add(one))])) as unknown as ColumnGates
}
