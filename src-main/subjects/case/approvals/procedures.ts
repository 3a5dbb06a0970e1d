import type { Knex } from 'knex'
import type { ApprovalLine } from '../../../../src-shared/contract/approval'
import type { LocalText } from '../../../../src-shared/contract/common'
import { accept, type Decision } from '../../../../src-shared/decision'
import { decodeCursor, encodeCursor } from '../../../office/cursor'
import { os } from '../../../office/implement'
import { isAllowed, ruleOf } from '../../../office/permissions'
import { command, query, refused, type QueryScope } from '../../../office/procedure'
import type { Transaction } from '../../../store/writer'
import { delegatorsOf } from '../../user/queries'
import { noticeOf } from '../domain/notice'
import { isOffice } from '../domain/standing'
import type { CaseState } from '../domain/state'
import { siteToday, type CaseDesk } from '../office'
import { overdueDays } from '../view'
import { approverOf, standsInHere } from './approver'
import { decideAnswer, decideAsk, decideRevoke, decideSubmit, decideVerdict, decideWithdraw, type Approver } from './decide'
import type { CaseEvent } from '../domain/events'
import type { ApprovalEvent } from './events'
import { chainFor, prepareSubmission, stepsWithPeople } from './prepare'
import { approvalsWaiting, approvalsWaitingCount, slotsFor } from './queries'
import { latestRound, standingOf } from './state'
import { roundView } from './view'

/** Whoever may read the case, the leaver himself, and who stands in for one who has a say. Refuses: NOT_FOUND, NOT_ALLOWED. */
async function requireApprover(db: Knex, state: CaseState, scope: QueryScope, today: string): Promise<Approver> {
  if (!state.exists) throw refused('NOT_FOUND', { kind: 'case' })
  const approver = await approverOf(db, state, scope, today)
  if (!isAllowed(ruleOf('cases.get'), approver.party.roles, approver.party.relations) && !approver.isLeaver && !standsInHere(state, approver)) throw refused('NOT_ALLOWED', {})
  return approver
}

/** The reason first told with a round is the case's too, where it has none: approvers and the case must not read two things. */
const withReason = (state: CaseState, reason: string, decision: Decision<ApprovalEvent>): Decision<CaseEvent> =>
  (decision.accepted && state.reason === '' && reason ? accept<CaseEvent>(...decision.events, { type: 'case.reasonSet', payload: { from: '', to: reason } }) : decision)

/** Rounds of approvals: handing in, deciding, asking, taking back. Rules are in decide.ts. */
export function approvalProcedures(desk: CaseDesk) {
  type Decide = (state: CaseState, approver: Approver, given: { readonly db: Knex; readonly today: string }) => Decision<CaseEvent> | Promise<Decision<CaseEvent>>
  const act = async (tx: Transaction, id: string, scope: QueryScope, decide: Decide): Promise<{ version: number }> => {
    const db = await tx.read()
    const today = await siteToday(db, tx.now())
    const loaded = await tx.load(desk.subject, id)
    const approver = await requireApprover(db, loaded.state, scope, today)
    const { version } = await tx.record(desk.subject, loaded, await decide(loaded.state, approver, { db, today }))
    return { version }
  }
  return {
    get: os.approvals.get.handler(query('approvals.get', async (db, input, scope) => {
      const { state } = await desk.states.of(db, desk.subject, input.id)
      const today = await siteToday(db, scope.context.services.clock.now())
      const approver = await requireApprover(db, state, scope, today)
      const last = latestRound(state.approvals)
      const stands = last && standingOf(last).state
      const open = state.status === 'open'
      const speaks = approver.isLeaver || isOffice(approver.party)
      return {
        rounds: state.approvals.map((round) => roundView(state, round, { calendar: desk.calendar, today, approver })),
        maySubmit: open && speaks && stands !== 'running' && stands !== 'approved', mayWithdraw: open && speaks && stands === 'running', mayRevoke: open && isOffice(approver.party) && stands === 'running',
      }
    })),
    preview: os.approvals.preview.handler(query('approvals.preview', async (db, input) => {
      const { state } = await desk.states.of(db, desk.subject, input.id)
      if (!state.exists) throw refused('NOT_FOUND', { kind: 'case' })
      const chain = await chainFor(desk, db, state)
      const steps = await stepsWithPeople(db, chain, state)
      return {
        chain: { id: chain.id, version: chain.version, name: chain.name }, notice: noticeOf(state, desk.law.rulesOf(state)),
        steps: steps.map(({ key, name, who, people, mode, asks, informOnly }) => ({ key, name, who, people: [...people], mode, asks, informOnly })),
      }
    })),
    submit: os.approvals.submit.handler(command('approvals.submit', (tx, { id, ...submission }, scope) =>
      act(tx, id, scope, async (state, approver, { db, today }) => withReason(state, submission.reason, decideSubmit(state, await prepareSubmission(desk, db, state, submission, today), approver))))),
    decide: os.approvals.decide.handler(command('approvals.decide', (tx, { id, ...verdict }, scope) => act(tx, id, scope, (state, approver, { today }) => decideVerdict(state, { ...verdict, on: today }, approver)))),
    ask: os.approvals.ask.handler(command('approvals.ask', (tx, { id, ...question }, scope) => act(tx, id, scope, (state, approver) => decideAsk(state, { ...question, id: scope.context.services.random.id() }, approver)))),
    answer: os.approvals.answer.handler(command('approvals.answer', (tx, { id, round, questionId, text, onBehalf }, scope) => act(tx, id, scope, (state, approver) => decideAnswer(state, { round, question: questionId, text, onBehalf }, approver)))),
    withdraw: os.approvals.withdraw.handler(command('approvals.withdraw', (tx, { id, ...rest }, scope) => act(tx, id, scope, (state, approver) => decideWithdraw(state, rest, approver)))),
    revoke: os.approvals.revoke.handler(command('approvals.revoke', (tx, { id, ...rest }, scope) => act(tx, id, scope, (state, approver) => decideRevoke(state, rest, approver)))),
    waiting: os.approvals.waiting.handler(query('approvals.waiting', async (db, input, scope) => {
      const today = await siteToday(db, scope.context.services.clock.now())
      const delegators = await delegatorsOf(db, scope.user.id, today)
      const own = new Set(slotsFor(scope.user))
      const rows = await approvalsWaiting(db, scope.user, delegators, decodeCursor(input.cursor, ['string', 'string', 'string'] as const), input.limit + 1)
      const shown = rows.slice(0, input.limit)
      const last = shown.at(-1)
      return {
        items: shown.map((row): ApprovalLine => ({
          caseId: row.case_id, caseNumber: row.number, employeeName: row.employee_name, department: row.department, step: row.step, name: JSON.parse(row.name) as LocalText, asks: row.asks as ApprovalLine['asks'], informOnly: row.informs === 1,
          since: row.since, dueOn: row.due_on, overdueDays: overdueDays(row.due_on, today), standsInFor: own.has(row.slot) ? null : (delegators.find((one) => one.employeeId !== row.employee_id && slotsFor(one).includes(row.slot))?.name ?? null),
        })),
        next: rows.length > input.limit && last ? encodeCursor([last.due_key, last.case_id, last.step]) : null, total: await approvalsWaitingCount(db, scope.user, delegators),
      }
    })),
  }
}
