import { stat, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import type { BackupProgress } from '../../../src-shared/contract/backup'
import { accept } from '../../../src-shared/decision'
import { JobCancelled } from '../../jobs/job'
import type { Actor } from '../../log/event'
import type { Services } from '../../office/context'
import { refused } from '../../office/procedure'
import { readBackupKey, type BackupKey } from '../../store/backupKey'
import { refusedFor } from '../../store/condition'
import { Refused } from '../../store/refused'
import { isTrouble } from '../../store/trouble'
import { siteSettings } from '../site/queries'
import type { BackupEvent, BackupPlace, MadeBackup } from './domain'
import { backupJob } from './jobs'
import { toKeep } from './keep'
import { folderOf, lookAtPlace } from './places'
import { backupSubject } from './projection'
import { backupsOf, backupsSince } from './queries'
import { backupRefusal, placeRefusal } from './refusing'
import { isDue, lastDue } from './schedule'

/** Makes this PC's backups: when they are due, and when somebody asks. One at a time, in a worker thread. */
export interface BackupKeeper {
  readonly dataDir: string
  /** Looks at the clock from now on. Not at once: a start has better to do. */
  start(): void
  /** One look at the clock: makes what is due. Resolves when that is done. */
  look(): Promise<void>
  /** Begins a backup to every place. Refuses: BACKUP_RUNNING. `done` resolves when it has ended, however it did. */
  runNow(actor: Actor): { readonly done: Promise<void> }
  progress(): BackupProgress
  /** Gives up what is under way; nothing of it stays. Resolves when it is gone. */
  cancel(): Promise<void>
  close(): Promise<void>
}

const lookEveryMs = 2 * 60_000
/** After a failure that a second try in two minutes would only repeat, for minutes each: a full disk, a log that is not whole. */
const pauseAfterFailureMs = 30 * 60_000
/** Room for the next one, beyond what the last one took. */
const margin = 1.1

interface Run { readonly stop: AbortController; done: Promise<void>; progress: NonNullable<BackupProgress['running']> }

/** `system` is who acts when nobody does. */
export function openBackupKeeper(dataDir: string, services: Services, system: () => Actor): BackupKeeper {
  const { writer, reader, clock, jobs, condition } = services
  const replica = writer.key.replica
  let run: Run | null = null
  let timer: ReturnType<typeof setInterval> | null = null
  let closed = false
  const pausedUntil = new Map<string, number>()

  const record = (actor: Actor, event: BackupEvent): Promise<unknown> =>
    writer.run(actor, async (tx) => tx.record(backupSubject, await tx.load(backupSubject, replica), accept(event)))

  /** Does the work of one run; a second one waits for nothing but is refused. */
  function begin(actor: Actor, placesOf: () => Promise<readonly BackupPlace[]>, asked: boolean): Promise<void> {
    if (run || closed) throw refused('BACKUP_RUNNING', {})
    const mine: Run = { stop: new AbortController(), done: Promise.resolve(), progress: { place: '', startedAt: new Date(clock.now()).toISOString(), done: 0, total: null } }
    run = mine
    mine.done = (async () => {
      try {
        for (const place of await placesOf()) if (!mine.stop.signal.aborted) await backUpTo(mine, actor, place, asked)
      } finally {
        run = null
      }
    })()
    return mine.done
  }

  async function backUpTo(mine: Run, actor: Actor, place: BackupPlace, asked: boolean): Promise<void> {
    const startedAt = new Date(clock.now()).toISOString()
    mine.progress = { place: place.path, startedAt, done: 0, total: null }
    try {
      const made = await makeBackup(mine, place, startedAt, asked)
      await record(actor, { type: 'backup.made', payload: made })
    } catch (error) {
      if (mine.stop.signal.aborted || error instanceof JobCancelled) return
      return noteFailure(actor, place, asked, error)
    }
    // The backup is made whatever becomes of the old ones.
    await clearUp(place)
  }

  async function makeBackup(mine: Run, place: BackupPlace, madeAt: string, asked: boolean): Promise<MadeBackup> {
    const backups = await backupsOf(reader, replica)
    const folder = folderOf(dataDir, place)
    const last = backups.made.findLast((one) => one.place === place.path)
    const seen = await lookAtPlace(dataDir, place, (last?.size ?? 0) * margin)
    if (seen.state !== 'ready') throw new Refused(placeRefusal(seen.state, folder, seen.code))
    const key = await keyFor(backups.encrypted)
    const { timeZone } = await siteSettings(reader)
    const file = `handover-desk-${stamp(madeAt, timeZone)}${key ? '-encrypted' : ''}${tail}`
    const output = await jobs.run(backupJob, { dataDir, target: join(folder, file), app: services.appVersion, madeAt, key, tail }, {
      signal: mine.stop.signal, onProgress: (done, total) => { mine.progress = { ...mine.progress, done, total } },
    })
    return { id: services.random.id(), place: place.path, file, madeAt, encrypted: key !== null, asked, ...output }
  }

  /** Ends the names of this PC's backups, for another PC may use the same folder. */
  const tail = `-${replica.slice(-6).toLowerCase()}.zip`

  /** A site whose backups were to be encrypted gets no plain one because a file was lost. */
  async function keyFor(encrypted: boolean): Promise<BackupKey | null> {
    const key = await readBackupKey(dataDir).catch(() => { throw refused('BACKUP_KEY_MISSING', {}) })
    if (!key && encrypted) throw refused('BACKUP_KEY_MISSING', {})
    // It came with a backup that was restored: from now on this PC's log knows too.
    if (key && !encrypted) await record(system(), { type: 'backup.keyChanged', payload: { encrypted: true } })
    return key
  }

  async function noteFailure(actor: Actor, place: BackupPlace, asked: boolean, error: unknown): Promise<void> {
    const trouble = await condition.notice(error)
    const refusal = trouble ? refusedFor(trouble).refusal : backupRefusal(error, folderOf(dataDir, place))
    if (refusal.code !== 'BACKUP_PLACE_MISSING') pausedUntil.set(place.path, clock.now() + pauseAfterFailureMs)
    // The site itself tells whoever works, and takes no more writing. A full disk is told here too: the copy that filled it is gone, and the site's trouble with it.
    if (isTrouble(refusal.code) && refusal.code !== 'DISK_FULL') return
    const backups = await backupsOf(reader, replica)
    const { timeZone } = await siteSettings(reader)
    const before = backups.failures[place.path]
    // Looked for every two minutes, said once a day: a stick may stay away for weeks.
    if (!asked && before?.code === refusal.code && Date.parse(before.at) >= lastDue(backups.at, timeZone, clock.now())) return
    await record(actor, { type: 'backup.failed', payload: { place: place.path, asked, code: refusal.code, data: refusal.data as Record<string, unknown> } })
  }

  /** Removes what need not be kept: only files that this PC made, that are there, and that are as long as they were. One that cannot be removed stays, until the next time. */
  async function clearUp(place: BackupPlace): Promise<void> {
    const { timeZone } = await siteSettings(reader)
    const { made } = await backupsOf(reader, replica)
    const there: MadeBackup[] = []
    for (const one of made) if (one.place === place.path && (await isThere(join(folderOf(dataDir, place), one.file), one.size))) there.push(one)
    const kept = toKeep(there.map((one) => ({ id: one.id, madeMs: Date.parse(one.madeAt) })), clock.now(), timeZone)
    const gone: string[] = []
    for (const one of there) {
      if (kept.has(one.id)) continue
      if (await unlink(join(folderOf(dataDir, place), one.file)).then(() => true, () => false)) gone.push(one.id)
    }
    const forgotten = made.filter((one) => one.place === place.path && !there.includes(one) && clock.now() - Date.parse(one.madeAt) > forgetAfterMs).map((one) => one.id)
    if (gone.length + forgotten.length > 0) await record(system(), { type: 'backup.removed', payload: { ids: [...gone, ...forgotten] } })
  }

  async function duePlaces(): Promise<BackupPlace[]> {
    const backups = await backupsOf(reader, replica)
    const since = await backupsSince(reader, replica)
    if (!backups.on || since === null) return []
    const { timeZone } = await siteSettings(reader)
    const nowMs = clock.now()
    return backups.places.filter((place) => {
      const last = backups.made.findLast((one) => one.place === place.path)
      const paused = pausedUntil.get(place.path) ?? 0
      // A pause that began on a clock which was set back since is over.
      return (nowMs >= paused || paused > nowMs + pauseAfterFailureMs) && isDue({ at: backups.at, timeZone, nowMs, lastMadeMs: last ? Date.parse(last.madeAt) : null, sinceMs: Date.parse(since) })
    })
  }

  async function look(): Promise<void> {
    if (run || closed || (await duePlaces()).length === 0 || run || closed) return
    await begin(system(), duePlaces, false)
  }

  return {
    dataDir, look,
    start: () => {
      timer ??= setInterval(() => {
        // A disk that fails says so to whoever works; here it is looked at again in two minutes.
        look().catch(() => undefined)
      }, lookEveryMs)
      timer.unref()
    },
    runNow: (actor) => ({ done: begin(actor, async () => (await backupsOf(reader, replica)).places, true) }),
    progress: () => ({ running: run?.progress ?? null }),
    cancel: async () => {
      run?.stop.abort()
      await run?.done.catch(() => undefined)
    },
    close: async () => {
      closed = true
      if (timer) clearInterval(timer)
      run?.stop.abort()
      await run?.done.catch(() => undefined)
    },
  }
}

/** A backup that nobody has seen for longer than the oldest that is kept. */
const forgetAfterMs = 400 * 24 * 3_600_000

const isThere = async (path: string, size: number): Promise<boolean> => {
  const found = await stat(path).catch(() => null)
  return found?.isFile() === true && found.size === size
}

/** `2026-11-24-123005` on the site's clock. */
function stamp(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' }).formatToParts(new Date(instant))
  const of = Object.fromEntries(parts.map(({ type, value }) => [type, value]))
  return `${of['year']}-${of['month']}-${of['day']}-${of['hour']}${of['minute']}${of['second']}`
}
