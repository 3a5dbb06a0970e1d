import { z } from 'zod'

/** Reminders. */
export const reminderRefusals = {
  SNOOZE_TOO_LONG: { status: 422, data: z.object({ field: z.literal('until'), latest: z.string() }) },
  SNOOZE_NOT_YOURS: { status: 403, data: z.object({}) },
  ESCALATION_ORDER: { status: 422, data: z.object({ field: z.literal('hrAfter') }) },
} as const
