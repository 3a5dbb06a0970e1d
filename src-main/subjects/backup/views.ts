import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { oldAfterDays } from '../../../src-shared/backups'
import type { BackupAge, BackupsView, BackupView, PlaceView } from '../../../src-shared/contract/backup'
import type { Knex } from 'knex'
import type { Services } from '../../office/context'
import { readBackupKey } from '../../store/backupKey'
import { siteSettings } from '../site/queries'
import type { Backups, MadeBackup } from './domain'
import { toKeep } from './keep'
import type { BackupKeeper } from './keeper'
import { folderOf, lookAtPlace, type PlaceLook } from './places'
import { backupsOf, backupsSince } from './queries'
import { nextDue } from './schedule'

/** The newest come first; more than are ever kept of two places. */
const listed = 100

/** This PC's backups as the administrator sees them. */
export async function backupsView(db: Knex, services: Services, keeper: BackupKeeper): Promise<BackupsView> {
  const backups = await backupsOf(db, services.writer.key.replica)
  const { timeZone } = await siteSettings(db)
  const nowMs = services.clock.now()
  const looks = new Map<string, PlaceLook>()
  for (const place of backups.places) looks.set(place.path, await lookAtPlace(keeper.dataDir, place, 0))
  const newestFirst = [...backups.made].reverse().slice(0, listed)
  const items = await Promise.all(newestFirst.map((one) => asView(keeper.dataDir, one, looks.get(one.place))))
  return {
    on: backups.on, at: backups.at, encrypted: backups.encrypted || (await readBackupKey(keeper.dataDir).catch(() => null)) !== null,
    places: backups.places.map((place) => placeView(keeper.dataDir, backups, place.path, looks.get(place.path)!, place.otherDisk)),
    nextAt: backups.on ? new Date(nextDue(backups.at, timeZone, nowMs)).toISOString() : null,
    items: withReasons(items, nowMs, timeZone), ...keeper.progress(),
  }
}

async function asView(dataDir: string, one: MadeBackup, look: PlaceLook | undefined): Promise<BackupView> {
  const folder = folderOf(dataDir, { path: one.place })
  // A place that is given up is not looked for any more.
  const found = look && look.state !== 'missing' ? await stat(join(folder, one.file)).catch(() => null) : undefined
  return { ...one, folder, kept: null, state: found === undefined ? 'unknown' : found?.isFile() && found.size === one.size ? 'there' : 'gone' }
}

/** Says of each file that is there why the next clearing up leaves it: by place, as that goes. */
function withReasons(items: readonly BackupView[], nowMs: number, timeZone: string): BackupView[] {
  const kept = new Map([...new Set(items.map((one) => one.place))].flatMap((place) => [
    ...toKeep(items.filter((one) => one.place === place && one.state !== 'gone').toReversed().map((one) => ({ id: one.id, madeMs: Date.parse(one.madeAt) })), nowMs, timeZone),
  ]))
  return items.map((one) => ({ ...one, kept: kept.get(one.id) ?? null }))
}

export function placeView(dataDir: string, backups: Backups, path: string, look: PlaceLook, otherDisk: boolean): PlaceView {
  const failure = backups.failures[path]
  return {
    path, folder: folderOf(dataDir, { path }), otherDisk: otherDisk || look.otherDisk, state: look.state, freeBytes: look.freeBytes, newestAt: backups.made.findLast((one) => one.place === path)?.madeAt ?? null,
    failure: failure ? { code: failure.code, data: failure.data, at: failure.at } : null,
  }
}

/** How old the newest good backup is; old when it is older than three days, or when there has been none for three days. */
export async function backupAge(db: Knex, services: Services): Promise<BackupAge> {
  const { replica } = services.writer.key
  const newestAt = (await backupsOf(db, replica)).made.at(-1)?.madeAt ?? null
  const from = newestAt ?? (await backupsSince(db, replica))
  const days = from === null ? null : Math.floor((services.clock.now() - Date.parse(from)) / dayMs)
  return { newestAt, days: newestAt === null ? null : days, isOld: days !== null && days >= oldAfterDays }
}

const dayMs = 24 * 3_600_000
