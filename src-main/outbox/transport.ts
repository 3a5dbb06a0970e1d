import type { ChannelSettings } from '../../src-shared/contract/channel'
import type { Reason } from '../../src-shared/outbox'

/** A message as it goes out. `id` stays the same however often it is tried: the other side can tell a second one by it. */
export interface Letter {
  readonly id: string; readonly toName: string; readonly toAddress: string; readonly subject: string; readonly text: string; readonly siteName: string
  /** When it was written, ISO 8601. */
  readonly writtenAt: string
}

/**
 * What became of an attempt. `unreachable`: nothing was handed over, the channel rests and tries again; `halted`: nothing either, and nothing will
 * be before somebody changes the channel; `later`: this message is tried again, others are not held up; `refused`: this message is not taken;
 * `uncertain`: it was handed over and the answer was lost; `withdrawn`: somebody took it back before.
 */
export type Outcome =
  | { readonly did: 'sent'; readonly said: string }
  | { readonly did: 'unreachable' | 'later'; readonly reason: Reason; readonly afterMs?: number }
  | { readonly did: 'halted' | 'refused' | 'uncertain'; readonly reason: Reason }
  | { readonly did: 'withdrawn' }

/** How long a step of talking to a server may take. */
export interface Patience { readonly connectMs: number; readonly answerMs: number }
export const usualPatience: Patience = { connectMs: 15_000, answerMs: 30_000 }

export interface Attempt<Settings = ChannelSettings> {
  readonly settings: Settings
  readonly secrets: Readonly<Record<string, string>>
  readonly letter: Letter
  /** Called once, when everything is ready and before the first byte that makes the message the other side's. False: it is not to be sent. */
  readonly handOver: () => Promise<boolean>
  readonly patience: Patience
  readonly nowMs: () => number
  readonly signal: AbortSignal
}

/** One way of sending. Never rejects: whatever happens is an outcome. */
export type Transport<Settings = ChannelSettings> = (attempt: Attempt<Settings>) => Promise<Outcome>

const mostSaid = 200

/** What a server said, fit to be kept and shown: on one line, short, and without our secrets, should it have repeated one. */
export function tidy(text: string, secrets: Readonly<Record<string, string>>): string {
  let said = text
  for (const secret of Object.values(secrets)) {
    for (const spelling of [secret, encodeURIComponent(secret), Buffer.from(secret, 'utf8').toString('base64')]) if (spelling.length > 2) said = said.replaceAll(spelling, '***')
  }
  return said.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim().slice(0, mostSaid)
}

/** An error of the system on the way to a server, as a reason to try again. */
export function networkReason(code: string | undefined, host: string): Reason {
  switch (code) {
    case 'ECONNREFUSED': return { code: 'CONNECTION_REFUSED', host }
    case 'ENOTFOUND': case 'EAI_AGAIN': case 'EAI_FAIL': case 'EDNS': return { code: 'NAME_UNKNOWN', host }
    case 'ENETUNREACH': case 'EHOSTUNREACH': case 'ENETDOWN': case 'EHOSTDOWN': case 'EADDRNOTAVAIL': return { code: 'NETWORK_DOWN', host }
    case 'ETIMEDOUT': return { code: 'NO_ANSWER', host }
    default: return { code: 'CONNECTION_CUT', host }
  }
}
