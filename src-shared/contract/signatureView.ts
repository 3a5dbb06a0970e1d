import { z } from 'zod'
import { signedPapers, signerParts } from '../vocabulary'
import { EntityId, Instant, PersonRef } from './common'

/** Who signed on whose screen, and for what. Supporting evidence beside ink on paper, never in its place (LAW.md §3). */
export const SignatureView = z.object({
  id: EntityId, part: z.enum(signerParts), person: PersonRef, itemIds: z.array(EntityId), papers: z.array(z.enum(signedPapers)), attachmentId: EntityId,
  /** For papers that want it: ink on paper was offered, and he chose the screen. */ wetInkOffered: z.boolean(),
  /** Whose screen and which PC. */ by: z.string(), pc: z.string(), at: Instant,
})
export type SignatureView = z.infer<typeof SignatureView>
