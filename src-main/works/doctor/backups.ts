import { stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Knex } from 'knex'
import { oldAfterDays } from '../../../src-shared/backups'
import { newestBackup } from '../../store/newestBackup'
import { backupsOf } from '../../subjects/backup/queries'
import { folderOf } from '../../subjects/backup/places'
import { finding, found, good, type Examined, type Found } from './examined'

const dayMs = 86_400_000

/** The newest backup that can be found: in the folder, or where this PC's plan puts them. `db` null: it cannot be read. */
export async function newestKnown(dataDir: string, db: Knex | null): Promise<{ path: string; atMs: number } | null> {
  const inFolder = await newestBackup(dataDir)
  const paths = [...(inFolder ? [inFolder] : []), ...(db ? await plannedFiles(dataDir, db).catch(() => []) : [])]
  const there = await Promise.all(paths.map(async (path) => ({ path, atMs: (await stat(path).catch(() => null))?.mtimeMs ?? 0 })))
  return there.filter((one) => one.atMs > 0).sort((a, b) => b.atMs - a.atMs)[0] ?? null
}

const looked = 5

async function plannedFiles(dataDir: string, db: Knex): Promise<string[]> {
  const newest = (await db('event').orderBy('position', 'desc').first('replica')) as { replica: string } | undefined
  if (!newest) return []
  const { made } = await backupsOf(db, newest.replica)
  return made.slice(-looked).map((one) => join(folderOf(dataDir, { path: one.place }), one.file))
}

/** How old the newest good backup is. */
export async function checkBackup({ db, order }: Pick<Examined, 'order'> & { readonly db: Knex | null }): Promise<Found> {
  const newest = await newestKnown(order.dataDir, db)
  if (!newest) return found([finding((await ageOfSite(db, order.nowMs)) >= oldAfterDays ? 'BACKUP_NONE' : 'BACKUP_NOT_YET')])
  const days = Math.max(0, Math.floor((order.nowMs - newest.atMs) / dayMs))
  const facts = { file: basename(newest.path), days }
  return days >= oldAfterDays ? found([finding('BACKUP_OLD', facts)], facts) : good(facts)
}

/** Days since the first act; a database that cannot be read is taken for an old one. */
async function ageOfSite(db: Knex | null, nowMs: number): Promise<number> {
  if (!db) return Number.POSITIVE_INFINITY
  const first = (await db('event').orderBy('position').first('wall_time')) as { wall_time: string } | undefined
  return first ? (nowMs - Date.parse(first.wall_time)) / dayMs : 0
}
