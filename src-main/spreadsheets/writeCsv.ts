import { Readable } from 'node:stream'
import { cleanText, mostRows, serialOf, TooManyRows, type WrittenColumn, type WrittenFile, type WrittenKind, type WrittenTable, type WrittenValue } from './write'
import { writeStream } from './writeStream'

/** A spreadsheet program reads UTF-8 only when the file says so. */
const byteOrderMark = '\uFEFF'

/** Rows joined into pieces of about this many characters: one write a row would cost more than the rows. */
const pieceCharacters = 64 * 1024

/** Writes a CSV file that Excel and WPS open right: UTF-8 with its mark, commas, CRLF. */
export async function writeCsv(path: string, table: WrittenTable, signal: AbortSignal): Promise<WrittenFile> {
  let rows = 0
  async function* pieces(): AsyncGenerator<string> {
    let piece = byteOrderMark + csvLine(table.columns.map((column) => csvField(column.header, 'text')))
    for await (const row of table.rows) {
      if (rows === mostRows) throw new TooManyRows()
      rows += 1
      piece += csvLine(csvFields(table.columns, row))
      if (piece.length >= pieceCharacters) {
        yield piece
        piece = ''
      }
    }
    yield piece
  }
  const file = await writeStream(path, Readable.from(pieces(), { objectMode: true }), signal)
  return { rows, ...file }
}

const csvLine = (fields: readonly string[]): string => `${fields.join(',')}\r\n`
const csvFields = (columns: readonly WrittenColumn[], row: readonly WrittenValue[]): string[] => columns.map(({ kind }, index) => csvField(row[index] ?? null, kind))

/** One field. Numbers and days are plain; texts are defused and quoted where it matters. */
export function csvField(value: WrittenValue, kind: WrittenKind): string {
  if (value === null) return ''
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : ''
  if ((kind === 'date' || kind === 'instant') && serialOf(value, kind) !== null) return value
  const text = defused(cleanText(value))
  return /[",\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A text that a spreadsheet program would compute gets an apostrophe before it (OWASP, CSV injection; full-width signs too, which Chinese
 * and Japanese versions level). One that it would only misread, an identity number as 1.1E+17, +86 139… as a sum, 007 as 7, 1-2 as a
 * day, gets a tab: the cell is then a text that looks as it is, and reading it again trims the tab. A plain number stays one.
 */
function defused(text: string): string {
  if (/^[\d+\-(][\d\s()./:-]*[xX]?$/.test(text) && /\d/.test(text)) return isPlainNumber(text) ? text : `\t${text}`
  if (/^\d+(\.\d+)?[eE][+-]?\d+$/.test(text)) return `\t${text}`
  return /^[\s\p{Cc}\p{Cf}]*'*[=+\-@＝＋－＠]|^[\t\n]/u.test(text) ? `'${text}` : text
}

/** Read as a number it shows the same digits, also in a narrow column. */
const isPlainNumber = (text: string): boolean => /^-?(0|[1-9]\d{0,7})(\.\d{1,6})?$/.test(text)
