import type { ReturnLine } from '../../src-shared/contract/returnDay'
import { decodeCursor, encodeCursor } from '../office/cursor'
import { os } from '../office/implement'
import { query } from '../office/procedure'
import { daysBetween } from '../subjects/calendar/calendar'
import { readCase, siteToday, type CaseDesk } from '../subjects/case/office'
import { contractShouldEnd } from '../subjects/case/absence/due'
import { isExpected, proposedEnd, returnPointsOf, returnWarningsOf } from '../subjects/case/returnDay/points'
import { countExpected, expectedBack } from '../subjects/case/returnDay/queries'
import { formOffers } from './sheetProcedures'
import { sheets } from './sheets'

/** The day on which a leaver comes back. It stands with the forms, for what he signs is theirs to say; the acts are those of the case. */
export const returnDayProcedures = (desk: CaseDesk) => ({
  get: os.returnDay.get.handler(query('returnDay.get', async (db, input, scope) => {
    const { state, party } = await readCase(desk, db, input.id, scope)
    const today = await siteToday(db, scope.context.services.clock.now())
    const papers = formOffers(desk, state, party, scope.locale).flatMap(({ form, available }) => (available && (form === 'handover' || sheets[form].leaverSigns?.(state)) ? [form] : []))
    const points = returnPointsOf(state, papers)
    const rules = desk.law.rulesOf(state)
    const groundOf = (id: string) => rules.absence.steps.find((step) => step.id === id)?.ground ?? { 'zh-CN': '', en: '' }
    const { expectedBackOn } = state.dates
    return {
      caseId: state.id, today, expectedOn: expectedBackOn, daysLate: expectedBackOn && isExpected(state) ? Math.max(0, daysBetween(expectedBackOn, today)) : 0, points, left: points.filter((one) => !one.done).length,
      end: proposedEnd(state, today, { served: groundOf('set_end'), agreed: rules.kinds.get(state.kind)?.ground ?? groundOf('end_agreed') }), warnings: returnWarningsOf(state, today, contractShouldEnd(state, rules, desk.law.calendarOf(state))),
    }
  })),
  expected: os.returnDay.expected.handler(query('returnDay.expected', async (db, input, scope) => {
    const today = await siteToday(db, scope.context.services.clock.now())
    const rows = await expectedBack(db, today, decodeCursor(input.cursor, ['string', 'string'] as const), input.limit + 1)
    const shown = rows.slice(0, input.limit)
    const last = shown.at(-1)
    return {
      items: shown.map((row): ReturnLine => ({ caseId: row.case_id, caseNumber: row.number, employeeName: row.employee_name, department: row.department, expectedOn: row.expected_on, daysLate: daysBetween(row.expected_on, today) })),
      next: rows.length > input.limit && last ? encodeCursor([last.expected_on, last.case_id]) : null, total: await countExpected(db, today),
    }
  })),
})
