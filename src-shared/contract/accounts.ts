import { z } from 'zod'
import { accountListRefusals } from '../refusals/accounts'
import { absenceRefusals } from '../refusals/absence'
import { caseRefusals } from '../refusals/case'
import { accountActs } from '../vocabulary'
import { CaseView } from './case'
import { base, EntityId, Line, LocalDate, OptionalLine, PageInput, pageOf, PersonRef } from './common'

/** One case on the list of accounts to freeze, or to unfreeze because the person stays. */
export const FreezeLine = z.object({
  caseId: EntityId, caseNumber: z.string(), employeeName: z.string(), department: z.string(), leftOn: z.string(), toFreeze: z.number().int(), requested: z.number().int(), toUnfreeze: z.number().int(),
  /** Whole days since he left. */ daysGone: z.number().int(),
})
export type FreezeLine = z.infer<typeof FreezeLine>

const c = base.errors({ ...caseRefusals, ...absenceRefusals, ...accountListRefusals })
const ofCase = z.object({ id: EntityId })
export const accountsContract = {
  add: c.route({ method: 'POST', path: '/cases/{id}/accounts', summary: 'List accounts of the leaver: named ones, or those that his position usually has', successStatus: 201 })
    .input(ofCase.extend({ accounts: z.array(z.object({ system: Line, account: OptionalLine })).max(60).default([]), fromPosition: z.boolean().default(false) })).output(CaseView),
  name: c.route({ method: 'PUT', path: '/cases/{id}/accounts/{accountId}/name', summary: 'Say what he signs in as; never a password' })
    .input(ofCase.extend({ accountId: EntityId, account: OptionalLine })).output(CaseView),
  act: c.route({ method: 'POST', path: '/cases/{id}/accounts/acts', summary: 'Record that accounts were frozen, handed over, deleted, unfrozen, or are not held; the last one frozen fulfils the legal step' })
    .input(ofCase.extend({ accountIds: z.array(EntityId).min(1).max(60), act: z.enum(accountActs), on: LocalDate.optional(), note: OptionalLine, to: PersonRef.nullable().default(null) })).output(CaseView),
  waiting: c.route({ method: 'GET', path: '/accounts/waiting', summary: 'Cases with accounts to freeze or to unfreeze, the longest gone first' }).input(PageInput).output(pageOf(FreezeLine).extend({ total: z.number().int() })),
}
