import type { Work } from '../jobs/job'
import { makeBackupKey, type BackupKey } from '../store/backupKey'

export const backupKey: Work<{ readonly passphrase: string }, BackupKey> = ({ passphrase }) => makeBackupKey(passphrase)
