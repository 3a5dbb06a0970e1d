import type { GateRule, RulesView } from '@shared/contract/rule'
import { gateProblem, type ColumnGates } from '@shared/gates'
import { gateConditions, gatedStages, type GateConditionName, type GatedStage } from '@shared/vocabulary'
import { computed, ref, watch, type Ref } from 'vue'
import { client } from '@renderer/app/client'
import { useAction } from '@renderer/app/client/useAction'

type Draft = Record<GatedStage, GateConditionName[]>
const copyOf = (gates: ColumnGates): Draft => JSON.parse(JSON.stringify(gates)) as Draft
const own = (rules: readonly GateRule[], kind: string) => rules.find((one) => one.id === kind)?.gates ?? null

/** What the columns ask for in one kind, on the bench: conditions put into a column and taken out, saved as a new version of the rules. */
export function useGateDraft(view: Ref<RulesView | null | undefined>, kind: Ref<GateRule['id']>) {
  const saved = computed(() => view.value && (own(view.value.gates, kind.value) ?? own(view.value.gates, 'all')))
  const shipped = computed(() => view.value && (own(view.value.shipped.gates, kind.value) ?? own(view.value.shipped.gates, 'all')))
  const hasOwn = computed(() => kind.value !== 'all' && own(view.value?.gates ?? [], kind.value) !== null)
  const draft = ref<Draft | null>(null)
  const text = (gates: ColumnGates | null | undefined) => JSON.stringify(gates && gatedStages.map((stage) => gates[stage]))
  const isDirty = computed(() => draft.value !== null && text(draft.value) !== text(saved.value))
  const isShipped = computed(() => text(draft.value) === text(shipped.value))
  /** The version this draft was made of: what others change meanwhile is refused, not overwritten. */
  let basedOn = ''
  const { run, busy, refusal, clear } = useAction((gates: GateRule['gates'], note: string) => client.rules.change({ basedOn, change: { group: 'gate', rule: { id: kind.value, gates } }, note }))
  function reset(): void {
    draft.value = saved.value ? copyOf(saved.value) : null
    basedOn = view.value?.version ?? ''
    clear()
  }
  watch(kind, reset)
  // What somebody is changing is not taken out of his hands; saving tells him.
  watch(view, (now, before) => { if (!before || !isDirtyAgainst(before)) reset() }, { immediate: true })
  function isDirtyAgainst(before: RulesView): boolean {
    return draft.value !== null && text(draft.value) !== text(own(before.gates, kind.value) ?? own(before.gates, 'all'))
  }
  const columnOf = (condition: GateConditionName): GatedStage | undefined => gatedStages.find((stage) => draft.value?.[stage].includes(condition))
  function takeOut(condition: GateConditionName): void {
    if (draft.value) for (const stage of gatedStages) draft.value[stage] = draft.value[stage].filter((one) => one !== condition)
  }
  function put(condition: GateConditionName, into: GatedStage): void {
    takeOut(condition)
    draft.value?.[into].push(condition)
  }
  const others = (stage: GatedStage) => gateConditions.filter((one) => !draft.value?.[stage].includes(one)).map((condition) => ({ condition, from: columnOf(condition) }))
  const restore = (): void => { if (shipped.value) draft.value = copyOf(shipped.value) }
  const problem = computed(() => draft.value && gateProblem(draft.value))
  return { draft, isDirty, isShipped, hasOwn, problem, others, put, takeOut, restore, reset, run, busy, refusal }
}
