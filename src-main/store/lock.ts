import { randomBytes } from 'node:crypto'
import { readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** Another process works on this data folder, or this one does already. */
export class FolderInUse extends Error {
  constructor(readonly pid: number) {
    super(`data folder in use by process ${pid}`)
  }
}

/** Folders this process holds: the file alone cannot tell its own pid from that of a dead process which had the same. */
const held = new Set<string>()

/** Takes a data folder for this caller alone; returns the way to give it back. A lock whose process is gone is taken over. Throws `FolderInUse`. */
export async function lockFolder(dataDir: string): Promise<() => Promise<void>> {
  const folder = await realpath(dataDir)
  if (held.has(folder)) throw new FolderInUse(process.pid)
  held.add(folder)
  try {
    const letGo = await take(join(folder, 'desk.lock'))
    return async () => {
      await letGo()
      held.delete(folder)
    }
  } catch (error) {
    held.delete(folder)
    throw error
  }
}

const attempts = 100
const pauseMs = 20

/**
 * Makes a lock file that is ours: the pid on its first line, a token of this very lock on its second. The file of a dead process is
 * removed only under a lock of its own (`….takeover`), where it is judged again: of two that find it at once, the slower one
 * would else remove the fresh lock of the faster.
 */
async function take(path: string): Promise<() => Promise<void>> {
  const content = `${process.pid}\n${randomBytes(16).toString('hex')}\n`
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (await create(path, content)) return () => giveBack(path, content)
    const holder = await holderOf(path)
    if (holder === 'nobody') continue
    if (holder !== 'dead') throw new FolderInUse(holder)
    const endTakeover = await take(`${path}.takeover`).catch((error: unknown) => {
      if (error instanceof FolderInUse) return null
      throw error
    })
    if (!endTakeover) {
      await sleep(pauseMs)
      continue
    }
    try {
      if ((await holderOf(path)) === 'dead') await rm(path, { force: true })
    } finally {
      await endTakeover()
    }
  }
  throw new FolderInUse(0)
}

async function create(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
  // Who slept between making the file and filling it was taken for dead, and the lock may be another's by now.
  return (await contentOf(path)) === content
}

/** A lock that was taken from us, by hand or from another machine, is not ours to remove. */
async function giveBack(path: string, content: string): Promise<void> {
  if ((await contentOf(path)) === content) await rm(path, { force: true })
}

async function contentOf(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

const fillTries = 25

/** The pid that a lock file names, if it lives. A file without one is waited for: it may just have been made. */
async function holderOf(path: string): Promise<number | 'dead' | 'nobody'> {
  for (let tries = 0; ; tries += 1) {
    const content = await contentOf(path)
    if (content === null) return 'nobody'
    const pid = Number(content.split('\n')[0]!.trim())
    if (Number.isSafeInteger(pid) && pid > 0) return pid !== process.pid && isAlive(pid) ? pid : 'dead'
    if (tries >= fillTries) return 'dead'
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
