import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { cleanText, mostRows, serialOf, TooManyRows, type WrittenFile, type WrittenKind, type WrittenTable, type WrittenValue } from './write'
import { writeStream } from './writeStream'
import { contentTypes, packageLinks, sheetName, styles, styleOf, workbook, workbookLinks, xmlText } from './writeXlsxParts'

/** Rows looked at for the columns' widths: they stand before the rows in the file. */
const measuredRows = 500
const pieceCharacters = 64 * 1024
/** A cell holds no more, in any spreadsheet program. */
const cellCharacters = 32_767

/**
 * Writes a workbook of two sheets: the table, with a frozen header, a filter and fitted columns, and what is said about it.
 * Not exceljs: it writes a text as the result of a formula (`t="str"`), takes rows faster than the disk does, and wants the widths before it has seen a row.
 */
export async function writeXlsx(path: string, table: WrittenTable, signal: AbortSignal): Promise<WrittenFile> {
  const names = [sheetName(table.sheet, 'Sheet1'), sheetName(table.about.sheet, 'Sheet2')] as const
  const counted = { rows: 0 }
  const zip = new ZipFile()
  const failed = new Promise<never>((_resolve, reject) => { zip.on('error', reject) })
  const options = { mtime: new Date('2000-01-01T00:00:00Z'), mode: 0o100644 }
  const parts: readonly (readonly [string, string])[] = [
    ['[Content_Types].xml', contentTypes], ['_rels/.rels', packageLinks], ['xl/workbook.xml', workbook(names)], ['xl/_rels/workbook.xml.rels', workbookLinks], ['xl/styles.xml', styles],
  ]
  for (const [name, xml] of parts) zip.addBuffer(Buffer.from(xml), name, options)
  const streams: Readable[] = []
  const add = (name: string, make: () => AsyncGenerator<string>): void => {
    zip.addReadStreamLazy(name, options, (done) => {
      const stream = Readable.from(make())
      streams.push(stream)
      // yazl pipes and does not hear of what breaks on the way; the pipeline below must.
      stream.on('error', (error) => zip.emit('error', error))
      done(null, stream)
    })
  }
  add('xl/worksheets/sheet1.xml', () => tableSheet(table, counted))
  // Only now: how many rows there are is one of the lines.
  add('xl/worksheets/sheet2.xml', () => aboutSheet(table.about.lines(counted.rows)))
  zip.end()
  const broken = new AbortController()
  const written = writeStream(path, zip.outputStream as Readable, AbortSignal.any([signal, broken.signal]))
  const file = await Promise.race([written, failed]).catch(async (error: unknown) => {
    broken.abort(error)
    for (const stream of streams) stream.destroy()
    await written.catch(() => undefined)
    throw error
  })
  return { rows: counted.rows, ...file }
}

const sheetStart = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'

async function* tableSheet(table: WrittenTable, counted: { rows: number }): AsyncGenerator<string> {
  const kinds = table.columns.map((column) => column.kind)
  const rows = table.rows[Symbol.asyncIterator]()
  const first: (readonly WrittenValue[])[] = []
  let next = await rows.next()
  for (; !next.done; next = await rows.next()) {
    first.push(next.value)
    if (first.length === measuredRows) break
  }
  // Three more than its text: the filter's button stands in the header.
  const widths = table.columns.map(({ header }, index) => fitted(Math.max(widthOf(header) + 3, ...first.map((row) => widthOf(row[index] ?? null)))))
  let piece = `${sheetStart}<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0" tabSelected="1"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>`
  piece += `<cols>${widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>`
  piece += rowXml(1, table.columns.map(({ header }, index) => textCell(`${letters(index)}1`, header, styleOf.header)))
  const add = (row: readonly WrittenValue[]): void => {
    if (counted.rows === mostRows) throw new TooManyRows()
    counted.rows += 1
    const line = counted.rows + 1
    piece += rowXml(line, kinds.map((kind, index) => cellXml(`${letters(index)}${line}`, row[index] ?? null, kind)))
  }
  for (const row of first) {
    add(row)
    if (piece.length >= pieceCharacters) {
      yield piece
      piece = ''
    }
  }
  if (!next.done) {
    for (next = await rows.next(); !next.done; next = await rows.next()) {
      add(next.value)
      if (piece.length >= pieceCharacters) {
        yield piece
        piece = ''
      }
    }
  }
  const last = letters(Math.max(0, table.columns.length - 1))
  yield `${piece}</sheetData><autoFilter ref="A1:${last}${counted.rows + 1}"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>`
}

async function* aboutSheet(lines: readonly (readonly [string, string])[]): AsyncGenerator<string> {
  const widths = [0, 1].map((index) => fitted(Math.max(...lines.map((line) => widthOf(line[index]!)))))
  const rows = lines.map(([term, value], index) => rowXml(index + 1, [textCell(`A${index + 1}`, term, styleOf.term), textCell(`B${index + 1}`, value)]))
  yield `${sheetStart}<sheetViews><sheetView workbookViewId="0"/></sheetViews><cols>${widths.map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>${rows.join('')}</sheetData></worksheet>`
}

const rowXml = (line: number, cells: readonly string[]): string => `<row r="${line}">${cells.join('')}</row>`

function cellXml(place: string, value: WrittenValue, kind: WrittenKind): string {
  if (value === null || value === '') return ''
  if (typeof value === 'number') return Number.isFinite(value) ? `<c r="${place}"><v>${value}</v></c>` : ''
  if (kind === 'date' || kind === 'instant') {
    const serial = serialOf(value, kind)
    if (serial !== null) return `<c r="${place}" s="${styleOf[kind]}"><v>${serial}</v></c>`
  }
  return textCell(place, value)
}

/** A text is a text, whatever it begins with: no cell of ours has a formula. */
function textCell(place: string, value: string, style?: number): string {
  const clean = cleanText(value)
  const text = clean.length > cellCharacters ? cleanText(`${clean.slice(0, cellCharacters - 1)}…`) : clean
  // In a cell formatted as text old versions show ### past 255 characters.
  const isLong = text.length > 255 || text.includes('\n')
  return `<c r="${place}" s="${style ?? (isLong ? styleOf.longText : styleOf.text)}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`
}

const columnLetters: string[] = []
/** A, B … Z, AA. */
function letters(index: number): string {
  return (columnLetters[index] ??= (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26)))
}

const wide = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1FAFF}\u{20000}-\u{3FFFD}]/gu
/** In characters of the width of a digit; a Chinese one counts double, of several lines the longest. */
function widthOf(value: WrittenValue): number {
  if (value === null) return 0
  return Math.max(...String(value).slice(0, 500).split('\n').map((line) => line.length + (line.match(wide)?.length ?? 0)))
}
const fitted = (width: number): number => Math.min(60, Math.max(6, width)) + 1
