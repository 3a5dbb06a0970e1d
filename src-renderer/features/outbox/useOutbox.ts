import type { OutboxRow } from '@shared/contract/outbox'
import type { MessageShelf } from '@shared/outbox'
import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { client } from '@renderer/app/client'
import { onChange, onGap } from '@renderer/app/client/live'
import { useAction } from '@renderer/app/client/useAction'
import { usePages } from '@renderer/app/client/usePages'

/** So many changes of one moment, a whole outbox going out, are one look. */
const gatherMs = 400

/** The messages of a shelf and a channel, kept fresh, and what can be done with them. */
export function useOutbox(shelf: Ref<MessageShelf | ''>, channelId: Ref<string>) {
  const counts = ref({ waiting: 0, trouble: 0 })
  const pages = usePages<OutboxRow>(async (page, signal) => {
    const answer = await client.outbox.list({ ...page, ...(shelf.value ? { shelf: shelf.value } : {}), ...(channelId.value ? { channelId: channelId.value } : {}) }, { signal })
    counts.value = answer.counts
    return answer
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  const again = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined
      void pages.reload({ keep: true })
    }, gatherMs)
  }
  onScopeDispose(() => clearTimeout(timer))
  onChange('message', '*', again)
  onChange('channel', '*', again)
  onGap(again)
  watch([shelf, channelId], () => void pages.reload())
  const retry = useAction((ids: string[]) => client.outbox.retry({ ids }))
  const discard = useAction((ids: string[]) => client.outbox.discard({ ids }))
  return { ...pages, counts, retry, discard }
}
