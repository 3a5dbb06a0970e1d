import { decodeCursor, pageFrom } from '../../office/cursor'
import { os } from '../../office/implement'
import { command, query, refused } from '../../office/procedure'
import type { Courier } from '../channel/courier'
import { allChannels } from '../channel/queries'
import { decideDiscard, decideRetry } from './domain'
import { enqueue } from './enqueue'
import { messageSubject } from './projection'
import { asRow, countMessages, goodForMs, listMessages, messageById, moveMessage } from './queries'

export const outboxProcedures = ({ hurry }: Courier) => ({
  list: os.outbox.list.handler(query('outbox.list', async (db, input) => {
    const after = decodeCursor(input.cursor, ['string'] as const)?.[0] ?? null
    const { rows, next } = pageFrom(await listMessages(db, { ...input, after }), input.limit, (row) => [row.id])
    return { items: rows.map(asRow), next, counts: await countMessages(db) }
  })),

  send: os.outbox.send.handler(command('outbox.send', async (tx, { userIds, subject, text }, { context }) => {
    if (!(await allChannels(await tx.read())).some((channel) => channel.on)) throw refused('CHANNEL_NONE_ON', {})
    const newId = (): string => context.services.random.id()
    // Written by a person: each time he sends it, it is another one. The request's idempotency key keeps a repetition from being one.
    const { queued, withoutAddress } = await enqueue(tx, [{ dedupe: `hand:${newId()}`, to: userIds.map((userId) => ({ userId })), words: { 'zh-CN': { subject, text }, en: { subject, text } } }], newId)
    return { queued, withoutAddress: [...withoutAddress] }
  })),

  retry: os.outbox.retry.handler(async ({ input, context }) => {
    const channels = new Set<string>()
    const answer = await command('outbox.retry', async (tx, { ids }: typeof input) => {
      const nowMs = context.services.clock.steady()
      let changed = 0
      for (const id of ids) {
        const message = await messageById(tx.outsideLog, id)
        await tx.record(messageSubject, await tx.load(messageSubject, id), decideRetry(message?.state ?? null))
        // Whoever asks for it now wants it to go out, however old it is.
        if (message && (await moveMessage(tx.outsideLog, id, ['waiting', 'not_sent', 'uncertain'], { state: 'waiting', reason: null, dueAt: nowMs, goodUntil: Math.max(message.goodUntil, nowMs + goodForMs) }))) changed += 1
        if (message) channels.add(message.channelId)
      }
      return { changed }
    })({ input, context })
    for (const channelId of channels) hurry(channelId)
    return answer
  }),

  discard: os.outbox.discard.handler(command('outbox.discard', async (tx, { ids }) => {
    let changed = 0
    for (const id of ids) {
      const message = await messageById(tx.outsideLog, id)
      await tx.record(messageSubject, await tx.load(messageSubject, id), decideDiscard(message?.state ?? null))
      if (await moveMessage(tx.outsideLog, id, ['waiting', 'not_sent', 'uncertain'], { state: 'discarded' })) changed += 1
    }
    return { changed }
  })),
})
