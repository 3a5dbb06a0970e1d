import type { TableCell } from './table'

/** A spreadsheet keeps 15 digits and puts zeros for the rest: 320102199001011234 is stored as 320102199001011000. */
const firstInexact = 1e15

/** A number of a workbook as a cell: all its digits, never 1.38E+10; `padding` from `zeroPadding`. Null when it is no number. */
export function numberCell(stored: string, padding: number): Extract<TableCell, { kind: 'number' }> | null {
  const value = Number(stored)
  if (stored.trim() === '' || !Number.isFinite(value)) return null
  const text = plainDigits(value)
  return { kind: 'number', text: Number.isInteger(value) && value >= 0 ? text.padStart(padding, '0') : text, value, exact: Math.abs(value) < firstInexact }
}

/** What the binary number 0.30000000000000004 is shown as: 0.3. */
function plainDigits(value: number): string {
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? BigInt(value).toString() : String(value)
  const shown = Number(value.toPrecision(15))
  const text = String(shown)
  if (!text.includes('e')) return text
  return shown.toFixed(20).replace(/0+$/, '').replace(/\.$/, '')
}
