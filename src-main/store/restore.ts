import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { verifyLog } from '../log/verify'
import { syncFolder } from './backup'
import { BadBackup, checkEntries, databaseEntry, type BackupManifest } from './backupFile'
import { openReader } from './driver'
import { unknownMigrations, NewerDatabase, type Migration } from './migrate'

/** A backup goes into a folder that is empty or not there: it never replaces a site. */
export class FolderNotEmpty extends Error {}

/**
 * Restores a backup. Everything is unpacked beside the folder and checked there: hashes, database, log. Only a good one gets the
 * folder's name, so that it is never half restored. Throws `FolderNotEmpty`, `BadBackup`, `NewerDatabase`.
 */
export async function restoreBackup(file: string, dataDir: string, migrations: readonly Migration[]): Promise<BackupManifest> {
  const present = await readdir(dataDir).catch(() => null)
  if (present && present.length > 0) throw new FolderNotEmpty(dataDir)
  const parent = dirname(dataDir)
  await mkdir(parent, { recursive: true })
  const temporary = join(parent, `.${basename(dataDir)}-restoring-${randomBytes(4).toString('hex')}`)
  await mkdir(temporary, { mode: 0o700 })
  try {
    const manifest = await checkEntries(file, temporary)
    await checkDatabase(join(temporary, databaseEntry), manifest, migrations)
    if (existsSync(dataDir)) await rmdir(dataDir)
    await rename(temporary, dataDir)
    await syncFolder(parent)
    return manifest
  } finally {
    await rm(temporary, { recursive: true, force: true })
  }
}

async function checkDatabase(path: string, manifest: BackupManifest, migrations: readonly Migration[]): Promise<void> {
  if (!existsSync(path)) throw new BadBackup('entry', databaseEntry)
  const db = openReader(path, 1)
  try {
    const unknown = await unknownMigrations(db, migrations)
    if (unknown.length > 0) throw new NewerDatabase(unknown)
    const [check] = (await db.raw('PRAGMA quick_check(1)')) as { quick_check: string }[]
    if (check?.quick_check !== 'ok') throw new BadBackup('database', check?.quick_check ?? '')
    const report = await verifyLog(db)
    if (report.bad) throw new BadBackup('log', `${report.bad.replica}.${report.bad.epoch}.${report.bad.seq} ${report.bad.problem}`)
    if (JSON.stringify(report.heads) !== JSON.stringify(manifest.heads)) throw new BadBackup('log', 'heads')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    throw ['SQLITE_NOTADB', 'SQLITE_CORRUPT', 'SQLITE_ERROR'].includes(code) ? new BadBackup('database', (error as Error).message) : error
  } finally {
    await db.destroy()
  }
}
