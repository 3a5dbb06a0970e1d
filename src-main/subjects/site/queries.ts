import type { Knex } from 'knex'
import type { Locale } from '../../../src-shared/vocabulary'
import { initialSite, type SiteState } from './domain'

interface SiteRow { name: string; company: string; locale: Locale; time_zone: string; demo: number; lock_after_minutes: number; number_prefix: string; minimum_wage_fen: number | null }

/** The site's settings; the defaults with `setUp` false before the first start. */
export async function siteSettings(db: Knex): Promise<SiteState> {
  const row = (await db('site').where({ id: 'site' }).first()) as SiteRow | undefined
  if (!row) return initialSite()
  return { setUp: true, name: row.name, company: row.company, locale: row.locale, timeZone: row.time_zone, demo: row.demo === 1, lockAfterMinutes: row.lock_after_minutes, numberPrefix: row.number_prefix, minimumWageFen: row.minimum_wage_fen }
}

/** The backup that a replica's folder came out of, and when it began to write; null when it was never restored. The primary key. */
export async function restoreOf(db: Knex, replica: string): Promise<{ madeAt: string; at: string } | null> {
  const row = (await db('replica').where({ replica }).whereNotNull('backup_made').first('backup_made', 'started_at')) as { backup_made: string; started_at: string } | undefined
  return row ? { madeAt: row.backup_made, at: row.started_at } : null
}
