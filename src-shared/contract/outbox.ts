import { z } from 'zod'
import { channelKinds, messageShelves, messageStates } from '../outbox'
import { channelRefusals } from '../refusals/channel'
import { base, EntityId, Instant, Line, PageInput, pageOf, Text } from './common'
import { ReasonView } from './channel'

export const OutboxRow = z.object({
  id: EntityId, channelId: EntityId, channelName: z.string(), kind: z.enum(channelKinds), toName: z.string(), toAddress: z.string(), subject: z.string(), text: z.string(),
  /** The case it speaks of. */
  caseId: EntityId.nullable(),
  state: z.enum(messageStates), reason: ReasonView.nullable(), attempts: z.number().int(), queuedAt: Instant,
  /** When it is tried next; while the channel waits for a connection, when that is there. */
  dueAt: Instant.nullable(), sentAt: Instant.nullable(),
})
export type OutboxRow = z.infer<typeof OutboxRow>

/** How many there are; of those sent nobody wants to know. */
export const OutboxCounts = z.object({ waiting: z.number().int(), trouble: z.number().int() })

const chosen = z.object({ ids: z.array(EntityId).min(1).max(200) })

export const outboxContract = {
  list: base.route({ method: 'GET', path: '/outbox', summary: 'Messages to people outside the application, newest first: waiting, not sent and why, sent' })
    .input(PageInput.extend({ shelf: z.enum(messageShelves).optional(), channelId: EntityId.optional() })).output(pageOf(OutboxRow).extend({ counts: OutboxCounts })),
  send: base.errors(channelRefusals).route({ method: 'POST', path: '/outbox', summary: 'Write to people with an account over every channel that is on and serves them' })
    .input(z.object({ userIds: z.array(EntityId).min(1).max(50), subject: Line, text: Text }))
    .output(z.object({ queued: z.number().int(), /** Names of those whom no channel reaches. */ withoutAddress: z.array(z.string()) })),
  retry: base.errors(channelRefusals).route({ method: 'POST', path: '/outbox/retry', summary: 'Try messages again that were not sent, or of which nobody knows; under the same number, so that the other side can tell' })
    .input(chosen).output(z.object({ changed: z.number().int() })),
  discard: base.errors(channelRefusals).route({ method: 'POST', path: '/outbox/discard', summary: 'Give messages up: they are not sent, and stay in the list' })
    .input(chosen).output(z.object({ changed: z.number().int() })),
}
