/** What people cannot see: zero-width characters, directional marks, soft hyphens, byte order marks. */
const unseen = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g

/** Trims blanks at both ends, among them full-width (U+3000), no-break and zero-width ones; the text between stays as it is. */
export function trimmed(text: string): string {
  // A walk from both ends: a pattern for the end tries every blank inside, and a hostile cell has a million.
  let from = 0
  let to = text.length
  while (from < to && isBlank(text.charCodeAt(from))) from++
  while (to > from && isBlank(text.charCodeAt(to - 1))) to--
  return to - from === text.length ? text : text.slice(from, to)
}

const isBlank = (code: number): boolean =>
  code <= 0x20 || code === 0x3000 || code === 0xFEFF || (code >= 0x7F && code <= 0xA0) || code === 0xAD || code === 0x1680 || (code >= 0x2000 && code <= 0x200F)
  || (code >= 0x2028 && code <= 0x202F) || (code >= 0x205F && code <= 0x206F)

/**
 * Text as it is compared and read for numbers, dates and names of columns: full-width digits, letters and punctuation as their
 * half-width ones, blanks of any kind as one space, without what cannot be seen. Not for names of people: their characters
 * (compatibility ideographs, 〇) stay what they are.
 */
export function plainText(text: string): string {
  return text.replace(unseen, '')
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xFEE0))
    .replace(/[\u2010-\u2015\u2212\uFE63]/g, '-')
    .replace(/\s+/g, ' ')
    .trim()
}
