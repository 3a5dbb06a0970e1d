import { onScopeDispose, ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { toRefusal, type ShownRefusal } from './refusal'

export interface Load<Output> {
  data: ShallowRef<Output | null>
  loading: Ref<boolean>
  refusal: ShallowRef<ShownRefusal | null>
  /** Asks again; the newest question wins. What was there stays until the answer comes. */
  reload: () => Promise<void>
}

/** What a screen reads: `const { data, loading, refusal, reload } = useLoad((signal) => client.employees.get({ id }, { signal }))`. Starts at once. */
export function useLoad<Output>(ask: (signal: AbortSignal) => Promise<Output>, { start = true } = {}): Load<Output> {
  const data = shallowRef<Output | null>(null)
  const loading = ref(false)
  const refusal = shallowRef<ShownRefusal | null>(null)
  let asking: AbortController | null = null
  async function reload(): Promise<void> {
    asking?.abort()
    const mine = (asking = new AbortController())
    loading.value = true
    try {
      const answer = await ask(mine.signal)
      if (asking !== mine) return
      data.value = answer
      refusal.value = null
    } catch (error) {
      if (asking === mine) refusal.value = toRefusal(error)
    } finally {
      if (asking === mine) loading.value = false
    }
  }
  onScopeDispose(() => {
    const last = asking
    asking = null
    last?.abort()
  })
  if (start) void reload()
  return { data, loading, refusal, reload }
}
