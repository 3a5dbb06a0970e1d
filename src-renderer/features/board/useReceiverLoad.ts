import { onScopeDispose, watch, type Ref } from 'vue'
import { client } from '@renderer/app/client'
import { onChange, onGap } from '@renderer/app/client/live'
import { useLoad } from '@renderer/app/client/useLoad'

export type ReceiverLoad = Awaited<ReturnType<typeof client.board.load>>['items'][number]

/** The load per receiver while `wanted`, kept fresh: asked again a moment after cases change. */
export function useReceiverLoad(wanted: Ref<boolean>) {
  const { data, refusal, reload } = useLoad((signal) => client.board.load(undefined, { signal }), { start: false })
  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    if (!wanted.value) return
    clearTimeout(timer)
    timer = setTimeout(() => void reload(), 300)
  }
  watch(wanted, (now) => { if (now) void reload() }, { immediate: true })
  onChange('case', '*', soon)
  onGap(soon)
  onScopeDispose(() => clearTimeout(timer))
  return { rows: data, refusal }
}
