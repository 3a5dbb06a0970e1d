import { z } from 'zod'
import { caseRefusals } from '../refusals/case'
import { settlementRefusals } from '../refusals/settlement'
import { base, EntityId, OptionalLine } from './common'
import { SettlementHead, SettlementRowFields, SettlementView } from './settlementView'

const c = base.errors({ ...caseRefusals, ...settlementRefusals })
const ofCase = z.object({ id: EntityId })
export const settlementContract = {
  get: c.route({ method: 'GET', path: '/cases/{id}/settlement', summary: 'What is owed between the leaver and the company, with the legal cap on deductions' }).input(ofCase).output(SettlementView),
  setRow: c.route({ method: 'PUT', path: '/cases/{id}/settlement/rows', summary: 'Add a row, or change one; a row without a figure is open' }).input(ofCase.extend({ rowId: EntityId.nullable().default(null), row: SettlementRowFields })).output(SettlementView),
  addUsualRows: c.route({ method: 'POST', path: '/cases/{id}/settlement/rows', summary: 'Add what is asked of everybody who leaves, without figures' }).input(ofCase).output(SettlementView),
  removeRow: c.route({ method: 'DELETE', path: '/cases/{id}/settlement/rows/{rowId}', summary: 'Take a row off; it stays in the log' }).input(ofCase.extend({ rowId: EntityId })).output(SettlementView),
  setHead: c.route({ method: 'PUT', path: '/cases/{id}/settlement', summary: 'Attendance days, pay day, last digits of the account' }).input(ofCase.extend(SettlementHead.shape)).output(SettlementView),
  confirm: c.route({ method: 'POST', path: '/cases/{id}/settlement/confirm', summary: 'Finance confirms the figures; a later change takes the confirmation back' }).input(ofCase.extend({ note: OptionalLine })).output(SettlementView),
}
