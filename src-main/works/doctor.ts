import { stat } from 'node:fs/promises'
import type { Knex } from 'knex'
import { upkeepChecks, type UpkeepCheck, type UpkeepReport, type UpkeepResult } from '../../src-shared/upkeep'
import type { JobRun, Work } from '../jobs/job'
import { caseDesk, subjectRegistry } from '../site'
import { readLaw } from '../siteLaw'
import { openFrozenReader, openReader } from '../store/driver'
import { databaseIn } from '../store/trouble'
import type { DoctorOrder } from '../store/upkeepJobs'
import { checkAttachments } from './doctor/attachments'
import { checkBackup, newestKnown } from './doctor/backups'
import { checkClock } from './doctor/clock'
import { checkDatabase } from './doctor/database'
import { codeOf, finding, found, good, reasonOf, type Examined, type Found } from './doctor/examined'
import { checkLeftovers } from './doctor/leftovers'
import { checkLog } from './doctor/log'
import { checkProjections } from './doctor/projections'
import { checkRights } from './doctor/rights'
import { checkSchema } from './doctor/schema'
import { checkSpace } from './doctor/space'
import { checkVersions, versionOf } from './doctor/versions'

/** Looks through a data folder, one check after the other; one that cannot be done does not keep the others from being done. */
export const doctor: Work<DoctorOrder, UpkeepReport> = async (order, run) => {
  const startedAt = new Date().toISOString()
  const results: UpkeepResult[] = []
  const opened = await openToLook(order.dataDir)
  try {
    const newest = await newestKnown(order.dataDir, opened)
    const trust = opened ? await trustIn(opened) : 'nothing'
    const checks = upkeepChecks.filter((check) => order.checks.includes(check))
    for (const [index, check] of checks.entries()) {
      const progress = tellingProgress(run, index, checks.length)
      progress(0)
      results.push({ check, ...(await look(check, { order, db: opened, backup: newest?.path ?? '', progress, signal: run.signal }, trustAfter(results, trust))) })
    }
    run.progress(checks.length, checks.length)
    return { startedAt, endedAt: new Date().toISOString(), results }
  } finally {
    await opened?.destroy()
  }
}

/** What can be relied on: that the database can be read, and that it has the tables of this version. */
type Trust = 'nothing' | 'readable' | 'same version'

type Look = Omit<Examined, 'db'> & { readonly db: Knex | null }

/** What a check found can take trust away from those that follow. */
function trustAfter(results: readonly UpkeepResult[], trust: Trust): Trust {
  const codes = new Set(results.flatMap((result) => result.findings.map((one) => one.code)))
  if (codes.has('DATABASE_DAMAGED')) return 'nothing'
  return codes.has('PROJECTION_MISSING') && trust === 'same version' ? 'readable' : trust
}

async function look(check: UpkeepCheck, examined: Look, trust: Trust): Promise<Found> {
  const { order, db } = examined
  try {
    switch (check) {
      case 'lock': return order.inUseBy === null ? good() : found([finding('IN_USE', { pid: order.inUseBy })])
      case 'rights': return await checkRights(order.dataDir)
      case 'leftovers': return await checkLeftovers(order.dataDir, order.atWork)
      case 'space': return await checkSpace({ order, db: trust === 'nothing' ? null : db })
      case 'backup': return await checkBackup({ order, db: trust === 'nothing' ? null : db })
      case 'database': if (!(await isThere(order.dataDir))) return found([finding('DATABASE_MISSING', { backup: examined.backup })])
    }
    if (!db) return found([finding('NOT_CHECKED')])
    const readable = { ...examined, db }
    // A page that cannot be read ends every other check too; the pages themselves are always walked.
    if (check === 'database') return await checkDatabase(readable)
    if (trust === 'nothing') return found([finding('NOT_CHECKED')])
    if (check === 'versions') return await checkVersions(readable)
    if (check === 'log') return await checkLog(readable)
    if (check === 'clock') return await checkClock(readable)
    if (check === 'attachments') return await checkAttachments(readable)
    if (trust !== 'same version') return found([finding('NOT_CHECKED')])
    switch (check) {
      case 'schema': return await checkSchema(readable, subjectRegistry(caseDesk(order.resources, await readLaw(db, order.resources))))
      case 'projections': return await checkProjections(readable, subjectRegistry(caseDesk(order.resources, await readLaw(db, order.resources))))
    }
  } catch (error) {
    examined.signal.throwIfAborted()
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(codeOf(error))) return found([finding('DATABASE_DAMAGED', { what: reasonOf(error), backup: examined.backup })])
    return found([finding('CHECK_FAILED', { why: reasonOf(error) })])
  }
}

/** A connection that cannot write; null when there is nothing to open. In a folder that cannot be written SQLite has to be told that nobody else writes. */
async function openToLook(dataDir: string): Promise<Knex | null> {
  if (!(await isThere(dataDir))) return null
  const db = openReader(databaseIn(dataDir), 1)
  const failed = await db.raw('SELECT count(*) FROM sqlite_master').then(() => null, codeOf)
  if (failed === null || !/^SQLITE_(CANTOPEN|READONLY)/.test(failed)) return db
  await db.destroy()
  return openFrozenReader(databaseIn(dataDir))
}

const isThere = (dataDir: string): Promise<boolean> => stat(databaseIn(dataDir)).then((file) => file.isFile(), () => false)

async function trustIn(db: Knex): Promise<Trust> {
  try {
    const { unknown, missing } = await versionOf(db)
    if (!(await db.schema.hasTable('event'))) return 'nothing'
    return unknown.length === 0 && missing === 0 ? 'same version' : 'readable'
  } catch {
    return 'nothing'
  }
}

const tellingProgress = (run: JobRun, index: number, total: number) => (share: number): void => {
  run.signal.throwIfAborted()
  run.progress(index + Math.min(share, 0.999), total)
}
