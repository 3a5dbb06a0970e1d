import { z } from 'zod'

/** What a question is about, in both languages: whoever is refused reads it in his own. */
const title = z.object({ 'zh-CN': z.string(), en: z.string() })

/** The track of somebody who is not there: contact, notices, their delivery, the ending check, inventories. */
export const absenceRefusals = {
  DAY_IN_FUTURE: { status: 422, data: z.object({ field: z.string() }) },
  DAY_TOO_EARLY: { status: 422, data: z.object({ field: z.string(), from: z.string() }) },
  ABSENCE_ENTRY_UNKNOWN: { status: 404, data: z.object({}) },
  ABSENCE_ENTRY_WITHDRAWN: { status: 409, data: z.object({}) },
  ABSENCE_NOT_DECIDED: { status: 409, data: z.object({}) },
  ABSENCE_NOTICE_FELL: { status: 409, data: z.object({}) },
  ABSENCE_DECIDED: { status: 409, data: z.object({}) },
  ABSENCE_CHECK_UNTOLD: { status: 422, data: z.object({ field: z.literal('note') }) },
  ABSENCE_REASON_FOR_DECISION: { status: 422, data: z.object({ field: z.literal('note'), against: z.array(z.string()) }) },
  CONTRACT_OF_OTHER_EMPLOYER: { status: 409, data: z.object({ employer: z.string() }) },
  DELIVERY_ORDER: { status: 422, data: z.object({ field: z.literal('skipped'), ways: z.array(z.string()) }) },
  DELIVERY_ENDED: { status: 409, data: z.object({ on: z.string() }) },
  DELIVERY_TRACKING_MISSING: { status: 422, data: z.object({ field: z.string() }) },
  PUBLIC_NOTICE_RUNS: { status: 422, data: z.object({ field: z.literal('on'), until: z.string() }) },
  TWO_WITNESSES: { status: 422, data: z.object({ field: z.literal('witnesses') }) },
  ENDING_CHECK_MISSING: { status: 409, data: z.object({}) },
  ENDING_CHECK_INCOMPLETE: { status: 422, data: z.object({ field: z.literal('answers'), questions: z.array(title) }) },
  ENDING_CHECK_OPEN: { status: 422, data: z.object({ field: z.literal('overrideReason'), missing: z.array(title) }) },
  INVENTORY_COLLECTED: { status: 409, data: z.object({ on: z.string() }) },
} as const
