import { z } from 'zod'
import { approvalVerdicts } from '../vocabulary'

/** Approvals: chains, rounds, standing in. */
export const approvalRefusals = {
  CHAIN_SCOPE_TAKEN: { status: 409, data: z.object({ field: z.literal('kinds'), chain: z.object({ 'zh-CN': z.string(), en: z.string() }) }) },
  CHAIN_STEP_TWICE: { status: 422, data: z.object({ field: z.literal('steps'), key: z.string() }) },
  CHAIN_ONLY_INFORMS: { status: 422, data: z.object({ field: z.literal('steps') }) },
  CHAIN_RETIRED: { status: 409, data: z.object({}) },
  CHAIN_NONE: { status: 409, data: z.object({}) },
  APPROVAL_RUNNING: { status: 409, data: z.object({ by: z.string(), at: z.string() }) },
  APPROVAL_UNKNOWN: { status: 404, data: z.object({}) },
  APPROVAL_ENDED: { status: 409, data: z.object({ state: z.string(), by: z.string(), at: z.string() }) },
  APPROVAL_ALREADY_DECIDED: { status: 409, data: z.object({ verdict: z.enum(approvalVerdicts), by: z.string(), at: z.string() }) },
  APPROVAL_NOT_YET: { status: 409, data: z.object({ waitsFor: z.array(z.string()) }) },
  APPROVAL_NOT_YOURS: { status: 403, data: z.object({ waitsFor: z.array(z.string()) }) },
  APPROVAL_OF_LEAVER: { status: 403, data: z.object({}) },
  APPROVAL_ONLY_NOTED: { status: 422, data: z.object({ field: z.literal('verdict') }) },
  APPROVAL_DAY_LATER: { status: 422, data: z.object({ field: z.literal('agreedLastDay'), latest: z.string() }) },
  QUESTION_ANSWERED: { status: 409, data: z.object({ by: z.string(), at: z.string() }) },
  DELEGATE_IS_SELF: { status: 422, data: z.object({ field: z.literal('to') }) },
} as const
