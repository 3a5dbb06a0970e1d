import type { UpkeepView } from '@shared/contract/upkeep'
import { onScopeDispose, watch } from 'vue'
import { client } from '@renderer/app/client'
import { onGap } from '@renderer/app/client/live'
import { useAction } from '@renderer/app/client/useAction'
import { useLoad } from '@renderer/app/client/useLoad'

const askEveryMs = 700

/** The data check: the last one, and how far the one under way is, by asking. */
export function useUpkeep() {
  const { data, refusal, loading, reload } = useLoad((signal) => client.upkeep.get({}, { signal }))
  onGap(() => void reload())
  let timer: ReturnType<typeof setTimeout> | undefined
  watch([data, refusal], () => {
    clearTimeout(timer)
    if (data.value?.running) timer = setTimeout(() => void reload(), askEveryMs)
  })
  onScopeDispose(() => clearTimeout(timer))
  const act = (call: () => Promise<UpkeepView>) => useAction(async () => {
    data.value = await call()
    return true
  })
  return { data, refusal, loading, reload, start: act(() => client.upkeep.check({})), cancel: act(() => client.upkeep.cancel({})) }
}
