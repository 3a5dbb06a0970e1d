import { accept, unreachable, type Decision } from '../../src-shared/decision'
import type { Reason } from '../../src-shared/outbox'
import type { Actor } from '../log/event'
import type { Transaction, Writer } from '../store/writer'
import { decideRecover, decideTrouble } from '../subjects/channel/domain'
import { channelSubject } from '../subjects/channel/projection'
import type { MessageEvent } from '../subjects/message/domain'
import { messageSubject } from '../subjects/message/projection'
import { moveMessage, type OutboxMessage } from '../subjects/message/queries'
import { messageSchedule, retryAfterMs } from './retry'
import type { Outcome } from './transport'

/** Writes down what became of an attempt: the message's row, its fact, and how its channel stands, in one commit. */
export function settle(writer: Writer, actor: Actor, message: OutboxMessage, outcome: Outcome, nowMs: number, chance: number): Promise<void> {
  const { id, channelId } = message
  const unfinished = ['waiting', 'handing'] as const
  return writer.run(actor, async (tx) => {
    const trx = tx.outsideLog
    switch (outcome.did) {
      case 'sent':
        if (await moveMessage(trx, id, unfinished, { state: 'sent', reason: null, sentAt: nowMs, attempted: true })) await record(tx, id, { type: 'message.sent', payload: { attempts: message.attempts + 1 } })
        return recovered(tx, channelId)
      case 'unreachable': case 'halted':
        await moveMessage(trx, id, unfinished, { state: 'waiting', reason: outcome.reason, attempted: true })
        return troubled(tx, channelId, outcome.did === 'halted', outcome.reason)
      case 'later':
        await moveMessage(trx, id, unfinished, { state: 'waiting', reason: outcome.reason, attempted: true, dueAt: nowMs + Math.max(outcome.afterMs ?? 0, retryAfterMs(messageSchedule, message.attempts + 1, chance)) })
        return recovered(tx, channelId)
      case 'refused':
        if (await moveMessage(trx, id, unfinished, { state: 'not_sent', reason: outcome.reason, attempted: true })) await record(tx, id, { type: 'message.notSent', payload: { reason: outcome.reason } })
        return recovered(tx, channelId)
      case 'uncertain':
        if (await moveMessage(trx, id, unfinished, { state: 'uncertain', reason: outcome.reason, attempted: true })) await record(tx, id, { type: 'message.uncertain', payload: { reason: outcome.reason } })
        return undefined
      case 'withdrawn': return undefined
      default: return unreachable(outcome)
    }
  })
}

/** Ends a message without an attempt. */
export function endMessage(writer: Writer, actor: Actor, id: string, state: 'not_sent' | 'uncertain', reason: Reason): Promise<void> {
  return writer.run(actor, async (tx) => {
    if (await moveMessage(tx.outsideLog, id, ['waiting', 'handing'], { state, reason })) await record(tx, id, { type: state === 'not_sent' ? 'message.notSent' : 'message.uncertain', payload: { reason } })
  })
}

async function record(tx: Transaction, id: string, event: MessageEvent): Promise<void> {
  await tx.record(messageSubject, await tx.load(messageSubject, id), accept(event))
}

async function recovered(tx: Transaction, channelId: string): Promise<void> {
  const channel = await tx.load(channelSubject, channelId)
  const decision = decideRecover(channel.state)
  if (isNews(decision)) await tx.record(channelSubject, channel, decision)
}

async function troubled(tx: Transaction, channelId: string, halt: boolean, reason: Reason): Promise<void> {
  const channel = await tx.load(channelSubject, channelId)
  const decision = decideTrouble(channel.state, { halt, reason })
  if (isNews(decision)) await tx.record(channelSubject, channel, decision)
}

/** Nothing is announced where nothing changed: every open page would look again at each attempt. */
const isNews = (decision: Decision<unknown>): boolean => !decision.accepted || decision.events.length > 0
