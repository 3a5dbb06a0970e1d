import { join } from 'node:path'
import type { Knex } from 'knex'
import { randomSalt, readHead, type LogHead } from '../log/append'
import type { SteadyClock } from '../log/clock'
import type { Actor } from '../log/event'
import { idOf } from '../log/event'
import { eventsOfMany } from '../log/read'
import { beginWriting, commitWriting, openWriter } from '../store/driver'
import { foldEvents, type AnySubject, type RowsByTable } from '../store/projection'
import { openReplicaKey } from '../store/replicaKey'
import { Transaction } from '../store/writer'

interface Folded { state: unknown; version: number; rows: RowsByTable | null }

/** A long change of the site, written piece by piece into one transaction of the database. */
export interface BulkWriting {
  /** A reader of what is written so far. */
  readonly db: Knex
  /** Records a piece: decided, folded and projected as any command's, and out of memory again afterwards. `known` are the subjects that it loads. */
  piece<Result>(known: readonly string[], work: (tx: Transaction) => Promise<Result>): Promise<Result>
}

export interface BulkOptions {
  readonly dataDir: string
  readonly subjects: readonly AnySubject[]
  readonly actor: Actor
  /** One instant for the whole of it: as the PC says, and as the log orders by (`SteadyClock`). */
  readonly nowMs: number
  readonly steadyMs: number
  readonly signal: AbortSignal
}

/**
 * Runs `work` over a connection of its own; all of it is committed at the end, or nothing is. Only under `writer.lend`: it takes
 * the place of the one writer.
 */
export async function writeInBulk<Result>({ dataDir, subjects, actor, nowMs, steadyMs, signal }: BulkOptions, work: (bulk: BulkWriting) => Promise<Result>): Promise<Result> {
  const db = openWriter(join(dataDir, 'site.db'))
  try {
    const { key, started } = await openReplicaKey(dataDir, db, () => { throw new Error('the folder has no replica key') })
    if (started) throw new Error('the replica key is not the one that the log was written with')
    const registry = new Map(subjects.map((subject) => [subject.kind, subject]))
    const clock: SteadyClock = { now: () => nowMs, steady: () => steadyMs }
    let head: LogHead = await readHead(db, key.replica, key.epoch)
    const trx = await beginWriting(db)
    try {
      const piece: BulkWriting['piece'] = async (known, workOfPiece) => {
        signal.throwIfAborted()
        const folded = await foldedOf(trx, registry, known)
        const tx = new Transaction(trx, registry, (name) => folded.get(name), key, head, actor, clock, randomSalt)
        const result = await workOfPiece(tx)
        head = (await tx.finish()).head
        return result
      }
      const result = await work({ db: trx, piece })
      signal.throwIfAborted()
      await commitWriting(trx)
      return result
    } catch (error) {
      if (!trx.isCompleted()) await trx.rollback()
      throw error
    }
  } finally {
    await db.destroy()
  }
}

/** Subjects as they are, read together: one look at the log for each would take longer than all the rest. */
async function foldedOf(trx: Knex, registry: ReadonlyMap<string, AnySubject>, names: readonly string[]): Promise<Map<string, Folded>> {
  const folded = new Map<string, Folded>()
  if (names.length === 0) return folded
  for (const [name, events] of await eventsOfMany(trx, names)) {
    const subject = registry.get(name.slice(0, name.indexOf(':')))
    if (!subject) throw new Error(`no subject is registered for ${name}`)
    const state = foldEvents(subject, subject.initial(idOf(name)), events)
    folded.set(name, { state, version: events.length, rows: events.length > 0 ? subject.project(state, events.length) : null })
  }
  return folded
}
