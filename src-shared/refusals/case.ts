import { z } from 'zod'

/** An item's title in both languages: whoever is refused reads it in his own. */
const title = z.object({ 'zh-CN': z.string(), en: z.string() })

/** The case, its stage, its people and its legal steps. */
export const caseRefusals = {
  CASE_ALREADY_OPEN: { status: 409, data: z.object({ caseId: z.string(), number: z.string() }) },
  CASE_NOT_OPEN: { status: 409, data: z.object({ status: z.string() }) },
  CASE_NOT_ENDED: { status: 409, data: z.object({}) },
  CASE_WITHOUT_ITEMS: { status: 422, data: z.object({ field: z.literal('items') }) },
  CASE_NEEDS_PERSON: { status: 422, data: z.object({ field: z.literal('assignees'), functions: z.array(z.string()) }) },
  LEFT_BEFORE_JOINED: { status: 422, data: z.object({ field: z.literal('leftOn'), joinedOn: z.string() }) },
  DATE_ORDER: { status: 422, data: z.object({ field: z.string(), after: z.string(), afterDate: z.string() }) },
  END_WITHOUT_CHECK: { status: 422, data: z.object({ field: z.literal('reason'), ground: title }) },
  DATE_UNCHANGED: { status: 409, data: z.object({ field: z.string() }) },
  WITNESS_IS_RECEIVER: { status: 422, data: z.object({ field: z.literal('witness') }) },
  WITNESS_IS_LEAVER: { status: 422, data: z.object({ field: z.literal('witness') }) },
  RECEIVER_IS_LEAVER: { status: 422, data: z.object({ field: z.literal('receivers') }) },
  RECEIVER_MISSING: { status: 422, data: z.object({ field: z.literal('receivers') }) },
  KEEPER_NOT_CONFIRMED: { status: 409, data: z.object({ keeper: z.string() }) },
  KEEPER_IS_RECEIVER: { status: 422, data: z.object({ field: z.literal('to') }) },
  EMPLOYEE_HAS_LEFT: { status: 409, data: z.object({}) },
  PERSON_UNKNOWN: { status: 422, data: z.object({ name: z.string() }) },
  KEEPER_NONE: { status: 409, data: z.object({}) },
  GATE_NOT_MET: { status: 409, data: z.object({ to: z.string(), missing: z.array(z.object({ condition: z.string(), count: z.number(), waitsFor: z.array(z.string()) })) }) },
  STAGE_NOT_NEXT: { status: 409, data: z.object({ from: z.string(), to: z.string() }) },
  REASON_MISSING: { status: 422, data: z.object({ field: z.literal('reason') }) },
  LEGAL_STEP_UNKNOWN: { status: 404, data: z.object({}) },
  LEGAL_STEP_SAME: { status: 409, data: z.object({}) },
  LEGAL_STEP_NOT_HELD_BACK: { status: 409, data: z.object({}) },
  UNDO_TOO_LATE: { status: 409, data: z.object({}) },
  UNDO_CHANGED_SINCE: { status: 409, data: z.object({}) },
  PRINTING_UNKNOWN: { status: 404, data: z.object({}) },
} as const

/** One item of a case. */
export const itemRefusals = {
  ITEM_UNKNOWN: { status: 404, data: z.object({}) },
  ITEM_ALREADY: { status: 409, data: z.object({ item: title, status: z.string() }) },
  ITEM_MOVE_NOT_POSSIBLE: { status: 409, data: z.object({ item: title, from: z.string(), act: z.string() }) },
  ITEM_OTHER_PERSON: { status: 403, data: z.object({ item: title, receiver: z.string() }) },
  ITEM_WITHOUT_MATERIAL: { status: 422, data: z.object({ item: title }) },
  ITEM_ROWS_UNCONFIRMED: { status: 422, data: z.object({ item: title, count: z.number() }) },
  ITEM_TWO_WITNESSES: { status: 422, data: z.object({ field: z.literal('witnesses') }) },
  ROW_UNKNOWN: { status: 404, data: z.object({}) },
  ROW_COLUMN_UNKNOWN: { status: 422, data: z.object({ field: z.string() }) },
  ROW_COLUMN_REQUIRED: { status: 422, data: z.object({ field: z.string(), row: z.number() }) },
  ROW_CONFIRMED: { status: 409, data: z.object({}) },
  SECRET_NOT_FOR_YOU: { status: 403, data: z.object({ receiver: z.string() }) },
  SECRET_ALREADY_REVEALED: { status: 409, data: z.object({ by: z.string(), at: z.string() }) },
  SECRET_NONE: { status: 404, data: z.object({}) },
} as const
