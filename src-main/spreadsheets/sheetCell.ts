import { emptyCell, textCell } from './cellIn'
import type { CellFormat } from './cellFormats'
import { numberCell } from './numberText'
import { serialDay } from './serialDate'
import type { SharedStrings } from './sharedStrings'
import { tableLimits, type TableCell } from './table'

/** A cell as its part of the workbook says it. */
export interface StoredCell {
  /** The attribute `t`: s, str, inlineStr, b, e, d, n. */
  readonly type: string
  readonly style: number
  /** The text of `v`, or of `is`; null when there is none. */
  readonly value: string | null
  readonly formula: string | null
}

/** What a workbook's cells mean. */
export interface CellMeanings {
  readonly sharedStrings: SharedStrings
  readonly format: (style: number) => CellFormat
  readonly date1904: boolean
}

/** A stored cell as a person sees it. Throws `UnreadableTable` (damaged, cell_too_long). */
export function sheetCell(stored: StoredCell, meanings: CellMeanings, where: () => string): TableCell {
  const cell = stored.value === null ? emptyCell : valueCell(stored, stored.value, meanings, where)
  if (stored.formula === null || cell.kind === 'error') return cell
  return { kind: 'formula', text: cell.text, formula: stored.formula.slice(0, tableLimits.cellCharacters) }
}

function valueCell({ type, style }: StoredCell, value: string, meanings: CellMeanings, where: () => string): TableCell {
  switch (type) {
    case 's': return value.trim() === '' ? emptyCell : meanings.sharedStrings.cell(Number(value), where)
    case 'str':
    case 'inlineStr': return textCell(value, where)
    case 'b': return { kind: 'text', text: Number(value) === 0 || value === 'false' ? 'FALSE' : 'TRUE' }
    case 'e': return { kind: 'error', text: value.slice(0, 40) }
    case 'd': return isoDay(value) ?? textCell(value, where)
    default: return numericCell(value, meanings.format(style), meanings.date1904) ?? textCell(value, where)
  }
}

function numericCell(value: string, format: CellFormat, date1904: boolean): TableCell | null {
  const day = format.isDate && value.trim() !== '' ? serialDay(Number(value), date1904) : null
  return day === null ? numberCell(value, format.padding) : { kind: 'date', text: day }
}

function isoDay(value: string): TableCell | null {
  const day = /^\d{4}-\d{2}-\d{2}(?=T|$)/.exec(value)?.[0]
  return day === undefined ? null : { kind: 'date', text: day }
}
