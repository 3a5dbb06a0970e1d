import type { SearchHit } from '@shared/contract/search'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { client, road } from '@renderer/app/client'
import type { HitKind } from './hits'

const waitMs = 160

/** The best hits of each kind while somebody types. */
export function useQuickSearch() {
  const typed = ref('')
  const groups = shallowRef<readonly { kind: HitKind; items: readonly SearchHit[] }[]>([])
  const loading = ref(false)
  const failed = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | null = null

  async function ask(text: string): Promise<void> {
    asking?.abort()
    const mine = (asking = new AbortController())
    try {
      const found = await client.search.quick({ text }, { signal: mine.signal })
      if (asking !== mine) return
      groups.value = found.groups
      failed.value = false
    } catch {
      if (asking !== mine) return
      groups.value = []
      failed.value = true
    } finally {
      if (asking === mine) loading.value = false
    }
  }
  function type(text: string): void {
    typed.value = text
    clearTimeout(timer)
    const wanted = text.trim().slice(0, 60)
    if (!wanted) {
      asking?.abort()
      asking = null
      groups.value = []
      failed.value = false
      loading.value = false
      return
    }
    loading.value = true
    timer = setTimeout(() => void ask(wanted), waitMs)
  }
  watch(road.open, (isOpen) => { if (isOpen && failed.value) type(typed.value) })
  onScopeDispose(() => {
    clearTimeout(timer)
    asking?.abort()
  })
  /** As they stand on the screen, for the arrow keys. */
  const flat = computed(() => groups.value.flatMap((group) => group.items))
  return { typed, groups, flat, loading, failed, type }
}
