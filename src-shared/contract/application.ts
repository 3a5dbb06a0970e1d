import { z } from 'zod'
import { absenceRefusals } from '../refusals/absence'
import { accountRefusals } from '../refusals/account'
import { applicationRefusals } from '../refusals/application'
import { caseRefusals } from '../refusals/case'
import { signatureRefusals } from '../refusals/signature'
import { applicationReasons, applicationStates, applicationUses } from '../vocabulary'
import { base, EntityId, Instant, LocalDate, LocalText, PageInput, pageOf } from './common'

/** What the person writes himself. `leftOn`: he has left the site already, and may say when he can be back. */
export const ApplicationFields = z.object({
  reason: z.enum(applicationReasons), words: z.string().trim().max(1000).default(''), lastDay: LocalDate, leftOn: LocalDate.nullable().default(null), expectedBackOn: LocalDate.nullable().default(null),
  phone: z.string().trim().min(5).max(40), address: z.string().trim().max(300).default(''), note: z.string().trim().max(1000).default(''),
})
export type ApplicationFields = z.infer<typeof ApplicationFields>

/** From when the contract can end by his notice if it is handed in on a day: the general term, and the one of probation. Null where the calendar lacks the year. */
export const ApplicationNotice = z.object({ days: z.number().int(), endsOn: z.string().nullable(), probationDays: z.number().int(), probationEndsOn: z.string().nullable(), ground: LocalText })
export type ApplicationNotice = z.infer<typeof ApplicationNotice>

export const ApplicationLine = z.object({
  id: EntityId, employeeId: EntityId, employeeName: z.string(), department: z.string(), state: z.enum(applicationStates), lastDay: z.string(), submittedAt: Instant, caseId: z.string().nullable(), caseNumber: z.string().nullable(),
})
export type ApplicationLine = z.infer<typeof ApplicationLine>

/** A link that works now; the link itself is not known any more once it was shown. */
export const OpenLink = z.object({ id: EntityId, openedBy: z.string(), secondsLeft: z.number().int() })
export type OpenLink = z.infer<typeof OpenLink>

export const ApplicationView = z.object({
  id: EntityId, state: z.enum(applicationStates), employee: z.object({ id: EntityId, name: z.string(), department: z.string() }), openedBy: z.string(), openedAt: Instant,
  fields: ApplicationFields, submittedOn: LocalDate, submittedAt: Instant, /** The PC or telephone it came from. */ pc: z.string(), signatureId: z.string().nullable(), notice: ApplicationNotice,
  settled: z.object({ by: z.string(), at: z.string(), caseId: z.string().nullable(), caseNumber: z.string().nullable(), use: z.enum(applicationUses).nullable(), reason: z.string() }).nullable(),
  /** The person's open case, which it can be put on. */ openCase: z.object({ id: EntityId, number: z.string() }).nullable(),
})
export type ApplicationView = z.infer<typeof ApplicationView>

/** All that whoever has the link is told of the person. */
export const ApplyView = z.object({ id: EntityId, site: z.string(), company: z.string(), name: z.string(), department: z.string(), today: LocalDate, secondsLeft: z.number().int(), notice: ApplicationNotice })
export type ApplyView = z.infer<typeof ApplyView>
export const ApplyReceipt = z.object({ site: z.string(), name: z.string(), submittedAt: Instant, notice: ApplicationNotice })
export type ApplyReceipt = z.infer<typeof ApplyReceipt>

/** Largest drawn signature, as base64: some forty times a usual one. */
export const signatureLimit = 400_000

const c = base.errors(applicationRefusals)
const office = c.errors({ REASON_MISSING: caseRefusals.REASON_MISSING, CASE_NOT_OPEN: caseRefusals.CASE_NOT_OPEN, EMPLOYEE_HAS_LEFT: caseRefusals.EMPLOYEE_HAS_LEFT })
const anyone = c.errors({ TRY_LATER: accountRefusals.TRY_LATER, DAY_IN_FUTURE: absenceRefusals.DAY_IN_FUTURE, DATE_ORDER: caseRefusals.DATE_ORDER, SIGNATURE_NOT_PICTURE: signatureRefusals.SIGNATURE_NOT_PICTURE })
/** Not in an address, where logs and histories keep it. */
const Token = z.string().max(200)
const one = z.object({ id: EntityId })
export const applicationContract = {
  openLink: office.route({ method: 'POST', path: '/applications/links', summary: 'Open a link for an employee: fifteen minutes, once; an older one of his ends. The token is shown this once', successStatus: 201 })
    .input(z.object({ employeeId: EntityId })).output(z.object({ id: EntityId, token: z.string(), secondsLeft: z.number().int() })),
  cancelLink: office.route({ method: 'DELETE', path: '/applications/links/{id}', summary: 'Take a link back before it is used' }).input(one).output(z.object({})),
  list: office.route({ method: 'GET', path: '/applications', summary: 'Applications handed in, newest first; with an employee also his open link' })
    .input(PageInput.extend({ state: z.enum(applicationStates).optional(), employeeId: EntityId.optional() })).output(pageOf(ApplicationLine).extend({ total: z.number().int(), link: OpenLink.nullable() })),
  get: office.route({ method: 'GET', path: '/applications/{id}', summary: 'What somebody wrote' }).input(one).output(ApplicationView),
  attach: office.route({ method: 'POST', path: '/applications/{id}/attach', summary: 'Put it on the open case of the person' }).input(one).output(z.object({ caseId: EntityId })),
  dismiss: office.route({ method: 'POST', path: '/applications/{id}/dismiss', summary: 'Set it aside, with a reason' }).input(one.extend({ reason: z.string().trim().max(1000) })).output(ApplicationView),
  look: anyone.route({ method: 'POST', path: '/apply/look', summary: 'Whom a link is for; looking does not use it up' }).input(z.object({ token: Token })).output(ApplyView),
  submit: anyone.route({ method: 'POST', path: '/apply', summary: 'Hand in one’s own application; uses the link up', successStatus: 201 })
    .input(z.object({ token: Token, fields: ApplicationFields, /** A PNG. */ signature: z.base64().max(signatureLimit).nullable().default(null) })).output(ApplyReceipt),
}
