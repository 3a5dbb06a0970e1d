import { join } from 'node:path'
import type { Knex } from 'knex'
import { allMigrations, subjectRegistry, type Site } from '@main/site'
import { idOf } from '@main/log/event'
import { openWriter } from '@main/store/driver'
import { migrate } from '@main/store/migrate'
import { eventsOf } from '@main/log/read'
import { foldEvents, type AnySubject, type Row, type Table } from '@main/store/projection'
import type { Line } from './measure'

const pageRows = 1000
interface Copied { readonly rows: number; readonly spentMs: number }
const log: Table = { name: 'event', key: ['position'], columns: ['position', 'replica', 'epoch', 'seq', 'hlc', 'wall_time', 'actor', 'type', 'subject', 'base', 'payload', 'salt', 'commitment', 'prev_hash', 'hash', 'signature'] }

/**
 * What seeding reaches against a raw INSERT of the same rows, log and projections, by the same driver into the same schema in
 * one transaction, with nothing decided, hashed, signed or folded.
 */
export async function append(site: Site, seconds: number, scratch: string): Promise<Line> {
  const bare = openWriter(join(scratch, 'bare.db'))
  await migrate(bare, allMigrations, scratch, new Date())
  let rows = 0
  let spentMs = 0
  await bare.transaction(async (trx) => {
    const reader = site.services.reader
    const add = (copied: Copied): void => {
      rows += copied.rows
      spentMs += copied.spentMs
    }
    add(await copyTable(reader, trx, log))
    for (const subject of subjectRegistry(site.desk).values()) {
      for (const table of subject.tables) add(table.passing ? await copyPassing(reader, trx, subject, table) : await copyTable(reader, trx, table))
    }
    const from = performance.now()
    await trx.commit()
    spentMs += performance.now() - from
  })
  await bare.destroy()
  const bareRate = rows / (spentMs / 1000)
  return { name: 'seed, rows written a second', unit: 'rows/s', atLeast: true, limit: bareRate / 3, value: rows / seconds, bare: bareRate }
}

/** Only the writing is timed: the statement and what the driver does with it. Read as JSON, for ids of documents go beyond what a number holds. */
async function copyTable(reader: Knex, trx: Knex.Transaction, { name, key, columns }: Table): Promise<Copied> {
  const isBlob = (column: string): boolean => name === log.name && blobs.has(column)
  const read = `SELECT json_array(${columns.map((column) => (isBlob(column) ? `hex(${column})` : column)).join(', ')}) AS row, ${key.map((column, index) => `CAST(${column} AS TEXT) AS k${index}`).join(', ')} FROM ${name}`
  const sql = `INSERT INTO ${name} (${columns.join(', ')}) SELECT ${columns.map((column, index) => (isBlob(column) ? `unhex(value ->> ${index})` : `value ->> ${index}`)).join(', ')} FROM json_each(?)`
  let rows = 0
  let spentMs = 0
  let last: string[] | null = null
  for (;;) {
    const after = last ? ` WHERE (${key.join(', ')}) > (${key.map(() => '?').join(', ')})` : ''
    const page = (await reader.raw(`${read}${after} ORDER BY ${key.join(', ')} LIMIT ${pageRows}`, last ?? [])) as Record<string, string>[]
    if (page.length === 0) return { rows, spentMs }
    last = key.map((_, index) => page.at(-1)![`k${index}`]!)
    const json = `[${page.map((row) => row.row).join(',')}]`
    const from = performance.now()
    await trx.raw(sql, [json])
    spentMs += performance.now() - from
    rows += page.length
  }
}

/** Rows that are read on their way in and not kept, as the subject makes them: the words of the search. */
async function copyPassing(reader: Knex, trx: Knex.Transaction, subject: AnySubject, { name, columns }: Table): Promise<Copied> {
  const sql = `INSERT INTO ${name} (${columns.join(', ')}) SELECT ${columns.map((_, index) => `value ->> ${index}`).join(', ')} FROM json_each(?)`
  let [rows, spentMs, after] = [0, 0, `${subject.kind}:`]
  for (;;) {
    const names = (await reader('event').where('subject', '>', after).where('subject', '<', `${subject.kind};`).distinct('subject').orderBy('subject').limit(pageSubjects).pluck('subject')) as string[]
    if (names.length === 0) return { rows, spentMs }
    after = names.at(-1)!
    const page: Row[] = []
    for (const subjectName of names) {
      const events = await eventsOf(reader, subjectName)
      page.push(...(subject.project(foldEvents(subject, subject.initial(idOf(subjectName)), events), events.length)[name] ?? []))
    }
    // In the order of ids, as the writer has them.
    const json = JSON.stringify(page.sort((a, b) => (BigInt(a.id!) < BigInt(b.id!) ? -1 : 1)).map((row) => columns.map((column) => row[column] ?? null)))
    const from = performance.now()
    await trx.raw(sql, [json])
    spentMs += performance.now() - from
    rows += page.length
  }
}
const pageSubjects = 200

const blobs: ReadonlySet<string> = new Set(['salt', 'commitment', 'prev_hash', 'hash', 'signature'])
