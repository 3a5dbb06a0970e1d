import { z } from 'zod'

/** Why a form cannot be printed on a case now. */
export const formRefusals = {
  CASE_WITHOUT_END: { status: 409, data: z.object({}) },
  FORM_NOT_FOR_KIND: { status: 409, data: z.object({}) },
  FORM_OTHER_EMPLOYER: { status: 409, data: z.object({}) },
  FORM_NOT_ON_CASE: { status: 409, data: z.object({}) },
  RECEIPT_IN_FUTURE: { status: 422, data: z.object({ field: z.literal('on') }) },
} as const
