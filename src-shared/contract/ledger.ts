import { z } from 'zod'
import { exportRefusals } from '../refusals/export'
import { caseKinds, caseStatuses, employers, legalStepStates, stages, workerTypes } from '../vocabulary'
import { base, EntityId, Flag, LocalDate, LocalText, PageInput, pageOf } from './common'

/** Which day puts somebody into a month of the ledger: the day he left the site, or the day his contract ended. */
export const ledgerDays = ['leftOn', 'endOn'] as const
export type LedgerDay = (typeof ledgerDays)[number]

/** The leaving ledger (离职台账) of a range of days, both included. Cases that were voided or ended by 返岗 are in none. */
export const LedgerFilter = z.object({
  from: LocalDate, to: LocalDate, by: z.enum(ledgerDays).default('leftOn'),
  department: z.string().max(60).optional(), kind: z.enum(caseKinds).optional(), employer: z.enum(employers).optional(),
  /** Only those with a legal step past its day. */ overdue: Flag.optional(),
  /** Transfers and long leave too, which end no contract. */ withStaying: Flag.optional(),
})
export type LedgerFilter = z.infer<typeof LedgerFilter>

/** A legal step as the ledger tells it: `on` is the day it was recorded as done. */
export const LedgerStep = z.object({ state: z.enum(legalStepStates), on: z.string().nullable() })
export const LedgerRow = z.object({
  /** 序号 within the range and filter, from 1. */ n: z.number().int(),
  caseId: EntityId, number: z.string(), employeeNumber: z.string(), employeeName: z.string(), department: z.string(), crew: z.string(), positionTitle: LocalText,
  employer: z.enum(employers), employerName: z.string(), workerType: z.enum(workerTypes), joinedOn: z.string().nullable(), leftOn: z.string(), endOn: z.string().nullable(),
  kind: z.enum(caseKinds), reason: z.string(), receivers: z.array(z.string()), handoverDoneOn: z.string().nullable(), status: z.enum(caseStatuses), stage: z.enum(stages),
  /** Null where the step does not belong to such a case. */ wages: LedgerStep.nullable(), certificate: LedgerStep.nullable(),
  overdue: z.array(z.object({ id: z.string(), name: LocalText, doBy: z.string(), days: z.number().int() })), remark: z.string(),
})
export type LedgerRow = z.infer<typeof LedgerRow>

const part = z.object({ count: z.number(), open: z.number(), overdue: z.number() })
export const LedgerTotals = part.extend({
  kinds: z.array(part.extend({ kind: z.enum(caseKinds) })), departments: z.array(part.extend({ department: z.string() })),
})
export type LedgerTotals = z.infer<typeof LedgerTotals>

const c = base.errors(exportRefusals)
export const ledgerContract = {
  list: c.route({ method: 'GET', path: '/ledger', summary: 'The leaving ledger of a range of days, in the order of the days' }).input(PageInput.extend(LedgerFilter.shape)).output(pageOf(LedgerRow)),
  totals: c.route({ method: 'GET', path: '/ledger/totals', summary: 'How many left in a range of days: by kind and by department, most first' }).input(LedgerFilter).output(LedgerTotals),
}
