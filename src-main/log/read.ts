import type { Knex } from 'knex'
import type { EventRow } from './append'
import { parseHlc } from './clock'
import { compareEvents, type Actor, type LogEvent } from './event'

const actors = new Map<string, Actor>()

/** A stored row as a fact. Actors repeat, so their JSON is parsed once. */
export function asEvent(row: EventRow): LogEvent {
  let actor = actors.get(row.actor)
  if (!actor) {
    if (actors.size > 1000) actors.clear()
    actor = JSON.parse(row.actor) as Actor
    actors.set(row.actor, actor)
  }
  return {
    position: row.position, replica: row.replica, epoch: row.epoch, seq: row.seq, hlc: row.hlc, wallTime: row.wall_time, actor, type: row.type, subject: row.subject, base: row.base,
    payload: row.payload === null ? null : (JSON.parse(row.payload) as unknown),
  }
}

const factColumns = ['position', 'replica', 'epoch', 'seq', 'hlc', 'wall_time', 'actor', 'type', 'subject', 'base', 'payload'] as const

/** A subject's facts in folding order; walks event_by_subject. */
export async function eventsOf(db: Knex, subject: string, afterPosition = 0): Promise<LogEvent[]> {
  const rows = (await db('event').where({ subject }).where('position', '>', afterPosition).select(...factColumns)) as EventRow[]
  return rows.map(asEvent).sort(compareEvents)
}

/** All facts of a kind of subject, in no order; walks event_by_subject. For kinds with few: they are in memory together. */
export async function eventsOfKind(db: Knex, kind: string): Promise<LogEvent[]> {
  const rows = (await db('event').where('subject', '>', `${kind}:`).where('subject', '<', `${kind};`).select(...factColumns)) as EventRow[]
  return rows.map(asEvent)
}

/** Facts after a position in order of arrival, a page at a time; walks the primary key. */
export async function eventsAfter(db: Knex, position: number, limit: number): Promise<LogEvent[]> {
  const rows = (await db('event').where('position', '>', position).orderBy('position').limit(limit).select(...factColumns)) as EventRow[]
  return rows.map(asEvent)
}

/** A page of the facts of some subjects together, newest first, with their hashes; walks event_by_subject, told to, for the planner may think the whole log shorter. */
export async function historyOf(db: Knex, subjects: readonly string[], beforePosition: number | null, limit: number): Promise<(LogEvent & { hash: string })[]> {
  const rows = (await (db.fromRaw('event INDEXED BY event_by_subject') as Knex.QueryBuilder).whereIn('subject', [...subjects]).modify((query) => { if (beforePosition !== null) void query.where('position', '<', beforePosition) })
    .orderBy('position', 'desc').limit(limit).select(...factColumns, 'hash')) as EventRow[]
  return rows.map((row) => ({ ...asEvent(row), hash: row.hash.toString('hex') }))
}

/** Subjects of the facts after a position, a page at a time in order of arrival; for resuming live changes. */
export async function subjectsAfter(db: Knex, position: number, limit: number): Promise<{ position: number; subject: string }[]> {
  return (await db('event').where('position', '>', position).orderBy('position').limit(limit).select('position', 'subject')) as { position: number; subject: string }[]
}

/** Position of the newest fact; 0 in an empty log. The primary key's end. */
export async function headPosition(db: Knex): Promise<number> {
  const row = (await db('event').max({ head: 'position' }).first()) as { head: number | null } | undefined
  return row?.head ?? 0
}

/** The instant that the log has come to, in milliseconds; 0 for an empty one. Walks event_by_hlc. */
export async function latestInstant(db: Knex): Promise<number> {
  const row = (await db('event').max({ hlc: 'hlc' }).first()) as { hlc: string | null } | undefined
  return row?.hlc ? parseHlc(row.hlc).ms : 0
}

/** How many facts each subject has; walks event_by_subject. */
export async function versionsOf(db: Knex, subjects: readonly string[]): Promise<{ subject: string; version: number }[]> {
  const rows = (await db.raw('SELECT subject, count(*) AS version FROM event WHERE subject IN (SELECT value FROM json_each(?)) GROUP BY subject', [JSON.stringify(subjects)])) as { subject: string; version: number }[]
  return rows
}

/** All facts of these subjects, each subject's in folding order; walks event_by_subject. For a few hundred subjects at once: their facts are in memory together. */
export async function eventsOfMany(db: Knex, subjects: readonly string[]): Promise<Map<string, LogEvent[]>> {
  const rows = (await db('event').whereRaw('subject IN (SELECT value FROM json_each(?))', [JSON.stringify(subjects)]).select(...factColumns)) as EventRow[]
  const found = new Map<string, LogEvent[]>(subjects.map((subject) => [subject, []]))
  for (const event of rows.map(asEvent)) found.get(event.subject)!.push(event)
  for (const events of found.values()) events.sort(compareEvents)
  return found
}

/** Where a subject's first fact stands; 0 when it has none. Walks event_by_subject. */
export async function positionOfSubject(db: Knex, subject: string): Promise<number> {
  const row = (await db('event').where({ subject }).min({ first: 'position' }).first()) as { first: number | null } | undefined
  return row?.first ?? 0
}

/** Those of these subjects whose first fact stands after a position; walks event_by_subject. */
export async function begunAfter(db: Knex, subjects: readonly string[], position: number): Promise<Set<string>> {
  const rows = (await db.raw('SELECT subject FROM event WHERE subject IN (SELECT value FROM json_each(?)) GROUP BY subject HAVING min(position) > ?', [JSON.stringify(subjects), position])) as { subject: string }[]
  return new Set(rows.map((row) => row.subject))
}

/** Payloads, as they are stored, of one kind's facts after a position, a page at a time; walks the primary key. */
export async function payloadsAfter(db: Knex, kind: string, position: number, limit: number): Promise<{ position: number; subject: string; payload: string | null }[]> {
  return (await db('event').where('position', '>', position).whereRaw(`substr(subject, 1, ?) = ?`, [kind.length + 1, `${kind}:`]).orderBy('position').limit(limit).select('position', 'subject', 'payload')) as { position: number; subject: string; payload: string | null }[]
}
