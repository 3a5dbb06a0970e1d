import type { ExportView } from '@shared/contract/export'
import { onScopeDispose, ref, shallowRef } from 'vue'
import { client } from '../app/client'
import { toRefusal, type ShownRefusal } from '../app/client/refusal'

/** A list with the filters and the order it has on the screen. */
export type ExportedList = Parameters<typeof client.exports.start>[0]['what']
type Wish = Parameters<typeof client.exports.start>[0]

const askEveryMs = 400

/** One export at a time: `run` answers the finished file, or null when it was refused or given up. Leaving the screen gives it up. */
export function useExport() {
  const rows = ref(0)
  const busy = ref(false)
  const refusal = shallowRef<ShownRefusal | null>(null)
  let id: string | null = null
  let turn = 0

  async function run(wish: Wish): Promise<ExportView | null> {
    const mine = (turn += 1)
    busy.value = true
    rows.value = 0
    refusal.value = null
    try {
      let view = await client.exports.start(wish)
      id = view.id
      while (view.state === 'running') {
        if (mine !== turn) return drop(view.id)
        rows.value = view.rows
        await new Promise((resolve) => { setTimeout(resolve, askEveryMs) })
        if (mine !== turn) return drop(view.id)
        view = await client.exports.get({ id: view.id })
      }
      if (mine !== turn) return drop(view.id)
      // What is ready waits for its download, whoever leaves the screen.
      id = null
      return view
    } catch (error) {
      if (mine === turn) refusal.value = toRefusal(error)
      return null
    } finally {
      if (mine === turn) busy.value = false
    }
  }
  /** Gives up what is under way; nothing of it stays. */
  function cancel(): void {
    turn += 1
    busy.value = false
    if (id) drop(id)
  }
  function drop(what: string): null {
    id = null
    // It may be gone already; then there is nothing to give up.
    void client.exports.cancel({ id: what }).catch(() => {})
    return null
  }
  onScopeDispose(cancel)
  return { run, cancel, busy, rows, refusal }
}
