import { z } from 'zod'
import { approvalRefusals } from '../refusals/approval'
import { caseRefusals } from '../refusals/case'
import { approvalAsks, approvalRoundStates, approvalVerdicts, toldChannels } from '../vocabulary'
import { ChainWho } from './chain'
import { base, EntityId, LocalDate, LocalText, PageInput, pageOf } from './common'

const Person = z.object({ id: z.string(), name: z.string() })

/** One verdict. `as`: himself, standing in by delegation for `for`, or HR for an approver who is not there, with a reason. */
export const ApprovalDecisionView = z.object({
  step: z.string(), verdict: z.enum(approvalVerdicts), opinion: z.string(), /** Of a notice: an earlier last day that was agreed. */ agreedLastDay: z.string().nullable(),
  by: z.string(), byUserId: z.string(), for: Person.nullable(), as: z.enum(['self', 'delegate', 'office']), reason: z.string(), at: z.string(), pc: z.string(),
})
export type ApprovalDecisionView = z.infer<typeof ApprovalDecisionView>

/** How a step stands: not its turn yet, waiting for somebody, or said. `skipped`: the round ended before its turn. */
export const approvalStepStates = ['later', 'waiting', 'approved', 'rejected', 'returned', 'noted', 'skipped'] as const
export type ApprovalStepState = (typeof approvalStepStates)[number]

export const ApprovalStepView = z.object({
  key: z.string(), name: LocalText, who: ChainWho, /** Who could act when the round began. */ people: z.array(Person), mode: z.enum(['any', 'all']), asks: z.enum(approvalAsks), informOnly: z.boolean(),
  state: z.enum(approvalStepStates), since: z.string().nullable(), dueOn: z.string().nullable(), dueProvisional: z.boolean(), overdueDays: z.number().int(), /** Whom it waits for; an office as `role:hr`. */ waitsFor: z.array(z.string()),
  decisions: z.array(ApprovalDecisionView),
  /** How the person asking may decide it, null when he may not. `for` is whom he stands in for. */ mine: z.object({ as: z.enum(['self', 'delegate', 'office']), for: Person.nullable() }).nullable(),
})
export type ApprovalStepView = z.infer<typeof ApprovalStepView>

export const ApprovalRoundView = z.object({
  id: z.string(), number: z.number().int(), state: z.enum(approvalRoundStates), chain: z.object({ id: z.string(), version: z.number(), name: LocalText }),
  /** A notice is acknowledged, not allowed: the day its term ends, whatever is said. */ notice: z.object({ termEndsOn: z.string().nullable(), days: z.number().int(), ground: LocalText, probation: z.boolean() }).nullable(),
  lastDay: z.string().nullable(), /** The last day that came out of it: the one asked for, or an earlier one agreed. */ outcomeDay: z.string().nullable(), reason: z.string(), cause: z.enum(['submitted', 'resubmitted', 'date_changed']),
  submittedBy: z.string(), submittedAt: z.string(), onBehalf: z.object({ channel: z.enum(toldChannels), note: z.string() }).nullable(), /** Handed in with the leaver’s own application, and when he wrote it. */ application: z.object({ id: z.string(), at: z.string() }).nullable(), steps: z.array(ApprovalStepView),
  questions: z.array(z.object({ id: z.string(), step: z.string(), text: z.string(), by: z.string(), at: z.string(), answer: z.object({ text: z.string(), by: z.string(), at: z.string(), onBehalf: z.enum(toldChannels).nullable() }).nullable() })),
  ended: z.object({ by: z.string(), at: z.string(), reason: z.string(), channel: z.enum(toldChannels).nullable() }).nullable(),
})
export type ApprovalRoundView = z.infer<typeof ApprovalRoundView>

/** The chain a submission would follow now, with the people who could act. */
export const ApprovalPreview = z.object({
  chain: z.object({ id: z.string(), version: z.number(), name: LocalText }),
  steps: z.array(z.object({ key: z.string(), name: LocalText, who: ChainWho, people: z.array(Person), mode: z.enum(['any', 'all']), asks: z.enum(approvalAsks), informOnly: z.boolean() })),
  notice: z.object({ days: z.number().int(), probationDays: z.number().int(), ground: LocalText }).nullable(),
})
export type ApprovalPreview = z.infer<typeof ApprovalPreview>

/** What is handed in: for the leaver who is not there, with the channel it came by. */
export const Submission = z.object({
  lastDay: LocalDate.nullable().default(null), reason: z.string().trim().max(1000).default(''), probation: z.boolean().default(false),
  onBehalf: z.object({ channel: z.enum(toldChannels), note: z.string().trim().max(1000).default('') }).nullable().default(null),
})
export type Submission = z.infer<typeof Submission>

export const ApprovalLine = z.object({
  caseId: EntityId, caseNumber: z.string(), employeeName: z.string(), department: z.string(), step: z.string(), name: LocalText, asks: z.enum(approvalAsks), informOnly: z.boolean(),
  since: z.string(), dueOn: z.string().nullable(), overdueDays: z.number().int(), /** Whom the person asking stands in for. */ standsInFor: z.string().nullable(),
})
export type ApprovalLine = z.infer<typeof ApprovalLine>

const c = base.errors({ ...caseRefusals, ...approvalRefusals })
const ofCase = z.object({ id: EntityId })
/** `round` is its id: its number may change when two PCs meet. */
const ofRound = ofCase.extend({ round: z.string().min(1).max(100) })
const Reason = z.string().trim().max(1000)
const done = z.object({ version: z.number() })
/** Every act answers the case's new version; the case itself comes by `cases.get` and over live changes. */
export const approvalContract = {
  get: c.route({ method: 'GET', path: '/cases/{id}/approvals', summary: 'Rounds of approvals of a case, oldest first' }).input(ofCase).output(z.object({ rounds: z.array(ApprovalRoundView), maySubmit: z.boolean(), mayWithdraw: z.boolean(), mayRevoke: z.boolean() })),
  preview: c.route({ method: 'GET', path: '/cases/{id}/approvals/preview', summary: 'The chain a submission would follow now' }).input(ofCase).output(ApprovalPreview),
  submit: c.route({ method: 'POST', path: '/cases/{id}/approvals', summary: 'Hand in for approval, for the leaver or by himself; again after a return or rejection', successStatus: 201 }).input(ofCase.extend(Submission.shape)).output(done),
  decide: c.route({ method: 'POST', path: '/cases/{id}/approvals/{round}/steps/{step}', summary: 'Approve, reject, return or take note' })
    .input(ofRound.extend({ step: z.string().max(40), verdict: z.enum(approvalVerdicts), opinion: Reason.default(''), agreedLastDay: LocalDate.nullable().default(null), /** HR for an approver who is not there: whose place, and why. */ actingReason: Reason.default(''), standInFor: EntityId.nullable().default(null) })).output(done),
  ask: c.route({ method: 'POST', path: '/cases/{id}/approvals/{round}/questions', summary: 'Ask a question before deciding' }).input(ofRound.extend({ step: z.string().max(40), text: z.string().trim().min(1).max(1000) })).output(done),
  answer: c.route({ method: 'POST', path: '/cases/{id}/approvals/{round}/questions/{questionId}', summary: 'Answer a question, for the leaver or by himself' })
    .input(ofRound.extend({ questionId: EntityId, text: z.string().trim().min(1).max(1000), onBehalf: z.enum(toldChannels).nullable().default(null) })).output(done),
  withdraw: c.route({ method: 'POST', path: '/cases/{id}/approvals/{round}/withdraw', summary: 'The leaver takes it back, himself or told to HR' }).input(ofRound.extend({ reason: Reason, channel: z.enum(toldChannels).nullable().default(null) })).output(done),
  revoke: c.route({ method: 'POST', path: '/cases/{id}/approvals/{round}/revoke', summary: 'HR stops a round' }).input(ofRound.extend({ reason: Reason })).output(done),
  waiting: c.route({ method: 'GET', path: '/today/approvals', summary: 'Approvals that wait for me, also where I stand in, the most urgent first' }).input(PageInput).output(pageOf(ApprovalLine).extend({ total: z.number().int() })),
}
