import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Knex } from 'knex'

/** Secrets of a channel by name. */
export type Secrets = Readonly<Record<string, string>>

/**
 * The secrets of channels: passwords, tokens, the values of headers. Kept outside the log, each sealed (AES-256-GCM) with the key of this
 * data folder, `keys/channels.json`. The key is in no backup and the sealed values are not either: a restored site asks for them again.
 */
export interface Vault {
  /** Keeps these for a channel and forgets every other one it had, but for `kept`. Within the transaction that records their names. */
  keep(trx: Knex, channelId: string, given: Secrets, kept: readonly string[]): Promise<void>
  forget(trx: Knex, channelId: string): Promise<void>
  /** What can be read of a channel's secrets on this PC. */
  open(db: Knex, channelId: string): Promise<Secrets>
}

export const channelKeyFile = join('keys', 'channels.json')

export function openVault(dataDir: string): Vault {
  const path = join(dataDir, channelKeyFile)
  const readKey = async (): Promise<Buffer | null> => {
    const stored = await readFile(path, 'utf8').then((text) => JSON.parse(text) as { key?: unknown }, () => null)
    const key = typeof stored?.key === 'string' ? Buffer.from(stored.key, 'base64') : null
    return key?.length === 32 ? key : null
  }
  // A file that cannot be read is replaced: what it sealed is lost either way, and is asked for again.
  const makeKey = async (): Promise<Buffer> => {
    const key = randomBytes(32)
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    const handle = await open(`${path}.new`, 'w', 0o600)
    try {
      await handle.writeFile(JSON.stringify({ key: key.toString('base64') }))
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(`${path}.new`, path)
    return key
  }
  return {
    keep: async (trx, channelId, given, kept) => {
      await trx('channel_secret').where({ channel_id: channelId }).whereNotIn('name', [...kept]).delete()
      if (Object.keys(given).length === 0) return
      const key = (await readKey()) ?? (await makeKey())
      for (const [name, value] of Object.entries(given)) {
        await trx('channel_secret').insert({ channel_id: channelId, name, sealed: seal(key, `${channelId}/${name}`, value) }).onConflict(['channel_id', 'name']).merge()
      }
    },
    forget: async (trx, channelId) => { await trx('channel_secret').where({ channel_id: channelId }).delete() },
    open: async (db, channelId) => {
      const rows = (await db('channel_secret').where({ channel_id: channelId }).select('name', 'sealed')) as { name: string; sealed: Buffer }[]
      const key = rows.length > 0 ? await readKey() : null
      return Object.fromEntries(rows.flatMap(({ name, sealed }) => {
        const value = key && unseal(key, `${channelId}/${name}`, sealed)
        return value === null ? [] : [[name, value]]
      }))
    },
  }
}

function seal(key: Buffer, owner: string, value: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  // Belongs to this channel and name: a row that was moved to another opens nothing.
  cipher.setAAD(Buffer.from(owner, 'utf8'))
  return Buffer.concat([nonce, cipher.update(value, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

/** Null when it was sealed with another key or for another channel. */
function unseal(key: Buffer, owner: string, sealed: Buffer): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12))
    decipher.setAAD(Buffer.from(owner, 'utf8'))
    decipher.setAuthTag(sealed.subarray(-16))
    return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}
