import type { ChainFields, ChainView } from '@shared/contract/chain'
import { computed, ref, shallowRef } from 'vue'
import { client } from '@renderer/app/client'
import { toRefusal, type ShownRefusal } from '@renderer/app/client/refusal'
import { useAction } from '@renderer/app/client/useAction'

type Step = ChainFields['steps'][number]
const fieldsOf = ({ name, kinds, departments, steps }: ChainView): ChainFields => structuredClone({ name, kinds, departments, steps })
const empty = (): ChainFields => ({ name: { 'zh-CN': '', en: '' }, kinds: [], departments: [], steps: [] })

/** A chain on the bench: loaded, changed, saved as a new version. */
export function useChainDraft() {
  const saved = shallowRef<ChainView | null>(null)
  const draft = ref<ChainFields>(empty())
  const loading = ref(false)
  const loadRefusal = shallowRef<ShownRefusal | null>(null)
  const original = ref(JSON.stringify(draft.value))
  const show = (view: ChainView | null): void => {
    saved.value = view
    draft.value = view ? fieldsOf(view) : empty()
    original.value = JSON.stringify(draft.value)
  }
  async function load(id: string | null): Promise<void> {
    loadRefusal.value = null
    if (id === null) { show(null); addStep(''); return }
    loading.value = true
    try { show(await client.chains.get({ id })) } catch (error) { loadRefusal.value = toRefusal(error) } finally { loading.value = false }
  }
  const { run, busy, refusal } = useAction(() => (saved.value ? client.chains.update({ ...draft.value, id: saved.value.id, version: saved.value.latestVersion }) : client.chains.create(draft.value)))
  async function save(): Promise<ChainView | undefined> {
    const view = await run()
    if (view) show(view)
    return view
  }
  function addStep(name: string): void {
    let number = draft.value.steps.length + 1
    while (draft.value.steps.some((one) => one.key === `step-${number}`)) number += 1
    draft.value.steps.push({ key: `step-${number}`, name: { 'zh-CN': name, en: '' }, who: { by: 'role', role: 'hr' }, mode: 'any', limit: { days: 1, unit: 'working' }, asks: 'procedure', informOnly: false })
  }
  const removeStep = (index: number): void => { draft.value.steps.splice(index, 1) }
  function moveStep(index: number, by: -1 | 1): void {
    const [step] = draft.value.steps.splice(index, 1)
    if (step) draft.value.steps.splice(Math.max(0, index + by), 0, step)
  }
  const isComplete = computed(() => draft.value.name['zh-CN'].trim() !== '' && draft.value.steps.length > 0 && draft.value.steps.every((one: Step) => one.name['zh-CN'].trim() !== '' && (one.who.by !== 'people' || one.who.people.length > 0)))
  const isDirty = computed(() => JSON.stringify(draft.value) !== original.value)
  return { saved, draft, loading, loadRefusal, load, save, busy, refusal, addStep, removeStep, moveStep, isComplete, isDirty }
}
