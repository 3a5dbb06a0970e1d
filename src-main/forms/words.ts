import { commonWords } from '../../src-shared/locale/forms/common'
import { speaker } from '../../src-shared/locale/forms/words'
import type { Locale } from '../../src-shared/vocabulary'

/** What several forms say. */
export const common = (locale: Locale) => speaker(commonWords, locale)

const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** A day as a letter writes it: 2026年11月24日, 24 November 2026; empty for an empty one. */
export function longDay(locale: Locale, day: string | null): string {
  if (!day) return ''
  const [year = 0, month = 1, date = 0] = day.split('-').map(Number)
  return common(locale)('longDay', { year, month, day: date, monthName: monthNames[month - 1] })
}

/** A blank to be filled in by hand where something is not on record. */
export const orBlank = (locale: Locale, value: string | null): string => value || common(locale)('unknown')

/** Whole years and months from one day to another, the day of leaving counted as worked: 5 年 8 个月. */
export function serviceText(locale: Locale, from: string, to: string): string {
  const w = common(locale)
  const months = wholeMonths(from, to)
  const [years, rest] = [Math.floor(months / 12), months % 12]
  if (months <= 0) return w('lessThanMonth')
  if (rest === 0) return w('years', { years })
  return years === 0 ? w('months', { months: rest }) : w('yearsMonths', { years, months: rest })
}

function wholeMonths(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split('-').map(Number)
  const after = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000)
  const months = (after.getUTCFullYear() - fromYear) * 12 + after.getUTCMonth() + 1 - fromMonth
  return after.getUTCDate() < fromDay && !isLastOfMonth(after) ? months - 1 : months
}
const isLastOfMonth = (day: Date): boolean => new Date(day.getTime() + 86_400_000).getUTCDate() === 1

/** A sentence for what is not on record, or nothing. */
export const missingNote = (locale: Locale, missing: readonly string[]): string[] =>
  (missing.length > 0 ? [common(locale)('missing', { what: missing.join(common(locale)('listComma')) })] : [])
