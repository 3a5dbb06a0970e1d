import type { PersonRef } from '../../../../src-shared/contract/common'
import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import { words } from '../../../../src-shared/locale'
import type { AccountAct, UsualSystem } from '../../../../src-shared/vocabulary'
import type { CaseEvent } from '../domain/events'
import { isHead, isOffice, type Party } from '../domain/standing'
import type { CaseState } from '../domain/state'
import { accountFacts, type AccountRef } from './events'
import { isPossible, isUsable, type CaseAccount } from './state'

/** The legal step that is fulfilled once he can sign in nowhere. */
export const freezeStep = 'abs.freeze'

/** Who says what became of an account: the office, IT, and whoever stands for IT on this case. The head may list and ask; IT, who freezes them, asks nobody. */
export function mayActOnAccounts(state: CaseState, party: Party, act: AccountAct | 'list'): boolean {
  const named = state.assignees['it']
  if (party.roles.includes('it') || (named?.kind === 'user' && named.id === party.userId)) return act !== 'request'
  if (isOffice(party)) return true
  return isHead(party) && (act === 'list' || act === 'request')
}

/** Lists accounts of the leaver; what is listed already is left out when it comes from his position, else refused. One that he can sign in with opens the legal step again. Refuses: NOT_ALLOWED, CASE_NOT_OPEN, ACCOUNT_TWICE. */
export function decideListAccounts(state: CaseState, command: { accounts: readonly AccountRef[]; fromPosition: readonly AccountRef[] }, party: Party): Decision<CaseEvent> {
  if (!mayActOnAccounts(state, party, 'list')) return refuse('NOT_ALLOWED', {})
  if (state.status !== 'open' && state.status !== 'archived') return refuse('CASE_NOT_OPEN', { status: state.status })
  const isListed = (one: AccountRef, among: readonly AccountRef[]) => among.some((other) => other.system === one.system && other.account === one.account)
  const twice = command.accounts.find((one, index) => isListed(one, state.accounts) || isListed(one, command.accounts.slice(0, index)))
  if (twice) return refuse('ACCOUNT_TWICE', { system: twice.system })
  const usual = command.fromPosition.filter((one) => !state.accounts.some((other) => other.system === one.system))
  const accounts = [...command.accounts, ...usual]
  return accounts.length === 0 ? accept() : accept<CaseEvent>({ type: 'account.listed', payload: { accounts } }, ...stepFollows(state, [...state.accounts, ...accounts.map((one) => ({ ...one, state: 'listed' as const }))]))
}

/** Says what he signs in as. Refuses: NOT_ALLOWED, CASE_NOT_OPEN, ACCOUNT_UNKNOWN. */
export function decideNameAccount(state: CaseState, command: { accountId: string; account: string }, party: Party): Decision<CaseEvent> {
  if (!mayActOnAccounts(state, party, 'list')) return refuse('NOT_ALLOWED', {})
  if (state.status === 'voided') return refuse('CASE_NOT_OPEN', { status: state.status })
  const found = state.accounts.find((one) => one.id === command.accountId)
  if (!found) return refuse('ACCOUNT_UNKNOWN', {})
  return found.account === command.account ? accept() : accept<CaseEvent>({ type: 'account.named', payload: { account: refOf(found), to: command.account } })
}

export interface ActOnAccounts { readonly accountIds: readonly string[]; readonly act: AccountAct; readonly on: string; readonly note: string; readonly to: PersonRef | null; readonly today: string }

/**
 * Records what was done to some accounts, all or none. The legal step follows.
 * Refuses: NOT_ALLOWED, ACCOUNT_UNKNOWN, ACCOUNT_ACT_NOT_POSSIBLE, ACCOUNT_HANDED_TO_WHOM, DAY_IN_FUTURE.
 */
export function decideActOnAccounts(state: CaseState, command: ActOnAccounts, party: Party): Decision<CaseEvent> {
  const { act, on, note, to } = command
  if (!mayActOnAccounts(state, party, act)) return refuse('NOT_ALLOWED', {})
  const chosen = [...new Set(command.accountIds)].map((id) => state.accounts.find((one) => one.id === id))
  if (chosen.some((one) => !one)) return refuse('ACCOUNT_UNKNOWN', {})
  const accounts = chosen as CaseAccount[]
  const unfit = accounts.find((one) => !isPossible(state.status, one, act))
  if (unfit) return refuse('ACCOUNT_ACT_NOT_POSSIBLE', { system: unfit.system, state: unfit.state, act })
  if (act === 'hand' && !to) return refuse('ACCOUNT_HANDED_TO_WHOM', { field: 'to' })
  if (on > command.today) return refuse('DAY_IN_FUTURE', { field: 'on' })
  const done = { accounts: accounts.map(refOf), on, note }
  const fact: CaseEvent = act === 'hand' ? { type: 'account.handedTo', payload: { ...done, to: to! } } : { type: accountFacts[act].type, payload: done }
  return accept<CaseEvent>(fact, ...stepFollows(state, state.accounts.map((one) => (accounts.includes(one) ? { ...one, state: accountFacts[act].state } : one))))
}

/** The legal step follows the accounts: done when nothing is left that he could sign in with, its note what was frozen; open again when something comes that was not there. */
function stepFollows({ status, legalSteps, accounts }: CaseState, after: readonly (AccountRef & Pick<CaseAccount, 'state'>)[]): CaseEvent[] {
  const from = legalSteps[freezeStep]?.state
  // Of somebody who stays the step is over; that it does not apply is what a person said.
  if (status !== 'open' && status !== 'archived') return []
  if (from === 'open' && !after.some(isUsable)) {
    const frozen = after.filter((one) => one.state !== 'not_held').map((one) => systemName(one.system))
    return [{ type: 'case.legalStepSet', payload: { step: freezeStep, from, to: 'done', note: frozen.join('、') } }]
  }
  const comes = after.some((one) => isUsable(one) && !accounts.some((was) => was.id === one.id && isUsable(was)))
  return from === 'done' && comes ? [{ type: 'case.legalStepSet', payload: { step: freezeStep, from, to: 'open', note: '' } }] : []
}

export const systemName = (system: string): string => words['zh-CN'].system[system as UsualSystem] ?? system
const refOf = ({ id, system, account }: CaseAccount): AccountRef => ({ id, system, account })
