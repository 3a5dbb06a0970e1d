import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportSource } from '../../../src-shared/contract/import'
import { JobTooLarge } from '../../jobs/job'
import type { Services } from '../../office/context'
import { refused } from '../../office/procedure'
import { savePreference } from '../user/queries'
import type { Actor } from '../../log/event'
import { previewImportJob, type PreviewOutput } from './jobs'

/** Who asks: previews are their maker's alone. */
export interface PreviewOwner { readonly userId: string; readonly actor: Actor }

/** A preview while it lives: its rows lie in `folder`, all else here. */
export interface KeptPreview {
  readonly id: string
  readonly owner: PreviewOwner
  readonly source: ImportSource
  readonly file: { readonly id: string; readonly name: string; readonly hash: string }
  readonly folder: string
  readonly output: PreviewOutput
  readonly redone: boolean
  readonly expiresAtMs: number
}

const lifeMs = 3_600_000
/** An office looks at one list at a time; more of them only fill the disk. */
const mostOfOne = 3
const mostOfAll = 12

/** Previews of this process. They hold people's data, so they live for an hour in files of their own, and not past the process. */
export class Previews {
  private readonly kept = new Map<string, KeptPreview>()
  private readonly timers = new Map<string, NodeJS.Timeout>()
  private queue: Promise<unknown> = Promise.resolve()
  private readonly closing = new AbortController()
  private readonly root: string

  constructor(private readonly dataDir: string, private readonly resources: string, private readonly services: Services) {
    this.root = join(dataDir, 'previews')
  }

  /** Removes what a process that died left. Only for who holds the folder's lock. */
  removeLeft(): Promise<void> {
    return rm(this.root, { recursive: true, force: true })
  }

  /** Reads a list and keeps what it would do. Refuses what the job refuses, ATTACHMENT_MISSING, IMPORT_NEEDS_TOO_MUCH_MEMORY. */
  make(owner: PreviewOwner, source: ImportSource, file: KeptPreview['file']): Promise<KeptPreview> {
    return this.oneAtATime(() => this.read(this.services.random.id(), owner, source, file, false))
  }

  /** The same again under the same id, because the site has changed since. */
  again({ id, owner, source, file }: KeptPreview): Promise<KeptPreview> {
    return this.oneAtATime(() => this.read(id, owner, source, file, true))
  }

  /** Refuses: IMPORT_PREVIEW_GONE. */
  of(id: string, userId: string): KeptPreview {
    const kept = this.kept.get(id)
    if (!kept || kept.owner.userId !== userId) throw refused('IMPORT_PREVIEW_GONE', {})
    return kept
  }

  async drop(id: string): Promise<void> {
    const kept = this.kept.get(id)
    clearTimeout(this.timers.get(id))
    this.timers.delete(id)
    this.kept.delete(id)
    if (kept) await rm(kept.folder, { recursive: true, force: true })
  }

  async close(): Promise<void> {
    this.closing.abort()
    await this.queue
    await Promise.all([...this.kept.keys()].map((id) => this.drop(id)))
    await this.removeLeft()
  }

  /** Two lists at once would want twice the memory. */
  private oneAtATime<Result>(work: () => Promise<Result>): Promise<Result> {
    const next = this.queue.then(work)
    this.queue = next.catch(() => undefined)
    return next
  }

  private async read(id: string, owner: PreviewOwner, source: ImportSource, file: KeptPreview['file'], redone: boolean): Promise<KeptPreview> {
    const folder = join(this.root, id)
    const output = await this.run(folder, owner, source, file)
    if (output.remember) await this.services.writer.run(owner.actor, (tx) => savePreference(tx.outsideLog, owner.userId, output.remember!.key, output.remember!.value))
    const kept: KeptPreview = { id, owner, source, file, folder, output, redone, expiresAtMs: this.services.clock.now() + lifeMs }
    this.kept.delete(id)
    this.kept.set(id, kept)
    clearTimeout(this.timers.get(id))
    this.timers.set(id, setTimeout(() => void this.drop(id), lifeMs).unref())
    await this.dropSurplus(owner.userId)
    return kept
  }

  private async run(folder: string, owner: PreviewOwner, source: ImportSource, file: KeptPreview['file']): Promise<PreviewOutput> {
    const { kind, sheet, headerLine, encoding, delimiter, mapping, makePositions } = source
    try {
      return await this.services.jobs.run(previewImportJob, {
        dataDir: this.dataDir, resources: this.resources, path: this.services.files.pathOf(file.hash), fileName: file.name, kind, sheet, headerLine, encoding, delimiter, byHand: mapping ?? {}, userId: owner.userId, makePositions, folder,
      }, { signal: this.closing.signal })
    } catch (error) {
      await rm(folder, { recursive: true, force: true })
      if (error instanceof JobTooLarge) throw refused('IMPORT_NEEDS_TOO_MUCH_MEMORY', { field: 'fileId' })
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') throw refused('ATTACHMENT_MISSING', { name: file.name })
      throw error
    }
  }

  private async dropSurplus(userId: string): Promise<void> {
    const own = [...this.kept.values()].filter((one) => one.owner.userId === userId)
    const surplus = [...own.slice(0, Math.max(0, own.length - mostOfOne)), ...[...this.kept.values()].slice(0, Math.max(0, this.kept.size - mostOfAll))]
    for (const one of new Set(surplus)) await this.drop(one.id)
  }
}
