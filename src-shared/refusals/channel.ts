import { z } from 'zod'

/** Setting up channels, and what to do with messages. */
export const channelRefusals = {
  CHANNEL_NAME_TAKEN: { status: 409, data: z.object({ field: z.literal('name') }) },
  CHANNEL_SECRET_NEEDED: { status: 422, data: z.object({ field: z.string() }) },
  CHANNEL_SECRET_AGAIN: { status: 422, data: z.object({ field: z.string() }) },
  CHANNEL_URL_HAS_SECRET: { status: 422, data: z.object({ field: z.literal('settings.url'), part: z.string() }) },
  CHANNEL_PLACE_UNKNOWN: { status: 422, data: z.object({ field: z.string(), place: z.string() }) },
  CHANNEL_BODY_NOT_JSON: { status: 422, data: z.object({ field: z.literal('settings.body') }) },
  CHANNEL_TEST_TO: { status: 422, data: z.object({ field: z.literal('to') }) },
  CHANNEL_NONE_ON: { status: 409, data: z.object({}) },
  MESSAGE_SETTLED: { status: 409, data: z.object({}) },
} as const
