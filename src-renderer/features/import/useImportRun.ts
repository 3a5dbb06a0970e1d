import type { ImportView } from '@shared/contract/import'
import { computed, onScopeDispose, shallowRef } from 'vue'
import { client } from '@renderer/app/client'
import { toRefusal, type ShownRefusal } from '@renderer/app/client/refusal'
import { useAction } from '@renderer/app/client/useAction'

const askEveryMs = 400
const isAtWork = (view: ImportView | null): boolean => view !== null && ['waiting', 'running', 'undoing'].includes(view.state)

/** One import at work, watched until it ends. */
export function useImportRun(onEnd: (view: ImportView) => void) {
  const view = shallowRef<ImportView | null>(null)
  const lost = shallowRef<ShownRefusal | null>(null)
  const starting = useAction((previewId: string, leaveOutRefused: boolean) => client.imports.run({ previewId, leaveOutRefused }))
  const cancelling = useAction((id: string) => client.imports.cancel({ id }))
  const undoing = useAction((id: string, reason: string) => client.imports.undo({ id, reason }))
  let timer: ReturnType<typeof setTimeout> | undefined
  let gone = false
  onScopeDispose(() => { gone = true; clearTimeout(timer) })

  async function watch(id: string): Promise<void> {
    const before = view.value
    try {
      const next = await client.imports.get({ id })
      lost.value = null
      view.value = next
      if (isAtWork(before?.id === id ? before : null) && !isAtWork(next)) onEnd(next)
    } catch (error) {
      lost.value = toRefusal(error)
      // An answer: asking again gives the same. Without one, the connection comes back.
      if (lost.value.code !== 'NO_CONNECTION') return
    }
    clearTimeout(timer)
    if (!gone && (isAtWork(view.value) || lost.value)) timer = setTimeout(() => void watch(id), askEveryMs)
  }
  async function start(previewId: string, leaveOutRefused: boolean): Promise<string | undefined> {
    const started = await starting.run(previewId, leaveOutRefused)
    return started?.importId
  }
  async function cancel(): Promise<void> {
    if (view.value && (await cancelling.run(view.value.id))) await watch(view.value.id)
  }
  async function undo(id: string, reason: string): Promise<void> {
    const next = await undoing.run(id, reason)
    if (!next) return
    view.value = next
    await watch(id)
  }
  const forget = () => { clearTimeout(timer); view.value = null; lost.value = null; starting.clear(); cancelling.clear(); undoing.clear() }
  return {
    view, atWork: computed(() => isAtWork(view.value)), start, watch, cancel, undo, forget,
    starting: starting.busy, startRefusal: starting.refusal, refusal: computed(() => cancelling.refusal.value ?? undoing.refusal.value ?? lost.value), cancelling: cancelling.busy, undoing: undoing.busy,
  }
}
