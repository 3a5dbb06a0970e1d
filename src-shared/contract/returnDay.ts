import { z } from 'zod'
import { formKinds, returnParts, returnPoints, returnWarnings } from '../vocabulary'
import { base, EntityId, LocalDate, LocalText, PageInput, pageOf } from './common'

/** One thing to do while the leaver is here. `itemId`, `form` and `stepId` name what it is about; only what its kind needs is set. */
export const ReturnPoint = z.object({
  key: z.string(), part: z.enum(returnParts), kind: z.enum(returnPoints), done: z.boolean(), /** Who closed it and when; null while it is open. */ by: z.string().nullable(), at: z.string().nullable(),
  itemId: z.string().nullable(), form: z.enum(formKinds).nullable(), stepId: z.string().nullable(),
  /** The last printing of its form; null before the first. */ printingId: z.string().nullable(), number: z.string().nullable(),
  /** He drew his signature on a screen: evidence beside the paper, never in its place (LAW.md §3). */ signedOnScreen: z.boolean(),
})
export type ReturnPoint = z.infer<typeof ReturnPoint>

export const ReturnDayView = z.object({
  caseId: EntityId, today: LocalDate, /** When he said he would come; null while nobody has recorded it. */ expectedOn: LocalDate.nullable(), daysLate: z.number().int(),
  points: z.array(ReturnPoint), left: z.number().int(),
  /** The day and the ground by which the contract can be ended in one press; null once it has an end, or where none of ours ends. */ end: z.object({ on: LocalDate, ground: LocalText }).nullable(),
  warnings: z.array(z.enum(returnWarnings)),
})
export type ReturnDayView = z.infer<typeof ReturnDayView>

/** Somebody who is expected, today or since. */
export const ReturnLine = z.object({ caseId: EntityId, caseNumber: z.string(), employeeName: z.string(), department: z.string(), expectedOn: LocalDate, daysLate: z.number().int() })
export type ReturnLine = z.infer<typeof ReturnLine>

export const returnDayContract = {
  get: base.route({ method: 'GET', path: '/cases/{id}/return-day', summary: 'What only the leaver can do when he comes back, point by point' }).input(z.object({ id: EntityId })).output(ReturnDayView),
  expected: base.route({ method: 'GET', path: '/return-days', summary: 'Leavers expected today, and those who have not come' }).input(PageInput).output(pageOf(ReturnLine).extend({ total: z.number().int() })),
}
