import { closeSync, openSync } from 'node:fs'
import knex, { type Knex } from 'knex'
import sqlite3 from 'sqlite3'

/** The only file that names the database driver. */
const oldestSafeVersion = [3, 51, 3] as const

export interface Connections {
  /** One connection, serialised; every change of the site goes through it. */
  readonly writer: Knex
  /** Read-only connections: the types and SQLite itself refuse writes. */
  readonly reader: Knex
  close(): Promise<void>
}

const pragmas = (readOnly: boolean): string => [
  'PRAGMA foreign_keys = ON', 'PRAGMA trusted_schema = OFF', 'PRAGMA busy_timeout = 5000', 'PRAGMA cache_size = -16384', 'PRAGMA temp_store = MEMORY',
  ...(readOnly ? ['PRAGMA query_only = ON'] : ['PRAGMA journal_mode = WAL', 'PRAGMA synchronous = FULL', 'PRAGMA wal_autocheckpoint = 1000', 'PRAGMA secure_delete = ON']),
].join('; ')

type DriverConnection = { exec(sql: string, done: (error: Error | null) => void): void }

function pool(size: number, readOnly: boolean): Knex.PoolConfig {
  return {
    min: size === 1 ? 1 : 0, max: size,
    afterCreate: (connection: DriverConnection, done: (error: Error | null, connection: DriverConnection) => void) => {
      connection.exec(pragmas(readOnly), (error) => done(error, connection))
    },
  }
}

// compileSqlOnError: an error must not carry a statement's values, which are people's data and keys, into a log or onto a screen.
// log: everything knex would print it also throws, and standard output belongs to the commands.
const common: Knex.Config = { client: 'sqlite3', useNullAsDefault: true, compileSqlOnError: false, log: { warn: () => {}, error: () => {}, deprecate: () => {}, debug: () => {} } }

/** Opens a database file for writing, making it when it is not there. Refuses a SQLite older than 3.51.3, whose WAL reset can corrupt. */
export function openWriter(filename: string): Knex {
  // Made here and once: a connection that is opened anew later must not put an empty database where the folder is gone.
  closeSync(openSync(filename, 'a', 0o600))
  return openExisting(filename)
}

/** Opens a database file for writing; every statement fails when it is not there. */
function openExisting(filename: string): Knex {
  assertSafeVersion(sqlite3.VERSION)
  const connection = { filename, flags: ['OPEN_READWRITE', 'OPEN_FULLMUTEX'] } as Knex.Sqlite3ConnectionConfig
  return knex({ ...common, connection, acquireConnectionTimeout: 5000, pool: pool(1, false) })
}

/** Opens a database file that cannot be written through this connection; `size` connections at most. */
export function openReader(filename: string, size = 3): Knex {
  const flags = ['OPEN_URI', 'OPEN_READONLY']
  // The URI form is what knex passes through unharmed (STACK 10).
  return knex({ ...common, connection: { filename: `${uriOf(filename)}?mode=ro`, flags: [flags[0]!] } as Knex.Sqlite3ConnectionConfig, acquireConnectionTimeout: 10_000, pool: pool(size, true) })
}

/** Opens a database that nobody can write, its folder included: SQLite has no place for its shared memory there. What a WAL beside it holds is not seen. */
export function openFrozenReader(filename: string): Knex {
  return knex({ ...common, connection: { filename: `${uriOf(filename)}?immutable=1`, flags: ['OPEN_URI'] } as Knex.Sqlite3ConnectionConfig, acquireConnectionTimeout: 10_000, pool: pool(1, true) })
}

const uriOf = (filename: string): string => `file:${encodeURI(filename).replaceAll('?', '%3f').replaceAll('#', '%23')}`

export function openConnections(filename: string): Connections {
  const writer = openWriter(filename)
  const reader = openReader(filename)
  return {
    writer, reader,
    close: async () => {
      await reader.destroy()
      await writer.destroy()
    },
  }
}

/**
 * Breaks off whatever statement a connection of one is at when `signal` says so, also one that takes minutes, and each one after it. Returns
 * the way to stop, which is to be called before the connection is closed. Throws when `signal` has said so already.
 */
export async function interruptOnAbort(db: Knex, signal: AbortSignal): Promise<() => void> {
  const client = db.client as { acquireConnection(): Promise<{ interrupt(): void }>; releaseConnection(connection: unknown): Promise<void> }
  const connection = await client.acquireConnection()
  await client.releaseConnection(connection)
  signal.throwIfAborted()
  let again: NodeJS.Timeout | undefined
  const interrupt = (): void => {
    connection.interrupt()
    // SQLite forgets it at once where nothing runs: a statement that is only on its way to its thread would run to its end.
    again = setTimeout(interrupt, interruptEveryMs)
  }
  signal.addEventListener('abort', interrupt, { once: true })
  return () => {
    clearTimeout(again)
    signal.removeEventListener('abort', interrupt)
  }
}

const interruptEveryMs = 50

/**
 * A transaction that has the write lock from its first moment, waiting for it if it must. knex begins without: one that has read and then
 * wants to write is refused at once, whatever the busy timeout, when a checkpoint (`emptyWal`) holds the lock just then.
 */
export async function beginWriting(db: Knex): Promise<Knex.Transaction> {
  const trx = await db.transaction()
  try {
    await trx.raw('COMMIT')
    await trx.raw('BEGIN IMMEDIATE')
    return trx
  } catch (error) {
    await trx.rollback().catch(() => undefined)
    throw error
  }
}

/**
 * Commits; resolves when that is durable. knex's own `commit()` resolves even when COMMIT failed, of a full disk for one: what became
 * of it is told by `executionPromise` alone.
 */
export async function commitWriting(trx: Knex.Transaction): Promise<void> {
  await Promise.all([trx.executionPromise, trx.commit()])
}

const emptyWalWaitMs = 500

/**
 * Empties the WAL, where the pages from before a deletion still lie. Over a connection of its own, which waits for readers only
 * for a moment: the writer is not to wait for it. False when somebody was still reading; the next one makes up for it.
 */
export async function emptyWal(filename: string): Promise<boolean> {
  const db = openExisting(filename)
  try {
    await db.raw(`PRAGMA busy_timeout = ${emptyWalWaitMs}`)
    const [answer] = (await db.raw('PRAGMA wal_checkpoint(TRUNCATE)')) as { busy: number }[]
    return answer?.busy === 0
  } finally {
    await db.destroy()
  }
}

const holdWaitMs = 300

/** The connections that hold a file. One that nobody refers to is collected as garbage, closed by that, and its lock let go. */
const holding = new Set<sqlite3.Database>()

/**
 * Holds a file by a lock of the operating system, which ends with the process however that ends; null when another connection has
 * it. The file stays when it is let go: whoever removed it would take it from under one who is just opening it.
 * No other code of this process may open that file: on POSIX closing it would let the lock go.
 */
export async function holdFile(filename: string): Promise<(() => Promise<void>) | null> {
  const db = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened: sqlite3.Database = new sqlite3.Database(filename, (error) => { if (error) reject(error); else resolve(opened) })
  })
  holding.add(db)
  const close = async (): Promise<void> => {
    await new Promise<void>((resolve, reject) => { db.close((error) => { if (error) reject(error); else resolve() }) })
    holding.delete(db)
  }
  try {
    // Waits a moment: of two that ask in the same instant each would else be refused for the other's sake.
    await new Promise<void>((resolve, reject) => { db.exec(`PRAGMA busy_timeout = ${holdWaitMs}; PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE`, (error) => { if (error) reject(error); else resolve() }) })
    return close
  } catch (error) {
    await close()
    if (error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY') return null
    throw error
  }
}

/** What SQLite finds wrong with the pages of a database, tables and indexes against each other; null when nothing is. Takes as long as reading all of it. */
export async function firstBadPage(db: Knex): Promise<string | null> {
  const [answer] = (await db.raw('PRAGMA integrity_check(1)')) as { integrity_check: string }[]
  return answer?.integrity_check === 'ok' ? null : (answer?.integrity_check ?? '').split('\n').at(-1)!
}

export function assertSafeVersion(version: string): void {
  const parts = version.split('.').map(Number)
  for (const [index, least] of oldestSafeVersion.entries()) {
    const part = parts[index] ?? 0
    if (part > least) return
    if (part < least) throw new Error(`SQLite ${version} is older than ${oldestSafeVersion.join('.')}, whose WAL reset can corrupt a database`)
  }
}
