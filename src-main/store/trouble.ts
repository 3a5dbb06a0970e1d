import { access, constants, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { RefusalCode } from '../../src-shared/refusals'

/**
 * What keeps a data folder from being written, by the refusal that says it: the disk is full, the disk fails, the database is damaged,
 * the folder is gone, or it may not be written.
 */
export type Trouble = 'DISK_FULL' | 'DISK_FAILED' | 'DATABASE_DAMAGED' | 'FOLDER_GONE' | 'FOLDER_READ_ONLY'

const troubles: ReadonlySet<string> = new Set<Trouble>(['DISK_FULL', 'DISK_FAILED', 'DATABASE_DAMAGED', 'FOLDER_GONE', 'FOLDER_READ_ONLY'])
export const isTrouble = (code: RefusalCode): code is Trouble => troubles.has(code)

export const databaseIn = (dataDir: string): string => join(dataDir, 'site.db')

const fullBytes = 1024 * 1024

/** Bytes that may still be written where a folder lies; null when nobody can tell. */
export async function freeBytes(folder: string): Promise<number | null> {
  try {
    const { bavail, bsize } = await statfs(folder)
    return bavail * bsize
  } catch {
    return null
  }
}

/**
 * Which trouble an error speaks of, or null when it is none of the disk: then it is a defect. Looks at the folder, because SQLite
 * says the same "I/O error" and "cannot open" of a full disk, a folder that is gone and one that may not be written.
 */
export async function troubleOf(error: unknown, dataDir: string): Promise<Trouble | null> {
  const code = codeOf(error)
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)$/.test(code)) return 'DISK_FULL'
  if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) return 'DATABASE_DAMAGED'
  if (!/^(SQLITE_(IOERR|CANTOPEN|READONLY|PERM)|EROFS|EACCES|EPERM|ENOENT|ENOTDIR|EIO$)/.test(code)) return null
  if (await isGone(dataDir)) return 'FOLDER_GONE'
  if (await isFull(dataDir)) return 'DISK_FULL'
  if (/^SQLITE_(READONLY|PERM)/.test(code) || !(await mayWrite(dataDir))) return 'FOLDER_READ_ONLY'
  return /^(SQLITE_IOERR|EIO)/.test(code) ? 'DISK_FAILED' : null
}

export const isFull = async (dataDir: string): Promise<boolean> => ((await freeBytes(dataDir)) ?? fullBytes) < fullBytes

/** Whether folder and database may be written by this process. Follows rights and read-only mounts alike. */
export async function mayWrite(dataDir: string): Promise<boolean> {
  for (const path of [dataDir, databaseIn(dataDir)]) {
    try {
      await access(path, constants.W_OK)
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') return false
    }
  }
  return true
}

async function isGone(dataDir: string): Promise<boolean> {
  return stat(databaseIn(dataDir)).then(() => false, (error: unknown) => ['ENOENT', 'ENOTDIR'].includes(codeOf(error)))
}

const codeOf = (error: unknown): string => (error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '')
