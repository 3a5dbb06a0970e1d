import { randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import { commitmentOf, eventHash, genesisHash } from './chain'
import { hlcText, parseHlc, tick, type Hlc } from './clock'
import type { Actor, LogEvent, NewEvent } from './event'
import { signHash, type ReplicaKey } from './signature'

/** Where this replica's chain ends. Held in memory by the one writer; taken back when a commit fails. */
export interface LogHead {
  readonly position: number
  readonly seq: number
  readonly hlc: Hlc
  readonly hash: Buffer
}

export interface Commit {
  readonly events: readonly LogEvent[]
  readonly head: LogHead
}

/** Randomness of the log: the salt of each payload. */
export type Salt = () => Buffer
export function randomSalt(): Buffer {
  if (drawn + saltLength > pool.length) {
    pool = randomBytes(poolLength)
    drawn = 0
  }
  drawn += saltLength
  return pool.subarray(drawn - saltLength, drawn)
}
const saltLength = 16
// Drawn many at a time: one call to the system costs as much as hashing an event (bench append).
const poolLength = 4096
let pool = Buffer.alloc(0)
let drawn = 0

/** Reads where the chain of this replica and epoch ends. */
export async function readHead(db: Knex, replica: string, epoch: number): Promise<LogHead> {
  const top = (await db('event').max({ position: 'position' }).first()) as { position: number | null } | undefined
  const latest = (await db('event').max({ hlc: 'hlc' }).first()) as { hlc: string | null } | undefined
  const own = (await db('event').where({ replica, epoch }).orderBy('seq', 'desc').first('seq', 'hash')) as { seq: number; hash: Buffer } | undefined
  return { position: top?.position ?? 0, seq: own?.seq ?? 0, hlc: latest?.hlc ? parseHlc(latest.hlc) : { ms: 0, counter: 0 }, hash: own?.hash ?? genesisHash }
}

export interface AppendInput {
  readonly key: ReplicaKey
  readonly head: LogHead
  readonly actor: Actor
  /** What the PC's clock says: kept as it is. */
  readonly nowMs: number
  /** What the log orders by, where the PC's clock cannot be believed; else that. */
  readonly orderMs?: number
  readonly events: readonly NewEvent[]
  readonly salt: Salt
}

/** Gives decided facts their place in the chain: pure but for the salt. Nothing is signed yet, see `signCommit`. */
export function chainEvents(input: AppendInput): { rows: EventRow[]; commit: Commit } {
  const actorJson = JSON.stringify(input.actor)
  const wallTime = new Date(input.nowMs).toISOString()
  const rows: EventRow[] = []
  const events: LogEvent[] = []
  let { position, seq, hlc, hash } = input.head
  for (const event of input.events) {
    position += 1
    seq += 1
    hlc = tick(hlc, input.orderMs ?? input.nowMs)
    const payload = JSON.stringify(event.payload)
    const salt = input.salt()
    const commitment = commitmentOf(salt, payload)
    const header = { replica: input.key.replica, epoch: input.key.epoch, seq, hlc: hlcText(hlc), wallTime, actor: actorJson, type: event.type, subject: event.subject, base: event.base ?? null }
    const previous = hash
    hash = eventHash(header, commitment, previous)
    rows.push({
      position, replica: header.replica, epoch: header.epoch, seq, hlc: header.hlc, wall_time: wallTime, actor: actorJson, type: event.type, subject: event.subject, base: header.base,
      payload, salt, commitment, prev_hash: previous, hash, signature: null,
    })
    // Folded from the stored text, so that live state and a rebuild see the same bytes.
    events.push({ position, replica: header.replica, epoch: header.epoch, seq, hlc: header.hlc, wallTime, actor: input.actor, type: event.type, subject: event.subject, base: header.base, payload: JSON.parse(payload) as unknown })
  }
  return { rows, commit: { events, head: { position, seq, hlc, hash } } }
}

/** Signs the last row of a commit: one signature vouches for the whole chain before it. */
export function signCommit(rows: readonly EventRow[], key: ReplicaKey): void {
  const last = rows.at(-1)
  if (last) last.signature = signHash(key, last.hash)
}

/** A row of the table `event`, as stored. */
export interface EventRow {
  position: number; replica: string; epoch: number; seq: number; hlc: string; wall_time: string; actor: string; type: string; subject: string; base: string | null
  payload: string | null; salt: Buffer | null; commitment: Buffer; prev_hash: Buffer; hash: Buffer; signature: Buffer | null
}

/** Writes rows of the log within a transaction: 500 a statement (STACK 11). */
export async function insertEvents(trx: Knex, rows: readonly EventRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += bulkRows) {
    const part = rows.slice(from, from + bulkRows)
    if (part.length === 1) {
      await trx.raw(`INSERT INTO event (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, columns.map((column) => part[0]![column]) as never)
      continue
    }
    const json = JSON.stringify(part.map((row) => [row.position, row.replica, row.epoch, row.seq, row.hlc, row.wall_time, row.actor, row.type, row.subject, row.base, row.payload, hex(row.salt), hex(row.commitment), hex(row.prev_hash), hex(row.hash), hex(row.signature)]))
    await trx.raw(`INSERT INTO event (${columns.join(', ')}) SELECT ${columns.map((column, i) => (blobColumns.has(column) ? `unhex(value ->> ${i})` : `value ->> ${i}`)).join(', ')} FROM json_each(?)`, [json])
  }
}

const bulkRows = 500
const columns = ['position', 'replica', 'epoch', 'seq', 'hlc', 'wall_time', 'actor', 'type', 'subject', 'base', 'payload', 'salt', 'commitment', 'prev_hash', 'hash', 'signature'] as const satisfies readonly (keyof EventRow)[]
const blobColumns: ReadonlySet<string> = new Set(['salt', 'commitment', 'prev_hash', 'hash', 'signature'])
const hex = (bytes: Buffer | null): string | null => (bytes ? bytes.toString('hex') : null)
