import type { BoardCard, TodayLine } from '../../../../src-shared/contract/board'
import type { CaseRow, MessageView } from '../../../../src-shared/contract/case'
import type { LedgerRow } from '../../../../src-shared/contract/ledger'
import { fill } from '../../../../src-shared/locale'
import { itemStatuses, type ItemStatus, type Stage } from '../../../../src-shared/vocabulary'
import { columnsOf, type ListColumn, type Telling } from './telling'

const standing = (telling: Telling, row: { readonly status: CaseRow['status']; readonly stage: Stage }): string => (row.status === 'open' ? telling.words.stage[row.stage] : telling.words.caseStatus[row.status])

export function caseColumns(telling: Telling): ListColumn<CaseRow>[] {
  const make = columnsOf<CaseRow>(telling)
  return [
    make.text('caseNumber', (row) => row.number), make.text('name', (row) => row.employeeName), make.text('employeeNumber', (row) => row.employeeNumber), make.text('department', (row) => row.department), make.text('position', (row) => telling.text(row.positionTitle)),
    make.text('kind', (row) => telling.kind(row.kind)), make.day('leftOn', (row) => row.leftOn), make.text('receivers', (row) => telling.list(row.receiverNames)), make.number('done', (row) => row.done), make.number('total', (row) => row.total), make.text('status', (row) => standing(telling, row)),
  ]
}

export function boardColumns(telling: Telling): ListColumn<BoardCard>[] {
  const make = columnsOf<BoardCard>(telling)
  return [
    make.text('column', (card) => telling.words.stage[card.stage]), make.text('caseNumber', (card) => card.number), make.text('name', (card) => card.employeeName), make.text('employeeNumber', (card) => card.employeeNumber), make.text('department', (card) => card.department),
    make.text('position', (card) => telling.text(card.positionTitle)), make.text('employer', (card) => telling.words.employer[card.employer]), make.text('kind', (card) => telling.kind(card.kind)), make.day('leftOn', (card) => card.leftOn), make.number('days', (card) => card.daysSinceLeaving),
    make.text('receivers', (card) => telling.list(card.receivers)), make.text('keeper', (card) => card.keeper), make.number('done', (card) => card.done), make.number('total', (card) => card.total), make.day('nextDue', (card) => card.nextDue?.on ?? null), make.text('nextItem', (card) => telling.text(card.nextDue?.title ?? null)),
    make.number('overdueItems', (card) => card.overdueItems), make.text('tags', (card) => telling.list(card.tags.map((tag) => telling.words.tag[tag]))), make.text('waitsFor', (card) => telling.list(card.waitsFor.map(telling.person))),
    make.text('legal', (card) => card.steps.filter((step) => step.state === 'open').map((step) => (step.doBy ? fill(telling.own.legalOpen, { name: telling.step(step.id), on: step.doBy }) : telling.step(step.id))).join(telling.own.semicolon)),
  ]
}

export function todayColumns(telling: Telling): ListColumn<TodayLine>[] {
  const make = columnsOf<TodayLine>(telling)
  const status = (line: TodayLine): string => (line.itemId && (itemStatuses as readonly string[]).includes(line.status) ? telling.words.itemStatus[line.status as ItemStatus] : '')
  return [
    make.text('item', (line) => telling.text(line.title)), make.text('name', (line) => line.employeeName), make.text('department', (line) => line.department), make.text('caseNumber', (line) => line.caseNumber), make.text('status', status),
    make.day('dueOn', (line) => line.dueOn), make.number('overdueDays', (line) => line.overdueDays || null), make.text('waitsFor', (line) => telling.person(line.waitsFor ?? '')), make.text('tags', (line) => telling.list(line.tags.map((tag) => telling.words.tag[tag]))),
  ]
}

export type InboxLine = MessageView & { readonly caseNumber: string; readonly employeeName: string }
export function inboxColumns(telling: Telling): ListColumn<InboxLine>[] {
  const make = columnsOf<InboxLine>(telling)
  return [
    make.instant('at', (line) => line.at), make.text('by', (line) => line.by), make.told('text', (line) => line.text), make.text('name', (line) => line.employeeName), make.text('caseNumber', (line) => line.caseNumber), make.text('item', (line) => telling.text(line.itemTitle)), make.number('files', (line) => line.attachments.length || null),
  ]
}

/** 离职台账, in the order in which offices keep it. */
export function ledgerColumns(telling: Telling): ListColumn<LedgerRow>[] {
  const make = columnsOf<LedgerRow>(telling)
  const step = (one: LedgerRow['wages']): string | null => (one === null || one.state === 'open' ? null : one.state === 'not_applicable' ? telling.own.notApplicable : one.on)
  return [
    make.number('n', (row) => row.n), make.text('employeeNumber', (row) => row.employeeNumber), make.text('name', (row) => row.employeeName), make.text('department', (row) => row.department), make.text('crew', (row) => row.crew), make.text('position', (row) => telling.text(row.positionTitle)),
    make.text('workerType', (row) => telling.words.workerType[row.workerType]), make.text('employer', (row) => telling.words.employer[row.employer]), make.text('employerName', (row) => row.employerName), make.day('joinedOn', (row) => row.joinedOn), make.day('leftOn', (row) => row.leftOn), make.day('endOn', (row) => row.endOn),
    make.text('kind', (row) => telling.kind(row.kind)), make.told('reason', (row) => row.reason), make.text('receivers', (row) => telling.list(row.receivers)), make.day('handoverDoneOn', (row) => row.handoverDoneOn), make.text('status', (row) => standing(telling, row)),
    make.day('wagesOn', (row) => step(row.wages)), make.day('certificateOn', (row) => step(row.certificate)), make.text('legalOverdue', (row) => row.overdue.map((one) => fill(telling.own.legalLate, { name: telling.text(one.name), on: one.doBy, days: one.days })).join(telling.own.semicolon)),
    make.text('caseNumber', (row) => row.number), make.told('remark', (row) => row.remark),
  ]
}
