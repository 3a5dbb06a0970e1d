import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import { refuse } from '../../src-shared/decision'
import type { RefusalCode, RefusalData } from '../../src-shared/refusals'
import type { Actor } from '../log/event'
import { Refused } from '../store/refused'
import type { Transaction } from '../store/writer'
import { userById, withoutVerifier } from '../subjects/user/queries'
import type { Context, SignedIn } from './context'
import { rolesAllow, ruleOf, type Permission } from './permissions'
import { sessionOf, sessionTouchMs, touchSession } from './sessions'

/** Ends the procedure with a refusal. */
export function refused<Code extends RefusalCode>(code: Code, data: RefusalData<Code>): Refused {
  return new Refused(refuse(code, data).refusal)
}

export interface CommandScope extends SignedIn { readonly context: Context; readonly permission: Permission }
export interface QueryScope extends SignedIn { readonly context: Context; readonly permission: Permission }

type Handler<Input, Output> = (options: { input: Input; context: Context }) => Promise<Output>

/** Who calls, if anyone; a session in use lives on. Refuses: SESSION_LOCKED (unless `evenLocked`). */
export async function whoCalls(context: Context, evenLocked = false): Promise<SignedIn | null> {
  const { services } = context
  const found = await whoHolds(context, evenLocked)
  if (!found) return null
  const { caller, token, seenAt } = found
  const nowMs = services.clock.steady()
  if (nowMs - seenAt > sessionTouchMs) {
    // Not waited for: reading must go on when nothing can be written (a full disk is when one looks things up) and while an import has
    // the writer, whose progress and cancelling are calls like this one. The next call tries again.
    void services.writer.run(caller.actor, (tx) => touchSession(tx.outsideLog, token, nowMs)).catch(() => undefined)
  }
  return caller
}

/** Who listens: somebody waiting for news is not at work, so his session's life is not extended. Refuses: NOT_SIGNED_IN, SESSION_LOCKED. */
export async function whoListens(context: Context): Promise<SignedIn> {
  const found = await whoHolds(context, false)
  if (!found) throw refused('NOT_SIGNED_IN', {})
  return found.caller
}

async function whoHolds(context: Context, evenLocked: boolean): Promise<{ caller: SignedIn; token: string; seenAt: number } | null> {
  const { services, connection } = context
  const token = connection.token()
  if (!token) return null
  const session = await sessionOf(services.reader, token, services.clock.steady())
  if (!session) return null
  const found = await userById(services.reader, session.userId)
  if (!found || found.disabled) return null
  if (session.locked && !evenLocked) throw refused('SESSION_LOCKED', {})
  const user = withoutVerifier(found)
  const actor: Actor = { userId: user.id, name: user.displayName, roles: user.roles, via: connection.via, pc: connection.pc }
  return { caller: { user, actor, locale: context.locale ?? user.locale }, token, seenAt: session.seenAt }
}

/** Who calls, if role or relation can open the procedure at all. Refuses: NOT_SIGNED_IN, SESSION_LOCKED, NOT_ALLOWED. */
export async function authorise(permission: Permission, context: Context): Promise<SignedIn> {
  const caller = await whoCalls(context)
  if (!caller) throw refused('NOT_SIGNED_IN', {})
  const rule = ruleOf(permission)
  // A relation to the case can open what the role does not; `requireCase` decides that with the case in hand.
  const byRelation = typeof rule !== 'string' && (rule.relations ?? []).length > 0
  if (!byRelation && !rolesAllow(rule, caller.user.roles)) throw refused('NOT_ALLOWED', {})
  return caller
}

/**
 * A procedure that changes something: authorises, runs in one transaction, commits, announces. With an idempotency key the
 * answer is kept in the same transaction, and a repetition gets it again without acting. `withoutSecrets` leaves out what
 * must not be guessable from the kept fingerprint of the input: passwords.
 */
export function command<Input, Output>(
  permission: Permission, run: (tx: Transaction, input: Input, scope: CommandScope) => Promise<Output>, { withoutSecrets = (input: Input): unknown => input } = {},
): Handler<Input, Output> {
  return async ({ input, context }) => {
    const caller = await authorise(permission, context)
    const scope: CommandScope = { ...caller, context, permission }
    const key = context.idempotencyKey
    // Not ignored: the sender counts on acting once.
    if (key && key.length > longestKey) throw refused('INVALID_INPUT', { field: 'idempotency-key', reason: 'too_big', limit: String(longestKey) })
    return context.services.writer.run(caller.actor, async (tx) => {
      if (!key) return run(tx, input, scope)
      const fingerprint = createHash('sha256').update(permission).update(JSON.stringify(withoutSecrets(input)) ?? '').digest('hex')
      const earlier = await earlierAnswer<Output>(tx.outsideLog, caller.user.id, key, fingerprint)
      if (earlier) return earlier.result
      const result = await run(tx, input, scope)
      const nowMs = context.services.clock.steady()
      await tx.outsideLog('command_key').insert({ user_id: caller.user.id, key, fingerprint, result: JSON.stringify(result) ?? 'null', at: nowMs })
      await tx.outsideLog('command_key').where('at', '<', nowMs - keyLifeMs).delete()
      return result
    })
  }
}

const keyLifeMs = 24 * 3_600_000
const longestKey = 100

async function earlierAnswer<Output>(trx: Knex, userId: string, key: string, fingerprint: string): Promise<{ result: Output } | null> {
  const row = (await trx('command_key').where({ user_id: userId, key }).first()) as { fingerprint: string; result: string } | undefined
  if (!row) return null
  if (row.fingerprint !== fingerprint) throw refused('KEY_REUSED', {})
  return { result: JSON.parse(row.result) as Output }
}

/** A procedure that only reads: gets a connection that cannot write. */
export function query<Input, Output>(permission: Permission, run: (db: Knex, input: Input, scope: QueryScope) => Promise<Output>): Handler<Input, Output> {
  return async ({ input, context }) => {
    const caller = await authorise(permission, context)
    return run(context.services.reader, input, { ...caller, context, permission })
  }
}
