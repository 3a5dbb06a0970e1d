import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupContents } from '../../src-shared/contract/backup'
import type { Work } from '../jobs/job'
import { peekBackup } from '../store/backupFile'
import { openReader } from '../store/driver'
import { Refused } from '../store/refused'
import { stageBackup, stagingOf } from '../store/restore'
import { contentsOf } from '../subjects/backup/queries'
import { restoreRefusal } from '../subjects/backup/refusing'
import { allMigrations } from '../site'

/** What it leaves on failure goes too: the folder is then as empty as it was. */
export const restoreOpen: Work<{ readonly dataDir: string; readonly file: string; readonly passphrase: string | null }, BackupContents> = async ({ dataDir, file, passphrase }, run) => {
  const staging = stagingOf(dataDir)
  try {
    await rm(staging, { recursive: true, force: true })
    const encrypted = (await peekBackup(file))?.encrypted ?? false
    const manifest = await stageBackup(file, staging, allMigrations, { ...(passphrase === null ? {} : { secret: { passphrase } }), signal: run.signal, onProgress: run.progress })
    const db = openReader(join(staging, 'site.db'), 1)
    try {
      return { ...(await contentsOf(db)), madeAt: manifest.made, app: manifest.app, encrypted, events: manifest.events, files: manifest.entries.length - 1, damaged: manifest.damaged.length }
    } finally {
      await db.destroy()
    }
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    const refusal = run.signal.aborted ? null : restoreRefusal(error)
    throw refusal ? new Refused(refusal) : error
  }
}
