import type { ReminderLine } from '@shared/contract/reminder'
import { onScopeDispose, ref } from 'vue'
import { client } from '@renderer/app/client'
import { onChange, onGap } from '@renderer/app/client/live'

/** How many of today's reminders one has not seen; asked again a moment after anything changed, and now and then, for days pass by themselves. */
export function useReminderCount() {
  const counts = ref<{ unseen: number; total: number } | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  const load = async (): Promise<void> => { counts.value = await client.reminders.count().catch(() => counts.value) }
  const soon = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void load(), 400)
  }
  onChange('reminder', '*', soon)
  onChange('case', '*', soon)
  onGap(soon)
  const often = setInterval(() => void load(), 5 * 60_000)
  onScopeDispose(() => {
    clearTimeout(timer)
    clearInterval(often)
  })
  void load()
  return { counts, load }
}

export type { ReminderLine }
