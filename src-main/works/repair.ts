import { randomBytes } from 'node:crypto'
import { chmod, mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Knex } from 'knex'
import type { UpkeepCode, UpkeepReport } from '../../src-shared/upkeep'
import type { JobRun, Work } from '../jobs/job'
import { caseDesk, projectionBasis, subjectRegistry } from '../site'
import { readLaw } from '../siteLaw'
import { emptyTables } from '../store/backup'
import { openReader, openWriter } from '../store/driver'
import { rebuildFor } from '../store/rebuild'
import { databaseIn } from '../store/trouble'
import type { RepairOrder } from '../store/upkeepJobs'
import { countAnew } from '../subjects/case/board/counters'
import { leftoversOf } from './doctor/leftovers'
import { secretPaths } from './doctor/rights'
import { rebuiltTables, schemaAsMade, schemaOf, type SchemaObject } from './doctor/schema'

const touchDatabase = ['makeSchema', 'reindex', 'rebuild'] as const

/** Puts right what was found. The database is copied first; what is outside of it is put right without. */
export const repair: Work<RepairOrder, { readonly copy: string | null }> = async ({ dataDir, resources, report, repairs, nowMs }, run) => {
  if (repairs.includes('removeLeftovers')) for (const path of await leftoversOf(dataDir)) await rm(path, { recursive: true, force: true })
  if (repairs.includes('tightenRights')) await tightenRights(dataDir)
  if (!touchDatabase.some((one) => repairs.includes(one))) return { copy: null }
  const db = openWriter(databaseIn(dataDir))
  const reader = openReader(databaseIn(dataDir), 1)
  try {
    const copy = await copyBefore(db, dataDir, nowMs)
    run.signal.throwIfAborted()
    const registry = subjectRegistry(caseDesk(resources, await readLaw(reader, resources)))
    const made = repairs.includes('makeSchema') || repairs.includes('rebuild') ? await makeMissing(db) : []
    if (repairs.includes('reindex')) for (const name of namesOf(report, 'INDEX_WRONG')) await db.raw('REINDEX ??', [name])
    // What a trigger feeds was not fed while it was missing.
    if (repairs.includes('rebuild') || made.some((one) => one.type === 'trigger' && rebuiltTables(registry).has(one.table))) {
      await rebuildFor(db, registry, await projectionBasis(resources, reader), { reader, onProgress: tellingProgress(run) })
      // Without a single case no card begins the count anew.
      await countAnew(db)
    }
    return { copy }
  } finally {
    await reader.destroy()
    await db.destroy()
  }
}

async function tightenRights(dataDir: string): Promise<void> {
  for (const path of secretPaths(dataDir)) {
    const found = await stat(path).catch(() => null)
    if (found) await chmod(path, found.isDirectory() ? 0o700 : 0o600)
  }
}

/** As before an update: one file, without who was signed in. */
async function copyBefore(db: Knex, dataDir: string, nowMs: number): Promise<string> {
  const folder = join(dataDir, 'backups')
  await mkdir(folder, { recursive: true })
  const copy = join(folder, `before-repair-${new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-')}-${randomBytes(2).toString('hex')}.db`)
  await db.raw('VACUUM INTO ?', [copy])
  await emptyTables(copy)
  return copy
}

/** Makes what the migrations make and is not there, and answers it: tables before their indexes and triggers. */
async function makeMissing(db: Knex): Promise<SchemaObject[]> {
  const [made, present] = [await schemaAsMade(), await schemaOf(db)]
  const missing = [...made.values()].filter((one) => !present.has(one.name))
  await db.transaction(async (trx) => {
    for (const type of ['table', 'index', 'trigger'] as const) for (const one of missing) if (one.type === type) await trx.raw(one.sql)
  })
  return missing
}

const namesOf = (report: UpkeepReport, code: UpkeepCode): string[] => report.results.flatMap((result) => result.findings.flatMap((finding) => (finding.code === code ? [String(finding.data['name'])] : [])))

const tellingProgress = (run: JobRun) => (done: number, total: number): void => {
  run.signal.throwIfAborted()
  run.progress(done, total)
}
