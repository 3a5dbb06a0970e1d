import { z } from 'zod'
import { absenceRefusals } from '../refusals/absence'
import { caseRefusals } from '../refusals/case'
import { formRefusals } from '../refusals/form'
import { dayKinds, dayStates, formCopies, formKinds, formOptions, handoverCopies, legalStepStates, receiptChannels, sheetForms } from '../vocabulary'
import { CaseView } from './case'
import { base, EntityId, Flag, LocalDate, LocaleName, LocalText, OptionalLine } from './common'
import { FormPart } from './formPart'

/**
 * What a form says, line by line, in one language and without layout. `contentHash` is SHA-256 over the canonical JSON of the
 * rest; the printed QR holds `HD1:<case number>:<first 32 hex digits>` in ASCII.
 */
export const HandoverForm = z.object({
  caseId: EntityId, caseNumber: z.string(), locale: LocaleName, site: z.string(), company: z.string(), kind: z.string(), formNumber: z.string(),
  leaver: z.object({ name: z.string(), number: z.string(), department: z.string(), crew: z.string(), position: z.string(), employer: z.string(), joinedOn: z.string(), leftOn: z.string(), endOn: z.string(), phone: z.string(), identityTail: z.string() }),
  receivers: z.array(z.string()), keeper: z.string(), witness: z.string(), reason: z.string(),
  items: z.array(z.object({ number: z.number(), category: z.string(), title: z.string(), status: z.string(), receiver: z.string(), dueOn: z.string(), doneOn: z.string(), note: z.string(), rows: z.number(), attachments: z.number() })),
  assets: z.array(z.object({ number: z.number(), title: z.string(), status: z.string(), doneOn: z.string(), note: z.string() })),
  annex: z.array(z.object({ itemNumber: z.number(), title: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())) })),
  reservations: z.array(z.object({ itemNumber: z.number(), title: z.string(), kind: z.string(), text: z.string(), witnesses: z.string() })),
  onBehalf: z.boolean(), addenda: z.array(z.string()), progress: z.object({ done: z.number(), total: z.number() }),
  reprint: z.number().int(), qr: z.string(), contentHash: z.string(), preparedOn: z.string(),
})
export type HandoverForm = z.infer<typeof HandoverForm>

export const MorningSheet = z.object({
  locale: LocaleName, site: z.string(), company: z.string(), on: z.string(), totals: z.object({ open: z.number(), overdueCases: z.number(), overdueItems: z.number(), legalOverdue: z.number() }),
  /** The most pressing first; at most as many as fit one page. `more` counts the rest. */
  rows: z.array(z.object({ caseNumber: z.string(), employee: z.string(), department: z.string(), position: z.string(), daysSinceLeaving: z.number(), stage: z.string(), progress: z.string(), receiver: z.string(), overdue: z.string(), waitsFor: z.string(), legal: z.string() })), more: z.number(),
})
export type MorningSheet = z.infer<typeof MorningSheet>

/**
 * What a day has for everybody, by whoever has it, the most pressing first; as much as fits one A4 page. `posted`: to hang on a wall, so with items, people and days
 * only: no leaver's name, and approvals, legal steps and accounts as numbers.
 */
export const DaySummary = z.object({
  locale: LocaleName, site: z.string(), company: z.string(), on: z.string(), posted: z.boolean(),
  counts: z.object({ overdue: z.number(), due: z.number(), soon: z.number(), toConfirm: z.number(), approvals: z.number(), approvalsOver: z.number(), freeze: z.number(), legal: z.number(), legalOver: z.number() }),
  groups: z.array(z.object({
    who: z.string(), total: z.number(),
    things: z.array(z.object({ kind: z.enum(dayKinds), state: z.enum(dayStates), what: z.string(), employee: z.string(), caseNumber: z.string(), dueOn: z.string(), standing: z.string() })),
  })),
  /** What did not fit: people who are not named at all, and their things. */ left: z.object({ people: z.number(), things: z.number() }),
})
export type DaySummary = z.infer<typeof DaySummary>

/**
 * One numbered form as it would be printed now. `contentHash` is SHA-256 over the canonical JSON of what the paper says about the case;
 * number, day of issue and the marks of a reprint are not in it, for they are given when it is printed.
 */
export const FormSheet = z.object({
  form: z.enum(sheetForms), caseId: EntityId, caseNumber: z.string(), locale: LocaleName, site: z.string(), company: z.string(), leaver: z.string(), title: z.string(), parts: z.array(FormPart),
  copies: z.array(z.enum(formCopies)), options: z.array(z.enum(formOptions)), chosen: z.array(z.enum(formOptions)), qr: z.string(), contentHash: z.string(),
  /** Null before the first printing, which is given one. */ number: z.string().nullable(), issuedOn: z.string(), issuedText: z.string(), reprint: z.number().int(), changed: z.boolean(),
  /** What the clerk should know before he prints. */ notes: z.array(z.string()),
  /** The legal step that this paper fulfils. */ step: z.object({ id: z.string(), name: LocalText, state: z.enum(legalStepStates) }).nullable(),
})
export type FormSheet = z.infer<typeof FormSheet>

/** A form that suits the case, or why it cannot be printed now: the refusal that printing would answer. */
export const FormOffer = z.object({ form: z.enum(formKinds), available: z.boolean(), why: z.object({ code: z.string(), message: z.string() }).nullable(), number: z.string().nullable(), printings: z.number().int() })
export type FormOffer = z.infer<typeof FormOffer>

const c = base.errors({ ...caseRefusals, ...formRefusals, ABSENCE_NOTICE_FELL: absenceRefusals.ABSENCE_NOTICE_FELL })
const sheet = z.object({ id: EntityId, form: z.enum(sheetForms), locale: LocaleName.default('zh-CN'), options: z.array(z.enum(formOptions)).max(formOptions.length).default([]) })
const contentHash = z.string().regex(/^[0-9a-f]{64}$/)
export const formContract = {
  handover: c.route({ method: 'GET', path: '/cases/{id}/forms/handover', summary: 'What the handover form says now' }).input(z.object({ id: EntityId, locale: LocaleName.default('zh-CN') })).output(HandoverForm),
  recordPrinting: c.route({ method: 'POST', path: '/cases/{id}/forms/handover/printings', summary: 'Record that the form was printed: who, when, content hash', successStatus: 201 })
    .input(z.object({ id: EntityId, locale: LocaleName.default('zh-CN'), copies: z.array(z.enum(handoverCopies)).min(1), contentHash })).output(z.object({ printingId: EntityId })),
  list: c.route({ method: 'GET', path: '/cases/{id}/forms', summary: 'Forms of a case: which can be printed now, and why the others cannot' }).input(z.object({ id: EntityId })).output(z.object({ items: z.array(FormOffer), next: z.null() })),
  get: c.route({ method: 'GET', path: '/cases/{id}/forms/{form}', summary: 'What a numbered form says now' }).input(sheet).output(FormSheet),
  print: c.route({ method: 'POST', path: '/cases/{id}/forms/{form}/printings', summary: 'Record that a numbered form was printed; the first printing is given the next number', successStatus: 201 })
    .input(sheet.extend({ copies: z.array(z.enum(formCopies)).min(1), contentHash, newIssue: z.boolean().default(false), markStep: z.boolean().default(false) }))
    .output(z.object({ printingId: EntityId, number: z.string(), issuedOn: z.string(), issuedText: z.string(), reprint: z.number().int(), changed: z.boolean() })),
  receive: c.route({ method: 'POST', path: '/cases/{id}/printings/{printingId}/receipts', summary: 'Record that the person fetched the paper, or that it was sent', successStatus: 201 })
    .input(z.object({ id: EntityId, printingId: EntityId, channel: z.enum(receiptChannels), on: LocalDate, who: OptionalLine, note: OptionalLine })).output(CaseView),
  summary: c.route({ method: 'GET', path: '/forms/summary', summary: 'The day’s summary by person: overdue, due, waiting; `posted` without private things' }).input(z.object({ locale: LocaleName.default('zh-CN'), posted: Flag.default(false) })).output(DaySummary),
  morning: c.route({ method: 'GET', path: '/forms/morning', summary: 'The morning-meeting sheet' }).input(z.object({ locale: LocaleName.default('zh-CN') })).output(MorningSheet),
}
