import { z } from 'zod'
import { caseKinds, employers, itemTags, stages } from '../vocabulary'
import { base, Cursor, EntityId, Flag, LocalText, noNext, PageInput } from './common'
import { MessageView } from './case'

/** A legal step as the strip on a card shows it. */
export const CardStep = z.object({ id: z.string(), short: LocalText, state: z.enum(['open', 'done', 'not_applicable']), doBy: z.string().nullable(), overdue: z.boolean() })

export const BoardCard = z.object({
  id: EntityId, number: z.string(), version: z.number(), stage: z.enum(stages), kind: z.enum(caseKinds), employeeName: z.string(), employeeNumber: z.string(), department: z.string(), employer: z.enum(employers),
  positionTitle: LocalText, receivers: z.array(z.string()), keeper: z.string().nullable(), done: z.number(), total: z.number(), leftOn: z.string(), daysSinceLeaving: z.number(),
  nextDue: z.object({ on: z.string(), title: LocalText, overdueDays: z.number() }).nullable(), overdueItems: z.number(), tags: z.array(z.enum(itemTags)), waitsFor: z.array(z.string()), steps: z.array(CardStep), conflicts: z.number(),
})
export type BoardCard = z.infer<typeof BoardCard>

export const boardSorts = ['due', 'left', 'name'] as const
/** Filters of the board; all of them together narrow. In the address of the page as the same names. */
export const BoardFilter = z.object({
  department: z.string().max(60).optional(), positionId: z.string().max(40).optional(), receiver: z.string().max(60).optional(), employer: z.enum(employers).optional(), kind: z.enum(caseKinds).optional(),
  overdue: Flag.optional(), tag: z.enum(itemTags).optional(), text: z.string().trim().max(60).optional(), mine: Flag.optional(),
})
export type BoardFilter = z.infer<typeof BoardFilter>

const column = z.object({ stage: z.enum(stages), count: z.number(), items: z.array(BoardCard), next: Cursor.nullable() })
export const boardContract = {
  get: base.route({ method: 'GET', path: '/board', summary: 'The board: each column with its count and first cards' })
    .input(BoardFilter.extend({ sort: z.enum(boardSorts).default('due'), limit: z.coerce.number().int().min(1).max(100).default(30) })).output(z.object({ columns: z.array(column) })),
  column: base.route({ method: 'GET', path: '/board/{stage}', summary: 'More cards of one column' })
    .input(PageInput.extend(BoardFilter.shape).extend({ stage: z.enum(stages), sort: z.enum(boardSorts).default('due') })).output(z.object({ items: z.array(BoardCard), next: Cursor.nullable() })),
  counts: base.route({ method: 'GET', path: '/board/counts', summary: 'Cases per column' }).input(BoardFilter).output(z.object({ counts: z.record(z.enum(stages), z.number()) })),
  /** One card if it passes the filter, else null: to patch a board after a live change. */
  card: base.route({ method: 'GET', path: '/board/cards/{id}', summary: 'One card, or null when the filter hides it' }).input(BoardFilter.extend({ id: EntityId })).output(BoardCard.nullable()),
  lanes: base.route({ method: 'GET', path: '/board/lanes', summary: 'Values of a lane with cases per column' })
    .input(BoardFilter.extend({ by: z.enum(['department', 'receiver', 'employer']) })).output(z.object({ items: z.array(z.object({ value: z.string(), counts: z.record(z.enum(stages), z.number()), total: z.number() })), next: noNext })),
  /** What each receiver has on his hands: open items, overdue ones. */
  load: base.route({ method: 'GET', path: '/board/load', summary: 'Load per receiver' }).output(z.object({ items: z.array(z.object({ name: z.string(), cases: z.number(), openItems: z.number(), overdueItems: z.number() })), next: noNext })),
  /** Values for the filter pickers. */
  choices: base.route({ method: 'GET', path: '/board/choices', summary: 'Departments, positions and receivers that occur in open cases' })
    .output(z.object({ departments: z.array(z.string()), positions: z.array(z.object({ id: z.string(), title: LocalText })), receivers: z.array(z.string()) })),
}

/** A line of the today page: an item or legal step somebody has to act on. */
export const TodayLine = z.object({
  caseId: EntityId, caseNumber: z.string(), employeeName: z.string(), department: z.string(), itemId: z.string().nullable(), stepId: z.string().nullable(), title: LocalText, status: z.string(), dueOn: z.string().nullable(), overdueDays: z.number(),
  waitsFor: z.string().nullable(), tags: z.array(z.enum(itemTags)),
})
export type TodayLine = z.infer<typeof TodayLine>
const lines = z.object({ items: z.array(TodayLine), next: Cursor.nullable(), total: z.number() })
export const todayContract = {
  /** My open items, overdue first. */ mine: base.route({ method: 'GET', path: '/today/mine', summary: 'My items, overdue first' }).input(PageInput).output(lines),
  /** What only I can move on: submitted to me, keeper's hand-on to confirm, cases in my stage. */ waiting: base.route({ method: 'GET', path: '/today/waiting', summary: 'What waits for me' }).input(PageInput).output(lines),
  /** Legal steps of my office role due within 30 days or overdue. */ legal: base.route({ method: 'GET', path: '/today/legal', summary: 'Legal dates coming and missed' }).input(PageInput).output(lines),
  inbox: base.route({ method: 'GET', path: '/today/inbox', summary: 'Messages that mention me, unseen first' }).input(PageInput)
    .output(z.object({ items: z.array(MessageView.extend({ caseNumber: z.string(), employeeName: z.string() })), next: Cursor.nullable(), unseen: z.number() })),
  badges: base.route({ method: 'GET', path: '/today/badges', summary: 'Numbers for the menu' }).output(z.object({ overdue: z.number(), waiting: z.number(), legalOverdue: z.number(), unseen: z.number() })),
}
