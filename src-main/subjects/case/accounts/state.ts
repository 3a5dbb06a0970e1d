import type { PersonRef } from '../../../../src-shared/contract/common'
import type { AccountAct, AccountState, CaseStatus } from '../../../../src-shared/vocabulary'
import type { AccountRef } from './events'

export interface CaseAccount extends AccountRef {
  readonly state: AccountState; readonly on: string | null; readonly note: string; readonly by: string | null; readonly at: string | null; readonly handedTo: PersonRef | null
}

/** States in which he may still sign in. */
export const isUsable = (account: Pick<CaseAccount, 'state'>): boolean => account.state === 'listed' || account.state === 'requested' || account.state === 'unfrozen'

/** From which states each act is possible. */
const from: Readonly<Record<AccountAct, readonly AccountState[]>> = {
  request: ['listed', 'unfrozen'], freeze: ['listed', 'requested', 'unfrozen', 'not_held'], not_held: ['listed', 'requested'], hand: ['frozen'], delete: ['frozen', 'handed'], unfreeze: ['frozen'],
}

/** Accounts outlive their case, as the legal terms do; who stays gets his back, and nothing else is done then. */
const during: Readonly<Record<CaseStatus, readonly AccountAct[]>> = {
  open: ['request', 'freeze', 'not_held', 'hand', 'delete', 'unfreeze'], archived: ['freeze', 'not_held', 'hand', 'delete', 'unfreeze'], stayed: ['unfreeze'], voided: ['unfreeze'],
}

export const isPossible = (status: CaseStatus, account: Pick<CaseAccount, 'state'>, act: AccountAct): boolean => during[status].includes(act) && from[act].includes(account.state)
