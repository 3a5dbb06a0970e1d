import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { allMigrations } from '../site'
import { BadBackup } from '../store/backupFile'
import { restoreBackup } from '../store/restore'
import type { CommandRun } from './command'

/** Restores a backup into an empty folder, or one that is not there. */
export const restore: CommandRun = async ({ dataDir, args, say }) => {
  const file = resolve(args[0]!)
  if (!existsSync(file)) throw new BadBackup('not_a_backup', file)
  const manifest = await restoreBackup(file, dataDir, allMigrations)
  const files = manifest.entries.length - 1
  say.tell('restored', { dir: dataDir, events: manifest.events, files })
  for (const head of manifest.heads) say.tell('head', head)
  if (manifest.damaged.length > 0) say.note('backupDamaged', { count: manifest.damaged.length })
  return { code: 0, result: { dir: dataDir, events: manifest.events, files, heads: manifest.heads, damaged: manifest.damaged } }
}
