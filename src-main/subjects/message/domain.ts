import { accept, refuse, unreachable, type Decision } from '../../../src-shared/decision'
import type { MessageState, Reason } from '../../../src-shared/outbox'
import type { LogEvent } from '../../log/event'

/**
 * What became of a message that left, or should have left, the application: the proof of who was told what, when. Its text is not here,
 * only the text's hash: it names people and is cleared after its time, the log is for ever.
 */
export type MessageEvent =
  | { readonly type: 'message.queued'; readonly payload: { readonly channelId: string; readonly toName: string; readonly toAddress: string; readonly userId: string | null; readonly caseId: string | null; readonly about: string; readonly textHash: string } }
  | { readonly type: 'message.sent'; readonly payload: { readonly attempts: number } }
  | { readonly type: 'message.notSent'; readonly payload: { readonly reason: Reason } }
  /** It was on its way when the answer was lost: it may have arrived. */
  | { readonly type: 'message.uncertain'; readonly payload: { readonly reason: Reason } }
  | { readonly type: 'message.retried'; readonly payload: Readonly<Record<string, never>> }
  | { readonly type: 'message.discarded'; readonly payload: Readonly<Record<string, never>> }
export const messageTypes = new Set<MessageEvent['type']>(['message.queued', 'message.sent', 'message.notSent', 'message.uncertain', 'message.retried', 'message.discarded'])

export interface Message { readonly id: string; readonly state: MessageState | null }
export const initialMessage = (id: string): Message => ({ id, state: null })

/** Tries again what was not sent, and what nobody knows of. Refuses: NOT_FOUND, MESSAGE_SETTLED. */
export function decideRetry(state: MessageState | null): Decision<MessageEvent> {
  if (state === null) return refuse('NOT_FOUND', { kind: 'message' })
  // Waiting already: it is tried at once, and there is nothing to record.
  if (state === 'waiting') return accept()
  return state === 'not_sent' || state === 'uncertain' ? accept({ type: 'message.retried', payload: {} }) : refuse('MESSAGE_SETTLED', {})
}

/** Gives a message up. Refuses: NOT_FOUND, MESSAGE_SETTLED. */
export function decideDiscard(state: MessageState | null): Decision<MessageEvent> {
  if (state === null) return refuse('NOT_FOUND', { kind: 'message' })
  return state === 'waiting' || state === 'not_sent' || state === 'uncertain' ? accept({ type: 'message.discarded', payload: {} }) : refuse('MESSAGE_SETTLED', {})
}

export function evolveMessage(message: Message, logged: LogEvent): Message {
  const event = logged as LogEvent & MessageEvent
  switch (event.type) {
    case 'message.queued': return { ...message, state: 'waiting' }
    case 'message.sent': return { ...message, state: 'sent' }
    case 'message.notSent': return { ...message, state: 'not_sent' }
    case 'message.uncertain': return { ...message, state: 'uncertain' }
    case 'message.retried': return { ...message, state: 'waiting' }
    case 'message.discarded': return { ...message, state: 'discarded' }
    default: return unreachable(event)
  }
}
