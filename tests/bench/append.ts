import { join } from 'node:path'
import type { Knex } from 'knex'
import { allMigrations, subjectRegistry, type Site } from '@main/site'
import { openWriter } from '@main/store/driver'
import { migrate } from '@main/store/migrate'
import type { Line } from './measure'

const pageRows = 1000
const eventColumns = ['position', 'replica', 'epoch', 'seq', 'hlc', 'wall_time', 'actor', 'type', 'subject', 'base', 'payload', 'salt', 'commitment', 'prev_hash', 'hash', 'signature']

/**
 * What seeding reaches against a raw INSERT of the same rows, log and projections, by the same driver into the same schema in
 * one transaction, with nothing decided, hashed, signed or folded.
 */
export async function append(site: Site, seconds: number, scratch: string): Promise<Line> {
  const bare = openWriter(join(scratch, 'bare.db'))
  await migrate(bare, allMigrations, scratch, new Date())
  const tables = [{ name: 'event', columns: eventColumns }, ...[...subjectRegistry(site.desk).values()].flatMap((subject) => subject.tables)]
  let rows = 0
  let spentMs = 0
  await bare.transaction(async (trx) => {
    for (const table of tables) {
      const result = await copyTable(site.services.reader, trx, table.name, table.columns)
      rows += result.rows
      spentMs += result.spentMs
    }
    const from = performance.now()
    await trx.commit()
    spentMs += performance.now() - from
  })
  await bare.destroy()
  const bareRate = rows / (spentMs / 1000)
  return { name: 'seed, rows written a second', unit: 'rows/s', atLeast: true, limit: bareRate / 3, value: rows / seconds, bare: bareRate }
}

/** Only the writing is timed: statement, its JSON and what the driver does with it. */
async function copyTable(reader: Knex, trx: Knex.Transaction, name: string, columns: readonly string[]): Promise<{ rows: number; spentMs: number }> {
  let rows = 0
  let spentMs = 0
  const sql = `INSERT INTO ${name} (${columns.join(', ')}) SELECT ${columns.map((column, index) => (name === 'event' && blobs.has(column) ? `unhex(value ->> ${index})` : `value ->> ${index}`)).join(', ')} FROM json_each(?)`
  for (;;) {
    const page = (await reader(name).select(...columns).limit(pageRows).offset(rows)) as Record<string, unknown>[]
    if (page.length === 0) return { rows, spentMs }
    const from = performance.now()
    await trx.raw(sql, [JSON.stringify(page.map((row) => columns.map((column) => (Buffer.isBuffer(row[column]) ? row[column].toString('hex') : row[column]))))])
    spentMs += performance.now() - from
    rows += page.length
  }
}

const blobs: ReadonlySet<string> = new Set(['salt', 'commitment', 'prev_hash', 'hash', 'signature'])
