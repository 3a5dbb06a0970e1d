import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import type { Knex } from 'knex'

/**
 * Sealed account passwords: AES-256-GCM with a key of its own for each, kept outside the log. The log holds the ciphertext for
 * ever; revealing destroys the key, and with it the password.
 */
export async function sealSecret(trx: Knex, secretId: string, secret: string): Promise<string> {
  const key = randomBytes(32)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const sealed = Buffer.concat([nonce, cipher.update(secret, 'utf8'), cipher.final(), cipher.getAuthTag()])
  await trx('seal_key').insert({ secret_id: secretId, key })
  return sealed.toString('base64')
}

/** Opens a sealed password and destroys its key, in the transaction that records the reveal. Null when the key is gone. */
export async function eraseSealedSecret(trx: Knex, secretId: string, ciphertext: string): Promise<string | null> {
  const row = (await trx('seal_key').where({ secret_id: secretId }).first('key')) as { key: Buffer } | undefined
  if (!row) return null
  const sealed = Buffer.from(ciphertext, 'base64')
  const decipher = createDecipheriv('aes-256-gcm', row.key, sealed.subarray(0, 12))
  decipher.setAuthTag(sealed.subarray(-16))
  const secret = Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()]).toString('utf8')
  await trx('seal_key').where({ secret_id: secretId }).delete()
  return secret
}

/** Destroys the key of a sealed password that another one has replaced: nobody shall open the old one any more. */
export async function eraseSealKey(trx: Knex, secretId: string): Promise<void> {
  await trx('seal_key').where({ secret_id: secretId }).delete()
}
