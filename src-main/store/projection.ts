import type { Knex } from 'knex'
import type { LogEvent } from '../log/event'

export type Cell = string | number | null
export type Row = Readonly<Record<string, Cell>>
export type RowsByTable = Readonly<Record<string, readonly Row[]>>

/** A table of a projection; `key` columns are its primary key. Only the projection runner writes it. */
export interface Table {
  readonly name: string
  readonly key: readonly string[]
  readonly columns: readonly string[]
  /** The full-text index that a trigger hands its rows on to, emptying it: nothing is ever removed from it, and rows come in the order of their key. */
  readonly passing?: string
}

/**
 * A subject of the log: how its facts fold, and which rows its state shows. Rows are a pure function of the folded state,
 * so whatever the order of arrival, and whether live or rebuilt, the same facts give the same rows.
 */
export interface Subject<State> {
  readonly kind: string
  /** Fact types this version folds; others stay in the log and are shown as "from a newer version". */
  readonly types: ReadonlySet<string>
  initial(id: string): State
  evolve(state: State, event: LogEvent): State
  readonly tables: readonly Table[]
  /** The rows of each of `tables`; `version` is how many facts the subject has. */
  project(state: State, version: number): RowsByTable
}

// Subjects of different states live in one registry; each is used only with its own states.
export type AnySubject = Subject<unknown>

/** Folds facts, in folding order, leaving aside types of a newer version and erased payloads. */
export const foldEvents = <State>(subject: Subject<State>, state: State, events: readonly LogEvent[]): State =>
  events.reduce((folded, event) => (subject.types.has(event.type) && event.payload !== null ? subject.evolve(folded, event) : folded), state)

export interface RowChanges {
  readonly upserts: Map<string, Row[]>
  readonly removals: Map<string, Row[]>
}

export const noChanges = (): RowChanges => ({ upserts: new Map(), removals: new Map() })

/** Adds what turns `before` into `after` to `changes`. */
export function diffRows(tables: readonly Table[], before: RowsByTable | null, after: RowsByTable, changes: RowChanges): void {
  for (const table of tables) {
    // Nothing to compare with: the first rows of a subject, and every row of a rebuild.
    if (!before) {
      for (const row of after[table.name] ?? []) push(changes.upserts, table.name, row)
      continue
    }
    const old = new Map((before[table.name] ?? []).map((row) => [keyOf(table, row), row]))
    for (const row of after[table.name] ?? []) {
      const key = keyOf(table, row)
      const was = old.get(key)
      old.delete(key)
      if (!was || table.columns.some((column) => was[column] !== row[column])) push(changes.upserts, table.name, row)
    }
    for (const row of old.values()) push(changes.removals, table.name, row)
  }
}

const keyOf = (table: Table, row: Row): string => JSON.stringify(table.key.map((column) => row[column]))

function push(map: Map<string, Row[]>, name: string, row: Row): void {
  const rows = map.get(name)
  if (rows) rows.push(row)
  else map.set(name, [row])
}

/** Writes row changes: one statement per table and thousand rows (STACK 11). */
export async function writeRows(trx: Knex, tables: readonly Table[], changes: RowChanges): Promise<void> {
  for (const table of tables) {
    const removals = table.passing ? [] : (changes.removals.get(table.name) ?? [])
    for (let from = 0; from < removals.length; from += bulkRows) {
      const json = JSON.stringify(removals.slice(from, from + bulkRows).map((row) => table.key.map((column) => row[column] ?? null)))
      await trx.raw(`DELETE FROM ${table.name} WHERE (${table.key.join(', ')}) IN (SELECT ${table.key.map((_, i) => `value ->> ${i}`).join(', ')} FROM json_each(?))`, [json])
    }
    const upserts = changes.upserts.get(table.name) ?? []
    for (let from = 0; from < upserts.length; from += bulkRows) {
      const json = JSON.stringify(upserts.slice(from, from + bulkRows).map((row) => table.columns.map((column) => row[column] ?? null)))
      const rest = table.columns.filter((column) => !table.key.includes(column))
      const onConflict = rest.length > 0 ? `DO UPDATE SET ${rest.map((column) => `${column} = excluded.${column}`).join(', ')}` : 'DO NOTHING'
      // WHERE true: without it SQLite reads ON CONFLICT as part of the join (lang_upsert, "parsing ambiguity").
      await trx.raw(`INSERT INTO ${table.name} (${table.columns.join(', ')}) SELECT ${table.columns.map((_, i) => `value ->> ${i}`).join(', ')} FROM json_each(?) WHERE true ${table.passing ? `ORDER BY CAST(value ->> 0 AS INTEGER) ` : ''}ON CONFLICT (${table.key.join(', ')}) ${onConflict}`, [json])
    }
  }
}

const bulkRows = 1000
