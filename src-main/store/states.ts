import type { Knex } from 'knex'
import { idOf } from '../log/event'
import { eventsOf } from '../log/read'
import { foldEvents, type AnySubject, type Subject } from './projection'

/** Folded states for readers, kept while their newest fact is the same. */
export class States {
  private readonly kept = new Map<string, { version: number; state: unknown }>()
  constructor(private readonly size = 200) {}

  /** The state of a subject as `db` sees it, and how many facts it has. Walks event_by_subject. */
  async of<State>(db: Knex, subject: Subject<State>, id: string): Promise<{ state: State; version: number }> {
    const name = `${subject.kind}:${id}`
    const counted = (await db('event').where({ subject: name }).count({ version: '*' }).first()) as { version: number } | undefined
    const kept = this.kept.get(name)
    if (kept && kept.version === Number(counted?.version ?? 0)) return { state: kept.state as State, version: kept.version }
    const events = await eventsOf(db, name)
    const state = foldEvents(subject as AnySubject, subject.initial(idOf(name)), events) as State
    this.kept.delete(name)
    this.kept.set(name, { version: events.length, state })
    if (this.kept.size > this.size) {
      const oldest = this.kept.keys().next().value
      if (oldest !== undefined) this.kept.delete(oldest)
    }
    return { state, version: events.length }
  }
}
