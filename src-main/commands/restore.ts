import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { allMigrations } from '../site'
import { BadBackup, type BackupManifest } from '../store/backupFile'
import { PassphraseNeeded } from '../store/backupKey'
import { restoreBackup } from '../store/restore'
import type { CommandRun } from './command'
import { askPassphrase, givenPassphrase } from './passphrase'

/** Restores a backup into an empty folder, or one that is not there. For an encrypted one the passphrase is asked for, unless it was given. */
export const restore: CommandRun = async ({ dataDir, args, options, say }) => {
  const file = resolve(args[0]!)
  if (!existsSync(file)) throw new BadBackup('not_a_backup', file)
  const given = await givenPassphrase(options.passphraseFile)
  const attempt = (passphrase: string | null): Promise<BackupManifest> => restoreBackup(file, dataDir, allMigrations, passphrase === null ? {} : { secret: { passphrase } })
  const manifest = await attempt(given).catch(async (error: unknown) => {
    const typed = error instanceof PassphraseNeeded ? await askPassphrase(say) : null
    if (typed === null) throw error
    return attempt(typed)
  })
  const files = manifest.entries.length - 1
  say.tell('restored', { dir: dataDir, events: manifest.events, files })
  for (const head of manifest.heads) say.tell('head', head)
  if (manifest.damaged.length > 0) say.note('backupDamaged', { count: manifest.damaged.length })
  return { code: 0, result: { dir: dataDir, events: manifest.events, files, heads: manifest.heads, damaged: manifest.damaged } }
}
