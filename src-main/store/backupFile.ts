import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { open as openZip, type Entry, type ZipFile } from 'yauzl'
import { z } from 'zod'

/** Why a file is no good as a backup. `detail` names the entry or event. */
export class BadBackup extends Error {
  constructor(readonly problem: 'not_a_backup' | 'newer' | 'entry' | 'log' | 'database', readonly detail: string) {
    super(`${problem}: ${detail}`)
  }
}

export const manifestEntry = 'manifest.json'
export const databaseEntry = 'site.db'
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

const manifestLimit = 256 * 1024 * 1024

/**
 * Reads a backup from end to end: every entry that the manifest names is there once, with its size and hash, and nothing else
 * is. With `into`, the entries are written there too. Throws `BadBackup`.
 */
export async function checkEntries(file: string, into?: string): Promise<BackupManifest> {
  const zip = await openBackup(file)
  try {
    let manifest: BackupManifest | null = null
    let expected = new Map<string, BackupManifest['entries'][number]>()
    for await (const entry of entriesOf(zip)) {
      if (entry.compressionMethod !== 0) throw new BadBackup('entry', entry.fileName)
      const content = await contentOf(zip, entry)
      if (!manifest) {
        if (entry.fileName !== manifestEntry) throw new BadBackup('not_a_backup', entry.fileName)
        manifest = await readManifest(content, entry)
        expected = new Map(manifest.entries.map((one) => [one.name, one]))
        continue
      }
      const wanted = expected.get(entry.fileName)
      expected.delete(entry.fileName)
      if (!wanted || wanted.size !== entry.uncompressedSize || (await take(content, into ? join(into, entry.fileName) : null)) !== wanted.sha256) throw new BadBackup('entry', entry.fileName)
    }
    if (!manifest) throw new BadBackup('not_a_backup', file)
    for (const name of expected.keys()) throw new BadBackup('entry', name)
    return manifest
  } catch (error) {
    throw error instanceof BadBackup || isOfDisk(error) ? error : new BadBackup('entry', error instanceof Error ? error.message : String(error))
  } finally {
    zip.close()
  }
}

/** A full or broken disk is no fault of the backup. */
const isOfDisk = (error: unknown): boolean => error instanceof Error && 'code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code)

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
    yield entry
  }
}

const contentOf = (zip: ZipFile, entry: Entry): Promise<Readable> => new Promise((resolve, reject) => {
  zip.openReadStream(entry, (error, stream) => { if (error) reject(error); else resolve(stream) })
})

async function readManifest(content: Readable, entry: Entry): Promise<BackupManifest> {
  if (entry.uncompressedSize > manifestLimit) throw new BadBackup('not_a_backup', manifestEntry)
  const parts: Buffer[] = []
  for await (const part of content) parts.push(part as Buffer)
  const parsed = BackupManifest.safeParse(parseJson(Buffer.concat(parts).toString('utf8')))
  if (!parsed.success) throw new BadBackup('not_a_backup', manifestEntry)
  if (parsed.data.version > 1) throw new BadBackup('newer', String(parsed.data.version))
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

/** Hashes what it reads, and writes it when told where. */
async function take(content: Readable, path: string | null): Promise<string> {
  const digest = createHash('sha256')
  if (!path) {
    for await (const part of content) digest.update(part as Buffer)
    return digest.digest('hex')
  }
  await mkdir(dirname(path), { recursive: true })
  const measure = new Transform({ transform(part: Buffer, _encoding, done) { digest.update(part); done(null, part) } })
  await pipeline(content, measure, createWriteStream(path, { flags: 'wx', mode: 0o600 }))
  return digest.digest('hex')
}
