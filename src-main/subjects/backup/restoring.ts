import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { BackupContents, FoundBackup } from '../../../src-shared/contract/backup'
import type { Actor } from '../../log/event'
import type { Services } from '../../office/context'
import { refused } from '../../office/procedure'
import { decideRestore, isRestoreDecided, restoreRoom } from '../../store/restore'
import { siteSettings } from '../site/queries'
import { findBackupsJob, openBackupJob } from './jobs'
import { defaultFolder } from './places'

/**
 * Restoring at the first start: a file is taken in or found, unpacked beside the empty site and checked, shown, and only then decided.
 * Until then nothing of the folder's own is touched. All of it goes through one room on the disk: `receive`, `open`, `apply` and `cancel` each
 * give up at once what was asked for before, and begin when that is gone.
 */
export interface Restoring {
  /** A site is set up here, or one is being put in place: nothing is restored any more. */
  isOver(): Promise<boolean>
  found(): Promise<FoundBackup[]>
  /** Takes the bytes of a backup to the disk; `length` as announced. Refuses: RESTORE_NO_ROOM; INVALID_INPUT when it was given up. */
  receive(content: Readable, length: number | null): Promise<{ size: number }>
  /** Unpacks and checks; refuses with what is wrong with it. A second call gives the first one up. */
  open(input: { name?: string | undefined; passphrase?: string | undefined }): Promise<BackupContents>
  progress(): { done: number; total: number | null }
  /** Decides for what was opened. Refuses: RESTORE_NOTHING_READY, SITE_ALREADY_SET_UP. The folder is put right when the site is opened again (`finishRestore`). */
  apply(actor: Actor): Promise<BackupContents>
  cancel(): Promise<void>
}

const mib = 1024 * 1024
/** Unpacked it is about as long as packed; what was sent stays until then. */
const leastFree = 64 * mib
const listed = 50

/** `onDecided`: the site is to be closed and opened again. */
export function openRestoring(dataDir: string, services: Services, onDecided: () => void): Restoring {
  const room = restoreRoom(dataDir)
  const upload = join(room, 'upload.zip')
  let latest = new AbortController()
  let queue: Promise<unknown> = Promise.resolve()
  let progress: { done: number; total: number | null } = { done: 0, total: null }
  let ready: BackupContents | null = null

  /** `signal` is aborted by whatever is asked for next. */
  function inTurn<Result>(work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
    latest.abort()
    const { signal } = (latest = new AbortController())
    const next = queue.then(() => work(signal))
    queue = next.catch(() => undefined)
    return next
  }

  async function fileOf(name: string | undefined): Promise<{ file: string; size: number }> {
    // Names of the list only: no path leads out of the folder.
    if (name !== undefined && !(await readdir(defaultFolder(dataDir)).catch(() => [] as string[])).includes(name)) throw refused('RESTORE_FILE_GONE', {})
    const file = name === undefined ? upload : join(defaultFolder(dataDir), name)
    const found = await stat(file).catch(() => null)
    if (!found?.isFile()) throw refused('RESTORE_FILE_GONE', {})
    return { file, size: found.size }
  }

  async function requireRoom(bytes: number): Promise<void> {
    const { bavail, bsize } = await statfs(dataDir)
    const free = bavail * bsize
    if (free < bytes + leastFree) throw refused('RESTORE_NO_ROOM', { needMiB: Math.ceil((bytes + leastFree) / mib), freeMiB: Math.floor(free / mib) })
  }

  return {
    isOver: async () => isRestoreDecided(dataDir) || (await siteSettings(services.reader)).setUp,
    progress: () => progress,
    cancel: () => inTurn(async () => {
      ready = null
      await rm(room, { recursive: true, force: true })
    }),

    found: () => services.jobs.run(findBackupsJob, { folder: defaultFolder(dataDir), most: listed }),

    receive: (content, length) => inTurn(async (signal) => {
      ready = null
      await rm(upload, { force: true })
      // Once as it is sent, once unpacked.
      await requireRoom(2 * (length ?? 0))
      await mkdir(room, { recursive: true, mode: 0o700 })
      const partial = join(room, `${randomBytes(6).toString('hex')}.partial`)
      try {
        await pipeline(content, createWriteStream(partial, { flags: 'wx', mode: 0o600 }), { signal })
        await rename(partial, upload)
        return { size: (await stat(upload)).size }
      } catch (error) {
        throw signal.aborted ? refused('INVALID_INPUT', { field: 'file', reason: 'aborted' }) : error
      } finally {
        await rm(partial, { force: true })
      }
    }),

    open: ({ name, passphrase }) => inTurn(async (signal) => {
      ready = null
      const { file, size } = await fileOf(name)
      await requireRoom(size)
      progress = { done: 0, total: null }
      return (ready = await services.jobs.run(openBackupJob, { dataDir, file, passphrase: passphrase || null }, { signal, onProgress: (bytes, total) => { progress = { done: bytes, total } } }))
    }),

    apply: (actor) => inTurn(async (signal) => {
      const restored = await services.writer.lend(actor, async () => {
        if ((await siteSettings(services.reader)).setUp) throw refused('SITE_ALREADY_SET_UP', {})
        if (!ready || signal.aborted) throw refused('RESTORE_NOTHING_READY', {})
        await decideRestore(dataDir)
        const decided = ready
        ready = null
        return decided
      })
      onDecided()
      return restored
    }),
  }
}
