import type { Knex } from 'knex'
import { allMigrations } from '../../site'
import { assertSafeVersion } from '../../store/driver'
import { unknownMigrations } from '../../store/migrate'
import { finding, found, type Examined, type Found } from './examined'

const leastNode = [20, 19] as const

/** Node, SQLite, and whether the database is of this version, an older or a newer one. */
export async function checkVersions({ order, db }: Examined): Promise<Found> {
  const [{ sqlite }] = (await db.raw('SELECT sqlite_version() AS sqlite')) as [{ sqlite: string }]
  const node = process.versions.node
  const state = await versionOf(db)
  return found([
    ...(isOldNode(node) ? [finding('NODE_OLD', { version: node, least: leastNode.join('.') })] : []),
    ...(isOldSqlite(sqlite) ? [finding('SQLITE_OLD', { version: sqlite })] : []),
    ...(state.unknown.length > 0 ? [finding('NEWER_DATABASE', { what: state.unknown.join(', ') })] : state.missing > 0 ? [finding('OLDER_DATABASE', { count: state.missing })] : []),
  ], { app: order.appVersion, sqlite, node })
}

/** Steps of the schema that only the database knows, and how many only the program knows. */
export async function versionOf(db: Knex): Promise<{ unknown: readonly string[]; missing: number }> {
  const unknown = await unknownMigrations(db, allMigrations)
  const applied = (await db.schema.hasTable('migration')) ? ((await db('migration').count({ count: '*' }).first()) as { count: number }).count : 0
  return { unknown, missing: allMigrations.length - (Number(applied) - unknown.length) }
}

function isOldNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < leastNode[0] || (major === leastNode[0] && minor < leastNode[1])
}

function isOldSqlite(version: string): boolean {
  try {
    assertSafeVersion(version)
    return false
  } catch {
    return true
  }
}
