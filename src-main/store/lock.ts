import { randomBytes } from 'node:crypto'
import { readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { holdFile } from './driver'

/** Another process works on this data folder, or this one does already. */
export class FolderInUse extends Error {
  constructor(readonly pid: number) {
    super(`data folder in use by process ${pid}`)
  }
}

/** Tells people whose folder it is. What keeps others out is `desk.hold`. */
export const pidFileIn = (dataDir: string): string => join(dataDir, 'desk.lock')

/** Folders this process holds, so that a second caller in it need not wait. */
const held = new Set<string>()

/**
 * Takes a data folder for this caller alone; returns the way to give it back. The lock is the operating system's and ends with its
 * process: neither a power cut nor another program that got the pid of a dead one shuts a site out. Throws `FolderInUse`.
 */
export async function lockFolder(dataDir: string): Promise<() => Promise<void>> {
  const folder = await realpath(dataDir)
  if (held.has(folder)) throw new FolderInUse(process.pid)
  held.add(folder)
  try {
    const letGo = await holdFile(join(folder, 'desk.hold'))
    if (!letGo) throw new FolderInUse(await pidOfHolder(folder))
    try {
      const takeDown = await putUp(folder)
      return async () => {
        await takeDown()
        await letGo()
        held.delete(folder)
      }
    } catch (error) {
      await rm(pidFileIn(folder), { force: true }).catch(() => undefined)
      await letGo()
      throw error
    }
  } catch (error) {
    held.delete(folder)
    throw error
  }
}

/** Writes whose folder it is: the pid on the first line, a token of this very lock on the second. */
async function putUp(folder: string): Promise<() => Promise<void>> {
  const content = `${process.pid}\n${randomBytes(16).toString('hex')}\n`
  await writeFile(pidFileIn(folder), content, { mode: 0o600 })
  // What somebody else wrote meanwhile, by hand or from a machine whose locks do not reach here, is not ours to remove.
  return async () => { if ((await readFile(pidFileIn(folder), 'utf8').catch(() => null)) === content) await rm(pidFileIn(folder), { force: true }) }
}

const tries = 50
const pauseMs = 20

/** The pid of whoever holds the folder; 0 when he does not say. He may have taken it just now: waits until a pid that lives is there. */
async function pidOfHolder(folder: string): Promise<number> {
  for (let left = tries; ; left -= 1) {
    const pid = Number((await readFile(pidFileIn(folder), 'utf8').catch(() => '')).split('\n')[0]!.trim())
    if (Number.isSafeInteger(pid) && pid > 0 && isAlive(pid)) return pid
    if (left === 0) return 0
    await sleep(pauseMs)
  }
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
