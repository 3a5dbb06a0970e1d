import type { Knex } from 'knex'
import type { BoardFilter, TodayLine } from '../../../../src-shared/contract/board'
import { words } from '../../../../src-shared/locale'
import { stages, type ItemTag, type Locale, type Stage } from '../../../../src-shared/vocabulary'
import { decodeCursor, encodeCursor } from '../../../office/cursor'
import { os } from '../../../office/implement'
import { query, type QueryScope } from '../../../office/procedure'
import { addDays, overdueBy } from '../../calendar/calendar'
import { nameOfStep } from '../../rule/domain/book'
import { siteToday, type CaseDesk } from '../office'
import { messageView } from '../view'
import { boardCard } from './card'
import { columnCards, firstCards, oneCard, sortKeyOf, type Asked, type CardRow, type Sort } from './cards'
import { laneCounts, stageCounts } from './counts'
import { filterChoices, itemsOfReceiver, legalSteps, mentionsOf, receiverLoad, todayCounts, waitingFor, type LineRow } from './queries'

const now = (scope: QueryScope): number => scope.context.services.clock.now()

/** How far ahead the today page looks for legal dates. */
const legalHorizonDays = 30

/** The board and the today page: views over the cases, nothing of their own. */
export function boardProcedures(desk: CaseDesk) {
  const asked = async (db: Knex, filter: BoardFilter, scope: QueryScope): Promise<Asked> => ({ filter, user: scope.user, today: await siteToday(db, now(scope)) })
  /** Of one row more than a page holds: whether there is a next one. */
  const page = (rows: readonly CardRow[], { sort, limit }: { sort: Sort; limit: number }, today: string) => {
    const shown = rows.slice(0, limit)
    const last = shown.at(-1)
    return { items: shown.map((row) => boardCard(row, today, desk.law.names, desk.calendar)), next: rows.length > limit && last ? encodeCursor([sortKeyOf(last, sort), last.id]) : null }
  }
  return {
    get: os.board.get.handler(query('board.get', async (db, { sort, limit, ...filter }, scope) => {
      const inquiry = await asked(db, filter, scope)
      const [counts, cards] = await Promise.all([stageCounts(db, inquiry), firstCards(db, inquiry, { sort, limit: limit + 1 })])
      return { columns: stages.map((stage) => ({ stage, count: counts[stage], ...page(cards[stage], { sort, limit }, inquiry.today) })) }
    })),
    column: os.board.column.handler(query('board.column', async (db, { stage, sort, cursor, limit, ...filter }, scope) => {
      const inquiry = await asked(db, filter, scope)
      const rows = await columnCards(db, inquiry, stage, { sort, limit: limit + 1, after: decodeCursor(cursor, ['string', 'string'] as const) })
      return page(rows, { sort, limit }, inquiry.today)
    })),
    counts: os.board.counts.handler(query('board.counts', async (db, filter, scope) => ({ counts: await stageCounts(db, await asked(db, filter, scope)) }))),
    card: os.board.card.handler(query('board.card', async (db, { id, ...filter }, scope) => {
      const inquiry = await asked(db, filter, scope)
      const row = await oneCard(db, id, inquiry)
      return row && boardCard(row, inquiry.today, desk.law.names, desk.calendar)
    })),
    lanes: os.board.lanes.handler(query('board.lanes', async (db, { by, ...filter }, scope) => ({ items: await laneCounts(db, by, await asked(db, filter, scope)) }))),
    load: os.board.load.handler(query('board.load', async (db, _input, scope) => ({ items: await receiverLoad(db, scope.user, await siteToday(db, now(scope))) }))),
    choices: os.board.choices.handler(query('board.choices', async (db, _input, scope) => filterChoices(db, scope.user))),
  }
}

/** A line that is a whole case: the column it stands in, or the hand-on to confirm. */
const caseLineTitle = (status: string, locale: Locale): string => (status === 'hand_on' ? words[locale].handOn : words[locale].stage[status as Stage])

export function todayProcedures(desk: CaseDesk) {
  const itemLine = (row: LineRow, today: string): TodayLine => ({
    caseId: row.case_id, caseNumber: row.number, employeeName: row.employee_name, department: row.department, itemId: row.item_id, stepId: null,
    title: row.title ? (JSON.parse(row.title) as TodayLine['title']) : { 'zh-CN': caseLineTitle(row.status, 'zh-CN'), en: caseLineTitle(row.status, 'en') },
    status: row.status, dueOn: row.due_on, overdueDays: row.due_on ? overdueBy(row.due_on, today, row.unit ?? 'calendar', desk.calendar) : 0, waitsFor: row.title ? row.waits_for : null, tags: JSON.parse(row.tags) as ItemTag[],
  })
  const owners = (scope: QueryScope): string[] => (scope.user.roles.includes('admin') ? ['hr', 'finance', 'it', ...scope.user.roles] : [...scope.user.roles])
  const counts = async (db: Parameters<typeof todayCounts>[0], scope: QueryScope) => {
    const today = await siteToday(db, now(scope))
    return todayCounts(db, scope.user, owners(scope), today, addDays(today, legalHorizonDays))
  }
  return {
    mine: os.today.mine.handler(query('today.mine', async (db, input, scope) => {
      const today = await siteToday(db, now(scope))
      const rows = await itemsOfReceiver(db, scope.user.id, decodeCursor(input.cursor, ['string', 'string', 'string'] as const), input.limit + 1)
      const shown = rows.slice(0, input.limit)
      const last = shown.at(-1)
      return { items: shown.map((row) => itemLine(row, today)), next: rows.length > input.limit && last ? encodeCursor([last.due_key, last.case_id, last.item_id]) : null, total: (await counts(db, scope)).mine }
    })),
    waiting: os.today.waiting.handler(query('today.waiting', async (db, input, scope) => {
      const today = await siteToday(db, now(scope))
      const offset = decodeCursor(input.cursor, ['number'] as const)?.[0] ?? 0
      const rows = await waitingFor(db, scope.user, offset, input.limit + 1)
      return { items: rows.slice(0, input.limit).map((row) => itemLine(row, today)), next: rows.length > input.limit ? encodeCursor([offset + input.limit]) : null, total: (await counts(db, scope)).waiting }
    })),
    legal: os.today.legal.handler(query('today.legal', async (db, input, scope) => {
      const today = await siteToday(db, now(scope))
      const rows = await legalSteps(db, owners(scope), addDays(today, legalHorizonDays), decodeCursor(input.cursor, ['string', 'string', 'string'] as const), input.limit + 1)
      const shown = rows.slice(0, input.limit)
      const last = shown.at(-1)
      return {
        items: shown.map((row): TodayLine => ({
          caseId: row.case_id, caseNumber: row.number, employeeName: row.employee_name, department: row.department, itemId: null, stepId: row.step, title: nameOfStep(desk.law.book, row.step ?? ''),
          status: row.status, dueOn: row.due_on, overdueDays: row.due_on ? overdueBy(row.due_on, today, row.unit ?? 'calendar', desk.calendar) : 0, waitsFor: `role:${row.waits_for}`, tags: [],
        })),
        next: rows.length > input.limit && last ? encodeCursor([last.due_key, last.case_id, last.step]) : null, total: (await counts(db, scope)).legal,
      }
    })),
    inbox: os.today.inbox.handler(query('today.inbox', async (db, input, scope) => {
      const rows = await mentionsOf(db, scope.user.id, decodeCursor(input.cursor, ['number', 'string'] as const), input.limit + 1)
      const shown = rows.slice(0, input.limit)
      const last = shown.at(-1)
      const items = []
      for (const row of shown) {
        const { state } = await desk.states.of(db, desk.subject, row.case_id)
        const message = state.messages.find((one) => one.id === row.message_id)
        if (message) items.push({ ...messageView(state, message), caseNumber: state.number, employeeName: state.leaver.name })
      }
      return { items, next: rows.length > input.limit && last ? encodeCursor([last.seen, last.message_id]) : null, unseen: (await counts(db, scope)).unseen }
    })),
    badges: os.today.badges.handler(query('today.badges', async (db, _input, scope) => {
      const { overdue, waiting, legalOverdue, unseen } = await counts(db, scope)
      return { overdue, waiting, legalOverdue, unseen }
    })),
  }
}
