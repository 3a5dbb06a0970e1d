import { z } from 'zod'
import { absenceRefusals } from '../refusals/absence'
import { caseRefusals } from '../refusals/case'
import { registerRefusals } from '../refusals/register'
import { absenceDecisions, absenceEntries, absenceFindings, absenceNotices, checkAnswers, contactAnswerers, contactChannels, deliveryResults, deliveryWays } from '../vocabulary'
import { CheckAnswerGiven, InventoryLine } from './absenceView'
import { CaseView } from './case'
import { base, EntityId, Instant, Line, LocalDate, LocalText, noNext, OptionalLine } from './common'

/** A question of the ending check (resources/rules/ending-check.json), with what the records already say. */
export const CheckQuestion = z.object({
  id: z.string(), question: LocalText, ground: LocalText, expected: z.enum(['yes', 'no']), mayNotApply: z.boolean(), asksDay: z.boolean(), missing: LocalText,
  suggested: z.enum(checkAnswers).nullable(), /** Why that is suggested, from the records. */ from: LocalText.nullable(),
})
export type CheckQuestion = z.infer<typeof CheckQuestion>

const a = base.errors({ ...caseRefusals, ...registerRefusals, ...absenceRefusals })
const ofCase = z.object({ id: EntityId })
const text = z.string().trim().max(2000).default('')
const files = z.array(EntityId).max(20).default([])
const names = z.array(z.string().trim().min(1).max(60)).max(4).default([])
const path = (rest: string): `/${string}` => `/cases/{id}/absence/${rest}`

/** The track of somebody who is not there; what stands is in the case's `absence`. Files are put on the case first, with the purpose `absence`. */
export const absenceContract = {
  logContact: a.route({ method: 'POST', path: path('contacts'), summary: 'Log a try to reach the person' })
    .input(ofCase.extend({ at: Instant.nullable().default(null), channel: z.enum(contactChannels), answeredBy: z.enum(contactAnswerers), name: OptionalLine, said: text, reached: z.boolean().nullable().default(null), attachmentIds: files })).output(CaseView),
  checkReason: a.route({ method: 'POST', path: path('reason'), summary: 'Record whether accident, illness or detention explains the absence' })
    .input(ofCase.extend({ finding: z.enum(absenceFindings), note: text, on: LocalDate.nullable().default(null) })).output(CaseView),
  prepareNotice: a.route({ method: 'POST', path: path('notices'), summary: 'Prepare a notice to return or of termination; the latter asks for a filed ending check' })
    .input(ofCase.extend({
      kind: z.enum(absenceNotices), on: LocalDate.nullable().default(null), rule: Line, law: OptionalLine, facts: z.string().trim().min(1).max(4000), address: OptionalLine,
      returnWorkdays: z.number().int().min(1).max(60).nullable().default(null), /** Whom to ask, and his telephone number. */ contact: OptionalLine,
    })).output(CaseView),
  sendNotice: a.route({ method: 'POST', path: path('notices/{notice}/deliveries'), summary: 'Record that a notice was sent or taken; an earlier way passed over wants a reason' })
    .input(ofCase.extend({ notice: EntityId, way: z.enum(deliveryWays), courier: OptionalLine, trackingNo: OptionalLine, sentOn: LocalDate, /** Why each way before this one is impossible. */ skipped: z.array(z.object({ way: z.enum(deliveryWays), reason: z.string().trim().max(500) })).max(deliveryWays.length).default([]) })).output(CaseView),
  endDelivery: a.route({ method: 'POST', path: path('deliveries/{delivery}/end'), summary: 'Record how a delivery ended' })
    .input(ofCase.extend({ delivery: EntityId, result: z.enum(deliveryResults), on: LocalDate, receiver: OptionalLine, witnesses: names, note: text })).output(CaseView),
  decide: a.route({ method: 'POST', path: path('decision'), summary: 'Record the decision; one against the rules wants a reason' })
    .input(ofCase.extend({ decision: z.enum(absenceDecisions), on: LocalDate.nullable().default(null), note: text })).output(CaseView),
  questions: a.route({ method: 'GET', path: path('ending-check'), summary: 'The questions of the ending check, with what the records already say' }).input(ofCase).output(z.object({ items: z.array(CheckQuestion), next: noNext })),
  fileCheck: a.route({ method: 'POST', path: path('ending-check'), summary: 'File the ending check; what is missing is named and wants a reason' })
    .input(ofCase.extend({ answers: z.array(CheckAnswerGiven).max(60), overrideReason: z.string().trim().max(1000).default('') })).output(CaseView),
  makeInventory: a.route({ method: 'POST', path: path('inventories'), summary: 'List and seal what the absent person left, before two witnesses' })
    .input(ofCase.extend({ place: Line, on: LocalDate.nullable().default(null), lines: z.array(InventoryLine).min(1).max(200), witnesses: names, bag: Line, keeper: Line, attachmentIds: files })).output(CaseView),
  collectInventory: a.route({ method: 'POST', path: path('inventories/{inventory}/collection'), summary: 'Record that a sealed bag was collected and signed for' })
    .input(ofCase.extend({ inventory: EntityId, receiver: Line, on: LocalDate, signedBy: OptionalLine, note: text })).output(CaseView),
  withdraw: a.route({ method: 'POST', path: path('withdrawals'), summary: 'Withdraw an entry with a reason; it stays in the record, marked' })
    .input(ofCase.extend({ what: z.enum(absenceEntries), entry: EntityId, reason: z.string().trim().max(500).default('') })).output(CaseView),
}
