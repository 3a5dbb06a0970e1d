/**
 * A cell of a workbook or CSV file, as a person sees it. Texts are trimmed of blanks at both ends (full-width ones too) and are
 * otherwise as in the file: what a column means, and which full-width digits count as digits there, is the subject's to say.
 */
export type TableCell =
  | { readonly kind: 'empty'; readonly text: '' }
  | { readonly kind: 'text'; readonly text: string }
  /** `exact` is false when the number has more digits than a spreadsheet keeps (15): an identity number that was stored as a number. */
  | { readonly kind: 'number'; readonly text: string; readonly value: number; readonly exact: boolean }
  /** A cell with a date format: `text` is YYYY-MM-DD, in the workbook's own date system (1900 or 1904). */
  | { readonly kind: 'date'; readonly text: string }
  /** A formula is never computed: `text` is the result that the file carries, '' when it carries none. */
  | { readonly kind: 'formula'; readonly text: string; readonly formula: string }
  /** #N/A, #REF! and the like. */
  | { readonly kind: 'error'; readonly text: string }

export interface TableRow {
  /** The line as the spreadsheet program numbers it, from 1. */
  readonly line: number
  /** One for each column of the header; a merged cell's value stands in each row and column it covers. */
  readonly cells: readonly TableCell[]
}

/** One sheet read as a table. */
export interface Table {
  readonly format: 'xlsx' | 'csv'
  /** How the characters were read; null for a workbook. */
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | null
  readonly delimiter: ',' | ';' | '\t' | '|' | null
  /** Every sheet that can be seen and holds anything, with how many lines hold something; a CSV file has one, named ''. */
  readonly sheets: readonly { readonly name: string; readonly rows: number }[]
  readonly sheet: string
  /** The spreadsheet's column (A is 1) in which `header[0]` stands: blank columns before it are left out. */
  readonly firstColumn: number
  /** The line that was taken for the header, from 1: the first that names the most known columns, below any title row. */
  readonly headerLine: number
  /** The header's texts, from its first to its last column that has one; an empty column between others has ''. */
  readonly header: readonly string[]
  /** Rows below the header; wholly empty ones are left out. */
  readonly rows: readonly TableRow[]
}

export interface ReadTableOptions {
  /** Name of the file as the user knows it; says nothing about what is in it. */
  readonly name: string
  /** Which sheet; without it the first one that has a header with known columns. */
  readonly sheet?: string | undefined
  /** Which line is the header, when the user says so. */
  readonly headerLine?: number | undefined
  /** Names that columns may have, in both languages: what tells a header from a title row. */
  readonly knownHeaders: readonly string[]
  readonly encoding?: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | undefined
  readonly delimiter?: ',' | ';' | '\t' | '|' | undefined
}

/**
 * Limits of what is taken in; each past it is refused with its name. `cells` counts those that hold something, on one sheet: it is what
 * a table at all other limits would need in memory, and is refused as too_many_rows.
 */
export const tableLimits = { bytes: 25 * 1024 * 1024, unpackedBytes: 400 * 1024 * 1024, rows: 50_000, columns: 200, cells: 1_000_000, cellCharacters: 8000 } as const

/** What a file really is that is no table: the `detail` of other_format. */
export const otherFormats = [
  'pdf', 'picture', 'program', 'web_page', 'xml_spreadsheet', 'xml', 'ods', 'numbers', 'xlsb', 'word', 'slides', 'zip', 'archive', 'rtf', 'database', 'mail', 'binary',
] as const
export type OtherFormat = (typeof otherFormats)[number]

/** What is wrong with a file that cannot be read as a table. */
export type TableProblem =
  | 'empty' | 'too_large' | 'too_many_rows' | 'too_many_columns' | 'cell_too_long' | 'unpacks_too_large' | 'encrypted' | 'old_xls' | 'with_macros' | 'damaged' | 'other_format' | 'encoding' | 'no_header' | 'no_such_sheet' | 'no_rows' | 'several_headers'

/**
 * The file cannot be read as a table; `detail` is for the sentence:
 * - too_large: its bytes · too_many_rows: how many rows would fit · too_many_columns: the column in which something stands (a number)
 * - cell_too_long: the cell ('C12', a line's number in a CSV file) · unpacks_too_large: the part of the workbook, or '' when memory ended
 * - other_format: one of `otherFormats` · damaged: the part of the file that is, or what is missing · no_such_sheet: its name
 * - no_header, no_rows: the sheet's name · several_headers: the names that stand twice, with '、' between
 * - empty, encrypted, old_xls, with_macros, encoding: ''
 */
export class UnreadableTable extends Error {
  constructor(readonly problem: TableProblem, readonly detail: string) {
    super(`${problem}: ${detail}`)
  }
}
