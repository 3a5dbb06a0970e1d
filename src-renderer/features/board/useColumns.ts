import { stages, type Stage } from '@shared/vocabulary'
import { computed, reactive, ref } from 'vue'
import { client } from '@renderer/app/client'
import { useNarrow } from './useNarrow'

const preferenceKey = 'board.closed'
/** Below this width six columns are too narrow to read, and the archive is what one looks at least. */
const wideEnough = 1560

/** Which columns stand open: all but those folded away, or on a phone the one that was chosen. */
export function useColumns() {
  const isNarrow = useNarrow()
  const chosen = ref<Stage>('handing_over')
  const closed = reactive(new Set<Stage>(window.innerWidth < wideEnough ? ['archived'] : []))

  async function restore(): Promise<void> {
    const kept = await client.users.preference({ key: preferenceKey }).then(({ value }) => value, () => null)
    if (kept === null) return
    closed.clear()
    for (const stage of stages) if (kept.split(',').includes(stage)) closed.add(stage)
  }
  void restore()

  function toggle(stage: Stage): void {
    if (closed.has(stage)) closed.delete(stage)
    else closed.add(stage)
    void client.users.savePreference({ key: preferenceKey, value: [...closed].join(',') }).catch(() => {})
  }
  /** Makes sure that a column can be seen: somebody's card has just gone there. */
  function show(stage: Stage): void {
    chosen.value = stage
    if (closed.has(stage)) toggle(stage)
  }
  const open = computed<Stage[]>(() => (isNarrow.value ? [chosen.value] : stages.filter((stage) => !closed.has(stage))))
  const shown = computed<Stage[]>(() => (isNarrow.value ? [chosen.value] : [...stages]))
  const template = computed(() => shown.value.map((stage) => (open.value.includes(stage) ? 'minmax(186px, 1fr)' : '40px')).join(' '))
  return { isNarrow, chosen, closed, open, shown, template, toggle, show }
}
export type Columns = ReturnType<typeof useColumns>
