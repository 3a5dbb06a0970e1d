import { z } from 'zod'
import { mostPlaces } from '../backups'
import { accountRefusals } from '../refusals/account'
import { backupRefusals, restoreRefusals } from '../refusals/backup'
import { base, Instant } from './common'

/** A folder that backups go to; the empty path is `backups/` of the data folder. */
export const PlacePath = z.string().trim().max(1000).meta({ examples: ['E:\\handover-backups'] })
/** A time of day on the site's clock. */
export const TimeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/).meta({ examples: ['12:30'] })

/** What went wrong, as a refusal: `code` and `data` of its sentence. */
const Failure = z.object({ code: z.string(), data: z.record(z.string(), z.unknown()), at: Instant })

export const PlaceView = z.object({
  path: PlacePath,
  /** The folder itself. */
  folder: z.string(),
  /** On another disk than the site: survives the death of this one. */
  otherDisk: z.boolean(),
  /** Whether it can take a backup now. */
  state: z.enum(['ready', 'missing', 'read_only', 'full', 'failed']),
  freeBytes: z.number().nullable(),
  newestAt: Instant.nullable(),
  /** Of the last attempt, when it came to nothing. */
  failure: Failure.nullable(),
})
export type PlaceView = z.infer<typeof PlaceView>

export const BackupView = z.object({
  id: z.string(), place: PlacePath, file: z.string(), folder: z.string(), size: z.number(), madeAt: Instant, events: z.number(), encrypted: z.boolean(), asked: z.boolean(),
  /** Attachments that were missing or altered when it was made, and are not in it. */
  damaged: z.number(),
  /** Why it is kept at the next clearing up. */
  kept: z.enum(['daily', 'weekly', 'monthly']).nullable(),
  /** Whether the file is there; unknown while its place is not. */
  state: z.enum(['there', 'gone', 'unknown']),
})
export type BackupView = z.infer<typeof BackupView>

export const BackupProgress = z.object({
  /** `done` of `total` bytes, written and read again; null while the database is copied and its log checked. */
  running: z.object({ place: PlacePath, startedAt: Instant, done: z.number(), total: z.number().nullable() }).nullable(),
})
export type BackupProgress = z.infer<typeof BackupProgress>

export const BackupPlanFields = z.object({ on: z.boolean(), at: TimeOfDay, places: z.array(PlacePath).min(1).max(mostPlaces) })

export const BackupsView = BackupProgress.extend({
  on: z.boolean(), at: TimeOfDay, encrypted: z.boolean(), places: z.array(PlaceView), nextAt: Instant.nullable(), items: z.array(BackupView),
})
export type BackupsView = z.infer<typeof BackupsView>

export const BackupAge = z.object({ newestAt: Instant.nullable(), days: z.number().int().nullable(), isOld: z.boolean() })
export type BackupAge = z.infer<typeof BackupAge>

/** A part of a table of refusals: what one procedure may answer. */
const some = <Table extends object, Key extends keyof Table>(table: Table, ...keys: Key[]): Pick<Table, Key> => Object.fromEntries(keys.map((key) => [key, table[key]])) as Pick<Table, Key>
const ofPlaces = some(backupRefusals, 'BACKUP_NO_PLACE', 'BACKUP_PLACE_TWICE', 'BACKUP_PLACE_RELATIVE', 'BACKUP_PLACE_MISSING', 'BACKUP_PLACE_READ_ONLY', 'BACKUP_PLACE_FULL', 'BACKUP_PLACE_FAILED')

export const backupContract = {
  get: base.route({ method: 'GET', path: '/backups', summary: 'This PC’s backups: when, where to, which there are, what went wrong' }).output(BackupsView),
  age: base.route({ method: 'GET', path: '/backups/age', summary: 'How old the newest good backup is' }).output(BackupAge),
  progress: base.route({ method: 'GET', path: '/backups/progress', summary: 'How far the backup under way is' }).output(BackupProgress),
  plan: base.errors(ofPlaces)
    .route({ method: 'PATCH', path: '/backups/plan', summary: 'Change when backups are made and where they go' })
    .input(BackupPlanFields.partial()).output(BackupsView),
  checkPlace: base.errors(ofPlaces)
    .route({ method: 'POST', path: '/backups/check-place', summary: 'Whether a folder can take backups: there, writable, with room, on another disk' })
    .input(z.object({ path: PlacePath })).output(PlaceView),
  run: base.errors(some(backupRefusals, 'BACKUP_RUNNING')).route({ method: 'POST', path: '/backups/run', summary: 'Back up now; answers as soon as it has begun' }).output(BackupProgress),
  cancel: base.route({ method: 'POST', path: '/backups/cancel', summary: 'Give up the backup under way; nothing of it stays' }).output(BackupProgress),
  setPassphrase: base.errors(some(backupRefusals, 'PASSPHRASE_TOO_SHORT'))
    .route({ method: 'PUT', path: '/backups/passphrase', summary: 'Encrypt backups from now on. The passphrase is kept nowhere: lost, it takes the backups with it' })
    .input(z.object({ passphrase: z.string().min(1).max(200).meta({ examples: ['correct horse battery'] }) })).output(BackupsView),
  removePassphrase: base.route({ method: 'DELETE', path: '/backups/passphrase', summary: 'Stop encrypting backups; those there are keep their passphrase' }).output(BackupsView),
}

export const FoundBackup = z.object({ name: z.string(), size: z.number(), madeAt: z.string(), app: z.string(), encrypted: z.boolean() })
export type FoundBackup = z.infer<typeof FoundBackup>

/** What is in a backup that was opened and found good. */
export const BackupContents = z.object({
  siteName: z.string(), company: z.string(), madeAt: z.string(), app: z.string(), encrypted: z.boolean(), events: z.number(), cases: z.number(), files: z.number(),
  damaged: z.number(),
})
export type BackupContents = z.infer<typeof BackupContents>

export const RestoreProgress = z.object({ done: z.number(), total: z.number().nullable() })

const restoring = base.errors({ ...some(restoreRefusals, 'RESTORE_NOT_HERE'), ...some(accountRefusals, 'SITE_ALREADY_SET_UP') })

/** At the first start, on this PC, before a site is set up: nothing else answers. The file itself comes by `PUT /restore/upload`. */
export const restoreContract = {
  found: restoring.route({ method: 'GET', path: '/restore', summary: 'Backups found in the data folder, before a site is set up' }).output(z.object({ items: z.array(FoundBackup), next: z.null().default(null) })),
  open: restoring.errors(some(restoreRefusals, 'RESTORE_FILE_GONE', 'RESTORE_NOT_A_BACKUP', 'RESTORE_NEWER', 'RESTORE_DAMAGED', 'RESTORE_PASSPHRASE_NEEDED', 'RESTORE_WRONG_PASSPHRASE', 'RESTORE_NO_ROOM'))
    .route({ method: 'POST', path: '/restore/open', summary: 'Unpack and check a backup; answers what is in it. Without a name: the file that was sent' })
    .input(z.object({ name: z.string().max(200).optional(), passphrase: z.string().max(200).optional() })).output(BackupContents),
  progress: restoring.route({ method: 'GET', path: '/restore/progress', summary: 'How far the checking is' }).output(RestoreProgress),
  apply: restoring.errors(some(restoreRefusals, 'RESTORE_NOTHING_READY')).route({ method: 'POST', path: '/restore/apply', summary: 'Restore what was opened; the application goes on with it' }).output(BackupContents),
  cancel: restoring.route({ method: 'POST', path: '/restore/cancel', summary: 'Give up; nothing of it stays' }).output(z.object({})),
}
