import { plainText } from './plainText'
import type { TableCell } from './table'

/** Why a cell is no identity number of a citizen (GB 11643). */
export type IdentityProblem =
  /** Stored as a number, of which a spreadsheet keeps 15 digits: the last three are gone, in the file too. */
  | 'lost_digits'
  /** The fifteen digits from before 1999, which are no longer valid. */
  | 'old_number'
  | 'wrong_length'
  | 'no_such_birthday'
  | 'wrong_check_digit'

export type CellIdentity = { readonly identity: string } | { readonly problem: IdentityProblem }

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const
const checkDigits = '10X98765432'

/** The identity number in a cell: 18 characters, its birthday a day and its check digit right; blanks and full-width digits are allowed. */
export function cellIdentity(cell: TableCell): CellIdentity {
  if (cell.kind === 'number' && !cell.exact) return { problem: 'lost_digits' }
  if (cell.kind === 'error') return { problem: 'wrong_length' }
  return textIdentity(cell.text)
}

/** The same for a text; 3.20102E+17 is what a text cell or a CSV file keeps of a number that was shown so. */
export function textIdentity(text: string): CellIdentity {
  const plain = plainText(text).replace(/^'|[\s-]/g, '').toUpperCase()
  if (/^\d(\.\d+)?E\+?1[4-7]$/.test(plain)) return { problem: 'lost_digits' }
  if (/^\d{15}$/.test(plain)) return { problem: 'old_number' }
  if (!/^\d{17}[\dX]$/.test(plain)) return { problem: 'wrong_length' }
  // What a spreadsheet made of it before it was stored as text: three zeros at its end where the check digit says otherwise.
  const isRight = plain.at(-1) === checkDigitOf(plain)
  if (!isRight && plain.endsWith('000')) return { problem: 'lost_digits' }
  if (!isBirthday(plain.slice(6, 14))) return { problem: 'no_such_birthday' }
  return isRight ? { identity: plain } : { problem: 'wrong_check_digit' }
}

/** ISO 7064 MOD 11-2 over the first seventeen digits. */
export const checkDigitOf = (digits: string): string => checkDigits[weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0) % 11]!

function isBirthday(digits: string): boolean {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6, 8))]
  const date = new Date(Date.UTC(year, month - 1, day))
  return year >= 1850 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
