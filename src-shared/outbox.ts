/** Ways out of the application. `webhook` calls an SMS gateway or any other program. */
export const channelKinds = ['email', 'dingtalk', 'webhook'] as const
export type ChannelKind = (typeof channelKinds)[number]

/** How a channel stands: `waiting` has no connection and tries again by itself, `halted` waits for somebody to change it. */
export const channelStates = ['off', 'ready', 'waiting', 'halted', 'secret_missing'] as const
export type ChannelState = (typeof channelStates)[number]

/** How a message stands. `handing` is being handed over just now; of an `uncertain` one nobody knows whether it arrived. */
export const messageStates = ['waiting', 'handing', 'sent', 'not_sent', 'uncertain', 'discarded'] as const
export type MessageState = (typeof messageStates)[number]

/** What the outbox is looked at by: `trouble` is what a person must decide on. */
export const messageShelves = ['waiting', 'trouble', 'sent', 'discarded'] as const
export type MessageShelf = (typeof messageShelves)[number]

export const shelfOf: Readonly<Record<MessageState, MessageShelf>> = { waiting: 'waiting', handing: 'waiting', not_sent: 'trouble', uncertain: 'trouble', sent: 'sent', discarded: 'discarded' }

/** Why a message was not sent, or not yet; each has a sentence in both languages (`locale/outbox.*`). */
export const sendReasons = [
  // There is no connection: the channel rests and tries again.
  'CONNECTION_REFUSED', 'NAME_UNKNOWN', 'NO_ANSWER', 'CONNECTION_CUT', 'NETWORK_DOWN', 'SERVER_BUSY', 'TOO_MANY',
  // The channel stops until somebody changes it.
  'WRONG_PASSWORD', 'LOGIN_NEEDED', 'LOGIN_NOT_OFFERED', 'SENDER_REFUSED', 'SERVER_REFUSES', 'TLS_UNTRUSTED', 'TLS_CHANGED', 'TLS_MISSING', 'TLS_FAILED', 'KEY_REFUSED', 'ADDRESS_WRONG', 'ADDRESS_MOVED',
  'DINGTALK_SIGN', 'DINGTALK_KEYWORD', 'DINGTALK_PLACE', 'SECRET_MISSING',
  // This one message.
  'TRY_LATER', 'SERVER_ERROR', 'RECIPIENT_REFUSED', 'MAILBOX_FULL', 'MESSAGE_REFUSED', 'ANSWER_UNEXPECTED', 'TOO_OLD', 'CHANNEL_GONE', 'CHANNEL_BROKEN',
  // Nobody knows whether it arrived.
  'CUT_WHILE_SENDING', 'INTERRUPTED', 'RESTORED',
] as const
export type SendReason = (typeof sendReasons)[number]

/** `said` are the server's own words, `fingerprint` that of the certificate it showed (SHA-256). */
export interface Reason { readonly code: SendReason; readonly host?: string | undefined; readonly said?: string | undefined; readonly fingerprint?: string | undefined }

/** A message that could not be sent for so long is not sent late: a reminder of last week misleads. */
export const goodForDays = 7

/** What the templates of a webhook may name. */
export const placeNames = ['to', 'name', 'subject', 'text', 'id', 'time', 'site', 'secret'] as const
export type PlaceName = (typeof placeNames)[number]
