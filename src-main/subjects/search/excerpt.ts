const excerptLength = 80

/**
 * About eighty characters of plain text round the first place where any of the words stands; the beginning when none does
 * (a hit by pinyin, or in the title). The screen marks the hit itself.
 */
export function excerptOf(text: string, typed: string): string {
  const characters = [...text.replaceAll(/\s+/gu, ' ').trim()]
  if (characters.length <= excerptLength) return characters.join('')
  const at = firstHit(characters, typed)
  const start = Math.max(0, Math.min(at - Math.floor(excerptLength / 3), characters.length - excerptLength))
  const end = start + excerptLength
  return `${start > 0 ? '…' : ''}${characters.slice(start, end).join('')}${end < characters.length ? '…' : ''}`
}

/** By character, not by UTF-16 unit: a cut never halves a rare character of a name. */
function firstHit(characters: readonly string[], typed: string): number {
  // One character to one, so that places stay the same; NFKC could lengthen the text.
  const haystack = characters.map((character) => [...character.normalize('NFKC').toLowerCase()][0] ?? ' ')
  const places = typed.normalize('NFKC').toLowerCase().split(/\s+/u).filter(Boolean).map((word) => {
    const wanted = [...word]
    return haystack.findIndex((_, from) => wanted.every((character, offset) => haystack[from + offset] === character))
  }).filter((place) => place >= 0)
  return places.length > 0 ? Math.min(...places) : 0
}
