import type { LogEvent } from '../../../log/event'
import type { SignatureDrawn, SignatureEvent } from './events'

export type Signature = SignatureDrawn & { readonly by: string; readonly pc: string; readonly at: string }

/** Signatures in the order they were drawn; two PCs never contradict each other here. */
export const evolveSignatures = (signatures: readonly Signature[], event: LogEvent & SignatureEvent): readonly Signature[] =>
  [...signatures, { ...event.payload, by: event.actor.name, pc: event.actor.pc, at: event.wallTime }]
