/**
 * Which syllables of a name a word of letters names: by initials or by the pinyin itself, from any syllable on; three letters and
 * more anywhere in them. `spoken` holds the syllables with spaces between. Null when it names none.
 */
export function syllablesNamed(spoken: string, word: string): { readonly from: number; readonly to: number } | null {
  const syllables = spoken.split(' ')
  const initials = syllables.map((syllable) => syllable[0] ?? '').join('')
  for (let from = 0; from < syllables.length; from += 1) {
    if (initials.startsWith(word, from)) return { from, to: from + word.length }
    if (syllables.slice(from).join('').startsWith(word)) return covering(syllables, from, word.length)
  }
  const inside = word.length >= 3 ? syllables.join('').indexOf(word) : -1
  if (inside < 0) return null
  let from = 0
  let before = 0
  while (before + syllables[from]!.length <= inside) before += syllables[from++]!.length
  return covering(syllables, from, inside - before + word.length)
}

function covering(syllables: readonly string[], from: number, letters: number): { from: number; to: number } {
  let to = from
  for (let left = letters; left > 0 && to < syllables.length; to += 1) left -= syllables[to]!.length
  return { from, to }
}

// As names are read in pinyin: one syllable a Han character, a word of other letters whole.
const spokenParts = /\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu

/** Where the syllables `from`–`to` of a name stand in it as it is written. */
export function writtenAt(name: string, syllables: { readonly from: number; readonly to: number }): readonly [number, number] | null {
  const parts = [...name.matchAll(spokenParts)]
  const first = parts[syllables.from]
  const last = parts[syllables.to - 1]
  return first && last ? [first.index, last.index + last[0].length] : null
}
