import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Copies of the bare database made before an update or a repair: no backups to restore from. */
const copies = /^before-(update|repair)-|\.partial$/

/** The newest backup in a data folder's `backups`, for who has to restore; null when there is none. Others may lie on a stick. */
export async function newestBackup(dataDir: string): Promise<string | null> {
  const folder = join(dataDir, 'backups')
  const names = await readdir(folder).catch(() => [])
  const found = await Promise.all(names.filter((name) => !copies.test(name)).map(async (name) => {
    const file = await stat(join(folder, name)).catch(() => null)
    return file?.isFile() ? { path: join(folder, name), at: file.mtimeMs } : null
  }))
  return found.filter((one) => one !== null).sort((a, b) => b.at - a.at)[0]?.path ?? null
}
