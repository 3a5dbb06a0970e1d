import { ref, shallowRef, type Ref, type ShallowRef } from 'vue'
import { toRefusal, type ShownRefusal } from './refusal'

export interface Action<Input extends unknown[], Output> {
  /** Does it; undefined when refused, without a connection, or while the first click is still under way. Never throws a refusal. */
  run: (...input: Input) => Promise<Output | undefined>
  busy: Ref<boolean>
  refusal: ShallowRef<ShownRefusal | null>
  clear: () => void
}

/**
 * One act of the user: `const { run, busy, refusal } = useAction((input: ItemActInput) => client.items.act(input))`.
 * The idempotency key is made and kept by the client; a second click while busy does nothing.
 */
export function useAction<Input extends unknown[], Output>(act: (...input: Input) => Promise<Output>): Action<Input, Output> {
  const busy = ref(false)
  const refusal = shallowRef<ShownRefusal | null>(null)
  async function run(...input: Input): Promise<Output | undefined> {
    if (busy.value) return undefined
    busy.value = true
    refusal.value = null
    try {
      return await act(...input)
    } catch (error) {
      refusal.value = toRefusal(error)
      return undefined
    } finally {
      busy.value = false
    }
  }
  return { run, busy, refusal, clear: () => { refusal.value = null } }
}
