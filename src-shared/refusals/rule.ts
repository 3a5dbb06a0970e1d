import { z } from 'zod'
import { gateConditions, gatedStages } from '../vocabulary'

/** The site's calendar. */
export const calendarRefusals = {
  CALENDAR_CHANGED: { status: 409, data: z.object({ by: z.string(), at: z.string() }) },
  CALENDAR_OTHER_YEAR: { status: 422, data: z.object({ year: z.string(), days: z.string() }) },
  CALENDAR_OFF_AND_WORK: { status: 422, data: z.object({ days: z.string() }) },
  CALENDAR_STATUTORY_WORKED: { status: 422, data: z.object({ days: z.string() }) },
  CALENDAR_FILE_UNREADABLE: { status: 422, data: z.object({ field: z.literal('file'), name: z.string() }) },
} as const

/** The site's rules. */
export const ruleRefusals = {
  RULES_CHANGED: { status: 409, data: z.object({ by: z.string(), at: z.string() }) },
  RULE_MUST_NOT_WAIT: { status: 422, data: z.object({ field: z.enum(['waitsForHandover', 'anchor']), name: z.string() }) },
  RULE_LONGER_THAN_LAW: { status: 422, data: z.object({ field: z.literal('days'), limit: z.number() }) },
  RULE_SHORTER_THAN_LAW: { status: 422, data: z.object({ field: z.literal('years'), limit: z.number() }) },
  RULE_WITHOUT_REASON: { status: 422, data: z.object({ field: z.literal('note') }) },
  ABSENCE_PUBLIC_TOO_SHORT: { status: 422, data: z.object({ field: z.literal('publicDays'), limit: z.number() }) },
  ABSENCE_THRESHOLD_ORDER: { status: 422, data: z.object({ field: z.literal('threshold') }) },
  GATE_WITHOUT_ITEMS: { status: 422, data: z.object({ field: z.literal('gates') }) },
  GATE_MUST_NOT_WAIT: { status: 422, data: z.object({ field: z.literal('gates'), stage: z.enum(gatedStages), condition: z.enum(gateConditions) }) },
} as const
