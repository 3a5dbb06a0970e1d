import type { BoardFilter } from '@shared/contract/board'
import { computed, onScopeDispose, ref, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { client, road } from '@renderer/app/client'
import { keepByRest } from '@renderer/app/client/rest'
import { lookOf, queryOf, sameLook, saysNothing, type BoardLook } from './boardLook'

const preferenceKey = 'board.filter'

/**
 * The look of the board in the page's address, so that it can be sent to a colleague and "back" finds it; the last one is
 * saved for this user and comes back when an address says nothing. `ready` once that is known: load nothing before.
 */
export function useBoardLook() {
  const route = useRoute()
  const router = useRouter()
  const ready = ref(!saysNothing(route.query))
  const look = ref<BoardLook>(lookOf(route.query))

  // Leaving for another page changes the route before this page is gone.
  watch(() => route.query, (query) => {
    if (route.name !== 'board' || !ready.value) return
    const asked = lookOf(query)
    if (sameLook(asked, look.value)) return
    // The menu's link to the board has no query: the look stays, as it would when coming from another page.
    if (saysNothing(query)) void router.replace({ query: queryOf(look.value) })
    else look.value = asked
  })

  let timer: ReturnType<typeof setTimeout> | undefined
  let unsaved: string | null = null
  const send = async (value: string): Promise<void> => {
    await client.users.savePreference({ key: preferenceKey, value }).catch(() => {})
    if (unsaved === value) unsaved = null
  }
  const save = (next: BoardLook) => {
    clearTimeout(timer)
    unsaved = JSON.stringify(queryOf(next))
    timer = setTimeout(() => void send(JSON.stringify(queryOf(next))), 150)
  }
  // The timer is not cleared when the board goes: a filter chosen a moment before is to be kept too. Only when the window itself
  // goes does nothing run any more, and only a request that outlives the page arrives.
  const saveOnLeaving = () => {
    if (unsaved !== null && road.kind === 'browser') keepByRest('PUT', `/me/preferences/${preferenceKey}`, { value: unsaved })
  }
  window.addEventListener('pagehide', saveOnLeaving)
  onScopeDispose(() => window.removeEventListener('pagehide', saveOnLeaving))

  function set(next: BoardLook): void {
    look.value = next
    void router.replace({ query: queryOf(next) })
    save(next)
  }
  /** Changes single filters; `undefined` or '' takes one off. */
  function narrow(change: { [Key in keyof BoardFilter]?: BoardFilter[Key] | '' | null | undefined }): void {
    const filter = { ...look.value.filter, ...change }
    set({ ...look.value, filter: Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) as BoardFilter })
  }
  const clear = () => set({ ...look.value, filter: {} })

  let gone = false
  onScopeDispose(() => { gone = true })
  async function restore(): Promise<void> {
    const saved = await client.users.preference({ key: preferenceKey }).then(({ value }) => value, () => null)
    if (gone) return
    const kept = saved ? lookOf(parsed(saved)) : null
    if (kept) {
      look.value = kept
      if (Object.keys(queryOf(kept)).length > 0) await router.replace({ query: queryOf(kept) })
    }
    ready.value = true
  }
  if (!ready.value) void restore()

  return { look: computed(() => look.value), ready, narrow, clear, set }
}

function parsed(saved: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(saved)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}
