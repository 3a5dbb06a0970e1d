import type { Migration } from '../../../store/migrate'
import type { Row, Table } from '../../../store/projection'
import { addDays, addWorkingDays, type SiteCalendar } from '../../calendar/calendar'
import type { CaseState } from '../domain/state'
import type { RoundStep } from './events'
import { waitingSteps, type StepStanding } from './state'

/** Whom the approvals of open cases wait for. `slot`: `u:<user>`, `r:<role>` or `h:<department>` for whoever heads it. */
export const approvalTable: Table = { name: 'case_approval', key: ['case_id', 'step', 'slot'], columns: ['case_id', 'step', 'slot', 'name', 'asks', 'informs', 'since', 'due_on', 'due_key'] }

/** The day a step is to be said by; null where it has no limit or the calendar does not know the year. */
export function approvalDue(standing: Pick<StepStanding, 'step' | 'since'>, calendar: SiteCalendar): { dueOn: string | null; provisional: boolean } {
  const { limit } = standing.step
  if (!limit || !standing.since) return { dueOn: null, provisional: false }
  if (limit.unit === 'calendar') return { dueOn: addDays(standing.since.on, limit.days), provisional: false }
  const { day, provisional } = addWorkingDays(standing.since.on, limit.days, calendar)
  return { dueOn: day, provisional }
}

/** Who is asked. A step that nobody but the leaver held is HR's to see to; where that is HR's own, the administrator's. */
function slotsOf(step: RoundStep, standing: StepStanding, department: string): string[] {
  const heard = new Set(standing.decisions.map((one) => one.for?.id ?? one.byUserId))
  const substitute = step.who.by === 'role' && step.who.role === 'hr' ? 'r:admin' : 'r:hr'
  if (step.people.length > 0 && (step.assigned || step.who.by === 'people' || step.mode === 'all')) return step.people.filter((one) => !heard.has(one.id)).map((one) => `u:${one.id}`)
  const holders = step.who.by === 'head' ? [`h:${department}`] : step.who.by === 'role' ? [`r:${step.who.role}`] : []
  return step.people.length > 0 ? holders : [...holders, substitute]
}

export function approvalRows(state: CaseState, calendar: SiteCalendar): Row[] {
  if (state.status !== 'open') return []
  return waitingSteps(state.approvals).flatMap(({ standing }) => {
    const { step } = standing
    const { dueOn } = approvalDue(standing, calendar)
    return [...new Set(slotsOf(step, standing, state.leaver.department))].map((slot) => ({
      case_id: state.id, step: step.key, slot, name: JSON.stringify(step.name), asks: step.asks, informs: step.informOnly ? 1 : 0, since: standing.since?.at ?? '', due_on: dueOn, due_key: dueOn ?? '9999-12-31',
    }))
  })
}

export const approvalMigrations: readonly Migration[] = [{
  name: '0041-approval',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE case_approval (
      case_id TEXT NOT NULL, step TEXT NOT NULL, slot TEXT NOT NULL, name TEXT NOT NULL, asks TEXT NOT NULL, informs INTEGER NOT NULL, since TEXT NOT NULL, due_on TEXT, due_key TEXT NOT NULL,
      PRIMARY KEY (case_id, step, slot)) STRICT, WITHOUT ROWID`)
    await trx.raw('CREATE INDEX case_approval_by_slot ON case_approval (slot, due_key, case_id, step)')
  },
}]
