import type { Locale } from '../../vocabulary'
import { fill } from '../fill'

/** The wording of one form: the same keys in both languages, else it does not compile. */
export type FormWording<Key extends string> = Readonly<Record<Locale, Readonly<Record<Key, string>>>>
export const formWording = <Key extends string>(words: FormWording<Key>): FormWording<Key> => words

/** Speaks a form’s wording in one language, places filled. */
export const speaker = <Key extends string>(words: FormWording<Key>, locale: Locale) =>
  (key: Key, values: Readonly<Record<string, unknown>> = {}): string => fill(words[locale][key], values)
