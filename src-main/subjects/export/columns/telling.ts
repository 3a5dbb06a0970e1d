import type { LocalText } from '../../../../src-shared/contract/common'
import { inLocale, words } from '../../../../src-shared/locale'
import { exportWords } from '../../../../src-shared/locale/exportWords'
import type { ExportColumnName, ExportWords } from '../../../../src-shared/locale/exportWords.zh-CN'
import type { Words } from '../../../../src-shared/locale/words.zh-CN'
import type { CaseKind, Locale } from '../../../../src-shared/vocabulary'
import type { WrittenKind, WrittenValue } from '../../../spreadsheets/write'

/** In which language and on whose clock a file is written, and what only the site's rules can name. */
export interface Telling {
  readonly locale: Locale
  readonly timeZone: string
  readonly own: ExportWords
  readonly words: Words
  text(text: LocalText | null): string
  list(names: readonly string[]): string
  /** An instant on the site's clock, to the minute. */
  instant(at: string | null): string | null
  /** A person's name as it is, an office (`role:hr`) in words. */
  person(name: string): string
  kind(kind: CaseKind): string
  step(id: string): string
}

/** `personal` is left out of a file without personal data; `told` is free text, in which such a file hides long numbers. */
export interface ListColumn<Row> {
  readonly header: string
  readonly kind: WrittenKind
  readonly personal?: boolean
  readonly told?: boolean
  value(row: Row): WrittenValue
}

export function tellingIn(locale: Locale, timeZone: string, names: { kind(kind: CaseKind): LocalText | undefined; step(id: string): LocalText | undefined }): Telling {
  const own = exportWords[locale]
  const clock = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const named = (text: LocalText | undefined, id: string): string => (text ? inLocale(text, locale) : id)
  return {
    locale, timeZone, own, words: words[locale],
    text: (text) => (text ? inLocale(text, locale) : ''),
    list: (parts) => parts.filter((part) => part !== '').join(own.comma),
    instant: (at) => (at === null || Number.isNaN(Date.parse(at)) ? at : clock.format(new Date(at)).replace(',', '')),
    person: (name) => (name.startsWith('role:') ? ((words[locale].role as Record<string, string>)[name.slice(5)] ?? name) : name),
    kind: (kind) => named(names.kind(kind), kind),
    step: (id) => named(names.step(id), id),
  }
}

/** Makes columns of one list by the name of their header. */
export const columnsOf = <Row>(telling: Telling) => ({
  text: (name: ExportColumnName, value: (row: Row) => string | null): ListColumn<Row> => ({ header: telling.own.column[name], kind: 'text', value }),
  /** What somebody wrote in his own words. */
  told: (name: ExportColumnName, value: (row: Row) => string | null): ListColumn<Row> => ({ header: telling.own.column[name], kind: 'text', told: true, value }),
  number: (name: ExportColumnName, value: (row: Row) => number | null): ListColumn<Row> => ({ header: telling.own.column[name], kind: 'number', value }),
  day: (name: ExportColumnName, value: (row: Row) => string | null): ListColumn<Row> => ({ header: telling.own.column[name], kind: 'date', value }),
  instant: (name: ExportColumnName, value: (row: Row) => string | null): ListColumn<Row> => ({ header: telling.own.column[name], kind: 'instant', value: (row) => telling.instant(value(row)) }),
  yes: (name: ExportColumnName, value: (row: Row) => boolean): ListColumn<Row> => ({ header: telling.own.column[name], kind: 'text', value: (row) => (value(row) ? telling.own.yes : telling.own.no) }),
})

/** A case's number or a day, which are nobody's; else a long number. */
const numbers = /(HD-\d{4}-\d+|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![-\d]))|\+?\d(?:[ -]?\d){6,}[xX]?/g

/** Hides all but the last four of every long number in a text: phones, identity numbers, accounts. Days and numbers of cases stay. */
export const withoutNumbers = (text: string): string => text.replaceAll(numbers, (number, kept?: string) => kept ?? `***${number.replaceAll(/[ -]/g, '').slice(-4)}`)
