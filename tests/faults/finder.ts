import { createHash } from 'node:crypto'
import type { CommandAnswer } from '@main/commands/command'
import { verify } from '@main/commands/verify'
import { openReader, openWriter } from '@main/store/driver'
import { projectionDigest, rebuild } from '@main/store/rebuild'
import { databaseOf } from '../support/site'
import { registry } from './ground'

/** The command as somebody runs it: its answer and the first sentence it said. */
export async function askVerify(dataDir: string): Promise<CommandAnswer & { said: string[] }> {
  const said: string[] = []
  const answer = await verify({ dataDir, args: [], options: { demo: false, json: false }, say: { tell: (key) => said.push(key), note: () => {} } })
  return { ...answer, said }
}

/** What every table holds, as one number each. */
export async function contentOf(dataDir: string): Promise<ReadonlyMap<string, string>> {
  const db = openReader(databaseOf(dataDir), 1)
  try {
    const tables = (await db.raw("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name")) as { name: string }[]
    const content = new Map<string, string>()
    for (const name of ['sqlite_schema', ...tables.map((table) => table.name)]) {
      if (name === 'search_index') continue
      const rows = (await db.raw(`SELECT * FROM "${name}"`)) as unknown[]
      content.set(name, createHash('sha256').update(JSON.stringify(rows)).digest('hex'))
    }
    return content
  } finally {
    await db.destroy()
  }
}

/** Outside the log on purpose, made by nothing and proven by nothing: damage there is to a setting, a session or a key, never of a fact. */
const outsideLog: ReadonlySet<string> = new Set(['session', 'command_key', 'user_preference', 'seal_key', 'channel_secret', 'application_link', 'outbox', 'migration', 'migration_lock', 'projection_basis', 'sqlite_schema', 'sqlite_sequence'])

/** The full-text index answers searches and is made anew by a rebuild; no row is read from it. */
const isSearchIndex = (table: string): boolean => table.startsWith('search_index_')

/** Who finds damage to a database file; `nothing` when no row says anything else than before. */
export async function finderOf(dataDir: string, before: ReadonlyMap<string, string>): Promise<string> {
  try {
    if ((await askVerify(dataDir)).code !== 0) return 'verify'
    const after = await contentOf(dataDir)
    const changed = [...before].filter(([table, content]) => after.get(table) !== content).map(([table]) => table)
    if (changed.length === 0) return 'nothing'
    if (changed.every(isSearchIndex)) return 'search index'
    if (changed.every((table) => outsideLog.has(table))) return 'outside the log'
    const db = openWriter(databaseOf(dataDir))
    try {
      const live = await projectionDigest(db, registry)
      await rebuild(db, registry)
      return (await projectionDigest(db, registry)) === live ? `NOBODY: ${changed.join(' ')}` : 'rebuild'
    } finally {
      await db.destroy()
    }
  } catch (error) {
    if (String((error as { code?: string }).code).startsWith('SQLITE_')) return 'sqlite'
    throw error
  }
}
