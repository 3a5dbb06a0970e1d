import type { AccountView } from '../../../../src-shared/contract/accountView'
import { accountActs } from '../../../../src-shared/vocabulary'
import type { Party } from '../domain/standing'
import type { CaseState } from '../domain/state'
import { mayActOnAccounts } from './decide'
import { isPossible } from './state'

/** The leaver's accounts with what the person asking may do to each. */
export const accountViews = (state: CaseState, party: Party): AccountView[] =>
  state.accounts.map((one) => ({ ...one, may: accountActs.filter((act) => isPossible(state.status, one, act) && mayActOnAccounts(state, party, act)) }))
