import { plainText } from './plainText'
import type { TableCell } from './table'

/** Why a cell is no telephone number. */
export type PhoneProblem =
  /** Stored or shown as 1.38E+10, or with more digits than a spreadsheet keeps. */
  | 'lost_digits'
  /** Two numbers in one cell: which one is it? */
  | 'several_numbers'
  | 'not_a_number'

export type CellPhone = { readonly phone: string } | { readonly problem: PhoneProblem }

/**
 * The telephone number in a cell, its digits without blanks, dashes and brackets: 138 0013 8000, １３８００１３８０００, +86 138-0013-8000 and
 * 0086… are 13800138000; other countries keep their plus, an extension its mark (010-88886666-801 is 01088886666-801). No leading zero is lost.
 */
export function cellPhone(cell: TableCell): CellPhone {
  if (cell.kind === 'number' && !cell.exact) return { problem: 'lost_digits' }
  if (cell.kind === 'error' || cell.kind === 'date') return { problem: 'not_a_number' }
  return textPhone(cell.text)
}

/** The same for a text. */
export function textPhone(text: string): CellPhone {
  const plain = plainText(text).replace(/^'/, '')
  if (/^\d(\.\d+)?E\+?\d+$/i.test(plain)) return { problem: 'lost_digits' }
  const [number = '', extension] = withExtension(plain)
  const digits = number.replace(/[\s().-]/g, '').replace(/^(?:\+|00)86(?=1\d{10}$|0\d{9,11}$|[48]00\d{7}$)/, '')
  if (/^\+?\d{5,17}$/.test(digits)) return { phone: extension === undefined ? digits : `${digits}-${extension}` }
  return { problem: plain.split(/[,;/、|]|\s{1,3}(?=\+?\d{11})/).filter((part) => /\d{7}/.test(part.replace(/[\s-]/g, ''))).length > 1 ? 'several_numbers' : 'not_a_number' }
}

/** What stands behind 转, ext., # or a third dash, after a landline's number. */
function withExtension(text: string): readonly [number: string, extension?: string] {
  const parts = /^(.*\d.*?)\s?(?:转|分机|ext\.?|x|#)\s?(\d{1,6})$/i.exec(text.slice(0, 60)) ?? /^(0\d{2,3}-?\d{7,8})-(\d{1,6})$/.exec(text)
  return parts ? [parts[1]!, parts[2]!] : [text]
}
