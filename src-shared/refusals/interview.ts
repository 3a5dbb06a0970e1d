import { z } from 'zod'

/** The exit interview, which only the office reads. */
export const interviewRefusals = {
  INTERVIEW_REASON_UNKNOWN: { status: 422, data: z.object({ field: z.literal('reasons') }) },
  INTERVIEW_WORDS_MISSING: { status: 422, data: z.object({ field: z.literal('words') }) },
} as const
