import { plainText } from './plainText'
import { serialDay } from './serialDate'
import type { TableCell } from './table'

/** Why a cell says no day that could be relied on. */
export type DateProblem =
  /** 3/5/2024 is March in one country and May in another. */
  | 'ambiguous'
  /** 24-3-5 */
  | 'two_digit_year'
  /** 2024-02-30 */
  | 'no_such_day'
  /** 2024年3月: which day of it? */
  | 'no_day'
  | 'not_a_date'

export type CellDate = { readonly day: string } | { readonly problem: DateProblem }

/** A bare number between these is a spreadsheet's serial number: 1927 to 2119. Smaller ones are more likely something else. */
const serials = { from: 10_000, to: 80_000 } as const

const patterns: readonly (readonly [pattern: RegExp, read: (parts: readonly string[]) => CellDate])[] = [
  [/^(\d{4})\s?[-./年]\s?(\d{1,2})\s?[-./月]\s?(\d{1,2})\s?[日号]?$/, ([, year, month, day]) => dayOf(year, month, day)],
  [/^(\d{4})(\d{2})(\d{2})$/, ([, year, month, day]) => dayOf(year, month, day)],
  [/^\d{5}(?:\.\d+)?$/, ([serial]) => serialDate(Number(serial))],
  [/^(\d{1,2})[-./](\d{1,2})[-./](\d{4})$/, ([, first, second, year]) => dayOrMonthFirst(Number(first), Number(second), year)],
  [/^\d{2}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}\s?[日号]?$/, () => ({ problem: 'two_digit_year' })],
  [/^\d{1,2}[-./]\d{1,2}[-./]\d{2}$/, () => ({ problem: 'two_digit_year' })],
  [/^\d{4}\s?[-./年]\s?\d{1,2}\s?月?$/, () => ({ problem: 'no_day' })],
]

/**
 * The day that a cell of a date column says, as YYYY-MM-DD: 2024-3-5, 2024.3.5, 2024/03/05, 2024年3月5日, 20240305, full-width ones, with a
 * time of day behind it, and the serial number 45356. Never guesses: what could be two days is a problem.
 */
export function cellDate(cell: TableCell): CellDate {
  if (cell.kind === 'date') return { day: cell.text }
  if (cell.kind === 'error' || cell.kind === 'empty') return { problem: 'not_a_date' }
  return textDate(cell.text)
}

/** The same for a text. */
export function textDate(text: string): CellDate {
  const plain = withoutTime(plainText(text).replaceAll('。', '.'))
  for (const [pattern, read] of patterns) {
    const parts = pattern.exec(plain)
    if (parts) return read(parts)
  }
  return { problem: 'not_a_date' }
}

const withoutTime = (text: string): string => text.slice(0, 40).replace(/(?<=[\d日号])[ T]\s?\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m)?Z?$/i, '')

function serialDate(serial: number): CellDate {
  const day = serial >= serials.from && serial < serials.to ? serialDay(serial, false) : null
  return day === null ? { problem: 'not_a_date' } : { day }
}

/** 25/3/2024 can only be one day; 3/5/2024 could be two, and 5/5/2024 is one either way. */
function dayOrMonthFirst(first: number, second: number, year: string | undefined): CellDate {
  if (first <= 12 && second <= 12 && first !== second) return { problem: 'ambiguous' }
  return first > 12 ? dayOf(year, second, first) : dayOf(year, first, second)
}

function dayOf(year: string | number | undefined, month: string | number | undefined, day: string | number | undefined): CellDate {
  const [y, m, d] = [Number(year), Number(month), Number(day)]
  const date = new Date(Date.UTC(y, m - 1, d))
  const isThere = y >= 1000 && date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d
  return isThere ? { day: date.toISOString().slice(0, 10) } : { problem: 'no_such_day' }
}
