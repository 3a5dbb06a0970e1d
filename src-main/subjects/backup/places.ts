import { randomBytes } from 'node:crypto'
import { mkdir, open, rm, rmdir, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BackupPlace } from './domain'

export const defaultFolder = (dataDir: string): string => join(dataDir, 'backups')
export const folderOf = (dataDir: string, place: { readonly path: string }): string => place.path || defaultFolder(dataDir)

export interface PlaceLook { readonly state: 'ready' | 'missing' | 'read_only' | 'full' | 'failed'; readonly otherDisk: boolean; readonly freeBytes: number | null; readonly code: string | null }

/** A dead network drive may answer after a minute; nobody waits that long for a look. */
const patienceMs = 5000

/** Whether a folder can take a backup of about `needBytes` now. Makes the folder itself when only that is missing; one that was `onlyTried` goes again. */
export async function lookAtPlace(dataDir: string, place: BackupPlace, needBytes: number, { onlyTried = false } = {}): Promise<PlaceLook> {
  const tooSlow = new Promise<PlaceLook>((resolve) => { setTimeout(() => resolve({ ...nowhere, state: 'missing' }), patienceMs).unref() })
  return Promise.race([look(dataDir, place, needBytes, onlyTried), tooSlow])
}

const nowhere = { otherDisk: false, freeBytes: null, code: null } as const

async function look(dataDir: string, place: BackupPlace, needBytes: number, onlyTried: boolean): Promise<PlaceLook> {
  const folder = folderOf(dataDir, place)
  try {
    const home = (await stat(dataDir)).dev
    const there = await stat(folder).catch((error: unknown) => (codeOf(error) === 'ENOENT' ? stat(dirname(folder)) : Promise.reject(error as Error)))
    // Where a stick was put in, an empty folder of this disk may be left: that is not the place that was chosen.
    if (!there.isDirectory() || (place.otherDisk && there.dev === home)) return { ...nowhere, state: 'missing' }
    const isNew = await mkdir(folder).then(() => true, (error: unknown) => { if (codeOf(error) !== 'EEXIST') throw error; return false })
    await tryWriting(folder)
    const { bavail, bsize } = await statfs(folder)
    if (isNew && onlyTried) await rmdir(folder)
    const freeBytes = bavail * bsize
    return { state: freeBytes < needBytes ? 'full' : 'ready', otherDisk: there.dev !== home, freeBytes, code: null }
  } catch (error) {
    return { ...nowhere, state: stateOfCode(codeOf(error)), code: codeOf(error) }
  }
}

async function tryWriting(folder: string): Promise<void> {
  const path = join(folder, `.handover-desk-${randomBytes(6).toString('hex')}`)
  const handle = await open(path, 'wx', 0o600)
  try {
    await handle.writeFile('x')
  } finally {
    await handle.close()
    await rm(path, { force: true })
  }
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error ? String(error.code) : 'UNKNOWN')

/** What a disk's code means for the place. */
export function stateOfCode(code: string): Exclude<PlaceLook['state'], 'ready'> {
  if (['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO'].includes(code)) return 'missing'
  if (['EROFS', 'EACCES', 'EPERM'].includes(code)) return 'read_only'
  return ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code) ? 'full' : 'failed'
}
