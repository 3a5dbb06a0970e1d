import Papa from 'papaparse'
import type { DetailColumn } from '@shared/contract/template'
import { keptValue } from './rowValues'

/** The contract takes so many rows at once. */
export const pasteLimit = 500

/** Cells as they came from the spreadsheet: tabs between, quotes around cells that hold line ends. */
export function cellsOf(text: string): string[][] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, '').trimEnd(), { delimiter: '\t', skipEmptyLines: 'greedy' })
  return data.map((row) => row.map((cell) => cell.trim()))
}

const namesOf = (column: DetailColumn): string[] => [column.key, column.label['zh-CN'], column.label.en].filter(Boolean).map((name) => name.toLowerCase())
const columnNamed = (columns: readonly DetailColumn[], cell: string): string | null => columns.find((column) => namesOf(column).includes(cell.replace(/[*:\uFF1A]/g, '').trim().toLowerCase()))?.key ?? null

/** The first line holds names of columns: most of its cells are ones. */
export function isHeader(columns: readonly DetailColumn[], cells: readonly string[]): boolean {
  const filled = cells.filter(Boolean)
  const known = filled.filter((cell) => columnNamed(columns, cell)).length
  return known > 0 && known * 2 >= filled.length
}

/** Which column each pasted one is: by its name when the first line holds names, else by order. */
export function guessMapping(columns: readonly DetailColumn[], cells: readonly string[][], header: boolean): (string | null)[] {
  const width = Math.max(0, ...cells.map((row) => row.length))
  const taken = new Set<string>()
  return Array.from({ length: width }, (_, index) => {
    const key = header ? columnNamed(columns, cells[0]?.[index] ?? '') : columns[index]?.key ?? null
    if (!key || taken.has(key)) return null
    taken.add(key)
    return key
  })
}

export interface PastedRow { values: Record<string, string>; /** Required columns that are empty. */ lacks: string[] }

/** The rows as they would be saved. */
export function pastedRows(columns: readonly DetailColumn[], cells: readonly string[][], mapping: readonly (string | null)[], header: boolean): PastedRow[] {
  const required = columns.filter((column) => column.required)
  return cells.slice(header ? 1 : 0).map((row) => {
    const values: Record<string, string> = {}
    for (const [index, key] of mapping.entries()) {
      const column = columns.find((one) => one.key === key)
      const value = column ? keptValue(column, row[index] ?? '') : ''
      if (column && value) values[column.key] = value
    }
    return { values, lacks: required.filter((column) => !values[column.key]).map((column) => column.key) }
  }).filter((row) => Object.keys(row.values).length > 0)
}
