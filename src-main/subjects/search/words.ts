import { fold, isHan, keyOf, runsOf } from './fold'
import { gramsOfWord } from './grams'

/** One word that somebody typed: what the index is asked for, and how it is recognised in a text. */
export interface Word {
  readonly grams: readonly string[]
  /** Finds it in a folded text. Global: set `lastIndex` by using matchAll. */
  readonly pattern: RegExp
  /** The letters to compare with a name's pinyin; null for what is no pinyin. */
  readonly sound: string | null
}

export interface Wanted {
  readonly words: readonly Word[]
  /** All of it as a number or a name: what equals it comes first. */
  readonly exact: string
}

/** What is wanted by a typed text, word by word, all of them; null when nothing in it can be found. */
export function wantedOf(typed: string): Wanted | null {
  const words = fold(typed.normalize('NFC')).split(/\s+/u).flatMap((word) => wordOf(word) ?? [])
  return words.length > 0 ? { words, exact: keyOf(typed) } : null
}

function wordOf(typed: string): Word | null {
  const runs = runsOf(typed)
  const grams = gramsOfWord(runs)
  if (grams.length === 0) return runs.length > 0 ? wordOf(runs[0]!) : null
  // A run holds letters and digits only: nothing in it means anything to a regular expression.
  const joined = runs.join(String.raw`[^\p{L}\p{N}]{0,3}`)
  const only = runs[0]!
  // One or two letters are looked for at the beginning of words, as the index has them.
  const isShort = runs.length === 1 && !isHan(only) && [...only].length < 3
  return { grams, pattern: new RegExp(isShort ? String.raw`(?:(?<![\p{L}\p{N}])|(?<=\p{Script=Han}))${only}` : joined, 'gu'), sound: runs.length === 1 && /^[a-z]+$/.test(only) ? only : null }
}
