import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { emptyTables } from './backup'

/** One forward step of the schema. `name` starts with its number: they run in the order of their names. */
export interface Migration {
  readonly name: string
  up(trx: Knex): Promise<void>
}

/** The database was written by a newer version of the program; it stays untouched. */
export class NewerDatabase extends Error {
  constructor(readonly unknown: readonly string[]) {
    super(`the database knows ${unknown.join(', ')}, this program does not`)
  }
}

const tableName = 'migration'

/**
 * Brings the schema up to date: refuses a newer database, backs an existing one up into `backups`, then runs all missing
 * steps in one transaction.
 */
export async function migrate(db: Knex, migrations: readonly Migration[], backups: string, now: Date): Promise<{ ran: string[]; backup: string | null }> {
  const ordered = [...migrations].sort((a, b) => (a.name < b.name ? -1 : 1))
  const applied = await appliedMigrations(db)
  const unknown = await unknownMigrations(db, migrations)
  if (unknown.length > 0) throw new NewerDatabase(unknown)
  if (applied.length === ordered.length) return { ran: [], backup: null }
  let backup: string | null = null
  if (applied.length > 0) {
    await mkdir(backups, { recursive: true })
    backup = join(backups, `before-update-${now.toISOString().replaceAll(/[:.]/g, '-')}-${randomBytes(2).toString('hex')}.db`)
    await db.raw('VACUUM INTO ?', [backup])
    await emptyTables(backup)
    await removeOlderCopies(backups)
  }
  const [, ran] = (await db.transaction((trx) =>
    trx.migrate.latest({ tableName, disableTransactions: true, migrationSource: source(ordered) }))) as [number, string[]]
  return { ran, backup }
}

const copiesKept = 3
const copyName = /^before-update-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z-[0-9a-f]{4}\.db$/

/** Of the copies made before updates, the newest stay: each is as large as the database. */
async function removeOlderCopies(backups: string): Promise<void> {
  const copies = (await readdir(backups)).filter((name) => copyName.test(name)).sort()
  for (const name of copies.slice(0, -copiesKept)) await rm(join(backups, name), { force: true })
}

const appliedMigrations = async (db: Knex): Promise<string[]> => ((await db.schema.hasTable(tableName)) ? ((await db(tableName).orderBy('id').pluck('name')) as string[]) : [])

/** Steps that a database has taken and this program does not know: a newer version wrote it. */
export async function unknownMigrations(db: Knex, migrations: readonly Migration[]): Promise<string[]> {
  const known = new Set(migrations.map((migration) => migration.name))
  return (await appliedMigrations(db)).filter((name) => !known.has(name))
}

const source = (migrations: readonly Migration[]): Knex.MigrationSource<Migration> => ({
  getMigrations: async () => [...migrations],
  getMigrationName: (migration) => migration.name,
  getMigration: async (migration) => ({
    up: (trx: Knex) => migration.up(trx),
    down: async () => { throw new Error('migrations only go forward') },
  }),
})
