import { accept, refuse, unreachable, type Decision } from '../../../src-shared/decision'
import { usualBackupTime } from '../../../src-shared/backups'
import type { LogEvent } from '../../log/event'
import { changesOf } from '../../office/changes'

/** A folder that backups go to. The empty path is `backups/` of the data folder. `otherDisk`: it was on another disk when it was chosen, and is not there when it no longer is. */
export interface BackupPlace { readonly path: string; readonly otherDisk: boolean }
/** When backups of this PC are made, and where they go. */
export interface BackupPlan { readonly on: boolean; readonly at: string; readonly places: readonly BackupPlace[] }

/** A backup that was written, opened again and found good. `madeAt` is the instant it holds. */
export interface MadeBackup {
  readonly id: string; readonly place: string; readonly file: string; readonly size: number; readonly madeAt: string; readonly events: number; readonly encrypted: boolean; readonly damaged: number; readonly asked: boolean
}
/** `code` and `data` of the refusal that says what happened. */
export interface FailedBackup { readonly place: string; readonly asked: boolean; readonly code: string; readonly data: Readonly<Record<string, unknown>> }

export type BackupEvent =
  | { readonly type: 'backup.planned'; readonly payload: { readonly from: Partial<BackupPlan>; readonly to: Partial<BackupPlan> } }
  | { readonly type: 'backup.keyChanged'; readonly payload: { readonly encrypted: boolean } }
  | { readonly type: 'backup.made'; readonly payload: MadeBackup }
  | { readonly type: 'backup.failed'; readonly payload: FailedBackup }
  | { readonly type: 'backup.removed'; readonly payload: { readonly ids: readonly string[] } }
export const backupTypes = new Set<BackupEvent['type']>(['backup.planned', 'backup.keyChanged', 'backup.made', 'backup.failed', 'backup.removed'])

/** The backups of one PC: one subject per replica, for its folders and sticks are its own. */
export interface Backups extends BackupPlan {
  readonly replica: string
  readonly encrypted: boolean
  /** In the order they were made. */
  readonly made: readonly MadeBackup[]
  /** Of each place, when the last attempt came to nothing. */
  readonly failures: Readonly<Record<string, FailedBackup & { readonly at: string }>>
}

export const initialBackups = (replica: string): Backups =>
  ({ replica, on: true, at: usualBackupTime, places: [{ path: '', otherDisk: false }], encrypted: false, made: [], failures: {} })

/** Changes when backups are made and where they go. Refuses: BACKUP_NO_PLACE, BACKUP_PLACE_TWICE. */
export function decidePlan(backups: Backups, change: Partial<BackupPlan>): Decision<BackupEvent> {
  if (change.places?.length === 0) return refuse('BACKUP_NO_PLACE', { field: 'places' })
  const twice = change.places?.find((one, index) => change.places!.findIndex((other) => other.path === one.path) < index)
  if (twice) return refuse('BACKUP_PLACE_TWICE', { field: 'places', path: twice.path })
  const { on, at, places } = backups
  const changed = changesOf<BackupPlan>({ on, at, places }, change)
  return changed ? accept({ type: 'backup.planned', payload: changed }) : accept()
}

export function evolveBackups(backups: Backups, logged: LogEvent): Backups {
  const event = logged as LogEvent & BackupEvent
  switch (event.type) {
    case 'backup.planned': return { ...backups, ...event.payload.to }
    case 'backup.keyChanged': return { ...backups, encrypted: event.payload.encrypted }
    case 'backup.made': {
      const { [event.payload.place]: _past, ...failures } = backups.failures
      return { ...backups, made: [...backups.made, event.payload], failures }
    }
    case 'backup.failed': return { ...backups, failures: { ...backups.failures, [event.payload.place]: { ...event.payload, at: event.wallTime } } }
    case 'backup.removed': return { ...backups, made: backups.made.filter((one) => !event.payload.ids.includes(one.id)) }
    default: return unreachable(event)
  }
}
