import type { LogEvent } from '../../../log/event'
import { accountFacts, type AccountEvent } from './events'
import type { CaseAccount } from './state'

const states = new Map(Object.values(accountFacts).map(({ type, state }) => [type as AccountEvent['type'], state]))

/** Folds one fact into the accounts. Two PCs that had not met may both have acted: the later act stands, both are in the log. */
export function evolveAccounts(accounts: readonly CaseAccount[], event: LogEvent & AccountEvent): readonly CaseAccount[] {
  const [by, at] = [event.actor.name, event.wallTime]
  if (event.type === 'account.listed') {
    const known = new Set(accounts.map((one) => one.id))
    return [...accounts, ...event.payload.accounts.filter((one) => !known.has(one.id)).map((one): CaseAccount => ({ ...one, state: 'listed', on: null, note: '', by: null, at: null, handedTo: null }))]
  }
  if (event.type === 'account.named') {
    const { account, to } = event.payload
    return accounts.map((one) => (one.id === account.id ? { ...one, account: to } : one))
  }
  const ids = new Set(event.payload.accounts.map((one) => one.id))
  const { on, note } = event.payload
  const handedTo = event.type === 'account.handedTo' ? event.payload.to : null
  return accounts.map((one) => (ids.has(one.id) ? { ...one, state: states.get(event.type) ?? one.state, on, note, by, at, handedTo: handedTo ?? (event.type === 'account.deleted' ? one.handedTo : null) } : one))
}
