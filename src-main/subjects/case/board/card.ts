import type { BoardCard } from '../../../../src-shared/contract/board'
import type { LocalText } from '../../../../src-shared/contract/common'
import type { ItemTag } from '../../../../src-shared/vocabulary'
import { daysBetween, overdueBy, type SiteCalendar } from '../../calendar/calendar'
import type { CurrentLaw } from '../law'
import type { CardRow, StepCell } from './cards'

/** A card as the board shows it on a day: overdue is computed, never stored. */
export function boardCard(row: CardRow, today: string, { steps }: Pick<CurrentLaw['names'], 'steps'>, calendar: SiteCalendar): BoardCard {
  const dues = JSON.parse(row.dues) as Record<string, number>
  const archived = row.stage === 'archived'
  return {
    id: row.id, number: row.number, version: row.version, stage: row.stage, kind: row.kind, employeeName: row.employee_name, employeeNumber: row.employee_number, department: row.department, employer: row.employer,
    positionTitle: JSON.parse(row.position_title) as LocalText, receivers: JSON.parse(row.receivers) as string[], keeper: row.keeper, done: row.done, total: row.total, leftOn: row.left_on, daysSinceLeaving: Math.max(0, daysBetween(row.left_on, today)),
    nextDue: row.next_due && row.next_title ? { on: row.next_due, title: JSON.parse(row.next_title) as LocalText, overdueDays: overdueBy(row.next_due, today, row.next_unit ?? 'calendar', calendar) } : null,
    overdueItems: archived ? 0 : Object.entries(dues).reduce((sum, [day, count]) => sum + (day < today ? count : 0), 0),
    tags: JSON.parse(row.tags) as ItemTag[], waitsFor: JSON.parse(row.waits_for) as string[],
    steps: (JSON.parse(row.steps) as StepCell[]).map(([id, state, , doBy]) => ({ id, short: steps.get(id)?.short ?? { 'zh-CN': id, en: id }, state, doBy, overdue: state === 'open' && doBy !== null && doBy < today })),
    conflicts: row.conflicts,
  }
}
