import type { ImportView } from '../../../src-shared/contract/import'
import type { Refusal } from '../../../src-shared/refusals'
import { JobCancelled, JobTooLarge } from '../../jobs/job'
import type { Actor } from '../../log/event'
import type { Services } from '../../office/context'
import { refused } from '../../office/procedure'
import { refuse } from '../../../src-shared/decision'
import { Refused } from '../../store/refused'
import { runImportJob, undoImportJob } from './jobs'
import type { KeptPreview, Previews } from './previews'

/** How an import stands while this process knows of it; the recorded ones are in the projection. */
export interface Standing extends Omit<ImportView, 'problem'> {
  readonly problem: Refusal | null
}

interface AtWork {
  standing: Standing
  readonly stopping: AbortController
  ended: Promise<void>
}

/** How many that came to nothing are remembered. */
const rememberedAtMost = 30

/** Imports and undoings: one at a time, each in a worker while every other command waits. */
export class ImportsAtWork {
  private now: AtWork | null = null
  /** Failed and cancelled ones, and undoings that did not happen. */
  private readonly ended = new Map<string, Standing>()
  /** Errors that nobody foresaw, until somebody is told. */
  private readonly failures = new Map<string, unknown>()
  private readonly importOf = new Map<string, string>()

  constructor(private readonly dataDir: string, private readonly resources: string, private readonly services: Services, private readonly previews: Previews) {}

  get running(): Standing | null {
    return this.now?.standing ?? null
  }

  /** What this process knows of an import; null for one that is recorded and left in peace. Throws once what went wrong unforeseen. */
  standingOf(id: string): Standing | null {
    const failure = this.failures.get(id)
    this.failures.delete(id)
    if (failure) throw failure
    return this.now?.standing.id === id ? this.now.standing : (this.ended.get(id) ?? null)
  }

  /** Starts what a preview showed; the same preview starts once. Refuses: IMPORT_RUNNING, IMPORT_NOTHING_TO_DO, IMPORT_HAS_REFUSED_ROWS. */
  start(preview: KeptPreview, leaveOutRefused: boolean): string {
    const earlier = this.importOf.get(preview.id)
    if (earlier !== undefined && this.now?.standing.id === earlier) return earlier
    this.refuseWhileRunning()
    const { counts, total } = preview.output
    if (counts.added + counts.changed === 0) throw refused('IMPORT_NOTHING_TO_DO', {})
    if (counts.refused > 0 && !leaveOutRefused) throw refused('IMPORT_HAS_REFUSED_ROWS', { count: counts.refused })
    const id = this.services.random.id()
    const { actor } = preview.owner
    this.importOf.set(preview.id, id)
    this.begin({
      id, kind: preview.source.kind, state: 'waiting', done: 0, total, file: { id: preview.file.id, name: preview.file.name }, counts, at: this.nowText(), by: actor.name, undone: null, problem: null, previewId: preview.id,
    }, (work) => this.run(work, preview))
    return id
  }

  /** Starts taking a recorded import back. Refuses: IMPORT_RUNNING, IMPORT_ALREADY_UNDONE. */
  undo(recorded: Standing, actor: Actor, reason: string): Standing {
    if (this.now?.standing.id === recorded.id) return this.now.standing
    if (recorded.undone) throw refused('IMPORT_ALREADY_UNDONE', { by: recorded.undone.by })
    this.refuseWhileRunning()
    const { id } = recorded
    this.begin({ ...recorded, state: 'undoing', done: 0, problem: null }, async (work) => {
      try {
        await this.services.writer.lend(actor, () => this.services.jobs.run(undoImportJob, { dataDir: this.dataDir, importId: id, reason, actor, ...this.instant() }, this.following(work)))
      } catch (error) {
        if (!(error instanceof JobCancelled)) this.remember({ ...recorded, problem: this.problemOf(id, error) })
      }
    })
    return this.now!.standing
  }

  /** Gives up what is at work and waits until it is gone. Refuses: IMPORT_NOT_RUNNING. */
  async cancel(id: string): Promise<void> {
    const work = this.now
    if (work?.standing.id !== id) throw refused('IMPORT_NOT_RUNNING', {})
    work.stopping.abort()
    await work.ended
  }

  async close(): Promise<void> {
    this.now?.stopping.abort()
    await this.now?.ended
  }

  private instant(): { nowMs: number; steadyMs: number } {
    return { nowMs: this.services.clock.now(), steadyMs: this.services.clock.steady() }
  }

  private refuseWhileRunning(): void {
    if (this.now) throw refused('IMPORT_RUNNING', { by: this.now.standing.by, fileName: this.now.standing.file.name })
  }

  private begin(standing: Standing, run: (work: AtWork) => Promise<void>): void {
    const work: AtWork = { standing, stopping: new AbortController(), ended: Promise.resolve() }
    this.ended.delete(standing.id)
    this.now = work
    work.ended = run(work).finally(() => { this.now = null })
  }

  private async run(work: AtWork, preview: KeptPreview): Promise<void> {
    const { id } = work.standing
    const { source, file, folder, output, owner } = preview
    try {
      await this.services.writer.lend(owner.actor, () => {
        work.standing = { ...work.standing, state: 'running', done: 0, total: output.counts.added + output.counts.changed }
        return this.services.jobs.run(runImportJob, {
          dataDir: this.dataDir, resources: this.resources, folder, kind: source.kind, makePositions: source.makePositions, digest: output.digest, importId: id, actor: owner.actor, ...this.instant(),
          file: { id: file.id, name: file.name }, sheet: output.sheet, columns: Object.fromEntries(output.columns.flatMap((column) => (column.field === '' ? [] : [[column.field, column.header]]))),
        }, this.following(work))
      })
    } catch (error) {
      if (error instanceof JobCancelled) return this.remember({ ...work.standing, state: 'cancelled' })
      // The register is not what the preview showed: a new one, so that it can be looked at again.
      const changed = error instanceof Refused && error.refusal.code === 'IMPORT_CHANGED_MEANWHILE'
      const again = changed ? await this.previews.again(preview).catch((failed: unknown) => { this.failures.set(id, failed); return null }) : preview
      const problem = changed ? refuse('IMPORT_CHANGED_MEANWHILE', { previewId: again?.id ?? '' }).refusal : this.problemOf(id, error)
      return this.remember({ ...work.standing, state: 'failed', problem, previewId: again?.id ?? null })
    }
    // What was imported is recorded, whatever becomes of the preview's files: the next start removes them.
    await this.previews.drop(preview.id).catch(() => undefined)
  }

  private following(work: AtWork): { signal: AbortSignal; onProgress: (done: number, total: number | null) => void } {
    return { signal: work.stopping.signal, onProgress: (done, total) => { work.standing = { ...work.standing, done, total: total ?? work.standing.total } } }
  }

  /** Why it came to nothing: a refusal, or null with the error kept for whoever asks next, who is told its number. */
  private problemOf(id: string, error: unknown): Refusal | null {
    if (error instanceof Refused) return error.refusal
    if (error instanceof JobTooLarge) return refuse('IMPORT_NEEDS_TOO_MUCH_MEMORY', { field: 'fileId' }).refusal
    this.failures.set(id, error)
    return null
  }

  private remember(standing: Standing): void {
    this.ended.set(standing.id, standing)
    while (this.ended.size > rememberedAtMost) this.ended.delete(this.ended.keys().next().value!)
    while (this.failures.size > rememberedAtMost) this.failures.delete(this.failures.keys().next().value!)
    while (this.importOf.size > rememberedAtMost) this.importOf.delete(this.importOf.keys().next().value!)
  }

  private nowText(): string {
    return new Date(this.services.clock.now()).toISOString()
  }
}
