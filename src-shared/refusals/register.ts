import { z } from 'zod'

/** Employees, positions and templates. */
export const registerRefusals = {
  EMPLOYEE_NUMBER_TAKEN: { status: 409, data: z.object({ field: z.literal('number'), name: z.string(), employeeId: z.string() }) },
  EMPLOYEE_STILL_HERE: { status: 409, data: z.object({}) },
  POSITION_TITLE_TAKEN: { status: 409, data: z.object({ field: z.literal('title'), positionId: z.string() }) },
  POSITION_UNKNOWN: { status: 422, data: z.object({ field: z.literal('positionId') }) },
  POSITION_RETIRED: { status: 409, data: z.object({}) },
  TEMPLATE_KEY_TWICE: { status: 422, data: z.object({ field: z.literal('items'), key: z.string() }) },
  TEMPLATE_COLUMN_TWICE: { status: 422, data: z.object({ field: z.literal('items'), key: z.string() }) },
  TEMPLATE_RETIRED: { status: 409, data: z.object({}) },
  ATTACHMENT_TOO_LARGE: { status: 413, data: z.object({ field: z.literal('file'), limitMiB: z.number() }) },
  ATTACHMENT_EMPTY: { status: 422, data: z.object({ field: z.literal('file') }) },
  ATTACHMENT_MISSING: { status: 410, data: z.object({ name: z.string() }) },
  ATTACHMENT_ALTERED: { status: 410, data: z.object({ name: z.string() }) },
} as const
