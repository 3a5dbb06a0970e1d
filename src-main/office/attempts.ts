/** Counts failed sign-ins per account and per source, and says how long to wait. */
export interface Attempts {
  /** Milliseconds to wait before the next try; 0 when free. */
  waitMs(keys: readonly string[], nowMs: number): number
  failed(keys: readonly string[], nowMs: number): void
  succeeded(key: string): void
}

const freeTries = 5
const longestWaitMs = 5 * 60_000
const forgetMs = 30 * 60_000

/** Five tries are free, then 1 s, 2 s, 4 s … up to five minutes; forgotten after half an hour. */
export function newAttempts(): Attempts {
  const byKey = new Map<string, { count: number; lastMs: number }>()
  const wait = (key: string, nowMs: number): number => {
    const entry = byKey.get(key)
    if (!entry || nowMs - entry.lastMs > forgetMs || entry.count < freeTries) return 0
    return Math.max(0, entry.lastMs + Math.min(longestWaitMs, 1000 * 2 ** (entry.count - freeTries)) - nowMs)
  }
  return {
    waitMs: (keys, nowMs) => Math.max(0, ...keys.map((key) => wait(key, nowMs))),
    failed: (keys, nowMs) => {
      if (byKey.size > 10_000) for (const [key, entry] of byKey) if (nowMs - entry.lastMs > forgetMs) byKey.delete(key)
      for (const key of keys) {
        const entry = byKey.get(key)
        byKey.set(key, { count: entry && nowMs - entry.lastMs <= forgetMs ? entry.count + 1 : 1, lastMs: nowMs })
      }
    },
    succeeded: (key) => { byKey.delete(key) },
  }
}
