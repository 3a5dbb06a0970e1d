import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { syncFolder } from '../store/backup'

/** Content that came in whole and is no attachment yet. */
export interface ReceivedFile {
  readonly hash: string
  readonly size: number
  /** Gives it its name among the attachments. */
  keep(): Promise<void>
  /** Removes it; nothing happens once it is kept. */
  discard(): Promise<void>
}

/** Attachments on disk: `attachments/ab/cd…`, named by their SHA-256. */
export interface Files {
  /** Streams to disk, hashing; throws `FileTooLarge` past the limit. Nothing is left behind on failure. */
  receive(content: Readable, limit: number): Promise<ReceivedFile>
  /** Receives and keeps. */
  store(content: Readable, limit: number): Promise<{ hash: string; size: number }>
  /** Removes what a process that died was still receiving. Only for who holds the folder's lock. */
  removeUnfinished(): Promise<void>
  /** Reads the whole file and compares: what a `content` answer may be built on. */
  check(hash: string, size: number): Promise<'intact' | 'missing' | 'altered'>
  pathOf(hash: string): string
  read(hash: string): Readable
}

export class FileTooLarge extends Error {}

export function openFiles(dataDir: string): Files {
  const root = join(dataDir, 'attachments')
  const pathOf = (hash: string): string => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error('not a content hash')
    return join(root, hash.slice(0, 2), hash.slice(2))
  }
  const incoming = join(root, 'incoming')
  const receive: Files['receive'] = async (content, limit) => {
    const temporary = join(incoming, randomBytes(12).toString('hex'))
    const discard = (): Promise<void> => rm(temporary, { force: true })
    const digest = createHash('sha256')
    let size = 0
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        size += chunk.length
        if (size > limit) return done(new FileTooLarge())
        digest.update(chunk)
        done(null, chunk)
      },
    })
    try {
      for (const folder of [root, incoming]) await makeFolder(folder)
      await pipeline(content, measure, createWriteStream(temporary, { flags: 'wx', mode: 0o600 }))
      await syncFile(temporary)
    } catch (error) {
      await discard()
      throw error
    }
    const hash = digest.digest('hex')
    const keep = async (): Promise<void> => {
      const folder = dirname(pathOf(hash))
      if (await makeFolder(folder)) await syncFolder(root)
      await rename(temporary, pathOf(hash))
      await syncFolder(folder)
    }
    return { hash, size, keep, discard }
  }
  return {
    pathOf, receive,
    read: (hash) => createReadStream(pathOf(hash)),
    store: async (content, limit) => {
      const { hash, size, keep } = await receive(content, limit)
      await keep()
      return { hash, size }
    },
    removeUnfinished: () => rm(incoming, { recursive: true, force: true }),
    check: async (hash, size) => {
      const found = await stat(pathOf(hash)).catch(() => null)
      if (!found?.isFile()) return 'missing'
      if (found.size !== size) return 'altered'
      const digest = createHash('sha256')
      for await (const chunk of createReadStream(pathOf(hash))) digest.update(chunk as Buffer)
      return digest.digest('hex') === hash ? 'intact' : 'altered'
    },
  }
}

/** Makes one folder, never those above it: a data folder that is gone must not come back empty. False when it is there already. */
async function makeFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/** The event that names a file must not be durable before the file is. */
async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
