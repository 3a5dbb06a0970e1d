import { onScopeDispose } from 'vue'
import { useSession } from './useSession'

const key = 'handover-desk.last-act'

/** Locks after `lockAfterMinutes` without a key, pointer or scroll in any window of this browser. */
export function useIdleLock(): void {
  const session = useSession()
  let last = Date.now()
  const act = () => {
    const now = Date.now()
    // Writing at most every ten seconds: storage wakes the other windows.
    if (now - last > 10_000) localStorage.setItem(key, String(now))
    last = now
  }
  const names = ['keydown', 'pointerdown', 'wheel', 'touchstart'] as const
  for (const name of names) window.addEventListener(name, act, { passive: true, capture: true })
  const check = () => {
    if (!session.user || session.locked || !session.site) return
    const elsewhere = Number(localStorage.getItem(key) ?? 0)
    if (Date.now() - Math.max(last, elsewhere) >= session.site.lockAfterMinutes * 60_000) void session.lock().catch(() => {})
  }
  const timer = setInterval(check, 5_000)
  onScopeDispose(() => {
    clearInterval(timer)
    for (const name of names) window.removeEventListener(name, act, { capture: true })
  })
}
