import { ORPCError } from '@orpc/client'
import type { LiveChange } from '@shared/contract/live'
import { computed, onScopeDispose, ref, type ComputedRef } from 'vue'
import { client, road } from './index'

type Listener = (change: { kind: string; id: string; version: number; by: string }) => void
const listeners = new Set<{ kind: string; id: string; callback: Listener }>()
const gapListeners = new Set<() => void>()

/** A stream is wanted, and there. */
const wanted = ref(false)
const following = ref(false)
const everConnected = ref(false)
/** Shown in the header. `connecting` is the first time, `reconnecting` after a loss. */
export const connection: ComputedRef<'connected' | 'connecting' | 'reconnecting'> = computed(() => {
  if (road.open.value && (following.value || !wanted.value)) return 'connected'
  return everConnected.value ? 'reconnecting' : 'connecting'
})

let running: AbortController | null = null
let position: number | undefined

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

function announce(change: LiveChange): void {
  position = change.position
  // Days of any case may have moved: whatever shows one asks again.
  if (change.subjects.some(({ kind }) => kind === 'calendar')) for (const callback of [...gapListeners]) callback()
  for (const subject of change.subjects) {
    for (const listener of [...listeners]) {
      if (listener.kind === subject.kind && (listener.id === '*' || listener.id === subject.id)) listener.callback({ ...subject, by: change.by })
    }
  }
}

/** One subscription for the whole window, from signing in until `stopFollowing`. It resumes after the last change seen. */
export async function startFollowing(): Promise<void> {
  if (running) return
  const mine = (running = new AbortController())
  let wasLost = everConnected.value
  wanted.value = true
  while (!mine.signal.aborted) {
    try {
      // Not repeated by the client: this loop repeats, because it must know of each gap.
      const changes = await client.live.changes({ after: position }, { signal: mine.signal, context: { retry: 0 } })
      following.value = true
      everConnected.value = true
      // The changes in between come again after `position`, but a screen may have loaded halfway: it asks once more.
      if (wasLost) for (const callback of [...gapListeners]) callback()
      for await (const change of changes) announce(change)
    } catch (error) {
      if (error instanceof ORPCError && (error.code === 'NOT_SIGNED_IN' || error.code === 'SESSION_LOCKED')) break
    }
    following.value = false
    wasLost = true
    await pause(300)
  }
  if (running === mine || running === null) following.value = false
  if (running === mine) stopFollowing()
}

export function stopFollowing(): void {
  running?.abort()
  running = null
  wanted.value = false
}

/** Somebody else signs in: nothing of the last person's stream is to be resumed. */
export function forgetPosition(): void {
  position = undefined
  everConnected.value = false
}

/**
 * Calls back when a subject changed, here or in another window: `onChange('case', id, reload)`, or `'*'` for all of a kind.
 * Ends by itself with the component. Kinds are the words of the log: case, employee, position, template, user, site, calendar, rule.
 */
export function onChange(kind: string, id: string, callback: Listener): void {
  const listener = { kind, id, callback }
  listeners.add(listener)
  onScopeDispose(() => listeners.delete(listener))
}

/** Calls back after the connection was lost and is there again, and when the site's calendar changed: load what is on the screen anew. */
export function onGap(callback: () => void): void {
  gapListeners.add(callback)
  onScopeDispose(() => gapListeners.delete(callback))
}
