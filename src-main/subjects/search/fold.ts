/** A text levelled for comparing; `at[i]` is where character i of `text` began in the original, and one more for its end. */
export interface Folded { readonly text: string; readonly at: (index: number) => number }

// What levels to itself but for capitals: by far most texts.
const isPlain = /^[\u0020-\u007e\u3007\u4e00-\u9fff]*$/u

/** Full-width forms, ligatures and capitals levelled, one character after the other, so that a place found is a place of the original. */
export function folded(original: string): Folded {
  if (isPlain.test(original)) return { text: original.toLowerCase(), at: (index) => index }
  const places: number[] = []
  let text = ''
  let from = 0
  for (const character of original) {
    const level = character.normalize('NFKC').toLowerCase()
    for (let unit = 0; unit < level.length; unit += 1) places.push(from)
    text += level
    from += character.length
  }
  places.push(from)
  return { text, at: (index) => places[index]! }
}

export const fold = (text: string): string => folded(text).text

/** Runs of Han characters, and of letters and digits of any other script; what is between them only parts them. */
const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu
export const runsOf = (text: string): string[] => text.match(runs) ?? []

const startsHan = /^\p{Script=Han}/u
export const isHan = (run: string): boolean => startsHan.test(run)

/** Only letters and digits of a text, levelled: HD-2026-00001 and hd202600001 are the same number. */
export const keyOf = (text: string): string => runsOf(fold(text)).join('')
