import { onScopeDispose, ref, type Ref } from 'vue'
import { client } from '../client'
import { onChange, onGap } from '../client/live'

export type Badges = Awaited<ReturnType<typeof client.today.badges>>

/** The menu's numbers, asked again a moment after cases change; a burst of changes costs one question. */
export function useBadges(): Ref<Badges | null> {
  const badges = ref<Badges | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  const load = async () => { badges.value = await client.today.badges().catch(() => badges.value) }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(load, 400)
  }
  onChange('case', '*', soon)
  onGap(soon)
  // Days pass without an event: what was due yesterday is overdue today.
  const daily = setInterval(load, 15 * 60_000)
  onScopeDispose(() => {
    clearTimeout(timer)
    clearInterval(daily)
  })
  void load()
  return badges
}
