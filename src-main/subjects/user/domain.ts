import { accept, refuse, unreachable, type Decision } from '../../../src-shared/decision'
import type { Locale, Role } from '../../../src-shared/vocabulary'
import type { LogEvent } from '../../log/event'

/** An account. A person without one takes part through HR, who records for him. */
export interface User {
  readonly id: string
  readonly exists: boolean
  readonly name: string
  readonly displayName: string
  readonly roles: readonly Role[]
  readonly departments: readonly string[]
  readonly locale: Locale
  readonly employeeId: string | null
  /** Where he is told what he has to do when he does not look here; empty when he gave none. */
  readonly email: string
  readonly phone: string
  readonly disabled: boolean
  /** Who approves in his place and when, newest last; those that are over stay for the record. */
  readonly delegations: readonly Delegation[]
  /** scrypt verifier, see password.ts. */
  readonly verifier: string
}

/** Somebody stands in for this user's approvals from one day through another. */
export interface Delegation {
  readonly id: string; readonly to: { readonly id: string; readonly name: string }; readonly from: string; readonly until: string; readonly reason: string
  readonly by: string; readonly at: string; readonly ended: { readonly by: string; readonly at: string } | null
}

export interface UserFields {
  readonly name: string; readonly displayName: string; readonly roles: readonly Role[]; readonly departments: readonly string[]
  readonly locale: Locale; readonly employeeId: string | null; readonly email?: string; readonly phone?: string
}
export type UserChange = Partial<Omit<UserFields, 'name'>> & { readonly disabled?: boolean }

export type UserEvent =
  | { readonly type: 'user.created'; readonly payload: UserFields }
  | { readonly type: 'user.changed'; readonly payload: { readonly from: UserChange; readonly to: UserChange } }
  // A payload of its own: verifiers are erasable without losing the account's history (DESIGN §2).
  | { readonly type: 'user.passwordSet'; readonly payload: { readonly verifier: string } }
  | { readonly type: 'user.delegated'; readonly payload: Pick<Delegation, 'id' | 'to' | 'from' | 'until' | 'reason'> }
  | { readonly type: 'user.delegationEnded'; readonly payload: { readonly id: string } }

export const userTypes = new Set<UserEvent['type']>(['user.created', 'user.changed', 'user.passwordSet', 'user.delegated', 'user.delegationEnded'])

export const initialUser = (id: string): User => ({ id, exists: false, name: '', displayName: '', roles: [], departments: [], locale: 'zh-CN', employeeId: null, email: '', phone: '', disabled: false, delegations: [], verifier: '' })

/** Makes an account with its first password. Refuses: USER_NAME_TAKEN. */
export function decideCreateUser(command: { fields: UserFields; verifier: string; nameTaken: boolean }): Decision<UserEvent> {
  if (command.nameTaken) return refuse('USER_NAME_TAKEN', { name: command.fields.name })
  return accept({ type: 'user.created', payload: command.fields }, { type: 'user.passwordSet', payload: { verifier: command.verifier } })
}

/** Changes an account; only what differs is recorded. Refuses: NOT_FOUND, LAST_ADMINISTRATOR. */
export function decideChangeUser(user: User, command: { change: UserChange; otherAdministrators: number }): Decision<UserEvent> {
  if (!user.exists) return refuse('NOT_FOUND', { kind: 'user' })
  const from: Record<string, unknown> = {}
  const to: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(command.change)) {
    if (value === undefined) continue
    const present = user[field as keyof User]
    if (JSON.stringify(present) === JSON.stringify(value)) continue
    from[field] = present
    to[field] = value
  }
  if (Object.keys(to).length === 0) return accept()
  const staysAdministrator = !(command.change.disabled ?? user.disabled) && (command.change.roles ?? user.roles).includes('admin')
  if (user.roles.includes('admin') && !user.disabled && !staysAdministrator && command.otherAdministrators === 0) return refuse('LAST_ADMINISTRATOR', {})
  return accept({ type: 'user.changed', payload: { from, to } })
}

/** Sets a password. Refuses: NOT_FOUND. */
export function decideSetPassword(user: User, command: { verifier: string }): Decision<UserEvent> {
  if (!user.exists) return refuse('NOT_FOUND', { kind: 'user' })
  return accept({ type: 'user.passwordSet', payload: { verifier: command.verifier } })
}

/** Names who approves in this user's place for a while. Refuses: NOT_FOUND, DELEGATE_IS_SELF, DATE_ORDER. */
export function decideDelegate(user: User, command: Pick<Delegation, 'id' | 'to' | 'from' | 'until' | 'reason'>): Decision<UserEvent> {
  if (!user.exists) return refuse('NOT_FOUND', { kind: 'user' })
  if (command.to.id === user.id) return refuse('DELEGATE_IS_SELF', { field: 'to' })
  if (command.until < command.from) return refuse('DATE_ORDER', { field: 'until', after: 'from', afterDate: command.from })
  return accept<UserEvent>({ type: 'user.delegated', payload: command })
}

/** Ends it before its time; nothing when it is over. Refuses: NOT_FOUND. */
export function decideEndDelegation(user: User, id: string): Decision<UserEvent> {
  const found = user.delegations.find((one) => one.id === id)
  if (!found) return refuse('NOT_FOUND', { kind: 'delegation' })
  return found.ended ? accept() : accept<UserEvent>({ type: 'user.delegationEnded', payload: { id } })
}

export function evolveUser(user: User, logged: LogEvent): User {
  const event = logged as LogEvent & UserEvent
  switch (event.type) {
    case 'user.created': return { ...user, ...event.payload, exists: true }
    case 'user.changed': return { ...user, ...event.payload.to }
    case 'user.passwordSet': return { ...user, verifier: event.payload.verifier }
    case 'user.delegated': return { ...user, delegations: [...user.delegations, { ...event.payload, by: event.actor.name, at: event.wallTime, ended: null }] }
    case 'user.delegationEnded': return { ...user, delegations: user.delegations.map((one) => (one.id === event.payload.id && !one.ended ? { ...one, ended: { by: event.actor.name, at: event.wallTime } } : one)) }
    default: return unreachable(event)
  }
}
