import type { Knex } from 'knex'
import type { EventRow } from './append'
import { commitmentOf, eventHash, genesisHash } from './chain'
import { isSignedBy } from './signature'

/** What is wrong with the first bad event. */
export interface BadEvent {
  readonly replica: string
  readonly epoch: number
  readonly seq: number
  readonly problem: 'gap' | 'previous_hash' | 'payload' | 'hash' | 'signature' | 'unsigned_end' | 'no_key' | 'other_key' | 'unreadable' | 'position'
}

export interface VerifyReport {
  readonly ok: boolean
  readonly events: number
  readonly bad: BadEvent | null
  /** Last (replica, epoch, seq, hash) of each chain. */
  readonly heads: readonly { replica: string; epoch: number; seq: number; hash: string }[]
}

export interface VerifyOptions {
  /** Public keys known from elsewhere, by `replica.epoch`: a chain forged from its first event on, with a key of its own, does not pass. */
  readonly knownKeys?: ReadonlyMap<string, string>
  readonly onProgress?: (events: number) => void
}

/** The event that starts an epoch carries the epoch's public key; every signature of the epoch is checked against it. */
export const replicaStarted = 'replica.started'

/**
 * Walks the whole log, chain by chain: no gap in seq, each hash over its header, payload commitment and predecessor, each
 * signature by the epoch's key, the end signed, and the order of arrival is whole. A blanked payload (payload and salt both null) is lawful. Names the first bad event.
 */
export async function verifyLog(db: Knex, { knownKeys, onProgress }: VerifyOptions = {}): Promise<VerifyReport> {
  const chains = (await db('event').distinct('replica', 'epoch').orderBy(['replica', 'epoch'])) as { replica: string; epoch: number }[]
  const heads: { replica: string; epoch: number; seq: number; hash: string }[] = []
  let events = 0
  for (const { replica, epoch } of chains) {
    let seq = 0
    let position = 0
    let hash: Buffer = genesisHash
    let publicKey: string | null = null
    let endSigned = false
    const bad = (badSeq: number, problem: BadEvent['problem']): VerifyReport => ({ ok: false, events, bad: { replica, epoch, seq: badSeq, problem }, heads })
    for (;;) {
      const rows = (await db('event').where({ replica, epoch }).where('seq', '>', seq).orderBy('seq').limit(pageRows)) as EventRow[]
      if (rows.length === 0) break
      for (const row of rows) {
        if (row.seq !== seq + 1) return bad(seq + 1, 'gap')
        if (!hasItsTypes(row)) return bad(row.seq, 'unreadable')
        if (!row.prev_hash.equals(hash)) return bad(row.seq, 'previous_hash')
        if ((row.payload === null) !== (row.salt === null)) return bad(row.seq, 'payload')
        if (row.payload !== null && row.salt && !commitmentOf(row.salt, row.payload).equals(row.commitment)) return bad(row.seq, 'payload')
        const header = { replica: row.replica, epoch: row.epoch, seq: row.seq, hlc: row.hlc, wallTime: row.wall_time, actor: row.actor, type: row.type, subject: row.subject, base: row.base }
        if (!eventHash(header, row.commitment, row.prev_hash).equals(row.hash)) return bad(row.seq, 'hash')
        if (seq === 0) {
          publicKey = row.type === replicaStarted && row.payload ? readKey(row.payload) : null
          if (!publicKey) return bad(row.seq, 'no_key')
          if ((knownKeys?.get(`${replica}.${epoch}`) ?? publicKey) !== publicKey) return bad(row.seq, 'other_key')
        }
        if (row.signature && !isSigned(publicKey!, row.hash, row.signature)) return bad(row.seq, 'signature')
        if (row.position <= position) return bad(row.seq, 'position')
        endSigned = row.signature !== null
        position = row.position
        seq = row.seq
        hash = row.hash
        events += 1
      }
      onProgress?.(events)
    }
    if (!endSigned) return bad(seq, 'unsigned_end')
    heads.push({ replica, epoch, seq, hash: hash.toString('hex') })
  }
  const misplaced = await firstMisplaced(db, events)
  return misplaced ? { ok: false, events, bad: { ...misplaced, problem: 'position' }, heads } : { ok: true, events, bad: null, heads }
}

/** The hash does not cover the order of arrival, which is each PC's own: of n events it must be 1 to n. */
async function firstMisplaced(db: Knex, events: number): Promise<{ replica: string; epoch: number; seq: number } | null> {
  const outside = (order: 'asc' | 'desc') => db('event').orderBy('position', order).first('replica', 'epoch', 'seq', 'position') as Promise<{ replica: string; epoch: number; seq: number; position: number } | undefined>
  const [first, last] = [await outside('asc'), await outside('desc')]
  const found = first && first.position < 1 ? first : last && last.position > events ? last : null
  return found && { replica: found.replica, epoch: found.epoch, seq: found.seq }
}

/** A flipped byte in a row's header makes text of bytes, or bytes of text, that hash to the same. */
const hasItsTypes = (row: EventRow): boolean =>
  [row.hash, row.commitment, row.prev_hash].every((value) => Buffer.isBuffer(value)) && [row.salt, row.signature].every((value) => value === null || Buffer.isBuffer(value))
  && [row.replica, row.hlc, row.wall_time, row.actor, row.type, row.subject].every((value) => typeof value === 'string') && [row.base, row.payload].every((value) => value === null || typeof value === 'string')
  && [row.position, row.epoch, row.seq].every((value) => Number.isSafeInteger(value))

const pageRows = 1000

function readKey(payload: string): string | null {
  try {
    const { publicKey } = JSON.parse(payload) as { publicKey?: unknown }
    return typeof publicKey === 'string' ? publicKey : null
  } catch {
    return null
  }
}

function isSigned(publicKey: string, hash: Buffer, signature: Buffer): boolean {
  try {
    return isSignedBy(publicKey, hash, signature)
  } catch {
    // A key that cannot be read vouches for nothing.
    return false
  }
}
