import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { armor, Decrypter, Encrypter, generateX25519Identity, identityToRecipient, type Identity, type Recipient } from 'age-encryption'
import { z } from 'zod'

/**
 * What backups are encrypted with: an age key pair (age-encryption.org/v1, X25519). Writing a backup takes the public `recipient`
 * alone, so that the passphrase is kept nowhere; every backup carries `identity`, the private half as an armored age file that
 * the passphrase opens (scrypt), so that the passphrase alone restores it on any machine.
 */
export interface BackupKey { readonly recipient: string; readonly identity: string }

/** The passphrase does not open this backup. */
export class WrongPassphrase extends Error {}
/** The backup is encrypted and no passphrase was given. */
export class PassphraseNeeded extends Error {}

/** age's own default: about two seconds and 256 MiB for each try. */
const scryptWorkFactor = 18

/** A new key pair. Takes seconds of pure computing: for a worker thread. */
export async function makeBackupKey(passphrase: string, workFactor = scryptWorkFactor): Promise<BackupKey> {
  const identity = await generateX25519Identity()
  const encrypter = new Encrypter()
  encrypter.setPassphrase(typed(passphrase))
  encrypter.setScryptWorkFactor(workFactor)
  return { recipient: await identityToRecipient(identity), identity: armor.encode(await encrypter.encrypt(`${identity}\n`)) }
}

/** The private half. Takes seconds of pure computing. Throws `WrongPassphrase`. */
export async function openIdentity(identity: string, passphrase: string): Promise<string> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(typed(passphrase))
  try {
    return (await decrypter.decrypt(armor.decode(identity), 'text')).trim()
  } catch {
    // The caller has checked the file's own hash: nothing else can be wrong with it.
    throw new WrongPassphrase()
  }
}

/** The public half of a private one. */
export const recipientOf = (identity: string): Promise<string> => identityToRecipient(identity)

/** One spelling of what may be typed in two (é), on whatever keyboard. */
const typed = (passphrase: string): string => passphrase.normalize('NFC')

/** What opens an encrypted backup: a person's passphrase, or, while the backup is being made, the key of the file itself. */
export type BackupSecret = { readonly passphrase: string } | { readonly fileKey: Uint8Array }

/** Encrypts a stream of `size` bytes. `fileKey` opens what was just written, to check it without the passphrase. */
export async function encryptTo(recipient: string, plain: AsyncIterable<Buffer>, size: number): Promise<{ stream: AsyncIterable<Buffer>; size: number; fileKey: Uint8Array }> {
  let fileKey: Uint8Array | null = null
  // A recipient of no file: it only sees the key that the others wrap.
  const witness: Recipient = { wrapFileKey: (key) => { fileKey = Uint8Array.from(key); return [] } }
  const encrypter = new Encrypter()
  encrypter.addRecipient(recipient)
  encrypter.addRecipient(witness)
  const encrypted = await encrypter.encrypt(toWeb(plain))
  return { stream: fromWeb(encrypted), size: encrypted.size(size), fileKey: fileKey! }
}

/** Decrypts a stream with the private half, or with the file's own key. */
export async function decryptFrom(key: string | { readonly fileKey: Uint8Array }, encrypted: AsyncIterable<Buffer>): Promise<AsyncIterable<Buffer>> {
  const decrypter = new Decrypter()
  decrypter.addIdentity(typeof key === 'string' ? key : ({ unwrapFileKey: () => key.fileKey } satisfies Identity))
  return fromWeb(await decrypter.decrypt(toWeb(encrypted)))
}

/** Pulled part by part. Not Readable.toWeb, whose stream throws out of nowhere when its reader gives up. */
function toWeb(parts: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const from = parts[Symbol.asyncIterator]()
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const next = await from.next()
      if (next.done) controller.close()
      else controller.enqueue(next.value)
    },
    cancel: async () => { await from.return?.() },
  })
}

async function* fromWeb(stream: ReadableStream<Uint8Array>): AsyncGenerator<Buffer> {
  const reader = stream.getReader()
  let ended = false
  try {
    for (;;) {
      const { done, value } = await reader.read()
      ended = done
      if (done) return
      yield Buffer.from(value.buffer, value.byteOffset, value.byteLength)
    }
  } finally {
    // Given up half way: what feeds it is let go too.
    if (!ended) await reader.cancel().catch(() => undefined)
  }
}

const StoredKey = z.object({ recipient: z.string().startsWith('age1'), identity: z.string().startsWith('-----BEGIN AGE ENCRYPTED FILE-----') })
export const keyFile = join('keys', 'backup.json')

/** The key pair of a data folder; null when its backups are not encrypted. Throws when the file is there and cannot be read. */
export async function readBackupKey(dataDir: string): Promise<BackupKey | null> {
  try {
    return StoredKey.parse(JSON.parse(await readFile(join(dataDir, keyFile), 'utf8')))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

export async function writeBackupKey(dataDir: string, key: BackupKey): Promise<void> {
  const path = join(dataDir, keyFile)
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const handle = await open(`${path}.new`, 'w', 0o600)
  try {
    await handle.writeFile(JSON.stringify(key))
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(`${path}.new`, path)
}

export const removeBackupKey = (dataDir: string): Promise<void> => rm(join(dataDir, keyFile), { force: true })
