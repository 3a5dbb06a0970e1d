import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { base } from './common'

/** What changed: subjects of one commit with their new version. `position` grows; it is also the id to resume after. */
export const LiveChange = z.object({ position: z.number(), subjects: z.array(z.object({ kind: z.string(), id: z.string(), version: z.number() })), by: z.string() })
export type LiveChange = z.infer<typeof LiveChange>

export const liveContract = {
  changes: base.route({ method: 'GET', path: '/changes', summary: 'Live changes as server-sent events; resume with Last-Event-ID' })
    .input(z.object({ after: z.coerce.number().int().min(0).optional() })).output(eventIterator(LiveChange)),
}
