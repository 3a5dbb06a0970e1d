import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Knex } from 'knex'
import type { UpkeepFinding } from '../../../src-shared/upkeep'
import { allMigrations } from '../../site'
import { openWriter } from '../../store/driver'
import { migrate } from '../../store/migrate'
import type { AnySubject } from '../../store/projection'
import { countTable } from '../../subjects/case/board/counters'
import { finding, found, type Examined, type Found } from './examined'

export interface SchemaObject { readonly type: 'table' | 'index' | 'trigger'; readonly name: string; readonly table: string; readonly sql: string }

/** What a database is made of; not what SQLite makes by itself, nor the inner tables of a full-text index. */
export async function schemaOf(db: Knex): Promise<Map<string, SchemaObject>> {
  const rows = (await db.raw(`SELECT type, name, tbl_name AS "table", sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite~_%' ESCAPE '~' ORDER BY type, name`)) as SchemaObject[]
  const searches = rows.filter((row) => /^CREATE VIRTUAL TABLE/i.test(row.sql)).map((row) => `${row.name}_`)
  return new Map(rows.filter((row) => !searches.some((prefix) => row.name.startsWith(prefix))).map((row) => [row.name, row]))
}

/** What the migrations make of an empty database. */
export async function schemaAsMade(): Promise<Map<string, SchemaObject>> {
  const folder = await mkdtemp(join(tmpdir(), 'desk-schema-'))
  const db = openWriter(join(folder, 'site.db'))
  try {
    await migrate(db, allMigrations, folder, new Date())
    return await schemaOf(db)
  } finally {
    await db.destroy()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Tables whose rows come from the log, and the full-text indexes and counts they feed. */
export const rebuiltTables = (registry: ReadonlyMap<string, AnySubject>): ReadonlySet<string> =>
  new Set([countTable, ...[...registry.values()].flatMap((subject) => subject.tables.flatMap((table) => (table.passing ? [table.name, table.passing] : [table.name])))])

/** Tables, indexes and triggers against what the migrations make. */
export async function checkSchema({ db, backup }: Examined, registry: ReadonlyMap<string, AnySubject>): Promise<Found> {
  const [made, present] = [await schemaAsMade(), await schemaOf(db)]
  const rebuilt = rebuiltTables(registry)
  const findings: UpkeepFinding[] = []
  for (const { name, type, sql, table } of made.values()) {
    const is = present.get(name)
    if (is && is.sql !== sql) findings.push(finding('SCHEMA_DIFFERS', { name, backup }))
    // What belongs to a table that is gone comes back with it.
    else if (!is && (type === 'table' || present.has(table))) findings.push(missing(type, name, rebuilt, backup))
  }
  for (const name of present.keys()) if (!made.has(name) && !/^(knex_|migration)/.test(name)) findings.push(finding('SCHEMA_EXTRA', { name }))
  return found(findings, { objects: made.size })
}

function missing(type: SchemaObject['type'], name: string, rebuilt: ReadonlySet<string>, backup: string): UpkeepFinding {
  if (type === 'index') return finding('INDEX_MISSING', { name })
  if (type === 'trigger') return finding('TRIGGER_MISSING', { name })
  return rebuilt.has(name) ? finding('PROJECTION_MISSING', { name }) : finding('TABLE_MISSING', { name, backup })
}
