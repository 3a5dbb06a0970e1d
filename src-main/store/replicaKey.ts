import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { loadReplicaKey, newReplicaKey, storeReplicaKey, type ReplicaKey, type StoredReplicaKey } from '../log/signature'

const keyPath = (dataDir: string): string => join(dataDir, 'keys', 'replica.json')

/**
 * The key this data folder signs with. A folder without one is new (epoch 1) or was restored from a backup, which carries no private
 * key: then it goes on in the next epoch under a new name, with a new key. Not under the old name: two folders restored from one
 * backup, or one beside the PC it was made on, would both write that replica's next epoch, and two facts would have one id.
 */
export async function openReplicaKey(dataDir: string, db: Knex, newId: () => string): Promise<{ key: ReplicaKey; started: 'new' | 'restored' | null }> {
  const stored = await readFile(keyPath(dataDir), 'utf8').then((text) => JSON.parse(text) as StoredReplicaKey, () => null)
  const latest = (await db('event').orderBy('position', 'desc').first('replica')) as { replica: string } | undefined
  if (stored) {
    const known = await hasEpoch(db, stored.replica, stored.epoch)
    // A key whose first event never became durable is used all the same: the folder died between the two.
    return { key: loadReplicaKey(stored), started: known ? null : latest ? 'restored' : 'new' }
  }
  const key = newReplicaKey(newId(), latest ? (await lastEpoch(db)) + 1 : 1)
  await mkdir(join(dataDir, 'keys'), { recursive: true, mode: 0o700 })
  await writeFile(keyPath(dataDir), JSON.stringify(storeReplicaKey(key)), { mode: 0o600, flag: 'wx' })
  return { key, started: latest ? 'restored' : 'new' }
}

/** The public key that a folder signs with, by `replica.epoch`; empty for one that was restored and not opened since. */
export async function keysOfFolder(dataDir: string): Promise<ReadonlyMap<string, string>> {
  try {
    const key = loadReplicaKey(JSON.parse(await readFile(keyPath(dataDir), 'utf8')) as StoredReplicaKey)
    return new Map([[`${key.replica}.${key.epoch}`, key.publicKey]])
  } catch {
    return new Map()
  }
}

async function hasEpoch(db: Knex, replica: string, epoch: number): Promise<boolean> {
  return (await db('event').where({ replica, epoch, seq: 1 }).first('seq')) !== undefined
}

/** The highest epoch of any replica; walks event_by_subject. */
async function lastEpoch(db: Knex): Promise<number> {
  const row = (await db('event').where('subject', '>=', 'replica:').where('subject', '<', 'replica;').max({ epoch: 'epoch' }).first()) as { epoch: number | null } | undefined
  return row?.epoch ?? 0
}
