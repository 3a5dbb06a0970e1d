import { z } from 'zod'

/** A leaver’s accounts in other systems. */
export const accountListRefusals = {
  ACCOUNT_UNKNOWN: { status: 404, data: z.object({}) },
  ACCOUNT_TWICE: { status: 409, data: z.object({ system: z.string() }) },
  ACCOUNT_ACT_NOT_POSSIBLE: { status: 409, data: z.object({ system: z.string(), state: z.string(), act: z.string() }) },
  ACCOUNT_HANDED_TO_WHOM: { status: 422, data: z.object({ field: z.literal('to') }) },
} as const
