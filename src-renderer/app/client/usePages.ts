import { computed, onScopeDispose, ref, shallowRef, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { toRefusal, type ShownRefusal } from './refusal'

export interface Page<Row> { items: Row[]; next: string | null }
export interface Pages<Row> {
  items: ShallowRef<Row[]>
  loading: Ref<boolean>
  refusal: ShallowRef<ShownRefusal | null>
  /** There is another page. */ hasMore: ComputedRef<boolean>
  /** The first answer has come. */ loaded: Ref<boolean>
  /** From the first page again; keeps as many rows as were on the screen when `keep` is set (after a live change). */
  reload: (how?: { keep?: boolean }) => Promise<void>
  more: () => Promise<void>
}

/** A paged list: `usePages((page, signal) => client.employees.list({ ...filter, ...page }, { signal }))`. Starts at once; the newest question wins. */
export function usePages<Row>(ask: (page: { cursor?: string; limit: number }, signal: AbortSignal) => Promise<Page<Row>>, { limit = 50, start = true } = {}): Pages<Row> {
  const items = shallowRef<Row[]>([])
  const next = ref<string | null>(null)
  const loading = ref(false)
  const loaded = ref(false)
  const refusal = shallowRef<ShownRefusal | null>(null)
  let asking: AbortController | null = null

  async function load(page: { cursor?: string; limit: number }, before: Row[]): Promise<void> {
    asking?.abort()
    const mine = (asking = new AbortController())
    loading.value = true
    try {
      const answer = await ask(page, mine.signal)
      if (asking !== mine) return
      items.value = [...before, ...answer.items]
      next.value = answer.next
      refusal.value = null
      loaded.value = true
    } catch (error) {
      if (asking === mine) refusal.value = toRefusal(error)
    } finally {
      if (asking === mine) loading.value = false
    }
  }
  const reload = ({ keep = false } = {}) => load({ limit: keep ? Math.min(200, Math.max(limit, items.value.length)) : limit }, [])
  async function more(): Promise<void> {
    if (next.value && !loading.value) await load({ cursor: next.value, limit }, items.value)
  }
  onScopeDispose(() => {
    const last = asking
    asking = null
    last?.abort()
  })
  if (start) void reload()
  return { items, loading, loaded, refusal, hasMore: computed(() => next.value !== null), reload, more }
}
