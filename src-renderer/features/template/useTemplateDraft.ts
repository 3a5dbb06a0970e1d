import type { TemplateFields, TemplateView } from '@shared/contract/template'
import { computed, ref, shallowRef } from 'vue'
import { client } from '@renderer/app/client'
import { onChange } from '@renderer/app/client/live'
import { toRefusal, type ShownRefusal } from '@renderer/app/client/refusal'
import { useAction } from '@renderer/app/client/useAction'
import { emptyFields, fieldsOf } from './fields'

/**
 * A template on the bench: loaded, changed, saved as a new version. When somebody else saved meanwhile, the draft stays and
 * `newer` is his version, until the person takes it or puts the draft on top of it.
 */
export function useTemplateDraft() {
  const saved = shallowRef<TemplateView | null>(null)
  const draft = ref<TemplateFields>(emptyFields())
  const newer = shallowRef<TemplateView | null>(null)
  const loading = ref(false)
  const loadRefusal = shallowRef<ShownRefusal | null>(null)
  let original = JSON.stringify(draft.value)
  const tick = ref(0)
  const isDirty = computed(() => tick.value >= 0 && JSON.stringify(draft.value) !== original)

  function show(view: TemplateView | null): void {
    saved.value = view
    draft.value = view ? fieldsOf(view) : emptyFields()
    original = JSON.stringify(draft.value)
    tick.value += 1
    newer.value = null
    clear()
  }

  let asked = 0
  async function load(id: string | null, version?: number): Promise<void> {
    const mine = ++asked
    loadRefusal.value = null
    if (id === null) return show(null)
    loading.value = true
    try {
      const view = await client.templates.get({ id, version })
      if (mine === asked) show(view)
    } catch (error) {
      if (mine === asked) loadRefusal.value = toRefusal(error)
    } finally {
      if (mine === asked) loading.value = false
    }
  }

  /** Somebody saved or retired it: shown at once where nothing would be lost, else offered. */
  async function hearOf(id: string): Promise<void> {
    const present = saved.value
    if (!present || present.id !== id || present.version !== present.latestVersion) return
    const view = await client.templates.get({ id }).catch(() => null)
    if (!view || saved.value !== present) return
    if (!isDirty.value) show(view)
    else if (view.version > present.version) newer.value = view
    else saved.value = { ...present, retired: view.retired }
  }
  onChange('template', '*', ({ id }) => void hearOf(id))

  const { run, busy, refusal, clear } = useAction(() => (saved.value ? client.templates.update({ ...draft.value, id: saved.value.id, version: saved.value.version }) : client.templates.create(draft.value)))
  async function save(): Promise<TemplateView | undefined> {
    const view = await run()
    if (view) show(view)
    else if (refusal.value?.code === 'CHANGED_MEANWHILE' && saved.value) newer.value = await client.templates.get({ id: saved.value.id }).catch(() => null)
    return view
  }
  const takeTheirs = (): void => { if (newer.value) show(newer.value) }
  /** Keeps the draft; the next save stands on their version, which stays readable as an older one. */
  function keepMine(): void {
    if (!newer.value) return
    saved.value = newer.value
    original = JSON.stringify(fieldsOf(newer.value))
    tick.value += 1
    newer.value = null
    clear()
  }
  return { saved, draft, newer, loading, loadRefusal, isDirty, load, save, busy, refusal, takeTheirs, keepMine }
}
