import type { Knex } from 'knex'
import { idOf } from '../log/event'
import { eventsOf } from '../log/read'
import { foldEvents, type AnySubject, type Subject } from './projection'

/** Folded states for readers, kept while their newest fact is the same. */
export class States {
  private readonly kept = new Map<string, { version: number; state: unknown }>()
  constructor(private readonly size = 200) {}

  /** The state of a subject as `db` sees it; version 0 when it has no facts. Walks event_by_subject. */
  async of<State>(db: Knex, subject: Subject<State>, id: string): Promise<{ state: State; version: number }> {
    const name = `${subject.kind}:${id}`
    const newest = (await db('event').where({ subject: name }).orderBy('position', 'desc').first('position')) as { position: number } | undefined
    const version = newest?.position ?? 0
    const kept = this.kept.get(name)
    if (kept?.version === version) return { state: kept.state as State, version }
    const events = await eventsOf(db, name)
    const state = foldEvents(subject as AnySubject, subject.initial(idOf(name)), events) as State
    const seen = events.reduce((top, event) => Math.max(top, event.position), 0)
    this.kept.delete(name)
    this.kept.set(name, { version: seen, state })
    if (this.kept.size > this.size) {
      const oldest = this.kept.keys().next().value
      if (oldest !== undefined) this.kept.delete(oldest)
    }
    return { state, version: seen }
  }
}
