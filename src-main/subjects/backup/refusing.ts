import { refuse } from '../../../src-shared/decision'
import type { Refusal } from '../../../src-shared/refusals'
import { TargetFailed } from '../../store/backup'
import { BadBackup } from '../../store/backupFile'
import { PassphraseNeeded, WrongPassphrase } from '../../store/backupKey'
import { NewerDatabase } from '../../store/migrate'
import { Refused } from '../../store/refused'
import type { PlaceLook } from './places'
import { stateOfCode } from './places'

/** What is wrong with a place, as the refusal that says what to do. */
export function placeRefusal(state: Exclude<PlaceLook['state'], 'ready'>, path: string, code: string | null): Refusal {
  switch (state) {
    case 'missing': return refuse('BACKUP_PLACE_MISSING', { path }).refusal
    case 'read_only': return refuse('BACKUP_PLACE_READ_ONLY', { path }).refusal
    case 'full': return refuse('BACKUP_PLACE_FULL', { path }).refusal
    default: return refuse('BACKUP_PLACE_FAILED', { path, code: code ?? '' }).refusal
  }
}

/** Whatever stopped a backup that is no trouble of the site (`Condition.notice`), as the refusal that says what to do. */
export function backupRefusal(error: unknown, folder: string): Refusal {
  if (error instanceof Refused) return error.refusal
  if (error instanceof TargetFailed) return placeRefusal(stateOfCode(error.code), folder, error.code)
  if (error instanceof BadBackup) return error.problem === 'log' ? refuse('BACKUP_LOG_BAD', { detail: error.detail }).refusal : refuse('BACKUP_NOT_VERIFIED', { path: folder, detail: error.detail }).refusal
  return refuse('BACKUP_FAILED', { reason: reasonOf(error) }).refusal
}

/** Whatever is wrong with a file that was to be restored. Null for what is no fault of the file. */
export function restoreRefusal(error: unknown): Refusal | null {
  if (error instanceof Refused) return error.refusal
  if (error instanceof PassphraseNeeded) return refuse('RESTORE_PASSPHRASE_NEEDED', { field: 'passphrase' }).refusal
  if (error instanceof WrongPassphrase) return refuse('RESTORE_WRONG_PASSPHRASE', { field: 'passphrase' }).refusal
  if (error instanceof NewerDatabase) return refuse('RESTORE_NEWER', {}).refusal
  if (!(error instanceof BadBackup)) return null
  if (error.problem === 'newer') return refuse('RESTORE_NEWER', {}).refusal
  return error.problem === 'not_a_backup' ? refuse('RESTORE_NOT_A_BACKUP', {}).refusal : refuse('RESTORE_DAMAGED', { detail: error.detail }).refusal
}

/** The database's own words, without the statement that failed. */
function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.slice(Math.max(0, text.lastIndexOf('SQLITE_'))).slice(0, 300)
}
