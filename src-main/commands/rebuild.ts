import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openJobs } from '../jobs/jobs'
import { allMigrations } from '../site'
import { openWriter } from '../store/driver'
import { lockFolder } from '../store/lock'
import { migrate } from '../store/migrate'
import { databaseIn } from '../store/trouble'
import { rebuildJob } from '../store/upkeepJobs'
import { NoSite, type CommandRun } from './command'
import { resourcesDir, workerEntry } from './folders'
import { onEachTenth } from './onEachTenth'

/** Makes every projection anew from the log. Throws `FolderInUse` while the application runs: its folded states would be old. */
export const rebuild: CommandRun = async ({ dataDir, say }) => {
  if (!existsSync(databaseIn(dataDir))) throw new NoSite(dataDir)
  const unlock = await lockFolder(dataDir)
  const jobs = openJobs(workerEntry)
  try {
    const db = openWriter(databaseIn(dataDir))
    try {
      await migrate(db, allMigrations, join(dataDir, 'backups'), new Date())
    } finally {
      await db.destroy()
    }
    const { subjects } = await jobs.run(rebuildJob, { dataDir, resources: resourcesDir }, { onProgress: onEachTenth((percent, done) => say.note('rebuilding', { subjects: done, percent })) })
    say.tell('rebuilt', { subjects })
    return { code: 0, result: { subjects } }
  } finally {
    await jobs.close()
    await unlock()
  }
}
