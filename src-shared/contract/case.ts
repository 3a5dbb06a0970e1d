import { z } from 'zod'
import { accountRefusals } from '../refusals/account'
import { applicationRefusals } from '../refusals/application'
import { caseRefusals, itemRefusals } from '../refusals/case'
import { registerRefusals } from '../refusals/register'
import { approvalRoundStates, caseDates, caseKinds, caseStatuses, dayUnits, employers, formCopies, formKinds, gateConditions, legalStepStates, receiptChannels, stages, toldChannels, uploadPurposes, workerTypes } from '../vocabulary'
import { AbsenceView, EndingCheckPart } from './absenceView'
import { AccountView } from './accountView'
import { AttachmentLink } from './attachment'
import { base, EntityId, Instant, LocalDate, LocaleName, LocalMonth, LocalText, noNext, PageInput, pageOf, PersonRef, Text } from './common'
import { CaseItemView } from './item'
import { KeepingRule } from './rule'
import { SignatureView } from './signatureView'
import { TemplateItem } from './template'

/** The leaver as he was when the case began: forms print this, whatever the register says later. */
export const LeaverView = z.object({
  id: EntityId, number: z.string(), name: z.string(), identityNumber: z.string(), phone: z.string(), serviceAddress: z.string(),
  department: z.string(), crew: z.string(), employer: z.enum(employers), employerName: z.string(), workerType: z.enum(workerTypes),
  positionId: z.string(), positionTitle: LocalText, hazard: z.boolean(), joinedOn: z.string().nullable(), contractEndsOn: z.string().nullable(),
})
export type LeaverView = z.infer<typeof LeaverView>

/** The eight dates, each null while unknown. */
export const CaseDates = z.object({
  leftOn: LocalDate, lastAttendanceOn: LocalDate.nullable(), noticeOn: LocalDate.nullable(), endOn: LocalDate.nullable(), payStopsOn: LocalDate.nullable(),
  insuranceMonth: LocalMonth.nullable(), expectedBackOn: LocalDate.nullable(), handoverDoneOn: LocalDate.nullable(),
})
export type CaseDates = z.infer<typeof CaseDates>

/** A legal step on a case (LAW.md §2). `dueOn` is the legal last day; `doBy` the last workday on or before it, shown first. */
export const LegalStepView = z.object({
  id: z.string(), name: LocalText, short: LocalText, ground: LocalText, document: LocalText, explain: LocalText, owner: z.string(),
  state: z.enum(legalStepStates), dueOn: z.string().nullable(), doBy: z.string().nullable(), unit: z.enum(dayUnits), provisional: z.boolean(), /** The year that the calendar lacks for it. */ unknownYear: z.string().nullable(),
  overdueDays: z.number().int(), waitsForHandover: z.boolean(), by: z.string().nullable(), at: z.string().nullable(), note: z.string(),
})
export type LegalStepView = z.infer<typeof LegalStepView>

export const GateCondition = z.object({
  condition: z.enum(gateConditions),
  met: z.boolean(), count: z.number().int(),
  /** Names of what is missing, at most twenty. */ missing: z.array(LocalText),
  waitsFor: z.array(z.string()),
})
export type GateCondition = z.infer<typeof GateCondition>
export const GateView = z.object({ to: z.enum(stages), open: z.boolean(), conditions: z.array(GateCondition) })
export type GateView = z.infer<typeof GateView>

export const PrintingView = z.object({
  id: EntityId, form: z.enum(formKinds), locale: LocaleName, copies: z.array(z.enum(formCopies)), contentHash: z.string(), by: z.string(), at: z.string(),
  /** Empty for printings from before forms were numbered. */ number: z.string(),
  /** Which printing of its number it is, the first being 0. */ reprint: z.number().int(),
  received: z.array(z.object({ id: z.string(), channel: z.enum(receiptChannels), on: z.string(), who: z.string(), note: z.string(), by: z.string(), at: z.string() })),
  signedCopies: z.array(AttachmentLink),
})
export type PrintingView = z.infer<typeof PrintingView>

export const CaseView = z.object({
  id: EntityId, number: z.string(), version: z.number(), status: z.enum(caseStatuses), stage: z.enum(stages), kind: z.enum(caseKinds), kindName: LocalText, endsContract: z.boolean(),
  leaver: LeaverView, dates: CaseDates, reason: z.string(), told: z.object({ channel: z.enum(toldChannels), note: z.string() }),
  receivers: z.array(PersonRef),
  /** Who keeps the work until a receiver takes over; `until` is when it is to be handed on. */
  keeper: z.object({ person: PersonRef, until: z.string().nullable(), handedOnAt: z.string().nullable(), handedOnTo: PersonRef.nullable(), confirmedAt: z.string().nullable() }).nullable(),
  witness: PersonRef.nullable(),
  /** People named for functions the site could not fill by itself. */ assignees: z.record(z.string(), PersonRef),
  templates: z.array(z.object({ id: z.string(), version: z.number(), name: LocalText })),
  items: z.array(CaseItemView), attachments: z.array(AttachmentLink), legalSteps: z.array(LegalStepView), gates: z.array(GateView), printings: z.array(PrintingView), accounts: z.array(AccountView),
  addenda: z.array(z.object({ id: z.string(), text: z.string(), by: z.string(), at: z.string() })),
  conflicts: z.array(z.object({ what: z.string(), kept: z.string(), other: z.string(), by: z.string(), at: z.string() })),
  /** How the latest round of approvals stands, null while there is none; `stepNames` for the timeline. */
  approval: z.object({ state: z.enum(approvalRoundStates), waitsFor: z.array(z.string()), waiting: z.number().int(), stepNames: z.array(z.object({ roundId: z.string(), round: z.number().int(), key: z.string(), name: LocalText })) }).nullable(),
  progress: z.object({ done: z.number(), total: z.number() }), waitsFor: z.array(z.string()),
  openedAt: Instant, openedBy: z.string(), /** The rules it began with; `current` when new cases begin with them too. */ rules: z.object({ version: z.string(), number: z.number().int(), current: z.boolean() }), closed: z.object({ at: Instant, by: z.string(), reason: z.string(), toUndo: z.array(z.string()) }).nullable(),
  /** How long the records of an archived case are kept, by its own rules; empty before. `until` where a day can be said. */ keeping: z.array(KeepingRule.pick({ id: true, name: true, years: true, start: true, ground: true }).extend({ until: LocalDate.nullable() })),
  /** The track of somebody who is not there; null where it does not suit the kind, and for those whom it does not concern. */ absence: AbsenceView.nullable(),
  /** The check before an ending; null as the track is. */ endingCheck: EndingCheckPart.nullable(),
  /** The crew that left together, where it was begun with theirs. */ crew: z.object({ id: EntityId, name: z.string() }).nullable(),
  signatures: z.array(SignatureView),
  /** What the person asking may do here; the screen shows only these. */ may: z.array(z.string()),
})
export type CaseView = z.infer<typeof CaseView>

export const CaseRow = z.object({
  id: EntityId, number: z.string(), status: z.enum(caseStatuses), stage: z.enum(stages), kind: z.enum(caseKinds), employeeId: z.string(), employeeName: z.string(), employeeNumber: z.string(),
  department: z.string(), positionTitle: LocalText, leftOn: z.string(), receiverNames: z.array(z.string()), done: z.number(), total: z.number(),
})
export type CaseRow = z.infer<typeof CaseRow>

export const StartCaseInput = z.object({
  employeeId: EntityId, kind: z.enum(caseKinds), leftOn: LocalDate, expectedBackOn: LocalDate.nullable().default(null), reason: z.string().trim().max(1000).default(''),
  told: z.object({ channel: z.enum(toldChannels), note: z.string().trim().max(1000).default(''), attachmentId: EntityId.nullable().default(null) }),
  /** Asks for approval at once, for the leaver, where a chain serves the case. */ submitApproval: z.boolean().default(false),
  /** He gave notice in probation: the approval says its shorter term (劳动合同法 37). */ probation: z.boolean().default(false),
  /** The person’s own application that it begins with. */ applicationId: EntityId.nullable().default(null),
  receivers: z.array(PersonRef).max(20).default([]), keeper: z.object({ person: PersonRef, until: LocalDate.nullable().default(null) }).nullable().default(null), witness: PersonRef.nullable().default(null),
  dates: z.object({ lastAttendanceOn: LocalDate.nullable(), noticeOn: LocalDate.nullable(), endOn: LocalDate.nullable(), payStopsOn: LocalDate.nullable(), insuranceMonth: LocalMonth.nullable() }).partial().default({}),
  /** Items of the composed checklist to leave out, as `templateId/key`. */ leaveOut: z.array(z.string().max(110)).default([]),
  /** Receiver of single items, by `templateId/key`; the others go to the first receiver or the keeper. */ receiverOf: z.record(z.string(), PersonRef).default({}),
  extraItems: z.array(TemplateItem).max(50).default([]),
  /** People for functions nobody holds (see `functionsWithoutPerson` of the preview). */ assignees: z.record(z.enum(['head', 'it', 'finance', 'hr']), PersonRef).or(z.partialRecord(z.enum(['head', 'it', 'finance', 'hr']), PersonRef)).default({}),
})
export type StartCaseInput = z.infer<typeof StartCaseInput>

export const MessageView = z.object({
  id: EntityId, caseId: EntityId, itemId: z.string().nullable(), itemTitle: LocalText.nullable(), text: z.string(), by: z.string(), byUserId: z.string(), at: z.string(),
  /** Recorded for the leaver, with the channel it came by. */ onBehalf: z.object({ name: z.string(), channel: z.enum(toldChannels) }).nullable(),
  mentions: z.array(z.object({ id: z.string(), name: z.string(), seenAt: z.string().nullable() })), attachments: z.array(AttachmentLink),
})
export type MessageView = z.infer<typeof MessageView>

/** One act in words: the screen has a sentence per `type` with `params`. */
export const TimelineEntry = z.object({
  id: z.string(), type: z.string(), at: Instant, recordedAt: Instant, by: z.string(), byUserId: z.string(), via: z.string(), pc: z.string(), params: z.record(z.string(), z.unknown()),
  known: z.boolean(), hash: z.string(),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

/** What a move gives back so that it can be undone for ten seconds. */
export const Undoable = z.object({ case: CaseView, undo: z.object({ eventId: z.string(), until: Instant }).nullable() })

const c = base.errors({ ...caseRefusals, ...itemRefusals, ...registerRefusals, APPLICATION_SETTLED: applicationRefusals.APPLICATION_SETTLED, APPLICATION_OTHER_PERSON: applicationRefusals.APPLICATION_OTHER_PERSON, LAST_ADMINISTRATOR: accountRefusals.LAST_ADMINISTRATOR })
const ofCase = z.object({ id: EntityId })
export const caseContract = {
  list: c.route({ method: 'GET', path: '/cases', summary: 'Cases, newest first' })
    .input(PageInput.extend({ status: z.enum(caseStatuses).optional(), employeeId: EntityId.optional(), stage: z.enum(stages).optional() })).output(pageOf(CaseRow)),
  start: c.route({ method: 'POST', path: '/cases', summary: 'Start the case of somebody who left, on his behalf', successStatus: 201 }).input(StartCaseInput).output(CaseView),
  get: c.route({ method: 'GET', path: '/cases/{id}', summary: 'One case with its items, legal steps and gates' }).input(ofCase).output(CaseView),
  moveStage: c.route({ method: 'POST', path: '/cases/{id}/stage', summary: 'Move to a column of the board; HR may override a gate with a reason' })
    .input(ofCase.extend({ to: z.enum(stages), overrideReason: z.string().trim().max(1000).optional() })).output(Undoable),
  undo: c.route({ method: 'POST', path: '/cases/{id}/undo', summary: 'Take back one’s own move within ten seconds (a compensating event)' })
    .input(ofCase.extend({ eventId: z.string().max(120) })).output(CaseView),
  setDate: c.route({ method: 'PUT', path: '/cases/{id}/dates/{date}', summary: 'Set one of the eight dates; an end that the law forbids for some wants a reason while its check is not filed' })
    .input(ofCase.extend({ date: z.enum(caseDates), value: z.union([LocalDate, LocalMonth]).nullable(), from: z.string().nullable().optional(), reason: z.string().trim().max(1000).default('') })).output(CaseView),
  setReceivers: c.route({ method: 'PUT', path: '/cases/{id}/receivers', summary: 'Name the receivers; items of those no longer named go to the first' })
    .input(ofCase.extend({ receivers: z.array(PersonRef).min(1).max(20) })).output(CaseView),
  setKeeper: c.route({ method: 'PUT', path: '/cases/{id}/keeper', summary: 'Name a temporary keeper, with the day it is to be handed on' })
    .input(ofCase.extend({ person: PersonRef, until: LocalDate.nullable().default(null) })).output(CaseView),
  handOn: c.route({ method: 'POST', path: '/cases/{id}/keeper/hand-on', summary: 'The keeper hands on to the receiver' }).input(ofCase.extend({ to: PersonRef })).output(CaseView),
  confirmHandOn: c.route({ method: 'POST', path: '/cases/{id}/keeper/confirm', summary: 'The receiver confirms what the keeper handed on (second confirmation)' }).input(ofCase).output(CaseView),
  setWitness: c.route({ method: 'PUT', path: '/cases/{id}/witness', summary: 'Name the witness' }).input(ofCase.extend({ witness: PersonRef.nullable() })).output(CaseView),
  setReason: c.route({ method: 'PUT', path: '/cases/{id}/reason', summary: 'Correct the reason' }).input(ofCase.extend({ reason: z.string().trim().max(1000) })).output(CaseView),
  setAssignee: c.route({ method: 'PUT', path: '/cases/{id}/assignees/{function}', summary: 'Name the person for a function nobody holds' })
    .input(ofCase.extend({ function: z.enum(['head', 'it', 'finance', 'hr']), person: PersonRef })).output(CaseView),
  legalStep: c.route({ method: 'POST', path: '/cases/{id}/legal-steps/{stepId}', summary: 'Mark a legal step done, not applicable, or open again' })
    .input(ofCase.extend({ stepId: z.string().max(60), state: z.enum(legalStepStates), note: z.string().trim().max(1000).default('') })).output(CaseView),
  void: c.route({ method: 'POST', path: '/cases/{id}/void', summary: 'Void a case started by mistake; it is never deleted' }).input(ofCase.extend({ reason: z.string().trim().max(1000) })).output(CaseView),
  stay: c.route({ method: 'POST', path: '/cases/{id}/stay', summary: 'The person stays after all: ends the case and lists what is to be undone' }).input(ofCase.extend({ reason: z.string().trim().max(1000) })).output(CaseView),
  addendum: c.route({ method: 'POST', path: '/cases/{id}/addenda', summary: 'After archiving: record a gap found late' }).input(ofCase.extend({ text: Text })).output(CaseView),
  attach: c.route({ method: 'POST', path: '/cases/{id}/attachments', summary: 'Put a stored file on the case, an item, a message or a printing' })
    .input(ofCase.extend({ attachmentId: EntityId, itemId: EntityId.nullable().default(null), purpose: z.enum(uploadPurposes).default('material'), printingId: EntityId.nullable().default(null), stepId: z.string().nullable().default(null) })).output(CaseView),
  detach: c.route({ method: 'DELETE', path: '/cases/{id}/attachments/{attachmentId}', summary: 'Take a file off; it stays in the log' }).input(ofCase.extend({ attachmentId: EntityId, reason: z.string().trim().max(300).default('') })).output(CaseView),
  messages: c.route({ method: 'GET', path: '/cases/{id}/messages', summary: 'Messages, newest first' }).input(PageInput.extend({ id: EntityId, itemId: EntityId.optional() })).output(pageOf(MessageView)),
  postMessage: c.route({ method: 'POST', path: '/cases/{id}/messages', summary: 'Write on the case or an item; a mention puts it in that person’s inbox', successStatus: 201 })
    .input(ofCase.extend({ text: Text, itemId: EntityId.nullable().default(null), mentions: z.array(EntityId).max(20).default([]), attachmentIds: z.array(EntityId).max(10).default([]), onBehalfOfLeaver: z.object({ channel: z.enum(toldChannels) }).nullable().default(null) })).output(MessageView),
  seeMessage: c.route({ method: 'POST', path: '/cases/{id}/messages/{messageId}/seen', summary: 'The one mentioned has seen it' }).input(ofCase.extend({ messageId: EntityId })).output(z.object({})),
  timeline: c.route({ method: 'GET', path: '/cases/{id}/timeline', summary: 'Every act on the case, newest first' }).input(PageInput.extend({ id: EntityId })).output(pageOf(TimelineEntry)),
  /** Kinds of case: data (LAW.md §1). */
  kinds: c.route({ method: 'GET', path: '/case-kinds', summary: 'Kinds of case with their legal ground' })
    .output(z.object({ items: z.array(z.object({ id: z.enum(caseKinds), name: LocalText, explain: LocalText, endsContract: z.boolean(), ground: LocalText.nullable(), /** How many days the leaver's own notice runs, in probation too; null where the kind is no notice. */ notice: z.object({ days: z.number().int(), probationDays: z.number().int() }).nullable() })), next: noNext })),
}
