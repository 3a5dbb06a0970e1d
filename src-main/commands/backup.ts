import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { leastPassphrase } from '../../src-shared/backups'
import { refuse } from '../../src-shared/decision'
import { writeBackup } from '../store/backup'
import { makeBackupKey, readBackupKey, type BackupKey } from '../store/backupKey'
import { Refused } from '../store/refused'
import { NoSite, type CommandRun } from './command'
import { everyFile } from './everyFile'
import { appVersion } from './folders'
import { givenPassphrase } from './passphrase'

/**
 * Backs a site up into one file; the application may be running. With a passphrase it is encrypted with a key of its own, without one
 * as the site's own backups are. Damaged attachments do not stop it, but are named and make the exit code 1.
 */
export const backup: CommandRun = async ({ dataDir, args, options, say }) => {
  const database = join(dataDir, 'site.db')
  if (!existsSync(database)) throw new NoSite(dataDir)
  const target = resolve(args[0]!)
  const passphrase = await givenPassphrase(options.passphraseFile)
  if (passphrase !== null && [...passphrase].length < leastPassphrase) {
    say.note('passphraseShort', { least: leastPassphrase })
    return { code: 2, result: { code: 'PASSPHRASE_TOO_SHORT' } }
  }
  const key = passphrase === null ? await keyOfSite(dataDir) : await makeBackupKey(passphrase)
  const manifest = await writeBackup({ database, scratch: join(dataDir, 'backups'), target, app: appVersion, now: new Date(), key, files: (copy) => everyFile(copy, dataDir) })
  const files = manifest.entries.length - 1
  say.tell('backedUp', { file: target, events: manifest.events, files })
  for (const head of manifest.heads) say.tell('head', head)
  if (manifest.damaged.length > 0) say.note('backupDamaged', { count: manifest.damaged.length })
  return { code: manifest.damaged.length > 0 ? 1 : 0, result: { file: target, encrypted: key !== null, events: manifest.events, files, heads: manifest.heads, damaged: manifest.damaged } }
}

/** What the site's backups are encrypted with; null when they are not. One that cannot be read is no reason for a plain file. */
const keyOfSite = (dataDir: string): Promise<BackupKey | null> => readBackupKey(dataDir).catch(() => { throw new Refused(refuse('BACKUP_KEY_MISSING', {}).refusal) })
