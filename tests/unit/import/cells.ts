import type { TableCell } from '@main/spreadsheets/table'

export const text = (value: string): TableCell => (value === '' ? { kind: 'empty', text: '' } : { kind: 'text', text: value })
export const number = (value: number, exact = true): TableCell => ({ kind: 'number', text: String(value), value, exact })

/** The cells of a row by field: texts as they are, other cells as given. */
export const cellsOf = (cells: Readonly<Record<string, string | TableCell>>) => (field: string): TableCell | undefined => {
  const cell = cells[field]
  return typeof cell === 'string' ? text(cell) : cell
}
