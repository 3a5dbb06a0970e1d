import { job } from '../../jobs/job'
import type { BackupKey } from '../../store/backupKey'
import type { BackupContents, FoundBackup } from '../../../src-shared/contract/backup'

export interface BackupJobInput { readonly dataDir: string; readonly target: string; readonly app: string; readonly madeAt: string; readonly key: BackupKey | null; /** Leftovers that end like this were ours. */ readonly tail: string }
export interface BackupJobOutput { readonly size: number; readonly events: number; readonly damaged: number }

/** Makes one checked backup (`writeBackup`); progress counts bytes. Refuses with what is wrong with the place or the site. */
export const backupJob = job<BackupJobInput, BackupJobOutput>('backup')

/** Makes a key pair for a passphrase (`makeBackupKey`): seconds of pure computing. */
export const backupKeyJob = job<{ readonly passphrase: string }, BackupKey>('backupKey')

/** The backups that lie in a folder, by what they say of themselves, the newest first; `most` files are looked at. */
export const findBackupsJob = job<{ readonly folder: string; readonly most: number }, FoundBackup[]>('findBackups')

/** Unpacks a backup into the data folder's staging and checks all of it (`stageBackup`); progress counts bytes. Refuses with what is wrong with the file. */
export const openBackupJob = job<{ readonly dataDir: string; readonly file: string; readonly passphrase: string | null }, BackupContents>('openBackup')
