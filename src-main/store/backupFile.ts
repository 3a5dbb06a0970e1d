import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { open as openZip, type Entry, type ZipFile } from 'yauzl'
import { z } from 'zod'
import { decryptFrom, openIdentity, recipientOf, PassphraseNeeded, WrongPassphrase, type BackupKey, type BackupSecret } from './backupKey'
import { unpackTar } from './tar'

/** Why a file is no good as a backup. `detail` names the entry or event. */
export class BadBackup extends Error {
  constructor(readonly problem: 'not_a_backup' | 'newer' | 'entry' | 'log' | 'database', readonly detail: string) {
    super(`${problem}: ${detail}`)
  }
}

/*
 * A plain backup is a zip: `manifest.json`, `site.db`, `attachments/…`. An encrypted one is a zip of three entries: `encrypted.json`, `identity.age`
 * and `backup.tar.age`, whose tar holds what the plain zip would. By hand: `age -d -i identity.age backup.tar.age | tar x`.
 */
export const manifestEntry = 'manifest.json'
export const databaseEntry = 'site.db'
export const encryptedEntry = 'encrypted.json'
export const identityEntry = 'identity.age'
export const contentEntry = 'backup.tar.age'

const entryName = /^(site\.db|attachments\/[0-9a-f]{2}\/[0-9a-f]{62})$/
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** First entry of a backup: what it holds, and where the log ended. `damaged`: files that were missing or altered when it was made. */
const BackupManifest = z.object({
  format: z.literal('handover-desk-backup'), version: z.number(), app: z.string(), made: z.string(), events: z.number(),
  heads: z.array(z.object({ replica: z.string(), epoch: z.number(), seq: z.number(), hash: sha256 })).readonly(),
  entries: z.array(z.object({ name: z.string().regex(entryName), size: z.number().int().min(0), sha256 })).readonly(),
  damaged: z.array(z.object({ hash: sha256, name: z.string(), state: z.enum(['missing', 'altered']) })).readonly(),
})
export type BackupManifest = Readonly<z.infer<typeof BackupManifest>>

/** First entry of an encrypted backup: what may be known without the passphrase. */
const EncryptedHead = z.object({ format: z.literal('handover-desk-backup-encrypted'), version: z.number(), app: z.string(), made: z.string(), identity: sha256 })
export type EncryptedHead = Readonly<z.infer<typeof EncryptedHead>>

/** What a file says of itself at the top, in either form and whatever a later version adds. */
const PeekedHead = z.object({ format: z.enum(['handover-desk-backup', 'handover-desk-backup-encrypted']), version: z.number(), app: z.string(), made: z.string() })

const manifestLimit = 256 * 1024 * 1024
const headLimit = 64 * 1024
const versionKnown = 1

export interface ReadBackup {
  /** A folder that the entries are written to. */
  readonly into?: string
  readonly secret?: BackupSecret | undefined
  readonly onProgress?: ((bytes: number, total: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

/** `key` is what an encrypted backup carries for its passphrase. */
export interface CheckedBackup { readonly manifest: BackupManifest; readonly key: BackupKey | null }

/**
 * Reads a backup from end to end: every entry that the manifest names is there once, with its size and hash, and nothing else
 * is. With `into`, the entries are written there too. Throws `BadBackup`, `PassphraseNeeded`, `WrongPassphrase`.
 */
export async function checkBackup(file: string, options: ReadBackup = {}): Promise<CheckedBackup> {
  const zip = await openBackup(file)
  const found: { key: BackupKey | null } = { key: null }
  try {
    let manifest: BackupManifest | null = null
    let expected = new Map<string, BackupManifest['entries'][number]>()
    let [done, total] = [0, 0]
    for await (const { name, size, content } of contentsOf(zip, options.secret, found)) {
      if (!manifest) {
        if (name !== manifestEntry) throw new BadBackup('not_a_backup', name)
        manifest = await readManifest(content, size)
        expected = new Map(manifest.entries.map((one) => [one.name, one]))
        total = manifest.entries.reduce((sum, one) => sum + one.size, 0)
        continue
      }
      const wanted = expected.get(name)
      expected.delete(name)
      const told = (bytes: number): void => {
        options.signal?.throwIfAborted()
        options.onProgress?.((done += bytes), total)
      }
      if (!wanted || wanted.size !== size || (await take(content, options.into ? join(options.into, name) : null, told)) !== wanted.sha256) throw new BadBackup('entry', name)
    }
    if (!manifest) throw new BadBackup('not_a_backup', file)
    for (const name of expected.keys()) throw new BadBackup('entry', name)
    return { manifest, key: found.key }
  } catch (error) {
    if (options.signal?.aborted || isKnown(error)) throw error
    throw new BadBackup('entry', error instanceof Error ? error.message : String(error))
  } finally {
    zip.close()
  }
}

/** What a file says of itself before anything of it is checked, for a list of files. A manifest may be long: for a worker thread. Null when it is no backup of ours. */
export async function peekBackup(file: string): Promise<{ encrypted: boolean; app: string; made: string } | null> {
  const zip = await openBackup(file).catch(() => null)
  if (!zip) return null
  try {
    for await (const entry of entriesOf(zip)) {
      const encrypted = entry.fileName === encryptedEntry
      if (!encrypted && entry.fileName !== manifestEntry) return null
      const text = (await wholeOf(await streamOf(zip, entry), entry.uncompressedSize, manifestLimit)).toString('utf8')
      const parsed = PeekedHead.safeParse(parseJson(text))
      return parsed.success && encrypted === (parsed.data.format === 'handover-desk-backup-encrypted') ? { encrypted, app: parsed.data.app, made: parsed.data.made } : null
    }
    return null
  } catch {
    return null
  } finally {
    zip.close()
  }
}

/** A full or broken disk is no fault of the backup. */
const isOfDisk = (error: unknown): boolean => error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)
const isKnown = (error: unknown): boolean => error instanceof BadBackup || error instanceof WrongPassphrase || error instanceof PassphraseNeeded || isOfDisk(error)

const openBackup = (file: string): Promise<ZipFile> => new Promise((resolve, reject) => {
  openZip(file, { lazyEntries: true, autoClose: false, validateEntrySizes: true, strictFileNames: true }, (error, zip) => {
    if (!error) return resolve(zip)
    reject(isOfDisk(error) ? error : new BadBackup('not_a_backup', error.message))
  })
})

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      const done = () => { zip.removeAllListeners() }
      zip.once('entry', (next: Entry) => { done(); resolve(next) })
      zip.once('end', () => { done(); resolve(null) })
      zip.once('error', (error: Error) => { done(); reject(error) })
      zip.readEntry()
    })
    if (!entry) return
    // Ours are stored as they are: a compressed one may be a bomb.
    if (entry.compressionMethod !== 0) throw new BadBackup('entry', entry.fileName)
    yield entry
  }
}

const streamOf = (zip: ZipFile, entry: Entry): Promise<Readable> => new Promise((resolve, reject) => {
  zip.openReadStream(entry, (error, stream) => { if (error) reject(error); else resolve(stream) })
})

interface Content { readonly name: string; readonly size: number; readonly content: AsyncIterable<Buffer> }

/** The entries of a backup, decrypted where they are encrypted; each must be read to its end before the next. */
async function* contentsOf(zip: ZipFile, secret: BackupSecret | undefined, found: { key: BackupKey | null }): AsyncGenerator<Content> {
  const entries = entriesOf(zip)
  const first = await entries.next()
  if (first.done) return
  if (first.value.fileName !== encryptedEntry) {
    yield* contentOf(zip, first.value)
    for await (const entry of entries) yield* contentOf(zip, entry)
    return
  }
  const outside = parseJson((await wholeOf(await streamOf(zip, first.value), first.value.uncompressedSize, headLimit)).toString('utf8'))
  requireKnownVersion(outside)
  const head = EncryptedHead.safeParse(outside)
  if (!head.success) throw new BadBackup('not_a_backup', encryptedEntry)
  const next = async (name: string): Promise<Entry> => {
    const entry = await entries.next()
    if (entry.done || entry.value.fileName !== name) throw new BadBackup('entry', name)
    return entry.value
  }
  const identityZipped = await next(identityEntry)
  const identity = await wholeOf(await streamOf(zip, identityZipped), identityZipped.uncompressedSize, headLimit)
  // Before the passphrase is tried: a damaged file must not be taken for a wrong passphrase.
  if (createHash('sha256').update(identity).digest('hex') !== head.data.identity) throw new BadBackup('entry', identityEntry)
  if (!secret) throw new PassphraseNeeded()
  const opened = 'fileKey' in secret ? secret : await openIdentity(identity.toString('utf8'), secret.passphrase)
  const content = await streamOf(zip, await next(contentEntry))
  try {
    yield* unpackTar(await decryptFrom(opened, content))
  } finally {
    content.destroy()
  }
  if (!(await entries.next()).done) throw new BadBackup('entry', contentEntry)
  // Made from what the passphrase opened: nothing that lay open in the file decides whom later backups are encrypted to.
  if (typeof opened === 'string') found.key = { recipient: await recipientOf(opened), identity: identity.toString('utf8') }
}

async function* contentOf(zip: ZipFile, entry: Entry): AsyncGenerator<Content> {
  const content = await streamOf(zip, entry)
  try {
    yield { name: entry.fileName, size: entry.uncompressedSize, content }
  } finally {
    // One that was refused unread would keep the file open, which Windows then does not let go.
    content.destroy()
  }
}

async function readManifest(content: AsyncIterable<Buffer>, size: number): Promise<BackupManifest> {
  const head = parseJson((await wholeOf(content, size, manifestLimit)).toString('utf8'))
  requireKnownVersion(head)
  const parsed = BackupManifest.safeParse(head)
  if (!parsed.success) throw new BadBackup('not_a_backup', manifestEntry)
  return parsed.data
}

/** Before the rest of it is read: a later version may be of another shape. */
function requireKnownVersion(head: unknown): void {
  const peeked = PeekedHead.safeParse(head)
  if (peeked.success && peeked.data.version > versionKnown) throw new BadBackup('newer', String(peeked.data.version))
}

async function wholeOf(content: AsyncIterable<Buffer>, size: number, limit: number): Promise<Buffer> {
  if (size > limit) throw new BadBackup('not_a_backup', manifestEntry)
  const parts: Buffer[] = []
  for await (const part of content) parts.push(part)
  return Buffer.concat(parts)
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

/** Hashes what it reads, and writes it, durably, when told where. */
async function take(content: AsyncIterable<Buffer>, path: string | null, onBytes: (bytes: number) => void): Promise<string> {
  const digest = createHash('sha256')
  const measured = async function* () {
    for await (const part of content) {
      digest.update(part)
      onBytes(part.length)
      yield part
    }
  }
  if (!path) {
    for await (const _part of measured());
    return digest.digest('hex')
  }
  await mkdir(dirname(path), { recursive: true })
  await pipeline(Readable.from(measured()), createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true }))
  return digest.digest('hex')
}
