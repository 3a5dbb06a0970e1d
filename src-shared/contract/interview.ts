import { z } from 'zod'
import { absenceRefusals } from '../refusals/absence'
import { caseRefusals } from '../refusals/case'
import { interviewRefusals } from '../refusals/interview'
import { interviewWays, wouldReturns } from '../vocabulary'
import { base, EntityId, Instant, LocalDate, LocalText, noNext, OptionalLine } from './common'

const fields = {
  /** Codes of `interviews.reasons`. */ reasons: z.array(z.string().max(40)).min(1).max(10), words: z.string().trim().max(4000).default(''), wouldReturn: z.enum(wouldReturns), way: z.enum(interviewWays),
}

/** An exit interview as the office reads it. `corrected`: how often it was written anew; each version stays in the log. */
export const InterviewView = z.object({ ...fields, heldOn: LocalDate, heldBy: z.string(), recordedBy: z.string(), recordedAt: Instant, corrected: z.number().int() })
export type InterviewView = z.infer<typeof InterviewView>

export const InterviewReason = z.object({ id: z.string(), name: LocalText })
export type InterviewReason = z.infer<typeof InterviewReason>

/**
 * Figures of one quarter and department; `department` null gathers what is too few alone. Never a group below `smallestGroup`, nor one
 * that could be reckoned by taking the shown ones from a total: there are no totals.
 */
export const InterviewGroup = z.object({
  quarter: z.string(), department: z.string().nullable(), count: z.number().int(), reasons: z.record(z.string(), z.number().int()), wouldReturn: z.object({ yes: z.number().int(), maybe: z.number().int(), no: z.number().int() }),
})
export type InterviewGroup = z.infer<typeof InterviewGroup>

/** The exit interview, kept apart from the case: whoever reads the case does not read it. */
export const interviewContract = {
  reasons: base.route({ method: 'GET', path: '/interviews/reasons', summary: 'Reasons that an exit interview can name' }).output(z.object({ items: z.array(InterviewReason), next: noNext })),
  summary: base.route({ method: 'GET', path: '/interviews/summary', summary: 'Why people left, by quarter and department; groups too small are gathered or left out' })
    .input(z.object({ year: z.string().regex(/^\d{4}$/).meta({ examples: ['2026'] }) })).output(z.object({ items: z.array(InterviewGroup), /** Something was too few to be shown. */ isCut: z.boolean(), smallestGroup: z.number().int(), next: noNext })),
  get: base.route({ method: 'GET', path: '/cases/{id}/interview', summary: 'The exit interview of a case, null before it is held' }).input(z.object({ id: EntityId })).output(z.object({ interview: InterviewView.nullable() })),
  record: base.errors({ CASE_NOT_OPEN: caseRefusals.CASE_NOT_OPEN, DAY_IN_FUTURE: absenceRefusals.DAY_IN_FUTURE, ...interviewRefusals }).route({ method: 'PUT', path: '/cases/{id}/interview', summary: 'Record the exit interview, or correct it' })
    .input(z.object({ id: EntityId, ...fields, heldOn: LocalDate.nullable().default(null), heldBy: OptionalLine })).output(z.object({ interview: InterviewView })),
}
