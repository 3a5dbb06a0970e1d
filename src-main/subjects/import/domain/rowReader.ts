import type { ImportNotice, ImportReason } from '../../../../src-shared/importReasons'
import { cellDate, type DateProblem } from '../../../spreadsheets/cellDate'
import { cellIdentity } from '../../../spreadsheets/cellIdentity'
import { cellPhone } from '../../../spreadsheets/cellPhone'
import { plainText } from '../../../spreadsheets/plainText'
import type { TableCell } from '../../../spreadsheets/table'

/** What people write into a cell that has nothing to say. Empty cells erase nothing. */
const nothing = /^([-–—―_/\\.。、*#]+|无|空|没有|暂无|不详|未知|n\/?a|none|null|nil)$/i
const yes = /^(是|有|接触|属于|需要|y|yes|true|1|√|✓|✔|对)$/i
const no = /^(否|无|不|没有|未接触|不接触|不属于|不需要|n|no|false|0|×|✗|✘|x)$/i

const ofDates: Readonly<Record<DateProblem, 'DATE_FORM' | 'DATE_AMBIGUOUS' | 'DATE_SHORT_YEAR' | 'DATE_NONE_SUCH' | 'DATE_WITHOUT_DAY'>> = {
  not_a_date: 'DATE_FORM', ambiguous: 'DATE_AMBIGUOUS', two_digit_year: 'DATE_SHORT_YEAR', no_such_day: 'DATE_NONE_SUCH', no_day: 'DATE_WITHOUT_DAY',
}
/** A passport or the permit of somebody from Hong Kong, Macao or Taiwan: letters and digits. */
const foreignDocument = /^(?=.*[A-Z])[0-9A-Z]{5,24}$/
const phoneLength = 40

const emptyCell: TableCell = { kind: 'empty', text: '' }

/**
 * The cells of one row by field, read as what the field takes. `undefined` is an empty cell; what cannot be read is undefined too
 * and adds to `reasons`.
 */
export class RowReader {
  readonly reasons: ImportReason[] = []
  readonly notices: ImportNotice[] = []
  constructor(private readonly cellOf: (field: string) => TableCell | undefined) {}

  /** A line of text, at most `limit` characters. */
  text(field: string, limit: number): string | undefined {
    const text = this.plain(field)
    if (text === undefined || [...text].length <= limit) return text
    this.reasons.push({ code: 'FIELD_TOO_LONG', data: { field, limit } })
    return undefined
  }

  /** A name of a person: the blanks that pad two characters to the width of three are left out. */
  personName(field: string, limit: number): string | undefined {
    const text = this.text(field, limit)
    return text !== undefined && /^[\p{Script=Han}\s]+$/u.test(text) ? text.replaceAll(/\s/gu, '') : text
  }

  /** A text that finds the row. A formula without its result is refused: an empty key would make another row of it. */
  keyText(field: string, limit: number): string | undefined {
    return this.hasResult(field) ? this.text(field, limit) : undefined
  }

  /** A number of the office that finds the row, of that form once full-width characters are made plain; a formula as in `keyText`. */
  code(field: string, form: RegExp): string | undefined {
    const cell = this.cellOf(field) ?? emptyCell
    const text = this.hasResult(field) ? this.plain(field) : undefined
    if (text === undefined) return undefined
    const code = plainText(text).replaceAll(' ', '')
    if (cell.kind === 'number' && !cell.exact) this.reasons.push({ code: 'DIGITS_LOST', data: { field, value: cell.text } })
    else if (!form.test(code)) this.reasons.push({ code: field === 'number' ? 'NUMBER_FORM' : 'VALUE_FORM', data: { field, value: shortened(text) } })
    else return code
    return undefined
  }

  /** A day as YYYY-MM-DD, however it was written. */
  day(field: string): string | undefined {
    const cell = this.filled(field)
    if (!cell) return undefined
    const read = cellDate(cell)
    return 'day' in read ? read.day : this.refuse(ofDates[read.problem], field, cell)
  }

  /** An identity number or a foreigner's document. What looks like a citizen's but is not right is taken with a notice: the register checks for form only. */
  identity(field: string): string | undefined {
    const cell = this.hasResult(field) ? this.filled(field) : undefined
    if (!cell) return undefined
    const read = cellIdentity(cell)
    if ('identity' in read) return read.identity
    if (read.problem === 'lost_digits') return this.refuse('DIGITS_LOST', field, cell)
    const plain = plainText(cell.text).replaceAll(/^'|[\s-]/g, '').toUpperCase()
    if (read.problem === 'wrong_length') return foreignDocument.test(plain) ? plain : this.refuse('VALUE_FORM', field, cell)
    this.notices.push({ code: 'IDENTITY_DOUBTFUL', data: { field, value: plain } })
    return plain
  }

  phone(field: string): string | undefined {
    const cell = this.filled(field)
    if (!cell) return undefined
    const read = cellPhone(cell)
    if ('phone' in read) return read.phone
    if (read.problem !== 'several_numbers') return this.refuse(read.problem === 'lost_digits' ? 'DIGITS_LOST' : 'VALUE_FORM', field, cell)
    this.notices.push({ code: 'SEVERAL_PHONES', data: { field, value: shortened(cell.text) } })
    return this.text(field, phoneLength)
  }

  /** 是 or 否, also 有, 无, √. */
  flag(field: string): boolean | undefined {
    const cell = this.cell(field)
    const text = cell ? plainText(cell.text) : ''
    if (yes.test(text)) return true
    if (no.test(text)) return false
    return text === '' || nothing.test(text) ? undefined : this.unknownWord(field, text)
  }

  /** A whole number between `least` and `most`. */
  integer(field: string, least: number, most: number): number | undefined {
    const text = this.plain(field)
    if (text === undefined) return undefined
    const value = Number(plainText(text))
    if (Number.isInteger(value) && value >= least && value <= most) return value
    this.reasons.push({ code: 'VALUE_FORM', data: { field, value: shortened(text) } })
    return undefined
  }

  /** One of a few words, by `wordKey`. */
  word<Value>(field: string, words: ReadonlyMap<string, Value>): Value | undefined {
    const text = this.plain(field)
    if (text === undefined) return undefined
    return words.get(wordKey(text)) ?? this.unknownWord(field, text)
  }

  /** Several texts in one cell: 、 , ; / or a line between them. */
  list(field: string): string[] | undefined {
    return this.plain(field)?.split(/[、,，;；\n\r]+/).map((part) => part.trim()).filter((part) => part !== '')
  }

  private hasResult(field: string): boolean {
    const cell = this.cellOf(field)
    if (cell?.kind !== 'formula' || cell.text !== '') return true
    this.reasons.push({ code: 'FORMULA_WITHOUT_RESULT', data: { field } })
    return false
  }

  private unknownWord(field: string, text: string): undefined {
    this.reasons.push({ code: 'WORD_UNKNOWN', data: { field, value: shortened(text) } })
    return undefined
  }

  private refuse(code: 'DATE_FORM' | 'DATE_AMBIGUOUS' | 'DATE_SHORT_YEAR' | 'DATE_NONE_SUCH' | 'DATE_WITHOUT_DAY' | 'DIGITS_LOST' | 'VALUE_FORM', field: string, cell: TableCell): undefined {
    this.reasons.push({ code, data: { field, value: shortened(cell.text) } })
    return undefined
  }

  private plain(field: string): string | undefined {
    return this.filled(field)?.text
  }

  private filled(field: string): TableCell | undefined {
    const cell = this.cell(field)
    return cell && !nothing.test(cell.text) ? cell : undefined
  }

  /** The cell if it holds anything; an error is a reason against the row. */
  private cell(field: string): TableCell | undefined {
    const cell = this.cellOf(field)
    if (!cell || cell.text === '') return undefined
    if (cell.kind !== 'error') return cell
    if (!this.reasons.some((reason) => reason.code === 'CELL_ERROR' && reason.data.field === field)) this.reasons.push({ code: 'CELL_ERROR', data: { field, value: cell.text } })
    return undefined
  }
}

/** A word as it is compared: width, case, blanks and slashes make no difference. */
export const wordKey = (text: string): string => plainText(text).toLowerCase().replaceAll(/[\s/（）()_-]/g, '')

/** Words by their keys: `words(['staff', '职员 管理人员'])`, blanks between. */
export const wordsOf = <Value>(...entries: readonly (readonly [Value, string])[]): ReadonlyMap<string, Value> =>
  new Map(entries.flatMap(([value, words]) => words.split('|').map((word) => [wordKey(word), value] as const)))

const shownLength = 60
const shortened = (text: string): string => (text.length > shownLength ? `${text.slice(0, shownLength)}…` : text)
