import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { allMigrations, caseDesk, subjectRegistry } from '../site'
import { openWriter } from '../store/driver'
import { lockFolder } from '../store/lock'
import { migrate } from '../store/migrate'
import { rebuild as rebuildProjections } from '../store/rebuild'
import { NoSite, type CommandRun } from './command'
import { resourcesDir } from './folders'
import { onEach } from './verify'

const noteEvery = 20_000

/** Makes every projection anew from the log. Throws `FolderInUse` while the application runs: its folded states would be old. */
export const rebuild: CommandRun = async ({ dataDir, say }) => {
  const database = join(dataDir, 'site.db')
  if (!existsSync(database)) throw new NoSite(dataDir)
  const unlock = await lockFolder(dataDir)
  const db = openWriter(database)
  try {
    await migrate(db, allMigrations, join(dataDir, 'backups'), new Date())
    const { subjects } = await rebuildProjections(db, subjectRegistry(caseDesk(resourcesDir)), onEach(noteEvery, (done) => say.note('rebuilding', { subjects: done })))
    say.tell('rebuilt', { subjects })
    return { code: 0, result: { subjects } }
  } finally {
    await db.destroy()
    await unlock()
  }
}
