import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FoundBackup } from '../../src-shared/contract/backup'
import type { Work } from '../jobs/job'
import { peekBackup } from '../store/backupFile'

export const findBackups: Work<{ readonly folder: string; readonly most: number }, FoundBackup[]> = async ({ folder, most }, run) => {
  const found: FoundBackup[] = []
  // Their names begin with the day.
  for (const name of (await readdir(folder).catch(() => [] as string[])).filter((one) => one.endsWith('.zip')).sort().reverse().slice(0, most)) {
    run.signal.throwIfAborted()
    const seen = await peekBackup(join(folder, name))
    const size = (await stat(join(folder, name)).catch(() => null))?.size
    if (seen && size !== undefined) found.push({ name, size, madeAt: seen.made, app: seen.app, encrypted: seen.encrypted })
  }
  return found.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
}
