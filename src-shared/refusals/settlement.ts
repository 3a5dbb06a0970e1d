import { z } from 'zod'

/** What is still owed between the leaver and the company. */
export const settlementRefusals = {
  SETTLEMENT_EMPTY: { status: 409, data: z.object({}) },
  SETTLEMENT_ROWS_OPEN: { status: 409, data: z.object({ count: z.number() }) },
  SETTLEMENT_OVER_CAP: { status: 422, data: z.object({ field: z.literal('note'), over: z.string(), cap: z.string() }) },
  SETTLEMENT_ROW_UNKNOWN: { status: 404, data: z.object({}) },
  SETTLEMENT_OWN: { status: 403, data: z.object({}) },
  SETTLEMENT_CONFIRMED: { status: 409, data: z.object({}) },
} as const
