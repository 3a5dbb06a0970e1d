import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { verifyLog } from '../log/verify'
import { syncFolder } from './backup'
import { BadBackup, checkBackup, databaseEntry, type BackupManifest, type ReadBackup } from './backupFile'
import { keyFile, writeBackupKey } from './backupKey'
import { interruptOnAbort, openReader } from './driver'
import { unknownMigrations, NewerDatabase, type Migration } from './migrate'

/** A backup goes into a folder that is empty or not there: it never replaces a site. */
export class FolderNotEmpty extends Error {}

type Options = Pick<ReadBackup, 'secret' | 'signal' | 'onProgress'>

/**
 * Restores a backup. Everything is unpacked beside the folder and checked there: hashes, database, log. Only a good one gets the
 * folder's name, so that it is never half restored. Throws `FolderNotEmpty` and what `stageBackup` throws.
 */
export async function restoreBackup(file: string, dataDir: string, migrations: readonly Migration[], options: Options = {}): Promise<BackupManifest> {
  const present = await readdir(dataDir).catch(() => null)
  if (present && present.length > 0) throw new FolderNotEmpty(dataDir)
  const parent = dirname(dataDir)
  await mkdir(parent, { recursive: true })
  const temporary = join(parent, `.${basename(dataDir)}-restoring-${randomBytes(4).toString('hex')}`)
  try {
    const manifest = await stageBackup(file, temporary, migrations, options)
    if (existsSync(dataDir)) await rmdir(dataDir)
    await rename(temporary, dataDir)
    await syncFolder(parent)
    return manifest
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

/** Unpacks a backup into a folder that is not there yet and checks all of it. Throws `BadBackup`, `NewerDatabase`, `PassphraseNeeded`, `WrongPassphrase`. */
export async function stageBackup(file: string, folder: string, migrations: readonly Migration[], options: Options = {}): Promise<BackupManifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const { manifest, key } = await checkBackup(file, { ...options, into: folder })
  await checkDatabase(join(folder, databaseEntry), manifest, migrations, options.signal)
  // The restored site goes on encrypting its backups, with the same passphrase.
  if (key) await writeBackupKey(folder, key)
  await writeDurably(join(folder, originFile), JSON.stringify({ made: manifest.made, app: manifest.app } satisfies Origin))
  for (const one of await readdir(folder, { recursive: true, withFileTypes: true })) if (one.isDirectory()) await syncFolder(join(one.parentPath, one.name))
  await syncFolder(folder)
  return manifest
}

async function checkDatabase(path: string, manifest: BackupManifest, migrations: readonly Migration[], signal: AbortSignal | undefined): Promise<void> {
  if (!existsSync(path)) throw new BadBackup('entry', databaseEntry)
  const db = openReader(path, 1)
  let stopListening: (() => void) | null = null
  try {
    stopListening = signal ? await interruptOnAbort(db, signal) : null
    const unknown = await unknownMigrations(db, migrations)
    if (unknown.length > 0) throw new NewerDatabase(unknown)
    const [check] = (await db.raw('PRAGMA quick_check(1)')) as { quick_check: string }[]
    if (check?.quick_check !== 'ok') throw new BadBackup('database', check?.quick_check ?? '')
    const report = await verifyLog(db, { onProgress: () => signal?.throwIfAborted() })
    if (report.bad) throw new BadBackup('log', `${report.bad.replica}.${report.bad.epoch}.${report.bad.seq} ${report.bad.problem}`)
    if (JSON.stringify(report.heads) !== JSON.stringify(manifest.heads)) throw new BadBackup('log', 'heads')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw ['SQLITE_NOTADB', 'SQLITE_CORRUPT', 'SQLITE_ERROR'].includes(code) ? new BadBackup('database', (error as Error).message) : error
  } finally {
    stopListening?.()
    await db.destroy()
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const handle = await open(path, 'w', 0o600)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Lies in a restored folder until its first start has recorded it. */
const originFile = 'restored.json'
const Origin = z.object({ made: z.string(), app: z.string() })
export type Origin = Readonly<z.infer<typeof Origin>>

/** Which backup a folder came out of; null when it did not, or by an earlier version. */
export async function readOrigin(dataDir: string): Promise<Origin | null> {
  try {
    return Origin.parse(JSON.parse(await readFile(join(dataDir, originFile), 'utf8')))
  } catch {
    return null
  }
}
export const forgetOrigin = (dataDir: string): Promise<void> => rm(join(dataDir, originFile), { force: true })

/** Where a backup is taken in and unpacked while the folder's own, empty site is still open. */
export const restoreRoom = (dataDir: string): string => join(dataDir, 'restoring')
export const stagingOf = (dataDir: string): string => join(restoreRoom(dataDir), 'staging')
const decidedOf = (dataDir: string): string => join(dataDir, 'restored')

/**
 * The one step that decides: from here on the folder is the restored site, and `finishRestore` brings the rest about, now or at the
 * next start. Before it, the folder is the empty one it was.
 */
export async function decideRestore(dataDir: string): Promise<void> {
  await rename(stagingOf(dataDir), decidedOf(dataDir))
  await syncFolder(dataDir)
}

export const isRestoreDecided = (dataDir: string): boolean => existsSync(decidedOf(dataDir))

/** Puts a decided restore in the place of the empty site; each step may be repeated, and the database comes last. Only for who holds the folder's lock with nothing open. */
export async function finishRestore(dataDir: string): Promise<void> {
  await rm(restoreRoom(dataDir), { recursive: true, force: true })
  const decided = decidedOf(dataDir)
  if (!existsSync(decided)) return
  if (existsSync(join(decided, databaseEntry))) {
    for (const suffix of ['-wal', '-shm', '']) await rm(join(dataDir, databaseEntry + suffix), { force: true })
    // The key of the empty site: the restored one writes under a name of its own.
    await rm(join(dataDir, 'keys', 'replica.json'), { force: true })
    await mkdir(join(dataDir, 'keys'), { recursive: true, mode: 0o700 })
    await replace(decided, dataDir, 'attachments')
    await replace(decided, dataDir, keyFile)
    await replace(decided, dataDir, originFile)
    await replace(decided, dataDir, databaseEntry)
    await syncFolder(dataDir)
  }
  await rm(decided, { recursive: true, force: true })
}

async function replace(from: string, to: string, name: string): Promise<void> {
  if (!existsSync(join(from, name))) return
  await rm(join(to, name), { recursive: true, force: true })
  await rename(join(from, name), join(to, name))
}
