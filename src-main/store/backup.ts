import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Knex } from 'knex'
import { ZipFile } from 'yazl'
import { verifyLog, type VerifyReport } from '../log/verify'
import { BadBackup, checkBackup, contentEntry, databaseEntry, encryptedEntry, identityEntry, manifestEntry, type BackupManifest, type EncryptedHead } from './backupFile'
import { encryptTo, type BackupKey } from './backupKey'
import { interruptOnAbort, openReader, openWriter } from './driver'
import { packTar, tarSize, type TarSource } from './tar'

/** The file that the backup was to be written to is there already. */
export class BackupExists extends Error {}

/** The place that backups go to cannot take one: the disk's own code, and which step it was. */
export class TargetFailed extends Error {
  constructor(readonly code: string, options: { cause: unknown }) {
    super(`the backup's place answers ${code}`, options)
  }
}

/** A file that the database names: its bytes go into the backup when they are intact. */
export interface BackedUpFile { readonly hash: string; readonly size: number; readonly name: string; readonly path: string; readonly state: 'intact' | 'missing' | 'altered' }

export interface WriteBackup {
  /** The live database; it may be written to meanwhile. */
  readonly database: string
  /** Where the copy of the database lies while the backup is made: on the same disk as the site. */
  readonly scratch: string
  readonly target: string
  readonly app: string
  readonly now: Date
  /** Encrypts it. */
  readonly key?: BackupKey | null
  /** The files that the copied database names. */
  files(copy: Knex): AsyncIterable<BackedUpFile>
  /** Bytes written and read again, of all that are to be; `total` is null while the database is copied and checked. */
  readonly onProgress?: (done: number, total: number | null) => void
  /** Aborted, nothing of the backup stays. */
  readonly signal?: AbortSignal
}

const scratchPrefix = 'making-'
export const partialOf = (target: string): string => `${target}.partial`

/**
 * One consistent file: the database as of one instant, and the files it names. Written beside the target, opened again, every
 * hash and the whole log checked, and only then given its name. Throws `BackupExists`; `BadBackup` when the check fails;
 * `TargetFailed` when the target's disk is full, read-only or gone.
 */
export async function writeBackup(input: WriteBackup): Promise<BackupManifest> {
  if (existsSync(input.target)) throw new BackupExists(input.target)
  await mkdir(input.scratch, { recursive: true })
  const scratch = await mkdtemp(join(input.scratch, scratchPrefix))
  const partial = partialOf(input.target)
  try {
    const copy = join(scratch, databaseEntry)
    await copyDatabase(input.database, copy, input.signal)
    await emptyTables(copy)
    const { manifest, files } = await takeStock(input, copy)
    const bytes = manifest.entries.reduce((sum, one) => sum + one.size, 0)
    const onWritten = (done: number): void => {
      input.signal?.throwIfAborted()
      input.onProgress?.(done, 2 * bytes)
    }
    const contents = contentsOf(copy, manifest, files, onWritten)
    const fileKey = input.key ? await atTarget(() => writeEncrypted(partial, input.key!, manifest, contents)) : await atTarget(() => writePlain(partial, contents))
    await atTarget(() => checkBackup(partial, { ...(fileKey ? { secret: { fileKey } } : {}), signal: input.signal, onProgress: (done) => input.onProgress?.(bytes + done, 2 * bytes) }))
    await atTarget(async () => {
      await rename(partial, input.target)
      await syncFolder(dirname(input.target))
    })
    return manifest
  } catch (error) {
    await rm(partial, { force: true }).catch(() => undefined)
    throw error
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** A process that died while it made a backup left its scratch; another one may be at work there now, so only what is old goes. */
export async function removeOldScratch(scratch: string, now: Date): Promise<void> {
  for (const name of await readdir(scratch).catch(() => [])) {
    if (!name.startsWith(scratchPrefix)) continue
    const found = await stat(join(scratch, name)).catch(() => null)
    if (found?.isDirectory() && now.getTime() - found.mtimeMs > oldMs) await rm(join(scratch, name), { recursive: true, force: true })
  }
}
const oldMs = 24 * 3_600_000

const ofTarget = /^(ENOSPC|EDQUOT|EFBIG|EROFS|EACCES|EPERM|ENOENT|ENOTDIR|EIO|ENODEV|ENXIO|EBUSY|EINVAL|ENAMETOOLONG|ESTALE|UNKNOWN)$/

/** Whatever the disk says while the target is written is the target's trouble, not the site's. */
export async function atTarget<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw ofTarget.test(code) && !isOfSource(error) ? new TargetFailed(code, { cause: error }) : error
  }
}

/** A file of the site that vanished between being counted and being read. */
class SourceFailed extends Error {}
const isOfSource = (error: unknown): boolean => error instanceof SourceFailed

/** A copy of a database as of one instant, through a connection that cannot write the original. */
async function copyDatabase(from: string, to: string, signal: AbortSignal | undefined): Promise<void> {
  const source = openReader(from, 1)
  let stopListening: (() => void) | null = null
  try {
    stopListening = signal ? await interruptOnAbort(source, signal) : null
    // query_only would forbid writing the copy too; the file itself stays opened read-only.
    await source.raw('PRAGMA query_only = OFF')
    await source.raw('VACUUM INTO ?', [to])
  } finally {
    stopListening?.()
    await source.destroy()
  }
}

/** Who was signed in, whose link was open, answers kept for a repetition and the secrets of channels are this machine's alone: no use in a backup, and not for whoever gets hold of it. */
const leftOut = ['session', 'command_key', 'channel_secret', 'application_link']

/** Takes out of a copied database what belongs to this machine and this moment alone. */
export async function emptyTables(copy: string): Promise<void> {
  const db = openWriter(copy)
  try {
    for (const table of leftOut) if (await db.schema.hasTable(table)) await db(table).delete()
    // One file again, whose hash is taken next. What was deleted is overwritten (`secure_delete`).
    await db.raw('PRAGMA journal_mode = DELETE')
  } finally {
    await db.destroy()
  }
}

async function takeStock(input: WriteBackup, copy: string): Promise<{ manifest: BackupManifest; files: BackedUpFile[] }> {
  const db = openReader(copy, 1)
  try {
    const alive = (): void => {
      input.signal?.throwIfAborted()
      input.onProgress?.(0, null)
    }
    const report: VerifyReport = await verifyLog(db, { onProgress: alive })
    if (report.bad) throw new BadBackup('log', `${report.bad.replica}.${report.bad.epoch}.${report.bad.seq} ${report.bad.problem}`)
    const files: BackedUpFile[] = []
    const damaged: BackedUpFile[] = []
    for await (const file of input.files(db)) {
      alive();
      (file.state === 'intact' ? files : damaged).push(file)
    }
    const entries = [
      { name: databaseEntry, size: (await stat(copy)).size, sha256: await hashOf(copy) },
      ...files.map((file) => ({ name: attachmentEntry(file.hash), size: file.size, sha256: file.hash })),
    ]
    const manifest: BackupManifest = {
      format: 'handover-desk-backup', version: 1, app: input.app, made: input.now.toISOString(), events: report.events, heads: report.heads, entries,
      damaged: damaged.map(({ hash, name, state }) => ({ hash, name, state: state === 'missing' ? 'missing' : 'altered' })),
    }
    return { manifest, files }
  } finally {
    await db.destroy()
  }
}

const attachmentEntry = (hash: string): string => `attachments/${hash.slice(0, 2)}/${hash.slice(2)}`

/** What goes into a backup, in its order: the manifest, the database, the files. */
function contentsOf(copy: string, manifest: BackupManifest, files: readonly BackedUpFile[], onWritten: (done: number) => void): TarSource[] {
  let done = 0
  const read = (path: string) => async function* (): AsyncGenerator<Buffer> {
    try {
      for await (const part of createReadStream(path, { highWaterMark: 256 * 1024 })) {
        onWritten((done += (part as Buffer).length))
        yield part as Buffer
      }
    } catch (error) {
      throw error instanceof Error && 'code' in error && typeof error.code === 'string' ? Object.assign(new SourceFailed(error.message, { cause: error }), { code: error.code }) : error
    }
  }
  const head = Buffer.from(JSON.stringify(manifest), 'utf8')
  return [
    { name: manifestEntry, size: head.length, content: async function* () { yield head } },
    { name: databaseEntry, size: manifest.entries[0]!.size, content: read(copy) },
    ...files.map((file) => ({ name: attachmentEntry(file.hash), size: file.size, content: read(file.path) })),
  ]
}

async function writePlain(path: string, contents: readonly TarSource[]): Promise<null> {
  await writeZip(path, (zip) => {
    // Opened one by one, when its turn comes: a thousand files are not open at once.
    for (const { name, size, content } of contents) zip.addReadStreamLazy(name, { compress: false, size }, (ready) => { ready(null, heardBy(zip, content())) })
  })
  return null
}

/** Answers the key of the file itself, which opens it until it is checked. */
async function writeEncrypted(path: string, key: BackupKey, manifest: BackupManifest, contents: readonly TarSource[]): Promise<Uint8Array> {
  const identity = Buffer.from(key.identity, 'utf8')
  const head: EncryptedHead = { format: 'handover-desk-backup-encrypted', version: 1, app: manifest.app, made: manifest.made, identity: createHash('sha256').update(identity).digest('hex') }
  const { stream, size, fileKey } = await encryptTo(key.recipient, packTar(contents), tarSize(contents.map((one) => one.size)))
  await writeZip(path, (zip) => {
    zip.addBuffer(Buffer.from(JSON.stringify(head), 'utf8'), encryptedEntry, { compress: false })
    zip.addBuffer(identity, identityEntry, { compress: false })
    zip.addReadStream(heardBy(zip, stream), contentEntry, { compress: false, size })
  })
  return fileKey
}

/** yazl leaves a stream's error to whoever made the stream, and one that nobody hears ends the process. */
function heardBy(zip: ZipFile, content: AsyncIterable<Buffer>): Readable {
  const stream = Readable.from(content)
  stream.on('error', (error) => { (zip as unknown as NodeJS.EventEmitter).emit('error', error) })
  return stream
}

async function writeZip(path: string, fill: (zip: ZipFile) => void): Promise<void> {
  const zip = new ZipFile()
  const stopping = new AbortController()
  const written = pipeline(zip.outputStream, createWriteStream(path, { mode: 0o600 }), { signal: stopping.signal })
  const failed = new Promise<never>((_resolve, reject) => { (zip as unknown as NodeJS.EventEmitter).on('error', reject) })
  try {
    fill(zip)
    zip.end()
    await Promise.race([written, failed])
  } catch (error) {
    stopping.abort()
    await written.catch(() => undefined)
    throw error
  }
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** SHA-256 of a file, as 64 hex digits. */
export async function hashOf(path: string): Promise<string> {
  const digest = createHash('sha256')
  for await (const chunk of createReadStream(path)) digest.update(chunk as Buffer)
  return digest.digest('hex')
}

/** Makes a rename durable; Windows does that by itself and cannot open a folder, and some sticks' file systems cannot sync one. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'EINVAL' || error.code === 'ENOTSUP'))) throw error
  } finally {
    await handle.close()
  }
}
