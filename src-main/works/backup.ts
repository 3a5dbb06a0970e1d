import { readdir, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { everyFile } from '../commands/everyFile'
import type { Work } from '../jobs/job'
import { atTarget, partialOf, removeOldScratch, TargetFailed, writeBackup } from '../store/backup'
import { BadBackup } from '../store/backupFile'
import { Refused } from '../store/refused'
import { databaseIn, troubleOf } from '../store/trouble'
import type { BackupJobInput, BackupJobOutput } from '../subjects/backup/jobs'
import { backupRefusal } from '../subjects/backup/refusing'

export const backup: Work<BackupJobInput, BackupJobOutput> = async ({ dataDir, target, app, madeAt, key, tail }, run) => {
  const scratch = join(dataDir, 'backups')
  const now = new Date(madeAt)
  try {
    await atTarget(() => removeLeftovers(dirname(target), partialOf(tail)))
    await removeOldScratch(scratch, now)
    const manifest = await writeBackup({ database: databaseIn(dataDir), scratch, target, app, now, key, files: (copy) => everyFile(copy, dataDir), signal: run.signal, onProgress: run.progress })
    return { size: (await atTarget(() => stat(target))).size, events: manifest.events, damaged: manifest.damaged.length }
  } catch (error) {
    // Given up is no failure; who asked knows.
    if (run.signal.aborted) throw error
    // The site's own trouble, not the backup's: who asked takes note of it.
    const ofTarget = error instanceof TargetFailed || error instanceof BadBackup
    if (!ofTarget && (await troubleOf(error, dataDir))) throw error
    throw new Refused(backupRefusal(error, dirname(target)))
  }
}

/** What a process that died while it wrote left behind, this PC's own by the end of its name. */
async function removeLeftovers(folder: string, ending: string): Promise<void> {
  for (const one of await readdir(folder, { withFileTypes: true })) if (one.isFile() && one.name.endsWith(ending)) await rm(join(folder, one.name), { force: true })
}
