import type { PositionView } from '@shared/contract/position'
import { computed, shallowRef } from 'vue'
import { client } from '@renderer/app/client'
import { onChange } from '@renderer/app/client/live'
import { useLocaleText } from '@renderer/components/useLocaleText'

/** Names of the site's positions; a site has tens, a thousand are asked for at most. */
export function usePositionNames() {
  const text = useLocaleText()
  const positions = shallowRef<PositionView[]>([])
  async function load(): Promise<void> {
    const found: PositionView[] = []
    let cursor: string | undefined
    for (let page = 0; page < 5; page++) {
      const answer = await client.positions.list({ cursor, limit: 200 }).catch(() => null)
      if (!answer) return
      found.push(...answer.items)
      if (!answer.next) break
      cursor = answer.next
    }
    positions.value = found
  }
  void load()
  onChange('position', '*', () => void load())
  const byId = computed(() => new Map(positions.value.map((position) => [position.id, position])))
  const nameOf = (id: string): string => text(byId.value.get(id)?.title) || id
  return { positions, nameOf }
}
