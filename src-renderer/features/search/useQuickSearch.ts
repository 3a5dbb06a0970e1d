import type { SearchHit } from '@shared/contract/board'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { client } from '@renderer/app/client'
import { hitKinds, type HitKind } from './hits'

const waitMs = 160
const mostOfKind = 5

/**
 * Hits while somebody types. A name occurs in every item and message of its case, and hits come newest first, so cases and
 * people are asked for apart: they would be buried.
 */
export function useQuickSearch() {
  const typed = ref('')
  const asked = ref('')
  const hits = shallowRef<SearchHit[]>([])
  const loading = ref(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking: AbortController | null = null

  async function ask(text: string): Promise<void> {
    asking?.abort()
    const mine = (asking = new AbortController())
    const find = (kind: HitKind | undefined, limit: number) => client.search.find({ text, limit, ...(kind ? { kind } : {}) }, { signal: mine.signal }).then((page) => page.items)
    try {
      const [cases, people, all] = await Promise.all([find('case', 4), find('employee', 3), find(undefined, 24)])
      if (asking !== mine) return
      hits.value = [...cases, ...people, ...all.filter((hit) => hit.kind !== 'case' && hit.kind !== 'employee')]
      asked.value = text
    } catch {
      if (asking === mine) hits.value = []
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
      hits.value = []
      asked.value = ''
      loading.value = false
      return
    }
    loading.value = true
    timer = setTimeout(() => void ask(wanted), waitMs)
  }
  onScopeDispose(() => {
    clearTimeout(timer)
    asking?.abort()
  })
  const groups = computed(() => hitKinds.flatMap((kind) => {
    const ofKind = hits.value.filter((hit) => hit.kind === kind).slice(0, mostOfKind)
    return ofKind.length > 0 ? [{ kind, hits: ofKind }] : []
  }))
  /** As they stand on the screen, for the arrow keys. */
  const flat = computed(() => groups.value.flatMap((group) => group.hits))
  return { typed, asked, groups, flat, loading, type }
}
