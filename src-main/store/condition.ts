import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { refuse } from '../../src-shared/decision'
import { markDamaged } from './doubt'
import { newestBackup } from './newestBackup'
import { Refused } from './refused'
import { databaseIn, freeBytes, mayWrite, troubleOf, type Trouble } from './trouble'

const watchMs = 2000
/** So much room, and a command that was refused for want of it is worth another try. */
const roomBytes = 4 * 1024 * 1024

/**
 * Whether a data folder can be written, and what keeps it from it. A disk that failed and a database that is damaged are not
 * written again before people have looked (until the next start); a full disk, a read-only one and a folder that is not where it was
 * stop writing only as long as they last.
 */
export class Condition {
  private present: Trouble | null = null
  private opened: ReadonlyMap<string, string> = new Map()
  private timer: NodeJS.Timeout | null = null
  private readonly listeners = new Set<() => void>()

  /** `dataDir` null: a database without a folder of ours, whose errors alone tell. */
  constructor(private readonly dataDir: string | null) {}

  get trouble(): Trouble | null {
    return this.present
  }

  /** Calls `listener` when trouble begins, changes or ends; returns the way to stop. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener)
    return () => { this.listeners.delete(listener) }
  }

  /** Remembers which files are open, and looks after them from now on. Call once the database has been read. */
  async watch(): Promise<void> {
    if (!this.dataDir) return
    this.opened = await this.identities()
    this.timer = setInterval(() => { void this.look() }, watchMs)
    this.timer.unref()
  }

  close(): void {
    if (this.timer) clearInterval(this.timer)
  }

  /**
   * Before and after whatever is written: SQLite goes on writing to files that nobody can find any more. Throws `Refused` when the
   * folder is gone or writing has stopped. A full or read-only disk is tried again.
   */
  async requireWritable(): Promise<void> {
    await this.lookForFolder()
    if (this.present && !mayBeTried.has(this.present)) throw refusedFor(this.present)
  }

  /** Something was written: a disk that was full has room. */
  wrote(): void {
    if (this.present && mayBeTried.has(this.present)) this.become(null)
  }

  /** Takes note of an error, whoever met it; answers the trouble it speaks of, if any. */
  async notice(error: unknown): Promise<Trouble | null> {
    if (error instanceof Refused) return null
    await this.lookForFolder()
    // An error under a folder that was moved away says nothing about the disk.
    const trouble = this.present === 'FOLDER_GONE' ? this.present : await troubleOf(error, this.dataDir ?? '.')
    if (trouble) this.become(trouble)
    return trouble
  }

  /** File name of the backup to restore from, for who is told that the database is damaged. */
  async newestBackup(): Promise<string | null> {
    const path = this.dataDir && (await newestBackup(this.dataDir))
    return path ? basename(path) : null
  }

  private become(trouble: Trouble | null): void {
    if (this.present === trouble || (this.present && staysUntilRestart.has(this.present))) return
    this.present = trouble
    if (trouble === 'DATABASE_DAMAGED' && this.dataDir) void markDamaged(this.dataDir)
    for (const listener of this.listeners) listener()
  }

  private async look(): Promise<void> {
    await this.lookForFolder()
    if (!this.dataDir) return
    if (this.present === 'DISK_FULL' && ((await freeBytes(this.dataDir)) ?? 0) >= roomBytes) this.become(null)
    if (this.present === 'FOLDER_READ_ONLY' && (await mayWrite(this.dataDir))) this.become(null)
  }

  private async lookForFolder(): Promise<void> {
    if (this.opened.size === 0) return
    const found = await this.identities()
    const isThere = [...this.opened].every(([path, identity]) => found.get(path) === identity)
    if (!isThere) this.become('FOLDER_GONE')
    else if (this.present === 'FOLDER_GONE') this.become(null)
  }

  /** What the open files are called by the system: another file of the same name is another one. */
  private async identities(): Promise<ReadonlyMap<string, string>> {
    const found = new Map<string, string>()
    for (const path of [databaseIn(this.dataDir!), `${databaseIn(this.dataDir!)}-wal`]) {
      const file = await stat(path, { bigint: true }).catch(() => null)
      if (file) found.set(path, `${file.dev}.${file.ino}`)
    }
    return found
  }
}

const staysUntilRestart: ReadonlySet<Trouble> = new Set(['DISK_FAILED', 'DATABASE_DAMAGED'])
const mayBeTried: ReadonlySet<Trouble> = new Set(['DISK_FULL', 'FOLDER_READ_ONLY'])

export const refusedFor = (trouble: Trouble): Refused => new Refused(refuse(trouble, {}).refusal)
