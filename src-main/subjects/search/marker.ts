import { createHash } from 'node:crypto'

/** Characters of no script before tokens that are more than a piece of the document's own text; texts cannot contain them as tokens. */
const markers = { exact: '\u{E000}', context: '\u{E001}', private: '\u{E002}', user: '\u{E003}', department: '\u{E004}' } as const
export type Marker = keyof typeof markers

/** A token apart from those of texts. Ids and names of departments are hashed: they may hold what parts tokens. */
export const mark = (marker: Marker, text: string): string =>
  markers[marker] + (marker === 'user' || marker === 'department' ? createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16) : text)
