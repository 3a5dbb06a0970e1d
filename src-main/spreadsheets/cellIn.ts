import { trimmed } from './plainText'
import { tableLimits, UnreadableTable, type TableCell } from './table'

/** One object for all: a table is mostly holes. */
export const emptyCell: TableCell = { kind: 'empty', text: '' }

/** A text as a cell. Throws cell_too_long, which names `where`. */
export function textCell(text: string, where: () => string): TableCell {
  const seen = trimmed(text)
  if (seen === '') return emptyCell
  if (seen.length > tableLimits.cellCharacters) throw new UnreadableTable('cell_too_long', where())
  return { kind: 'text', text: seen }
}
