import { z } from 'zod'
import { accountRefusals } from '../refusals/account'
import { approvalRefusals } from '../refusals/approval'
import { caseRefusals, itemRefusals } from '../refusals/case'
import { openRoleRefusals } from '../refusals/openRole'
import { openRoleKinds } from '../vocabulary'
import { base, Cursor, EntityId, LocalText, PageInput, PersonRef } from './common'

/** One thing that the leaver still carries. */
export const OpenRole = z.object({
  /** Names it when it is handed on. */ key: z.string().max(300), kind: z.enum(openRoleKinds),
  /** The case of another in which he has the part. */ caseId: z.string().nullable(), caseNumber: z.string(), caseOf: z.string(),
  /** An item of his own list, or a chain with its step. */ name: LocalText.nullable(), step: LocalText.nullable(),
  /** The office he was named for, the department, the role he alone holds, or whom he stands in for. */ what: z.string(),
  /** Open items that go to him there. */ items: z.number().int(),
  /** Who has it already and has only to confirm. */ with: z.string(),
  /** Only somebody with an account can take it. */ needsAccount: z.boolean(),
  /** Whether the person asking may hand it on: accounts are the administrator's. */ mayReassign: z.boolean(),
})
export type OpenRole = z.infer<typeof OpenRole>

export const OpenRolesView = z.object({
  items: z.array(OpenRole), next: Cursor.nullable(), total: z.number().int(), /** Those that nobody has taken over yet. */ open: z.number().int(),
  /** His accounts, and whether the person asking may close them. */ accounts: z.array(z.object({ id: z.string(), name: z.string(), disabled: z.boolean() })), mayClose: z.boolean(),
  /** Nobody else administers the site: his case cannot be filed and his account not be closed. */ lastAdministrator: z.boolean(),
})
export type OpenRolesView = z.infer<typeof OpenRolesView>

const { CASE_NOT_OPEN, KEEPER_IS_RECEIVER, PERSON_UNKNOWN, DATE_ORDER } = caseRefusals
const reassigning = base.errors({
  ...openRoleRefusals, CASE_NOT_OPEN, KEEPER_IS_RECEIVER, PERSON_UNKNOWN, DATE_ORDER, ITEM_MOVE_NOT_POSSIBLE: itemRefusals.ITEM_MOVE_NOT_POSSIBLE, LAST_ADMINISTRATOR: accountRefusals.LAST_ADMINISTRATOR,
  DELEGATE_IS_SELF: approvalRefusals.DELEGATE_IS_SELF, CHAIN_RETIRED: approvalRefusals.CHAIN_RETIRED,
})
export const openRoleContract = {
  get: base.route({ method: 'GET', path: '/cases/{id}/open-roles', summary: 'What the leaver still carries: parts in other cases, chains that name him, what his account is' }).input(PageInput.extend({ id: EntityId })).output(OpenRolesView),
  reassign: reassigning.route({ method: 'POST', path: '/cases/{id}/open-roles', summary: 'Hand several of them to one successor, all or none' })
    .input(z.object({ id: EntityId, to: PersonRef, which: z.array(z.string().min(1).max(300)).min(1).max(100) })).output(OpenRolesView),
}
