import { z } from 'zod'

/** A signature drawn on the clerk's screen. */
export const signatureRefusals = {
  SIGNER_HAS_ACCOUNT: { status: 409, data: z.object({ name: z.string() }) },
  SIGNATURE_FOR_NOTHING: { status: 422, data: z.object({ field: z.literal('items') }) },
  SIGNATURE_NOT_PICTURE: { status: 422, data: z.object({ field: z.literal('attachmentId') }) },
  SIGNATURE_WET_INK_FIRST: { status: 422, data: z.object({ field: z.literal('wetInkOffered') }) },
} as const
