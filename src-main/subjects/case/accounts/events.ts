import type { PersonRef } from '../../../../src-shared/contract/common'
import type { AccountAct, AccountState } from '../../../../src-shared/vocabulary'
import type { Fact } from '../domain/fact'

/** An account as every fact about it names it: readable without the facts before. */
export interface AccountRef { readonly id: string; readonly system: string; /** What he signs in as; never a password. */ readonly account: string }

/** What was done to some accounts at once, on which day and where (ticket, console). */
export interface AccountsDone { readonly accounts: readonly AccountRef[]; readonly on: string; readonly note: string }

/** What each act is called once it has happened, and how the accounts then stand. */
export const accountFacts = {
  request: { type: 'account.freezeRequested', state: 'requested' }, freeze: { type: 'account.frozen', state: 'frozen' }, not_held: { type: 'account.notHeld', state: 'not_held' },
  delete: { type: 'account.deleted', state: 'deleted' }, unfreeze: { type: 'account.unfrozen', state: 'unfrozen' }, hand: { type: 'account.handedTo', state: 'handed' },
} as const satisfies Record<AccountAct, { type: string; state: AccountState }>

/** Facts about a leaver's accounts in other systems: what IT did there, which this program does not do itself. */
export type AccountEvent =
  | Fact<'account.listed', { readonly accounts: readonly AccountRef[] }>
  | Fact<'account.named', { readonly account: AccountRef; readonly to: string }>
  | Fact<'account.freezeRequested' | 'account.frozen' | 'account.notHeld' | 'account.deleted' | 'account.unfrozen', AccountsDone>
  | Fact<'account.handedTo', AccountsDone & { readonly to: PersonRef }>
export const accountTypes = ['account.listed', 'account.named', 'account.freezeRequested', 'account.frozen', 'account.notHeld', 'account.deleted', 'account.unfrozen', 'account.handedTo'] as const satisfies readonly AccountEvent['type'][]
