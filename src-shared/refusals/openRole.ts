import { z } from 'zod'

/** Giving on what somebody who leaves still carries, and the leaving of a whole crew. */
export const openRoleRefusals = {
  SUCCESSOR_IS_LEAVER: { status: 422, data: z.object({ field: z.literal('to') }) },
  SUCCESSOR_NEEDS_ACCOUNT: { status: 422, data: z.object({ name: z.string() }) },
  /** `where` is the number of the case. */
  SUCCESSOR_LEAVES_THERE: { status: 409, data: z.object({ where: z.string(), name: z.string() }) },
  SUCCESSOR_IS_WITNESS_THERE: { status: 409, data: z.object({ where: z.string(), name: z.string() }) },
  OPEN_ROLE_WIDENS: { status: 409, data: z.object({ name: z.string(), departments: z.array(z.string()) }) },
  OPEN_ROLE_NEEDS_ADMINISTRATOR: { status: 403, data: z.object({}) },
} as const
