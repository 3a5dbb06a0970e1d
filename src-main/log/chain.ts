import { createHash } from 'node:crypto'

/** What an event's hash covers, besides the payload's commitment and the hash before it. */
export interface ChainedHeader {
  readonly replica: string
  readonly epoch: number
  readonly seq: number
  readonly hlc: string
  readonly wallTime: string
  /** JSON as stored. */
  readonly actor: string
  readonly type: string
  readonly subject: string
  readonly base: string | null
}

/** `prev_hash` of a replica's first event in an epoch. */
export const genesisHash = Buffer.alloc(32)

/**
 * Salted commitment to a payload: SHA-256(salt ‖ payload bytes). The chain covers the commitment, so a lawful erasure can
 * blank payload and salt together and the chain still verifies, while nobody can guess a short payload from it.
 */
export const commitmentOf = (salt: Buffer, payload: string): Buffer => createHash('sha256').update(salt).update(payload, 'utf8').digest()

/** SHA-256 over the header as a JSON array (unambiguous), the commitment and the previous hash. */
export function eventHash(header: ChainedHeader, commitment: Buffer, previous: Buffer): Buffer {
  const bytes = JSON.stringify([header.replica, header.epoch, header.seq, header.hlc, header.wallTime, header.actor, header.type, header.subject, header.base])
  return createHash('sha256').update(bytes, 'utf8').update(commitment).update(previous).digest()
}
