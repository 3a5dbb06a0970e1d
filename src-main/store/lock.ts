import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Another process works on this data folder. */
export class FolderInUse extends Error {
  constructor(readonly pid: number) {
    super(`data folder in use by process ${pid}`)
  }
}

/** Takes a data folder for this process alone; returns the way to give it back. A lock whose process is gone is taken over. */
export async function lockFolder(dataDir: string): Promise<() => Promise<void>> {
  const path = join(dataDir, 'desk.lock')
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      const handle = await open(path, 'wx', 0o600)
      await handle.writeFile(String(process.pid))
      await handle.close()
      return async () => { await rm(path, { force: true }) }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      const pid = Number((await readFile(path, 'utf8').catch(() => '')).trim())
      if (pid && pid !== process.pid && isAlive(pid)) throw new FolderInUse(pid)
      await rm(path, { force: true })
    }
  }
  throw new FolderInUse(0)
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
