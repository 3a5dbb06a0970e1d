import { pinyin } from 'pinyin-pro'

const han = /\p{Script=Han}/u
const isWord = /[\p{L}\p{N}]/u

/** As typed or stored, for comparing: full-width forms and capitals levelled, spaces and the 间隔号 of names removed. */
export const levelled = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/[\s·•・]/gu, '')

/** A prefix range over keys: `key >= from AND key < to`. */
export const prefixRange = (typed: string): { from: string; to: string } => {
  const from = levelled(typed)
  return { from, to: `${from}\u{10FFFF}` }
}

/** Syllables of a text: one a Han character (surname readings first: 单 is shan), words of other scripts whole. */
function syllables(text: string): readonly Syllable[] {
  let found = kept.get(text)
  if (!found) {
    if (kept.size >= keptAtMost) kept.clear()
    kept.set(text, (found = readSyllables(text)))
  }
  return found
}

interface Syllable { readonly written: string; readonly spoken: string }
/** Names come again at every act on their case; reading one takes longer than the rest of its rows. */
const kept = new Map<string, readonly Syllable[]>()
const keptAtMost = 5000

function readSyllables(text: string): Syllable[] {
  const spoken = pinyin(text, { type: 'array', toneType: 'none', nonZh: 'spaced', v: true, surname: 'head' })
  const parts: { written: string; spoken: string }[] = []
  let inWord = false
  for (const [index, written] of [...text].entries()) {
    if (han.test(written)) {
      parts.push({ written, spoken: (spoken[index] ?? written).toLowerCase() })
      inWord = false
    } else if (isWord.test(written)) {
      const last = parts.at(-1)
      if (inWord && last) parts[parts.length - 1] = { written: last.written + written, spoken: last.spoken + written.toLowerCase() }
      else parts.push({ written, spoken: written.toLowerCase() })
      inWord = true
    } else {
      inWord = false
    }
  }
  return parts
}

const initialOf = (part: { written: string; spoken: string }): string => [...part.spoken][0] ?? ''

/** The whole text in pinyin without tones: 老张 → laozhang. */
export const fullPinyin = (text: string): string => levelled(syllables(text.normalize('NFKC')).map((part) => part.spoken).join(''))

/** The syllables of a name with spaces between: 老张 → `lao zhang`; words of other letters whole. */
export const spokenName = (text: string): string => syllables(text.normalize('NFKC')).map((part) => levelled(part.spoken)).join(' ')

/** Pinyin initials: 老张 → lz. */
export const pinyinInitials = (text: string): string => levelled(syllables(text.normalize('NFKC')).map(initialOf).join(''))

/**
 * Keys under which a name is found by prefix: as written, its pinyin initials and its full pinyin, each from every
 * character on, so that 张, `z` and `zhang` find 老张.
 */
export function nameKeys(name: string): string[] {
  const parts = syllables(name.normalize('NFKC'))
  const keys = new Set<string>()
  for (let from = 0; from < parts.length; from += 1) {
    const rest = parts.slice(from)
    keys.add(levelled(rest.map((part) => part.written).join('')))
    keys.add(levelled(rest.map(initialOf).join('')))
    keys.add(levelled(rest.map((part) => part.spoken).join('')))
  }
  keys.delete('')
  return [...keys]
}

/** Sorts Chinese names as a clerk expects, by sound and then by character. */
export const nameSortKey = (name: string): string => `${fullPinyin(name)} ${levelled(name)}`
