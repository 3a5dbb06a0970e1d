import type { UpkeepFinding } from '../../../src-shared/upkeep'
import { siteSettings } from '../../subjects/site/queries'
import { finding, found, instantText, type Examined, type Found } from './examined'

const toleranceMs = 10 * 60_000
const dayMs = 86_400_000

/** The PC's clock against the last act on record, and its time zone against the site's. */
export async function checkClock({ db, order }: Examined): Promise<Found> {
  const newest = (await db('event').orderBy('position', 'desc').first('wall_time')) as { wall_time: string } | undefined
  const lastMs = newest ? Date.parse(newest.wall_time) : Number.NaN
  const facts = { last: Number.isNaN(lastMs) ? '—' : instantText(lastMs), now: instantText(order.nowMs) }
  const behindMs = Number.isNaN(lastMs) ? 0 : lastMs - order.nowMs
  const findings: UpkeepFinding[] = behindMs > dayMs ? [finding('ACT_IN_FUTURE', facts)] : behindMs > toleranceMs ? [finding('CLOCK_BEHIND', facts)] : []
  const { setUp, timeZone } = await siteSettings(db)
  const pc = Intl.DateTimeFormat().resolvedOptions().timeZone
  if (setUp && wallText(order.nowMs, timeZone) !== wallText(order.nowMs, pc)) findings.push(finding('ZONE_DIFFERS', { pc, site: timeZone }))
  return found(findings, facts)
}

/** Zones of other names may show the same time. */
const wallText = (ms: number, timeZone: string): string => new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(ms)
