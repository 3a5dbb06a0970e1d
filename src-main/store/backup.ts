import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Knex } from 'knex'
import { ZipFile } from 'yazl'
import { verifyLog, type VerifyReport } from '../log/verify'
import { BadBackup, checkEntries, databaseEntry, manifestEntry, type BackupManifest } from './backupFile'
import { openReader, openWriter } from './driver'

/** The file that the backup was to be written to is there already. */
export class BackupExists extends Error {}

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
  /** The files that the copied database names. */
  files(copy: Knex): AsyncIterable<BackedUpFile>
}

/**
 * One consistent file: the database as of one instant, and the files it names. Written beside the target, opened again, every
 * hash and the whole log checked, and only then given its name. Throws `BackupExists`; `BadBackup` when the check fails.
 */
export async function writeBackup(input: WriteBackup): Promise<BackupManifest> {
  if (existsSync(input.target)) throw new BackupExists(input.target)
  await mkdir(input.scratch, { recursive: true })
  const scratch = await mkdtemp(join(input.scratch, 'making-'))
  const partial = `${input.target}.partial`
  try {
    const copy = join(scratch, databaseEntry)
    await copyDatabase(input.database, copy)
    await emptyTables(copy)
    const { manifest, files } = await takeStock(input, copy)
    await writeZip(partial, copy, manifest, files)
    await checkEntries(partial)
    await rename(partial, input.target)
    await syncFolder(dirname(input.target))
    return manifest
  } catch (error) {
    await rm(partial, { force: true })
    throw error
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/** A copy of a database as of one instant, through a connection that cannot write the original. */
async function copyDatabase(from: string, to: string): Promise<void> {
  const source = openReader(from, 1)
  try {
    // query_only would forbid writing the copy too; the file itself stays opened read-only.
    await source.raw('PRAGMA query_only = OFF')
    await source.raw('VACUUM INTO ?', [to])
  } finally {
    await source.destroy()
  }
}

/** Who was signed in, and answers kept for a repetition, are this machine's of this moment: no use in a backup, and not for whoever gets hold of it. */
const leftOut = ['session', 'command_key']

async function emptyTables(copy: string): Promise<void> {
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
    const report: VerifyReport = await verifyLog(db)
    if (report.bad) throw new BadBackup('log', `${report.bad.replica}.${report.bad.epoch}.${report.bad.seq} ${report.bad.problem}`)
    const files: BackedUpFile[] = []
    const damaged: BackedUpFile[] = []
    for await (const file of input.files(db)) (file.state === 'intact' ? files : damaged).push(file)
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

async function writeZip(path: string, copy: string, manifest: BackupManifest, files: readonly BackedUpFile[]): Promise<void> {
  const zip = new ZipFile()
  const written = pipeline(zip.outputStream, createWriteStream(path, { mode: 0o600 }))
  // Without a listener a file that vanished meanwhile would end the process instead of this backup.
  const failed = new Promise<never>((_resolve, reject) => { (zip as unknown as NodeJS.EventEmitter).on('error', reject) })
  zip.addBuffer(Buffer.from(JSON.stringify(manifest), 'utf8'), manifestEntry, { compress: false })
  zip.addFile(copy, databaseEntry, { compress: false })
  for (const file of files) zip.addFile(file.path, attachmentEntry(file.hash), { compress: false })
  zip.end()
  await Promise.race([written, failed])
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

/** Makes a rename durable; Windows does that by itself and cannot open a folder. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
