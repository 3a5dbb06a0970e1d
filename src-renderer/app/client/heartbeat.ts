import { ORPCError } from '@orpc/client'
import { client, road } from './index'

const everyMs = 25_000
const patienceMs = 8_000

/**
 * Notices a connection that is dead but looks open (the other PC lost its power, a switch was pulled) and opens a new one:
 * the socket itself would say so only minutes later. Asks for the site, which needs no session and keeps none alive.
 */
export function startHeartbeat(): void {
  if (road.kind === 'desktop') return
  setInterval(() => {
    if (!road.open.value || document.hidden) return
    client.site.get({}, { signal: AbortSignal.timeout(patienceMs), context: { retry: 0 } }).catch((error: unknown) => {
      if (!(error instanceof ORPCError) && road.open.value) void road.reopen()
    })
  }, everyMs)
}
