import type { Knex } from 'knex'
import { siteSettings } from '../site/queries'
import { initialBackups, type Backups, type MadeBackup } from './domain'

interface PlanRow { enabled: number; at: string; places: string; encrypted: number; failures: string }
interface FileRow { id: string; place: string; file: string; size: number; made_at: string; events: number; encrypted: number; damaged: number; asked: number }

/** The backups of a replica as its subject folds them: its plan by the primary key, what was made by backup_file_by_turn. */
export async function backupsOf(db: Knex, replica: string): Promise<Backups> {
  const plan = (await db('backup_plan').where({ replica }).first()) as PlanRow | undefined
  if (!plan) return initialBackups(replica)
  const rows = (await db('backup_file').where({ replica }).orderBy('turn')) as FileRow[]
  const failures = JSON.parse(plan.failures) as Backups['failures'][string][]
  return {
    replica, on: plan.enabled === 1, at: plan.at, places: JSON.parse(plan.places) as Backups['places'], encrypted: plan.encrypted === 1,
    made: rows.map(asMade), failures: Object.fromEntries(failures.map((one) => [one.place, one])),
  }
}

const asMade = (row: FileRow): MadeBackup => ({ id: row.id, place: row.place, file: row.file, size: row.size, madeAt: row.made_at, events: row.events, encrypted: row.encrypted === 1, damaged: row.damaged, asked: row.asked === 1 })

/** Since when there is something to back up on this PC: the site was set up, and this folder writes to it. The primary key, and event_by_subject. */
export async function backupsSince(db: Knex, replica: string): Promise<string | null> {
  const setUp = (await db('event').where({ subject: 'site:site', type: 'site.setUp' }).orderBy('position').first('wall_time')) as { wall_time: string } | undefined
  const started = (await db('replica').where({ replica }).orderBy('epoch', 'desc').first('started_at')) as { started_at: string } | undefined
  if (!setUp) return null
  return started && started.started_at > setUp.wall_time ? started.started_at : setUp.wall_time
}

/** What a site holds, for whoever is about to restore it; a database of an earlier version answers too. Walks event_by_subject. */
export async function contentsOf(db: Knex): Promise<{ siteName: string; company: string; cases: number }> {
  const { name, company } = await siteSettings(db)
  const row = (await db('event').where('subject', '>=', 'case:').where('subject', '<', 'case;').countDistinct({ cases: 'subject' }).first()) as { cases: number } | undefined
  return { siteName: name, company, cases: row?.cases ?? 0 }
}
