import { asTable, type SheetTable } from './asTable'
import { readCellFormats } from './cellFormats'
import { readSharedStrings } from './sharedStrings'
import type { CellMeanings } from './sheetCell'
import { countLines, readSheet } from './sheetGrid'
import { UnreadableTable, type ReadTableOptions, type Table } from './table'
import type { TableRun } from './tableRun'
import { workbookParts, type WorkbookParts } from './workbookParts'
import type { ZipArchive } from './zipArchive'

type Sheet = WorkbookParts['sheets'][number]

/** What became of a sheet: a table, or why it is none. */
interface SheetResult { readonly lines: number; readonly table: SheetTable | null; readonly problem: UnreadableTable | null }

/**
 * A workbook as a table: the sheet that was asked for, or the first one whose header names known columns; where none does, the first
 * refusal of those that hold anything. Throws `UnreadableTable`.
 */
export async function xlsxTable(zip: ZipArchive, options: ReadTableOptions, run: TableRun): Promise<Table> {
  const parts = await workbookParts(zip)
  if (options.sheet !== undefined && !parts.sheets.some(({ name }) => name === options.sheet)) throw new UnreadableTable('no_such_sheet', options.sheet)
  const meanings: CellMeanings = {
    sharedStrings: await readSharedStrings(zip, parts.sharedStrings),
    format: await readCellFormats(zip, parts.styles),
    date1904: parts.date1904,
  }
  const sheets: { name: string; rows: number }[] = []
  let table: SheetTable | null = null
  let problem: UnreadableTable | null = null
  for (const sheet of parts.sheets) {
    run.signal?.throwIfAborted()
    const isAsked: boolean = options.sheet === undefined ? table === null : options.sheet === sheet.name
    const result: SheetResult = isAsked ? await sheetResult(zip, sheet, meanings, options, run) : { lines: await countLines(zip, sheet.part), table: null, problem: null }
    if (result.lines > 0) sheets.push({ name: sheet.name, rows: result.lines })
    table ??= result.table
    problem ??= result.problem
  }
  if (table) return { format: 'xlsx', encoding: null, delimiter: null, sheets, ...table }
  throw problem ?? new UnreadableTable('empty', '')
}

/** A sheet that passes a limit or has an error below a header with known columns is the one that was meant: its refusal is thrown. */
async function sheetResult(zip: ZipArchive, sheet: Sheet, meanings: CellMeanings, options: ReadTableOptions, run: TableRun): Promise<SheetResult> {
  const { grid, problem } = await readSheet(zip, sheet.part, meanings, { signal: run.signal, onLine: (line) => run.progress?.(line, null) })
  const lines = grid.lines.length
  if (lines === 0) return { lines, table: null, problem }
  try {
    const table = asTable(sheet.name, grid, options)
    if (problem) throw problem
    return { lines, table, problem: null }
  } catch (error) {
    if (error instanceof UnreadableTable && error.problem === 'no_header') return { lines, table: null, problem: problem ?? error }
    throw problem ?? error
  }
}
