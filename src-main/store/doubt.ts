import { access, rm, stat, writeFile } from 'node:fs/promises'
import type { Knex } from 'knex'
import { verifyLog } from '../log/verify'
import { firstBadPage } from './driver'
import { pidFileIn } from './lock'
import { databaseIn } from './trouble'

/** A database that must not be written before it is repaired or restored. */
export class DamagedDatabase extends Error {
  readonly code = 'SQLITE_CORRUPT'
}

const markIn = (dataDir: string): string => `${databaseIn(dataDir)}.damaged`

/** Notes down that damage was met, so that the next start looks before it writes. Best effort: the disk may be what is broken. */
export const markDamaged = (dataDir: string): Promise<void> => writeFile(markIn(dataDir), `${new Date().toISOString()}\n`).catch(() => undefined)

/**
 * Whether an existing database has to be looked through before it is written: damage was met at the last run, or its process died and
 * the WAL that it leaves is not there, so that what a broken-off checkpoint left may be half. Ask before the folder is locked.
 */
export async function isDoubtful(dataDir: string): Promise<boolean> {
  const database = await stat(databaseIn(dataDir)).catch(() => null)
  if (!database || database.size === 0) return false
  return (await exists(markIn(dataDir))) || ((await exists(pidFileIn(dataDir))) && !(await exists(`${databaseIn(dataDir)}-wal`)))
}

/** Looks through pages and log. Throws `DamagedDatabase`. The projections are not compared: whoever doubts makes them anew. */
export async function requireIntact(db: Knex): Promise<void> {
  const page = await firstBadPage(db)
  if (page) throw new DamagedDatabase(page)
  if (!(await db.schema.hasTable('event'))) return
  const { bad } = await verifyLog(db)
  if (bad) throw new DamagedDatabase(`event ${bad.replica}.${bad.epoch}.${bad.seq}: ${bad.problem}`)
}

/** The database was looked through and is good. */
export const forgetDamage = (dataDir: string): Promise<void> => rm(markIn(dataDir), { force: true })

const exists = (path: string): Promise<boolean> => access(path).then(() => true, () => false)
