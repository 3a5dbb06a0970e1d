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
import { peekBackup } from '../../store/backupFile'
import { decideRestore, isRestoreDecided, restoreRoom } from '../../store/restore'
import { siteSettings } from '../site/queries'
import { openBackupJob } from './jobs'
import { defaultFolder } from './places'

/**
 * Restoring at the first start: a file is taken in or found, unpacked beside the empty site and checked, shown, and only then decided.
 * Until then nothing of the folder's own is touched.
 */
export interface Restoring {
  /** A site is set up here, or one is being put in place: nothing is restored any more. */
  isOver(): Promise<boolean>
  found(): Promise<FoundBackup[]>
  /** Takes the bytes of a backup to the disk; `length` as announced. Refuses: RESTORE_NO_ROOM. */
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
  let opening: { stop: AbortController; done: Promise<unknown> } | null = null
  let progress: { done: number; total: number | null } = { done: 0, total: null }
  let ready: BackupContents | null = null

  const giveUp = async (): Promise<void> => {
    opening?.stop.abort()
    await opening?.done.catch(() => undefined)
    ready = null
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
    cancel: async () => {
      await giveUp()
      await rm(room, { recursive: true, force: true })
    },

    found: async () => {
      const folder = defaultFolder(dataDir)
      const found: FoundBackup[] = []
      for (const name of (await readdir(folder).catch(() => [] as string[])).filter((one) => one.endsWith('.zip')).sort().reverse().slice(0, listed)) {
        const seen = await peekBackup(join(folder, name))
        const size = (await stat(join(folder, name)).catch(() => null))?.size
        if (seen && size !== undefined) found.push({ name, size, madeAt: seen.made, app: seen.app, encrypted: seen.encrypted })
      }
      return found.sort((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
    },

    receive: async (content, length) => {
      await giveUp()
      await rm(upload, { force: true })
      // Once as it is sent, once unpacked.
      await requireRoom(2 * (length ?? 0))
      await mkdir(room, { recursive: true, mode: 0o700 })
      const partial = join(room, `${randomBytes(6).toString('hex')}.partial`)
      try {
        await pipeline(content, createWriteStream(partial, { flags: 'wx', mode: 0o600 }))
        await rename(partial, upload)
        return { size: (await stat(upload)).size }
      } finally {
        await rm(partial, { force: true })
      }
    },

    open: async ({ name, passphrase }) => {
      await giveUp()
      const { file, size } = await fileOf(name)
      await requireRoom(size)
      const stop = new AbortController()
      progress = { done: 0, total: null }
      const done = services.jobs.run(openBackupJob, { dataDir, file, passphrase: passphrase || null }, { signal: stop.signal, onProgress: (bytes, total) => { progress = { done: bytes, total } } })
      const mine = (opening = { stop, done })
      try {
        return (ready = await done)
      } finally {
        if (opening === mine) opening = null
      }
    },

    apply: async (actor) => {
      const restored = await services.writer.lend(actor, async () => {
        if ((await siteSettings(services.reader)).setUp) throw refused('SITE_ALREADY_SET_UP', {})
        if (!ready) throw refused('RESTORE_NOTHING_READY', {})
        await decideRestore(dataDir)
        return ready
      })
      onDecided()
      return restored
    },
  }
}
