import { emptyCell } from './cellIn'
import { tooManyRows, type Grid, type GridLine } from './grid'
import { findHeader, repeatedNames } from './header'
import { fillAcross, fillDown } from './mergedCells'
import { tableLimits, UnreadableTable, type ReadTableOptions, type Table, type TableCell } from './table'

/** The part of a table that one sheet says. */
export type SheetTable = Pick<Table, 'sheet' | 'firstColumn' | 'headerLine' | 'header' | 'rows'>

/**
 * A sheet as a table: its header found or as chosen, the rows below it.
 * Throws `UnreadableTable` (no_header, no_rows, too_many_rows, several_headers).
 */
export function asTable(sheet: string, grid: Grid, options: Pick<ReadTableOptions, 'headerLine' | 'knownHeaders'>): SheetTable {
  const lines = fillDown(grid.lines, grid.merges)
  const header = options.headerLine === undefined ? findHeader(lines, options.knownHeaders) : lines.find((line) => line.line === options.headerLine)
  if (!header) throw new UnreadableTable('no_header', sheet)
  const [from, to] = inked(header.cells)
  const names = textsOf(header, from, to)
  const repeated = repeatedNames(names)
  if (repeated.length > 0) throw new UnreadableTable('several_headers', repeated.join('、'))
  const rows = fillAcross(lines, grid.merges, to)
    .filter((line) => line.line > header.line)
    .map((line) => ({ line: line.line, cells: Array.from({ length: to - from }, (_, column) => line.cells[from + column] ?? emptyCell) }))
    .filter(({ cells }) => cells.some((cell) => cell.kind !== 'empty'))
  // Every column of a header may be merged over two lines; its names are no row.
  const below = rows[0] && rows[0].cells.every((cell, column) => cell.text === names[column]) ? rows.slice(1) : rows
  if (below.length === 0) throw new UnreadableTable('no_rows', sheet)
  if (below.length > tableLimits.rows) throw tooManyRows(tableLimits.rows)
  return { sheet, firstColumn: from + 1, headerLine: header.line, header: names, rows: below }
}

const textsOf = (line: GridLine, from: number, to: number): string[] => line.cells.slice(from, to).map((cell) => cell.text.replace(/\s*\n\s*/g, ' '))

/** From the first cell that holds something to behind the last one. */
function inked(cells: readonly TableCell[]): readonly [from: number, to: number] {
  const isInked = (cell: TableCell): boolean => cell.kind !== 'empty'
  return [Math.max(0, cells.findIndex(isInked)), cells.findLastIndex(isInked) + 1]
}
