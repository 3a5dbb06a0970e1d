import { withEventMeta } from '@orpc/server'
import type { LiveChange } from '../../../src-shared/contract/live'
import { idOf, kindOf } from '../../log/event'
import { subjectsAfter, versionsOf } from '../../log/read'
import { os } from '../../office/implement'
import { refused, whoCalls } from '../../office/procedure'
import type { Committed } from '../../store/writer'

const asChange = (committed: Committed): LiveChange => ({
  position: committed.position, by: committed.by, subjects: committed.subjects.map(({ subject, version }) => ({ kind: kindOf(subject), id: idOf(subject), version })),
})

/** How often a quiet stream checks that its listener is still signed in. */
const checkMs = 30_000
const pageRows = 1000

export const liveProcedures = {
  /**
   * What changed, as it commits. After `after` or the last event id it first tells what the log holds since; subscribed before
   * that is read, so that nothing falls between. Ends when the session does.
   */
  changes: os.live.changes.handler(async function* ({ input, context, signal }) {
    const { services } = context
    if (!(await whoCalls(context))) throw refused('NOT_SIGNED_IN', {})
    const queue: LiveChange[] = []
    let wake: () => void = () => {}
    const stop = services.writer.onCommit((committed) => {
      queue.push(asChange(committed))
      wake()
    })
    const onAbort = () => wake()
    signal?.addEventListener('abort', onAbort)
    try {
      let position = Number(context.lastEventId ?? input.after ?? Number.NaN)
      while (Number.isFinite(position)) {
        const rows = await subjectsAfter(services.reader, position, pageRows)
        const last = rows.at(-1)
        if (!last) break
        position = last.position
        const subjects = await versionsOf(services.reader, [...new Set(rows.map((row) => row.subject))])
        yield withEventMeta(asChange({ position, by: '', subjects }), { id: String(position) })
      }
      for (;;) {
        if (signal?.aborted) return
        const change = queue.shift()
        if (change) {
          if (!(change.position <= position)) yield withEventMeta(change, { id: String(change.position) })
          continue
        }
        const timer = setTimeout(() => wake(), checkMs)
        await new Promise<void>((resolve) => { wake = resolve; if (queue.length > 0 || signal?.aborted) resolve() })
        clearTimeout(timer)
        if (queue.length === 0 && !signal?.aborted && !(await whoCalls(context))) throw refused('NOT_SIGNED_IN', {})
      }
    } finally {
      stop()
      signal?.removeEventListener('abort', onAbort)
    }
  }),
}
