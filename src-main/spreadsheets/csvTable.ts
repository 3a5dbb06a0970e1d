import { asTable } from './asTable'
import { csvGrid } from './csvGrid'
import { csvText } from './csvText'
import { UnreadableTable, type ReadTableOptions, type Table } from './table'

/** A text file as a table. Throws `UnreadableTable`. */
export function csvTable(bytes: Buffer, options: ReadTableOptions): Table {
  const { text, encoding } = csvText(bytes, options.encoding)
  const { grid, delimiter } = csvGrid(text, options)
  if (grid.lines.length === 0) throw new UnreadableTable('empty', '')
  if (options.sheet) throw new UnreadableTable('no_such_sheet', options.sheet)
  return { format: 'csv', encoding, delimiter, sheets: [{ name: '', rows: grid.lines.length }], ...asTable('', grid, options) }
}
