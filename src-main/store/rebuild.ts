import type { Knex } from 'knex'
import { compareEvents, idOf, type LogEvent } from '../log/event'
import { asEvent } from '../log/read'
import type { EventRow } from '../log/append'
import { createHash } from 'node:crypto'
import type { Migration } from './migrate'
import { diffRows, foldEvents, noChanges, writeRows, type AnySubject } from './projection'

/**
 * Makes every projection anew from the log, in one transaction. Byte-identical to what live work left (tests hold it to
 * that through `projectionDigest`).
 */
export async function rebuild(db: Knex, registry: ReadonlyMap<string, AnySubject>, onProgress: (subjects: number) => void = () => {}): Promise<{ subjects: number }> {
  let subjects = 0
  await db.transaction(async (trx) => {
    for (const subject of registry.values()) {
      // Children before parents, should a table refer to another.
      for (const table of [...subject.tables].reverse()) await trx.raw(`DELETE FROM ${table.name}`)
      let after = `${subject.kind}:`
      for (;;) {
        const names = (await trx('event').where('subject', '>', after).where('subject', '<', `${subject.kind};`).distinct('subject').orderBy('subject').limit(pageSubjects).pluck('subject')) as string[]
        if (names.length === 0) break
        const changes = noChanges()
        const rows = (await trx('event').where('subject', '>=', names[0]!).where('subject', '<=', names.at(-1)!).select('position', 'replica', 'epoch', 'seq', 'hlc', 'wall_time', 'actor', 'type', 'subject', 'base', 'payload')) as EventRow[]
        const bySubject = new Map<string, LogEvent[]>()
        for (const row of rows) {
          const events = bySubject.get(row.subject)
          if (events) events.push(asEvent(row))
          else bySubject.set(row.subject, [asEvent(row)])
        }
        for (const [name, events] of bySubject) {
          const state = foldEvents(subject, subject.initial(idOf(name)), events.sort(compareEvents))
          diffRows(subject.tables, null, subject.project(state, events.length), changes)
        }
        await writeRows(trx, subject.tables, changes)
        subjects += bySubject.size
        onProgress(subjects)
        after = names.at(-1)!
      }
    }
  })
  return { subjects }
}

const pageSubjects = 200

/** What the rows were made from besides the log, as it was when they were made. */
export const basisMigrations: readonly Migration[] = [{
  name: '0008-projection-basis',
  up: async (trx) => {
    await trx.raw('CREATE TABLE projection_basis (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID')
  },
}]

/**
 * Rebuilds when the rows were made from something else than `basis`: an older calendar, older rules, an older program. For
 * before the first transaction, whose differences assume rows of the present basis. Null when there was nothing to do.
 */
export async function rebuildOnNewBasis(db: Knex, registry: ReadonlyMap<string, AnySubject>, basis: Readonly<Record<string, string>>): Promise<{ subjects: number } | null> {
  const known = (await db('projection_basis').select('key', 'value')) as { key: string; value: string }[]
  if (known.length === Object.keys(basis).length && known.every(({ key, value }) => basis[key] === value)) return null
  const hasEvents = (await db('event').first('position')) !== undefined
  const done = hasEvents ? await rebuild(db, registry) : null
  // After the rebuild, never before: one that broke off is made up for at the next start.
  await db.transaction(async (trx) => {
    await trx('projection_basis').delete()
    await trx('projection_basis').insert(Object.entries(basis).map(([key, value]) => ({ key, value })))
  })
  return done
}

/** SHA-256 over every projected row in key order: equal digests mean byte-identical projections. */
export async function projectionDigest(db: Knex, registry: ReadonlyMap<string, AnySubject>): Promise<string> {
  const hash = createHash('sha256')
  for (const subject of registry.values()) {
    for (const table of subject.tables) {
      hash.update(`\n${table.name}\n`)
      for (let offset = 0; ; offset += pageRows) {
        const rows = (await db(table.name).select(...table.columns).orderBy(table.key.map((column) => ({ column }))).limit(pageRows).offset(offset)) as Record<string, unknown>[]
        for (const row of rows) hash.update(JSON.stringify(table.columns.map((column) => row[column])))
        if (rows.length < pageRows) break
      }
    }
  }
  return hash.digest('hex')
}

const pageRows = 2000
