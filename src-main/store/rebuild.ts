import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import type { EventRow } from '../log/append'
import { compareEvents, idOf, type LogEvent } from '../log/event'
import { asEvent } from '../log/read'
import type { Migration } from './migrate'
import { diffRows, foldEvents, noChanges, writeRows, type AnySubject, type RowsByTable, type Table } from './projection'

export interface RebuildOptions {
  /** Reads the log while rows are written; without it both take turns on `db`. */
  readonly reader?: Knex
  readonly onProgress?: (subjects: number, total: number) => void
}

/**
 * Makes every projection anew from the log, in one transaction. Byte-identical to what live work left (tests hold it to
 * that through `projectionDigest`). What `onProgress` throws ends it with nothing changed.
 */
export async function rebuild(db: Knex, registry: ReadonlyMap<string, AnySubject>, { reader, onProgress = () => {} }: RebuildOptions = {}): Promise<{ subjects: number }> {
  const tables = [...registry.values()].flatMap((subject) => subject.tables)
  const total = await countSubjects(reader ?? db)
  let subjects = 0
  await db.transaction(async (trx) => {
    const restoreSchema = await emptyWithoutIndexes(trx, tables)
    for (const subject of registry.values()) {
      // Written while the next page is read and folded.
      let writing: Promise<void> = Promise.resolve()
      try {
        for await (const page of projectedPages(reader ?? trx, subject)) {
          const changes = noChanges()
          for (const rows of page.values()) diffRows(subject.tables, null, rows, changes)
          await writing
          writing = writeRows(trx, subject.tables, changes)
          // It is heard at the next `await`; until then nobody else listens, and that would end the thread.
          writing.catch(() => undefined)
          subjects += page.size
          onProgress(subjects, total)
        }
      } finally {
        await writing
      }
    }
    await restoreSchema()
  })
  return { subjects }
}

/**
 * Empties the tables of the projections and takes their indexes away: an index is made several times faster at once than row by row. Answers
 * how to bring them back.
 */
async function emptyWithoutIndexes(trx: Knex, tables: readonly Table[]): Promise<() => Promise<void>> {
  const names = JSON.stringify(tables.map((table) => table.name))
  const schema = (await trx.raw(`SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL AND tbl_name IN (SELECT value FROM json_each(?))`, [names])) as { type: 'index' | 'trigger'; name: string; sql: string }[]
  for (const one of schema) await trx.raw(`DROP ${one.type} ??`, [one.name])
  for (const index of new Set(tables.flatMap((table) => table.passing ?? []))) await trx.raw(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`)
  // Children before parents, should a table refer to another. Without triggers SQLite drops all pages of a table at once.
  for (const table of [...tables].reverse()) await trx.raw(`DELETE FROM ${table.name}`)
  for (const one of schema) if (one.type === 'trigger') await trx.raw(one.sql)
  return async () => {
    for (const one of schema) if (one.type === 'index') await trx.raw(one.sql)
  }
}

/** How many subjects the log has; walks event_by_subject alone. */
export async function countSubjects(db: Knex): Promise<number> {
  const row = (await db('event').countDistinct({ count: 'subject' }).first()) as { count: number } | undefined
  return row?.count ?? 0
}

/** What the log gives for every subject of a kind, a page at a time: their rows by name. Walks event_by_subject. */
export async function* projectedPages(db: Knex, subject: AnySubject): AsyncGenerator<Map<string, RowsByTable>> {
  for (let after = `${subject.kind}:`; ;) {
    const names = (await db('event').where('subject', '>', after).where('subject', '<', `${subject.kind};`).distinct('subject').orderBy('subject').limit(pageSubjects).pluck('subject')) as string[]
    const last = names.at(-1)
    if (last === undefined) return
    const rows = (await db('event').where('subject', '>=', names[0]!).where('subject', '<=', last).select('position', 'replica', 'epoch', 'seq', 'hlc', 'wall_time', 'actor', 'type', 'subject', 'base', 'payload')) as EventRow[]
    const facts = new Map<string, LogEvent[]>(names.map((name) => [name, []]))
    for (const row of rows) facts.get(row.subject)!.push(asEvent(row))
    yield new Map([...facts].map(([name, events]) => [name, subject.project(foldEvents(subject, subject.initial(idOf(name)), events.sort(compareEvents)), events.length)]))
    after = last
  }
}

const pageSubjects = 200

/** What the rows were made from besides the log, as it was when they were made. */
export const basisMigrations: readonly Migration[] = [{
  name: '0008-projection-basis',
  up: async (trx) => {
    await trx.raw('CREATE TABLE projection_basis (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID')
  },
}]

/** What rows are made from besides the log: the program and what ships with it. */
export type Basis = Readonly<Record<string, string>>

/** Whether the rows were made from something else than `basis`: an older calendar, older rules, an older program. */
export async function isOtherBasis(db: Knex, basis: Basis): Promise<boolean> {
  const known = (await db('projection_basis').select('key', 'value')) as { key: string; value: string }[]
  return known.length !== Object.keys(basis).length || known.some(({ key, value }) => basis[key] !== value)
}

/** Rebuilds, and notes what the rows are made from now. */
export async function rebuildFor(db: Knex, registry: ReadonlyMap<string, AnySubject>, basis: Basis, options: RebuildOptions = {}): Promise<{ subjects: number }> {
  const done = await rebuild(db, registry, options)
  await noteBasis(db, basis)
  return done
}

/**
 * Rebuilds when the rows were made from another basis. For before the first transaction, whose differences assume rows of the
 * present one. `work` does it where it does not hold up the caller's thread. False when there was nothing to do.
 */
export async function rebuildOnNewBasis(db: Knex, basis: Basis, work: () => Promise<unknown>): Promise<boolean> {
  if (!(await isOtherBasis(db, basis))) return false
  const hasEvents = (await db('event').first('position')) !== undefined
  if (hasEvents) await work()
  // After the rebuild, never before: one that broke off is made up for at the next start.
  else await noteBasis(db, basis)
  return hasEvents
}

/** What the rows are made from now; in the transaction of `db` when it is one. */
export const noteBasis = (db: Knex, basis: Basis): Promise<void> => db.transaction(async (trx) => {
  await trx('projection_basis').delete()
  await trx('projection_basis').insert(Object.entries(basis).map(([key, value]) => ({ key, value })))
})

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
