import type { Knex } from 'knex'
import { chainEvents, insertEvents, readHead, signCommit, type EventRow, type LogHead, type Salt } from '../log/append'
import { steadyTime, type Clock } from '../log/clock'
import { eventId, kindOf, idOf, type Actor, type NewEvent } from '../log/event'
import { eventsOf, headPosition, subjectsAfter, versionsOf } from '../log/read'
import type { ReplicaKey } from '../log/signature'
import type { Decision } from '../../src-shared/decision'
import { Condition, refusedFor } from './condition'
import { beginWriting, commitWriting } from './driver'
import { diffRows, foldEvents, noChanges, writeRows, type AnySubject, type RowsByTable, type Subject } from './projection'
import { Refused } from './refused'

/** A subject as a transaction sees it. `version` is how many facts it has, the same on every replica that holds them. */
export interface Loaded<State> {
  readonly subject: string
  readonly state: State
  readonly version: number
}

/** What changed in one commit; sent to live subscribers after it is durable. */
export interface Committed {
  readonly position: number
  readonly subjects: readonly { subject: string; version: number }[]
  readonly by: string
}

interface Entry {
  state: unknown
  version: number
  /** Rows as they are in the database; null while the subject is new. */
  rows: RowsByTable | null
}

/**
 * One unit of work: loads subjects, records decided facts, and commits log and projections together or not at all.
 * Only `db` of this transaction may be used inside it (STACK 9).
 */
export class Transaction {
  private readonly touched = new Map<string, Entry>()
  private readonly dirty = new Set<string>()
  private readonly pending: EventRow[] = []

  constructor(
    private readonly trx: Knex,
    private readonly registry: ReadonlyMap<string, AnySubject>,
    private readonly cached: (subject: string) => Entry | undefined,
    private readonly key: ReplicaKey,
    private head: LogHead,
    private actor: Actor,
    private clock: Clock,
    private readonly salt: Salt,
  ) {}

  /** What follows is recorded as this person's, at this clock's instant: for replaying a made-up history many acts a transaction (seed). */
  speakAs(actor: Actor, clock: Clock): void {
    this.actor = actor
    this.clock = clock
  }

  /** The present instant, for commands that carry the time into a rule. */
  now(): number {
    return this.clock.now()
  }

  /** A reader that sees what this transaction recorded so far. */
  async read(): Promise<Knex> {
    await this.flush()
    return this.trx
  }

  /** Tables outside the log: sessions, keys of sealed fields. Danger: nothing rebuilds them. */
  get outsideLog(): Knex {
    return this.trx
  }

  async load<State>(subject: Subject<State>, id: string): Promise<Loaded<State>> {
    const name = `${subject.kind}:${id}`
    const entry = await this.entry(name, subject as AnySubject)
    return { subject: name, state: entry.state as State, version: entry.version }
  }

  /** A subject whose id was made just now and that therefore has no facts: spares asking the log. Never for an id that came from outside. */
  begin<State>(subject: Subject<State>, id: string): Loaded<State> {
    const name = `${subject.kind}:${id}`
    if (this.touched.has(name)) throw new Error(`${name} is not new`)
    const state = subject.initial(id)
    this.touched.set(name, { state, version: 0, rows: null })
    return { subject: name, state, version: 0 }
  }

  /** Appends decided facts of one subject and folds them, or passes the refusal on by throwing `Refused`. */
  async record<State, Event extends { readonly type: string; readonly payload: unknown; readonly base?: string | null }>(
    subject: Subject<State>, loaded: Loaded<State>, decision: Decision<Event>,
  ): Promise<{ state: State; version: number; eventIds: string[] }> {
    if (!decision.accepted) throw new Refused(decision.refusal)
    const events: NewEvent[] = decision.events.map((event) => ({ type: event.type, payload: event.payload, base: event.base ?? null, subject: loaded.subject }))
    const { rows, commit } = chainEvents({ key: this.key, head: this.head, actor: this.actor, nowMs: this.clock.now(), orderMs: steadyTime(this.clock), events, salt: this.salt })
    this.head = commit.head
    this.pending.push(...rows)
    const entry = await this.entry(loaded.subject, subject as AnySubject)
    entry.state = foldEvents(subject as AnySubject, entry.state, commit.events)
    entry.version += commit.events.length
    if (commit.events.length > 0) this.dirty.add(loaded.subject)
    this.changed.set(loaded.subject, entry.version)
    return { state: entry.state as State, version: entry.version, eventIds: commit.events.map(eventId) }
  }

  readonly changed = new Map<string, number>()

  /** Brings the projections up to what was recorded. */
  async flush(): Promise<void> {
    if (this.dirty.size === 0) return
    const byKind = new Map<AnySubject, ReturnType<typeof noChanges>>()
    for (const name of this.dirty) {
      const subject = this.subjectNamed(name)
      const entry = this.touched.get(name)!
      const rows = subject.project(entry.state, entry.version)
      let changes = byKind.get(subject)
      if (!changes) byKind.set(subject, (changes = noChanges()))
      diffRows(subject.tables, entry.rows, rows, changes)
      entry.rows = rows
    }
    this.dirty.clear()
    for (const [subject, changes] of byKind) await writeRows(this.trx, subject.tables, changes)
  }

  /** Writes everything recorded; the caller commits. */
  async finish(): Promise<{ head: LogHead; touched: ReadonlyMap<string, Entry> }> {
    await this.flush()
    signCommit(this.pending, this.key)
    await insertEvents(this.trx, this.pending)
    return { head: this.head, touched: this.touched }
  }

  private async entry(name: string, subject: AnySubject): Promise<Entry> {
    const known = this.touched.get(name)
    if (known) return known
    const cached = this.cached(name)
    const entry = cached ? { ...cached } : await this.foldFromLog(name, subject)
    this.touched.set(name, entry)
    return entry
  }

  private async foldFromLog(name: string, subject: AnySubject): Promise<Entry> {
    const events = await eventsOf(this.trx, name)
    const state = foldEvents(subject, subject.initial(idOf(name)), events)
    const version = events.length
    return { state, version, rows: version > 0 ? subject.project(state, version) : null }
  }

  private subjectNamed(name: string): AnySubject {
    const subject = this.registry.get(kindOf(name))
    if (!subject) throw new Error(`no subject is registered for ${name}`)
    return subject
  }
}

const announcedRows = 1000

/** The one writer of a site: transactions one after another, folded states kept for the next. */
export class Writer {
  private head: LogHead | null = null
  private queue: Promise<unknown> = Promise.resolve()
  private readonly cache = new Map<string, Entry>()
  private readonly listeners = new Set<(committed: Committed) => void>()

  constructor(
    private readonly db: Knex,
    readonly registry: ReadonlyMap<string, AnySubject>,
    readonly key: ReplicaKey,
    readonly clock: Clock,
    private readonly salt: Salt,
    private readonly cacheSize = 300,
    readonly condition = new Condition(null),
  ) {}

  /** Runs `work` in a transaction of its own; resolves after the durable commit, rejects with nothing written. */
  run<Result>(actor: Actor, work: (tx: Transaction) => Promise<Result>, clock: Clock = this.clock): Promise<Result> {
    const next = this.queue.then(() => this.inGoodCondition(() => this.runNow(actor, work, clock)))
    this.queue = next.catch(() => undefined)
    return next
  }

  /** Calls `listener` after each durable commit; returns the way to stop. */
  onCommit(listener: (committed: Committed) => void): () => void {
    this.listeners.add(listener)
    return () => { this.listeners.delete(listener) }
  }

  /**
   * Holds every other transaction back while `work` writes the database over a connection of its own (a worker's import or rebuild),
   * then forgets what was folded and tells listeners which subjects changed. What `work` answers is passed on.
   */
  lend<Result>(actor: Actor, work: () => Promise<Result>): Promise<Result> {
    const next = this.queue.then(() => this.inGoodCondition(async () => {
      const before = await headPosition(this.db)
      try {
        return await work()
      } finally {
        this.forget()
        await this.announceSince(before, actor)
      }
    }))
    this.queue = next.catch(() => undefined)
    return next
  }

  private async announceSince(before: number, actor: Actor): Promise<void> {
    for (let position = before; ;) {
      const rows = await subjectsAfter(this.db, position, announcedRows)
      const last = rows.at(-1)
      if (!last) return
      position = last.position
      const subjects = await versionsOf(this.db, [...new Set(rows.map((row) => row.subject))])
      for (const listener of this.listeners) listener({ position, subjects, by: actor.userId })
    }
  }

  /** Waits until every transaction that was asked for has ended. */
  async idle(): Promise<void> {
    await this.queue
  }

  /** Facts of another replica or a rebuild went past this writer: forget what was folded. */
  forget(): void {
    this.cache.clear()
    this.head = null
  }

  /** Nothing is written to a disk in trouble, and what got into it is told as a refusal. What is acknowledged lies where people can find it. */
  private async inGoodCondition<Result>(write: () => Promise<Result>): Promise<Result> {
    await this.condition.requireWritable()
    try {
      const result = await write()
      await this.condition.requireWritable()
      this.condition.wrote()
      return result
    } catch (error) {
      const trouble = await this.condition.notice(error)
      throw trouble ? refusedFor(trouble) : error
    }
  }

  private async runNow<Result>(actor: Actor, work: (tx: Transaction) => Promise<Result>, clock: Clock): Promise<Result> {
    this.head ??= await readHead(this.db, this.key.replica, this.key.epoch)
    const trx = await beginWriting(this.db)
    let finished: Awaited<ReturnType<Transaction['finish']>>
    let result: Result
    const tx = new Transaction(trx, this.registry, (name) => this.cache.get(name), this.key, this.head, actor, clock, this.salt)
    try {
      result = await work(tx)
      finished = await tx.finish()
      await commitWriting(trx)
    } catch (error) {
      if (!trx.isCompleted()) await trx.rollback().catch(() => undefined)
      // The database may or may not hold the commit that failed: what was folded and where the chain ends are read anew.
      // A refusal comes before the commit: nothing is in doubt then.
      if (!(error instanceof Refused)) this.forget()
      throw error
    }
    this.head = finished.head
    this.remember(finished.touched)
    if (tx.changed.size > 0) {
      const committed: Committed = { position: finished.head.position, subjects: [...tx.changed].map(([subject, version]) => ({ subject, version })), by: actor.userId }
      for (const listener of this.listeners) listener(committed)
    }
    return result
  }

  private remember(touched: ReadonlyMap<string, Entry>): void {
    for (const [name, entry] of touched) {
      if (entry.version === 0) continue
      this.cache.delete(name)
      this.cache.set(name, entry)
    }
    while (this.cache.size > this.cacheSize) {
      const oldest = this.cache.keys().next().value
      if (oldest === undefined) break
      this.cache.delete(oldest)
    }
  }
}

