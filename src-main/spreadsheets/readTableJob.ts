import { job } from '../jobs/job'
import type { ReadTableOptions, Table, TableProblem } from './table'

/** A file on disk, or its bytes (which are copied to the worker). */
export type TableSource = { readonly path: string } | { readonly bytes: Uint8Array }

/** What the worker answers; an `UnreadableTable` would lose its class on the way between threads. */
export type ReadTableAnswer =
  | { readonly table: Table }
  | { readonly problem: TableProblem; readonly detail: string }

/** Reads a workbook or CSV file as a table. Asked through `readTable`. */
export const readTableJob = job<{ readonly source: TableSource; readonly options: ReadTableOptions }, ReadTableAnswer>('readTable')
