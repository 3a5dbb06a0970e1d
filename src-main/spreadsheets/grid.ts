import { emptyCell } from './cellIn'
import { tableLimits, UnreadableTable, type TableCell } from './table'

/** Lines that are looked at for the header. */
export const headerLines = 30

/** A line as it stands in the file; `cells[0]` is column A, and nothing stands right of the last one. */
export interface GridLine { readonly line: number; readonly cells: readonly TableCell[] }

/** Cells that show one value; lines and columns from 1, both ends belong to it. */
export interface Merge { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number }

/** A sheet as it stands in the file: the lines that hold something. */
export interface Grid { readonly lines: readonly GridLine[]; readonly merges: readonly Merge[] }

/** Takes in lines and keeps to the limits; throws too_many_rows and too_many_columns. */
export class GridBuilder {
  readonly lines: GridLine[] = []
  private cellCount = 0

  /** `cells` may have holes at its end and undefined ones between. */
  add(line: number, cells: readonly (TableCell | undefined)[]): void {
    let width = cells.length
    while (width > 0 && isEmpty(cells[width - 1])) width--
    if (width === 0) return
    if (width > tableLimits.columns) throw tooManyColumns(width)
    const kept = Array.from({ length: width }, (_, column) => cells[column] ?? emptyCell)
    this.cellCount += kept.reduce((count, cell) => cell.kind === 'empty' ? count : count + 1, 0)
    if (this.lines.length >= tableLimits.rows + headerLines || this.cellCount > tableLimits.cells) throw tooManyRows(this.lines.length)
    this.lines.push({ line, cells: kept })
  }
}

export const tooManyColumns = (column: number): UnreadableTable => new UnreadableTable('too_many_columns', String(column))
export const tooManyRows = (fitting: number): UnreadableTable => new UnreadableTable('too_many_rows', String(Math.min(fitting, tableLimits.rows)))

const isEmpty = (cell: TableCell | undefined): boolean => cell === undefined || cell.kind === 'empty'
