import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ExportedList, ExportView } from '../../../src-shared/contract/export'
import type { ExportFormat } from '../../../src-shared/vocabulary'
import type { Services } from '../../office/context'
import { refused } from '../../office/procedure'
import { exportJob, type ExportMade, type ExportOrder } from './job'

/** What one export is asked to be; who asks goes with it. */
export interface ExportWish extends Omit<ExportOrder, 'dataDir' | 'resources' | 'path' | 'appVersion' | 'nowMs' | 'steadyMs' | 'what' | 'format'> { readonly id: string; readonly userId: string; readonly what: ExportedList; readonly format: ExportFormat }

/** The bytes of a finished export. `done` removes them. */
export interface ExportFile { readonly path: string; readonly name: string; readonly format: ExportFormat; readonly bytes: number; done(): Promise<void> }

interface Running { readonly wish: ExportWish; readonly path: string; readonly giveUp: AbortController; rows: number; made: ExportMade | null; failure: unknown; expiresAt: number | null; timer: NodeJS.Timeout | null }

/** A finished file waits this long to be fetched. */
export const exportLifeMs = 10 * 60_000
/** Files a user may have under way or waiting at once. */
export const mostExports = 3
/** Written at the same time, whoever asked; the others wait their turn. */
const mostAtOnce = 2
const memoryMb = 256

/**
 * Exports under way and files that wait to be fetched: this process' alone. Files lie in the data folder, for whoever owns that, and are
 * gone when they were fetched, given up, or left lying; and at the start, should the program have died.
 */
export class Exports {
  private readonly running = new Map<string, Running>()
  private busy = 0
  private readonly queue: (() => void)[] = []
  private readonly folder: string

  constructor(private readonly services: Services, private readonly place: { readonly dataDir: string; readonly resources: string }) {
    this.folder = join(place.dataDir, 'exports')
  }

  /** Removes what a process that died left lying. Only for who holds the folder's lock. */
  async removeUnfinished(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }

  /** Begins; `onMade` is told of the finished file before anybody may fetch it, and its failure is the export's. Refuses: EXPORT_BUSY. */
  start(wish: ExportWish, onMade: (made: ExportMade) => Promise<void>): ExportView {
    if ([...this.running.values()].filter((one) => one.wish.userId === wish.userId && one.failure === null).length >= mostExports) throw refused('EXPORT_BUSY', { limit: mostExports })
    const one: Running = { wish, path: join(this.folder, wish.id), giveUp: new AbortController(), rows: 0, made: null, failure: null, expiresAt: null, timer: null }
    this.running.set(wish.id, one)
    // Whoever asks next hears of a failure; there is nobody here to hear of it.
    void this.make(one, onMade).catch((error: unknown) => this.fail(one, error))
    return this.viewOf(one)
  }

  /** How far it is. Refuses: EXPORT_GONE; throws what stopped it, once. */
  view(id: string, userId: string): ExportView {
    const one = this.ownOf(id, userId)
    if (one.failure !== null) {
      this.forget(one)
      throw one.failure
    }
    return this.viewOf(one)
  }

  /** Gives it up; a file that is ready is removed. Refuses: EXPORT_GONE. */
  async cancel(id: string, userId: string): Promise<void> {
    await this.remove(this.ownOf(id, userId))
  }

  /** The finished file, for its owner and once. Refuses: EXPORT_GONE. */
  take(id: string, userId: string): ExportFile {
    const one = this.ownOf(id, userId)
    if (!one.made) throw refused('EXPORT_GONE', {})
    this.forget(one)
    return { path: one.path, name: one.made.name, format: one.wish.format, bytes: one.made.bytes, done: () => rm(one.path, { force: true }) }
  }

  /** Gives up whatever is under way and removes what waits. The jobs themselves are ended by their owner. */
  async close(): Promise<void> {
    await Promise.all([...this.running.values()].map((one) => this.remove(one)))
    await this.removeUnfinished()
  }

  private async make(one: Running, onMade: (made: ExportMade) => Promise<void>): Promise<void> {
    const { id: _id, userId: _userId, ...order } = one.wish
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
    const made = await this.inTurn(() => {
      one.giveUp.signal.throwIfAborted()
      return this.services.jobs.run(exportJob, { ...order, ...this.place, path: one.path, appVersion: this.services.appVersion, nowMs: this.services.clock.now(), steadyMs: this.services.clock.steady() }, {
        memoryMb, signal: one.giveUp.signal, onProgress: (rows) => { one.rows = rows },
      })
    })
    one.giveUp.signal.throwIfAborted()
    await onMade(made)
    // Given up while it was being recorded: it stands in the log, and nobody gets it.
    if (one.giveUp.signal.aborted) return rm(one.path, { force: true })
    one.rows = made.rows
    one.made = made
    this.expire(one)
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.busy >= mostAtOnce) await new Promise<void>((resolve) => this.queue.push(resolve))
    else this.busy += 1
    try {
      return await work()
    } finally {
      // The turn goes to the next one, if there is one, and is not given back in between.
      const next = this.queue.shift()
      if (next) next()
      else this.busy -= 1
    }
  }

  private async fail(one: Running, error: unknown): Promise<void> {
    one.failure = error ?? new Error('the export failed')
    this.expire(one)
    await rm(one.path, { force: true }).catch(() => undefined)
  }

  private expire(one: Running): void {
    one.expiresAt = this.services.clock.now() + exportLifeMs
    one.timer = setTimeout(() => void this.remove(one), exportLifeMs).unref()
  }

  private async remove(one: Running): Promise<void> {
    this.forget(one)
    one.giveUp.abort()
    await rm(one.path, { force: true })
  }

  private forget(one: Running): void {
    if (one.timer) clearTimeout(one.timer)
    this.running.delete(one.wish.id)
  }

  private ownOf(id: string, userId: string): Running {
    const one = this.running.get(id)
    if (!one || one.wish.userId !== userId) throw refused('EXPORT_GONE', {})
    return one
  }

  private viewOf({ wish, made, rows, expiresAt }: Running): ExportView {
    return {
      id: wish.id, list: wish.what.list, format: wish.format, name: made?.name ?? '', state: made ? 'ready' : 'running', rows, bytes: made?.bytes ?? 0,
      expiresAt: made && expiresAt !== null ? new Date(expiresAt).toISOString() : null,
    }
  }
}
