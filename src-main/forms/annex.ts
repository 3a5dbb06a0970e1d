import { inLocale } from '../../src-shared/locale'
import type { DetailColumn } from '../../src-shared/contract/template'
import type { Locale } from '../../src-shared/vocabulary'
import { localDay } from '../log/clock'
import type { CaseItem, DetailRow } from '../subjects/case/domain/state'
import { say } from './wording'

/** Columns a site may have made for passwords: what is typed there stays off paper (DESIGN §5). */
const saysPassword = (column: DetailColumn): boolean => /passw|pwd|密码|口令/i.test(`${column.key} ${column.label['zh-CN']} ${column.label.en}`)

/** An item's detail rows as a table of the annex; null when it has none. */
export function annexOf(item: CaseItem, columns: readonly DetailColumn[], context: { locale: Locale; timeZone: string }): { columns: string[]; rows: string[][] } | null {
  if (item.rows.length === 0) return null
  const { locale } = context
  // A column retired since still shows what was written in it.
  const shown = columns.filter((column) => !saysPassword(column) && (!column.retired || item.rows.some((row) => row.values[column.key])))
  const sealed = item.rows.some((row) => row.secret)
  return {
    columns: [...shown.map((column) => inLocale(column.label, locale)), ...(sealed ? [say(locale, 'password')] : []), say(locale, 'rowTakenOver')],
    rows: item.rows.map((row) => [
      ...shown.map((column) => cellText(column, row.values[column.key] ?? '', locale)),
      ...(sealed ? [say(locale, row.secret ? 'sealed' : 'notSealed')] : []),
      takenOver(row, context.timeZone),
    ]),
  }
}

function cellText(column: DetailColumn, value: string, locale: Locale): string {
  const choice = column.choices.find((one) => one.value === value)
  return choice ? inLocale(choice.label, locale) : value
}

const takenOver = ({ confirmed }: DetailRow, timeZone: string): string => (confirmed ? `${confirmed.by} ${localDay(Date.parse(confirmed.at), timeZone)}` : '')
