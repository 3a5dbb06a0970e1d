import { z } from 'zod'
import { applicationStates } from '../vocabulary'

/** The employee's own application. One answer for a link that was never there, is over, was used, taken back or replaced: it tells a stranger nothing. */
export const applicationRefusals = {
  APPLICATION_LINK_GONE: { status: 404, data: z.object({}) },
  APPLICATION_WORDS_MISSING: { status: 422, data: z.object({ field: z.literal('words') }) },
  APPLICATION_DAY_FAR: { status: 422, data: z.object({ field: z.literal('lastDay'), earliest: z.string(), latest: z.string() }) },
  APPLICATION_SETTLED: { status: 409, data: z.object({ state: z.enum(applicationStates), by: z.string(), at: z.string() }) },
  APPLICATION_OTHER_PERSON: { status: 422, data: z.object({ field: z.literal('applicationId'), name: z.string() }) },
  APPLICATION_NO_CASE: { status: 409, data: z.object({}) },
} as const
