import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import type { RandomSource } from './context'

/**
 * Sessions are this machine's alone: outside the log, tokens kept only as hashes. Their instants are the steady clock's: setting the
 * PC's clock neither ends them all nor lets one live for years.
 */
export interface Session { readonly userId: string; readonly expiresAt: number; readonly locked: boolean; readonly seenAt: number }

export const sessionLifeMs = 12 * 3_600_000
/** How often an active session's life is extended: not at every request. */
export const sessionTouchMs = 5 * 60_000

/** A PC's clock may have been put right by that much since. */
const clockSlackMs = 3_600_000

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex')

export async function openSession(trx: Knex, random: RandomSource, session: { userId: string; nowMs: number; via: string; pc: string }): Promise<{ token: string; expiresAt: number }> {
  const token = random.bytes(32).toString('base64url')
  const expiresAt = session.nowMs + sessionLifeMs
  await trx('session').where('expires_at', '<', session.nowMs).delete()
  await trx('session').insert({ token_hash: hashToken(token), user_id: session.userId, created_at: session.nowMs, seen_at: session.nowMs, expires_at: expiresAt, locked: 0, via: session.via, pc: session.pc })
  return { token, expiresAt }
}

/** The live session of a token; null when unknown or expired. */
export async function sessionOf(db: Knex, token: string, nowMs: number): Promise<Session | null> {
  const row = (await db('session').where({ token_hash: hashToken(token) }).first()) as { user_id: string; expires_at: number; locked: number; seen_at: number } | undefined
  // Further ahead than it can be: opened while the clock was set to the future, before a restart.
  const isAlive = row && row.expires_at > nowMs && row.expires_at <= nowMs + sessionLifeMs + clockSlackMs
  return isAlive ? { userId: row.user_id, expiresAt: row.expires_at, locked: row.locked === 1, seenAt: row.seen_at } : null
}

export async function closeSession(trx: Knex, token: string): Promise<void> {
  await trx('session').where({ token_hash: hashToken(token) }).delete()
}

/** Ends every session of a user but one: after a password change or when he is disabled. */
export async function closeSessionsOf(trx: Knex, userId: string, keepToken: string | null): Promise<void> {
  await trx('session').where({ user_id: userId }).modify((query) => { if (keepToken) void query.whereNot({ token_hash: hashToken(keepToken) }) }).delete()
}

export async function setLocked(trx: Knex, token: string, locked: boolean): Promise<void> {
  await trx('session').where({ token_hash: hashToken(token) }).update({ locked: locked ? 1 : 0 })
}

export async function touchSession(trx: Knex, token: string, nowMs: number): Promise<void> {
  await trx('session').where({ token_hash: hashToken(token) }).update({ seen_at: nowMs, expires_at: nowMs + sessionLifeMs })
}
