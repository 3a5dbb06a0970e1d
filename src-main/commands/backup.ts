import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { writeBackup } from '../store/backup'
import { NoSite, type CommandRun } from './command'
import { everyFile } from './everyFile'
import { appVersion } from './folders'

/** Backs a site up into one file; the application may be running. Damaged attachments do not stop it, but are named and make the exit code 1. */
export const backup: CommandRun = async ({ dataDir, args, say }) => {
  const database = join(dataDir, 'site.db')
  if (!existsSync(database)) throw new NoSite(dataDir)
  const target = resolve(args[0]!)
  const manifest = await writeBackup({ database, scratch: join(dataDir, 'backups'), target, app: appVersion, now: new Date(), files: (copy) => everyFile(copy, dataDir) })
  const files = manifest.entries.length - 1
  say.tell('backedUp', { file: target, events: manifest.events, files })
  for (const head of manifest.heads) say.tell('head', head)
  if (manifest.damaged.length > 0) say.note('backupDamaged', { count: manifest.damaged.length })
  return { code: manifest.damaged.length > 0 ? 1 : 0, result: { file: target, events: manifest.events, files, heads: manifest.heads, damaged: manifest.damaged } }
}
