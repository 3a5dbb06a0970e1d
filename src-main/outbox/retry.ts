/** Waiting before the next attempt: doubled each time, within bounds. */
export interface RetrySchedule { readonly firstMs: number; readonly mostMs: number }

/** A channel without a connection: looked for often at first, then every half hour. */
export const channelSchedule: RetrySchedule = { firstMs: 15_000, mostMs: 30 * 60_000 }
/** A single message that its server put off; greylisting wants some minutes. */
export const messageSchedule: RetrySchedule = { firstMs: 60_000, mostMs: 2 * 3_600_000 }

/** A fifth more or less, so that many PCs do not all come back in the same second. */
const spread = 0.2

/** How long to wait after so many failures in a row (from 1); `chance` in [0, 1). */
export function retryAfterMs({ firstMs, mostMs }: RetrySchedule, failures: number, chance: number): number {
  const doubled = firstMs * 2 ** Math.min(Math.max(failures, 1) - 1, 40)
  return Math.round(Math.min(doubled, mostMs) * (1 - spread + 2 * spread * chance))
}
