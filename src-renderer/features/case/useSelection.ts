import type { CaseItemView } from '@shared/contract/item'
import { computed, ref } from 'vue'

/** Items chosen for an act on several at once; one that is filtered away is no longer chosen. */
export function useSelection(items: () => readonly CaseItemView[]) {
  const ids = ref<ReadonlySet<string>>(new Set())
  const chosen = computed(() => items().filter((item) => ids.value.has(item.id)))
  return {
    chosen,
    chosenIds: computed<ReadonlySet<string>>(() => new Set(chosen.value.map((item) => item.id))),
    toggle: (id: string) => {
      const next = new Set(ids.value)
      if (!next.delete(id)) next.add(id)
      ids.value = next
    },
    all: (on: boolean) => { ids.value = new Set(on ? items().map((item) => item.id) : []) },
    clear: () => { ids.value = new Set() },
  }
}
