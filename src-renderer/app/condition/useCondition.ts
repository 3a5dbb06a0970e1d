import type { SiteCondition } from '@shared/contract/site'
import { defineStore } from 'pinia'
import { computed, ref, shallowRef } from 'vue'
import { client, onRefused } from '../client'
import { onChange, onGap } from '../client/live'

const quietMs = 60_000
const troubledMs = 5_000
const troubleCodes: ReadonlySet<string> = new Set(['DISK_FULL', 'DISK_FAILED', 'DATABASE_DAMAGED', 'FOLDER_GONE', 'FOLDER_READ_ONLY'])

/**
 * Whether the site can be written, for the banner over every page: told at once by the live stream and by any refusal for it, and asked
 * for now and then, because nobody tells when a clock was set or before signing in.
 */
export const useCondition = defineStore('condition', () => {
  const condition = shallowRef<SiteCondition | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined

  async function ask(): Promise<void> {
    clearTimeout(timer)
    // Without an answer the last one stands: a lost connection has a sign of its own.
    condition.value = await client.site.condition({}, { context: { retry: 0 } }).catch(() => condition.value)
    clearTimeout(timer)
    timer = setTimeout(() => void ask(), condition.value?.trouble ? troubledMs : quietMs)
  }

  onChange('condition', '*', () => void ask())
  onGap(() => void ask())
  onRefused((code) => { if (troubleCodes.has(code)) void ask() })
  void ask()

  /** A clock that runs far ahead may be right, after a long time away: whoever says so is not told again in this window. */
  const believed = ref(false)
  const clock = computed(() => {
    const doubted = condition.value?.clock ?? null
    return doubted?.doubt === 'ahead' && believed.value ? null : doubted
  })
  return { condition, clock, believe: () => { believed.value = true } }
})
