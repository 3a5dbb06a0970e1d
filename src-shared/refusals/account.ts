import { z } from 'zod'

/** Signing in, users and the site itself. */
export const accountRefusals = {
  WRONG_PASSWORD: { status: 401, data: z.object({}) },
  TRY_LATER: { status: 429, data: z.object({ seconds: z.number() }) },
  USER_DISABLED: { status: 403, data: z.object({}) },
  USER_NAME_TAKEN: { status: 409, data: z.object({ name: z.string() }) },
  LAST_ADMINISTRATOR: { status: 409, data: z.object({}) },
  PASSWORD_TOO_SHORT: { status: 422, data: z.object({ field: z.literal('password'), least: z.number() }) },
  SITE_ALREADY_SET_UP: { status: 409, data: z.object({}) },
} as const
