import { z } from 'zod'
import { upkeepChecks, upkeepFindings, type UpkeepCode } from '../upkeep'
import { base, Instant } from './common'

const codes = Object.keys(upkeepFindings) as [UpkeepCode, ...UpkeepCode[]]
const Value = z.union([z.string(), z.number()])
export const UpkeepReportView = z.object({
  startedAt: Instant, endedAt: Instant,
  results: z.array(z.object({
    check: z.enum(upkeepChecks),
    /** What was found, as codes with the places of their sentences; empty when all is well. */
    findings: z.array(z.object({ code: z.enum(codes), data: z.record(z.string(), Value).readonly() })).readonly(), facts: z.record(z.string(), Value).readonly(),
  })).readonly(),
})

export const UpkeepView = z.object({
  /** The check under way: which one, how many are done of how many, with a fraction for the present one. */
  running: z.object({ check: z.enum(upkeepChecks), startedAt: Instant, done: z.number(), total: z.number() }).nullable(),
  /** The last look through this data folder, from here or from the command line. */
  last: UpkeepReportView.nullable(),
  /** The one begun here last could not be brought to its end. */
  failed: z.boolean(),
})
export type UpkeepView = z.infer<typeof UpkeepView>

export const upkeepContract = {
  get: base.route({ method: 'GET', path: '/upkeep', summary: 'The last look through the data folder, and how far the one under way is' }).output(UpkeepView),
  check: base.route({ method: 'POST', path: '/upkeep/check', summary: 'Look through the data folder while people work; nothing is changed. Answers as soon as it has begun, or with the one under way' }).output(UpkeepView),
  cancel: base.route({ method: 'POST', path: '/upkeep/cancel', summary: 'Give up the look under way' }).output(UpkeepView),
}
