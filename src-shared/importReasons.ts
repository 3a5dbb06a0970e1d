import { z } from 'zod'

const field = z.string()
const value = z.string()

/**
 * Why a row of a list is not taken in, or (`notice`) what is worth a look before it is. `field` is a field of the import, its
 * label in words.importField; `value` is what stands in the cell. Sentences: src-shared/locale, total over the codes.
 */
export const importReasons = {
  KEY_MISSING: z.object({}),
  FIELD_MISSING: z.object({ field }),
  FIELD_TOO_LONG: z.object({ field, limit: z.number() }),
  VALUE_FORM: z.object({ field, value }),
  DIGITS_LOST: z.object({ field, value }),
  DATE_FORM: z.object({ field, value }),
  DATE_AMBIGUOUS: z.object({ field, value }),
  DATE_SHORT_YEAR: z.object({ field, value }),
  DATE_NONE_SUCH: z.object({ field, value }),
  DATE_WITHOUT_DAY: z.object({ field, value }),
  WORD_UNKNOWN: z.object({ field, value }),
  NUMBER_FORM: z.object({ field, value }),
  FORMULA_WITHOUT_RESULT: z.object({ field }),
  CELL_ERROR: z.object({ field, value }),
  TWICE_IN_FILE: z.object({ field, value, lines: z.array(z.number()) }),
  IDENTITY_SHARED: z.object({ value, names: z.string() }),
  POSITION_NOT_KNOWN: z.object({ value }),
  POSITION_NOT_IN_USE: z.object({ value }),
  POSITION_AMBIGUOUS: z.object({ value, titles: z.string() }),
  NUMBER_OF_OTHER: z.object({ value, name: z.string() }),
  IDENTITY_OF_OTHER: z.object({ value, name: z.string(), number: z.string() }),
  TEMPLATE_NOT_IN_USE: z.object({ value }),
  TEMPLATE_REFUSED: z.object({ value, lines: z.array(z.number()) }),
  TOO_MANY_ITEMS: z.object({ value, limit: z.number() }),
  DIFFERS_WITHIN: z.object({ field, value, lines: z.array(z.number()) }),
} as const

/** What does not stop a row but should be seen. */
export const importNotices = {
  NAME_CHANGES: z.object({ from: z.string(), to: z.string() }),
  IDENTITY_DOUBTFUL: z.object({ field, value }),
  SEVERAL_PHONES: z.object({ field, value }),
  HAS_LEFT: z.object({}),
  HAS_OPEN_CASE: z.object({ number: z.string() }),
  IDENTITY_KNOWN_AS: z.object({ name: z.string(), number: z.string() }),
  POSITION_WILL_BE_MADE: z.object({ value }),
} as const

export const importRemarks = { ...importReasons, ...importNotices }
export type ImportRemarkCode = keyof typeof importRemarks
export type ImportReason = { [Code in keyof typeof importReasons]: { readonly code: Code; readonly data: z.input<(typeof importReasons)[Code]> } }[keyof typeof importReasons]
export type ImportNotice = { [Code in keyof typeof importNotices]: { readonly code: Code; readonly data: z.input<(typeof importNotices)[Code]> } }[keyof typeof importNotices]
