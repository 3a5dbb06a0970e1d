import type { SearchPlace } from '../../../src-shared/vocabulary'
import type { DocumentPart } from './document'

/** A text of a document, read back: place, text, item, pinyin of a name. */
export type FoundPart = readonly [place: SearchPlace, text: string, itemId: string | null, spoken: string | null]

/** The same item as the part before: ids of items are longer than most texts, and every item has several. */
const sameItem = 1

/** The texts of a document as they are kept: JSON, without what is empty at the end of each. */
export function packParts(parts: readonly DocumentPart[]): string {
  let last: string | null = null
  return JSON.stringify(parts.filter((part) => part.text !== '').map(({ place, text, itemId = null, spoken = null }) => {
    const item = itemId !== null && itemId === last ? sameItem : itemId
    last = itemId
    return spoken !== null ? [place, text, item, spoken] : item !== null ? [place, text, item] : [place, text]
  }))
}

export function unpackParts(packed: string): FoundPart[] {
  let last: string | null = null
  return (JSON.parse(packed) as [SearchPlace, string, (string | typeof sameItem | null)?, (string | null)?][]).map(([place, text, item = null, spoken = null]) => {
    last = item === sameItem ? last : item
    return [place, text, last, spoken]
  })
}
