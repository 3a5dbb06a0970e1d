import type { Knex } from 'knex'
import type { OutboxRow } from '../../../src-shared/contract/outbox'
import { goodForDays, shelfOf, type ChannelKind, type MessageShelf, type MessageState, type Reason } from '../../../src-shared/outbox'
import type { Locale } from '../../../src-shared/vocabulary'

/** A message of the outbox as it lies there. */
export interface OutboxMessage {
  readonly id: string; readonly channelId: string; readonly channelName: string; readonly kind: ChannelKind; readonly userId: string | null; readonly toName: string; readonly toAddress: string; readonly locale: Locale
  readonly subject: string; readonly body: string; readonly caseId: string | null; readonly state: MessageState; readonly reason: Reason | null; readonly attempts: number
  readonly queuedAt: number; readonly dueAt: number; readonly goodUntil: number; readonly sentAt: number | null
}

interface Row {
  id: string; dedupe: string; channel_id: string; channel_name: string; kind: ChannelKind; user_id: string | null; to_name: string; to_address: string; locale: Locale; subject: string; body: string; case_id: string | null
  state: MessageState; shelf: MessageShelf; reason: string | null; attempts: number; queued_at: number; due_at: number; good_until: number; sent_at: number | null
}

const asMessage = (row: Row): OutboxMessage => ({
  id: row.id, channelId: row.channel_id, channelName: row.channel_name, kind: row.kind, userId: row.user_id, toName: row.to_name, toAddress: row.to_address, locale: row.locale, subject: row.subject, body: row.body, caseId: row.case_id,
  state: row.state, reason: row.reason ? (JSON.parse(row.reason) as Reason) : null, attempts: row.attempts, queuedAt: row.queued_at, dueAt: row.due_at, goodUntil: row.good_until, sentAt: row.sent_at,
})

export const dayMs = 24 * 3_600_000
export const goodForMs = goodForDays * dayMs
/** The list is a year's proof for people; the log keeps the facts. */
export const keptMs = 400 * dayMs

/** What is put into the outbox. `dedupe` is sent once. */
export type NewMessage = Omit<OutboxMessage, 'state' | 'reason' | 'attempts' | 'dueAt' | 'sentAt'> & { readonly dedupe: string }

const columns = ['id', 'dedupe', 'channel_id', 'channel_name', 'kind', 'user_id', 'to_name', 'to_address', 'locale', 'subject', 'body', 'case_id', 'state', 'shelf', 'reason', 'attempts', 'queued_at', 'due_at', 'good_until', 'sent_at'] as const satisfies readonly (keyof Row)[]
const rowsAtOnce = 500

/** Puts messages in: one statement for many, as each of its own takes its own way to the database's thread. */
export async function insertMessages(trx: Knex, messages: readonly NewMessage[]): Promise<void> {
  const insert = `INSERT INTO outbox (${columns.join(', ')}) SELECT ${columns.map((column) => `json_extract(value, '$.${column}')`).join(', ')} FROM json_each(?)`
  for (let from = 0; from < messages.length; from += rowsAtOnce) await trx.raw(insert, [JSON.stringify(messages.slice(from, from + rowsAtOnce).map(newRow))])
}

function newRow({ dedupe, ...one }: NewMessage): Row {
  return {
    id: one.id, dedupe, channel_id: one.channelId, channel_name: one.channelName, kind: one.kind, user_id: one.userId, to_name: one.toName, to_address: one.toAddress, locale: one.locale, subject: one.subject, body: one.body, case_id: one.caseId,
    state: 'waiting', shelf: 'waiting', reason: null, attempts: 0, queued_at: one.queuedAt, due_at: one.queuedAt, good_until: one.goodUntil, sent_at: null,
  }
}

/** Which of these were put in already; walks outbox_once. */
export async function knownDedupes(db: Knex, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = (await db('outbox').whereRaw('dedupe IN (SELECT value FROM json_each(?))', [JSON.stringify(keys)]).pluck('dedupe')) as string[]
  return new Set(rows)
}

/** By id; the primary key. */
export async function messageById(db: Knex, id: string): Promise<OutboxMessage | null> {
  const row = (await db('outbox').where({ id }).first()) as Row | undefined
  return row ? asMessage(row) : null
}

/** The message of a channel that is next; walks outbox_due. */
export async function nextDue(db: Knex, channelId: string, nowMs: number): Promise<OutboxMessage | null> {
  const row = (await db('outbox').where({ channel_id: channelId, state: 'waiting' }).where('due_at', '<=', nowMs).orderBy(['due_at', 'id']).first()) as Row | undefined
  return row ? asMessage(row) : null
}

/** How many of a channel went out since an instant; walks outbox_pace. */
export async function sentSince(db: Knex, channelId: string, sinceMs: number): Promise<number> {
  const row = (await db('outbox').where({ channel_id: channelId }).where('sent_at', '>', sinceMs).count({ count: '*' }).first()) as { count: number }
  return Number(row.count)
}

/** Messages that wait for a channel; walks outbox_due. */
export async function waitingFor(db: Knex, channelId: string): Promise<number> {
  const row = (await db('outbox').where({ channel_id: channelId, state: 'waiting' }).count({ count: '*' }).first()) as { count: number }
  return Number(row.count)
}

export const waitingIds = async (db: Knex, channelId: string): Promise<string[]> => (await db('outbox').where({ channel_id: channelId, state: 'waiting' }).orderBy(['due_at', 'id']).pluck('id')) as string[]
/** What was being handed over when the process ended, and after a restore whatever waited; walks outbox_by_shelf. */
export const unfinishedIds = async (db: Knex, states: readonly MessageState[]): Promise<string[]> => (await db('outbox').where({ shelf: 'waiting' }).whereIn('state', [...states]).orderBy('id').pluck('id')) as string[]

/** Messages that waited for too long to be sent now; walks outbox_by_shelf. */
export const staleIds = async (db: Knex, nowMs: number): Promise<string[]> => (await db('outbox').where({ shelf: 'waiting', state: 'waiting' }).where('good_until', '<', nowMs).orderBy('id').limit(200).pluck('id')) as string[]

interface Move { readonly state: MessageState; readonly reason?: Reason | null; readonly dueAt?: number; readonly goodUntil?: number; readonly sentAt?: number; readonly attempted?: boolean }

/** Moves a message from a state to another; false when it was in another one by then. */
export async function moveMessage(trx: Knex, id: string, from: readonly MessageState[], move: Move): Promise<boolean> {
  const changed = await trx('outbox').where({ id }).whereIn('state', [...from]).update({
    state: move.state, shelf: shelfOf[move.state], ...(move.reason === undefined ? {} : { reason: move.reason ? JSON.stringify(move.reason) : null }), ...(move.dueAt === undefined ? {} : { due_at: move.dueAt }),
    ...(move.goodUntil === undefined ? {} : { good_until: move.goodUntil }), ...(move.sentAt === undefined ? {} : { sent_at: move.sentAt }), ...(move.attempted ? { attempts: trx.raw('attempts + 1') } : {}),
  })
  return changed === 1
}

/** Whatever waits is due now: at a start, for the clock may have been set meanwhile. */
export async function makeAllDue(trx: Knex, nowMs: number): Promise<void> {
  await trx('outbox').where({ shelf: 'waiting', state: 'waiting' }).where('due_at', '>', nowMs).update({ due_at: nowMs })
}

/** Clears messages that are over and older than a year; their facts stay in the log. Ids are made in the order of time: the primary key. */
export async function clearOld(trx: Knex, beforeId: string): Promise<void> {
  await trx('outbox').where('id', '<', beforeId).whereIn('shelf', ['sent', 'discarded']).delete()
}

interface OutboxFilter { readonly shelf?: MessageShelf | undefined; readonly channelId?: string | undefined; readonly after: string | null; readonly limit: number }

/** Newest first, one more than asked for; walks outbox_by_shelf, outbox_by_channel or the primary key. */
export async function listMessages(db: Knex, { shelf, channelId, after, limit }: OutboxFilter): Promise<OutboxMessage[]> {
  const rows = (await db('outbox').modify((query) => {
    if (shelf) void query.where({ shelf })
    if (channelId) void query.where({ channel_id: channelId })
    if (after) void query.where('id', '<', after)
  }).orderBy('id', 'desc').limit(limit + 1)) as Row[]
  return rows.map(asMessage)
}

/** How many wait, and how many a person must decide on; walks outbox_by_shelf. */
export async function countMessages(db: Knex): Promise<{ waiting: number; trouble: number }> {
  const count = async (shelf: MessageShelf): Promise<number> => Number(((await db('outbox').where({ shelf }).count({ count: '*' }).first()) as { count: number }).count)
  return { waiting: await count('waiting'), trouble: await count('trouble') }
}

const instant = (ms: number): string => new Date(ms).toISOString()

export const asRow = (one: OutboxMessage): OutboxRow => ({
  id: one.id, channelId: one.channelId, channelName: one.channelName, kind: one.kind, toName: one.toName, toAddress: one.toAddress, subject: one.subject, text: one.body, caseId: one.caseId, state: one.state,
  reason: one.reason, attempts: one.attempts, queuedAt: instant(one.queuedAt), dueAt: one.state === 'waiting' ? instant(one.dueAt) : null, sentAt: one.sentAt === null ? null : instant(one.sentAt),
})
