import { z } from 'zod'

/** Lists written to files. */
export const exportRefusals = {
  /** Fetched already, expired, given up, or somebody else's. */
  EXPORT_GONE: { status: 410, data: z.object({}) },
  EXPORT_BUSY: { status: 429, data: z.object({ limit: z.number() }) },
  EXPORT_TOO_LARGE: { status: 413, data: z.object({ limit: z.number() }) },
  LEDGER_RANGE: { status: 422, data: z.object({ field: z.literal('to') }) },
} as const
