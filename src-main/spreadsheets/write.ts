/** What a column holds; a value that is not of its kind is written as a text. */
export type WrittenKind = 'text' | 'number' | 'date' | 'instant'

export interface WrittenColumn {
  readonly header: string
  readonly kind: WrittenKind
}

/** A text, a number, a day `YYYY-MM-DD`, an instant on the site's clock `YYYY-MM-DD HH:mm`; null leaves the cell empty. */
export type WrittenValue = string | number | null

/** A table to be written: rows come as they are read, so that a hundred thousand of them need no more memory than a few. */
export interface WrittenTable {
  readonly sheet: string
  readonly columns: readonly WrittenColumn[]
  readonly rows: AsyncIterable<readonly WrittenValue[]>
  /** A sheet of its own with terms and values: where the rows come from. Asked for when the number of rows is known; a CSV file has none. */
  readonly about: { readonly sheet: string; lines(rows: number): readonly (readonly [term: string, value: string])[] }
}

/** What was written: the number of rows, the file's size in bytes, its SHA-256. */
export interface WrittenFile { readonly rows: number; readonly bytes: number; readonly sha256: string }

/** A sheet has no more lines, in any spreadsheet program; the header is one of them. */
export const mostRows = 1_048_575

/** There are more rows than a sheet can hold. */
export class TooManyRows extends Error {
  constructor() {
    super(`more than ${mostRows} rows`)
  }
}

const day = /^(\d{4})-(\d{2})-(\d{2})$/
const instant = /^(\d{4})-(\d{2})-(\d{2}) (\d{2}):(\d{2})$/
const dayMs = 86_400_000
/** Day 0 of a spreadsheet. From 1900-03-01 on its count of days is the calendar's; before, it believes in a 29 February 1900. */
const epochMs = Date.UTC(1899, 11, 30)
const firstSafeMs = Date.UTC(1900, 2, 1)

/** The serial number of a day or instant as written here; null for anything else, so that it stays a text. */
export function serialOf(value: string, kind: 'date' | 'instant'): number | null {
  const found = (kind === 'date' ? day : instant).exec(value)
  if (!found) return null
  const [year, month, date, hour, minute] = found.slice(1).map(Number) as [number, number, number, number?, number?]
  const ms = Date.UTC(year, month - 1, date, hour ?? 0, minute ?? 0)
  // 2026-02-31 would silently become 3 March.
  if (!new Date(ms).toISOString().startsWith(value.slice(0, 10)) || (hour ?? 0) > 23 || (minute ?? 0) > 59 || ms < firstSafeMs) return null
  return (ms - epochMs) / dayMs
}

/** Line ends as one newline; half of a character as a replacement mark. */
export const cleanText = (text: string): string => text.replaceAll(/\r\n?/g, '\n').replaceAll(/\p{Cs}/gu, '\uFFFD')
