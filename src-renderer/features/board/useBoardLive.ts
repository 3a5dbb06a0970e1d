import { onScopeDispose } from 'vue'
import { onChange, onGap } from '@renderer/app/client/live'
import { useDates } from '@renderer/components/useDates'
import { useBoardStore } from './useBoardStore'

/** More than this at once (an import, a long absence) is cheaper to load anew. */
const mostPatches = 25

/** Follows the cases while the board is on the screen: one card is asked for per change, counts once per burst. */
export function useBoardLive(): void {
  const store = useBoardStore()
  const { today } = useDates()
  const changed = new Set<string>()
  let patchTimer: ReturnType<typeof setTimeout> | undefined
  let countTimer: ReturnType<typeof setTimeout> | undefined
  let reloadTimer: ReturnType<typeof setTimeout> | undefined

  async function patchChanged(): Promise<void> {
    patchTimer = undefined
    const ids = [...changed]
    changed.clear()
    if (ids.length > mostPatches) await store.load()
    else await Promise.all(ids.map((id) => store.refresh(id)))
  }

  onChange('case', '*', ({ id, version }) => {
    // One's own move has brought this version already.
    const isKnown = (store.rows.get(id)?.version ?? 0) >= version
    if (!isKnown) {
      changed.add(id)
      patchTimer ??= setTimeout(() => void patchChanged(), 15)
    }
    countTimer ??= setTimeout(() => {
      countTimer = undefined
      void store.refreshCounts()
    }, 120)
  })
  onGap(() => {
    clearTimeout(reloadTimer)
    reloadTimer = setTimeout(() => void store.load(), 50)
  })

  // Days pass without an event: what was due yesterday is overdue today.
  let day = today()
  const daily = setInterval(() => {
    if (day === today()) return
    day = today()
    void store.load()
  }, 60_000)
  onScopeDispose(() => {
    for (const timer of [patchTimer, countTimer, reloadTimer]) clearTimeout(timer)
    clearInterval(daily)
  })
}
