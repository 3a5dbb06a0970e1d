import { withEventMeta } from '@orpc/server'
import type { LiveChange } from '../../../src-shared/contract/live'
import { idOf, kindOf } from '../../log/event'
import { headPosition, subjectsAfter, versionsOf } from '../../log/read'
import type { Context } from '../../office/context'
import { os } from '../../office/implement'
import { whoListens } from '../../office/procedure'
import type { Committed } from '../../store/writer'

const asChange = (committed: Committed): LiveChange => ({
  position: committed.position, by: committed.by, subjects: committed.subjects.map(({ subject, version }) => ({ kind: kindOf(subject), id: idOf(subject), version })),
})

/** How often a stream, quiet or busy, checks that its listener is still signed in. */
const checkMs = 5000
const pageRows = 1000

export const liveProcedures = {
  /**
   * What changed, as it commits. After `after` or the last event id it first tells what the log holds since. Ends with
   * NOT_SIGNED_IN or SESSION_LOCKED soon after the session does.
   */
  changes: os.live.changes.handler(async ({ input, context, signal }) => {
    // Here and not in the stream, so that a stranger gets a refusal and no stream.
    await whoListens(context)
    return changesSince(context, Number(context.lastEventId ?? input.after ?? Number.NaN), signal)
  }),
}

async function* changesSince(context: Context, after: number, signal: AbortSignal | undefined) {
  const { services } = context
  const queue: (LiveChange | 'condition')[] = []
  let wake: () => void = () => {}
  // Before the log is read, so that nothing falls between.
  const stop = services.writer.onCommit((committed) => {
    queue.push(asChange(committed))
    wake()
  })
  const stopTelling = services.condition.onChange(() => {
    queue.push('condition')
    wake()
  })
  const onAbort = () => wake()
  signal?.addEventListener('abort', onAbort)
  let checkedMs = services.clock.steady()
  const check = async (always = false): Promise<void> => {
    const nowMs = services.clock.steady()
    // Either way: a clock that was set back must not end the checks.
    if (!always && Math.abs(nowMs - checkedMs) < checkMs) return
    checkedMs = nowMs
    await whoListens(context)
  }
  try {
    // A position that this log never had (it came out of an older backup) would silence the stream until it is reached.
    const head = await headPosition(context.services.reader)
    let position = after <= head ? after : Number.NaN
    while (Number.isFinite(position)) {
      const rows = await subjectsAfter(services.reader, position, pageRows)
      const last = rows.at(-1)
      if (!last) break
      await check()
      position = last.position
      const subjects = await versionsOf(services.reader, [...new Set(rows.map((row) => row.subject))])
      yield withEventMeta(asChange({ position, by: '', subjects }), { id: String(position) })
    }
    let told = Number.isFinite(position) ? position : head
    for (;;) {
      if (signal?.aborted) return
      const next = queue.shift()
      if (next !== undefined) {
        await check()
        if (next !== 'condition' && next.position <= position) continue
        // The condition is no fact of the log: told at the position that the listener has, he resumes where he was.
        const change = next === 'condition' ? { position: told, by: '', subjects: [{ kind: 'condition', id: 'site', version: 0 }] } : next
        told = change.position
        yield withEventMeta(change, { id: String(told) })
        continue
      }
      const timer = setTimeout(() => wake(), checkMs)
      await new Promise<void>((resolve) => { wake = resolve; if (queue.length > 0 || signal?.aborted) resolve() })
      clearTimeout(timer)
      if (queue.length === 0 && !signal?.aborted) await check(true)
    }
  } finally {
    stop()
    stopTelling()
    signal?.removeEventListener('abort', onAbort)
  }
}
