import type { FoundPlace, SearchHit } from '../../../src-shared/contract/search'
import { privatePlaces } from './documents'
import { allRanges, excerptOf, piecesOf, rangesOf } from './marks'
import type { FoundPart } from './parts'
import type { FoundDocument } from './queries'
import type { Wanted, Word } from './words'

const mostPlaces = 3

/**
 * A document as a hit with its marks, or null when the words do not stand in it after all: the index knows which pieces of three
 * letters a document has, not whether they are one word.
 */
export function hitOf(document: FoundDocument, wanted: Wanted, { isExact, seesPrivate }: { isExact: boolean; seesPrivate: boolean }): SearchHit | null {
  const parts = document.parts.filter(([place]) => seesPrivate || !privatePlaces.has(place))
  if (!isExact && !isMeant(document, parts, wanted)) return null
  const title = parts[0]
  // What the title's neighbour shows anyway is not shown again.
  const places = parts.slice(1).filter(([, text]) => !document.context.includes(text) || isBody(document)).flatMap((part) => placeOf(part, wanted) ?? [])
  const shown = places.length === 0 && isBody(document) ? parts.slice(1, 2).map((part) => asPlace(part, [])) : places.slice(0, mostPlaces)
  return {
    kind: document.kind, id: document.ref, caseId: document.caseId, itemId: document.itemId ?? shown.find((one) => one.itemId)?.itemId ?? null, closed: document.closed,
    title: title ? piecesOf(title[1], allRanges(title[1], title[3], wanted)) : [], context: piecesOf(document.context, allRanges(document.context, null, wanted)), found: shown,
  }
}

/** Whose text is what one looks for, shown even where nothing in it is marked. */
const isBody = (document: FoundDocument): boolean => document.kind === 'message'

function isMeant(document: FoundDocument, parts: readonly FoundPart[], { words }: Wanted): boolean {
  const own = words.map((word) => parts.some(([, text, , spoken]) => stands(text, spoken, word)))
  return own.some(Boolean) && words.every((word, index) => own[index] || stands(document.context, document.contextSpoken, word))
}

const stands = (text: string, spoken: string | null, word: Word): boolean => rangesOf(text, spoken || null, word).length > 0

function placeOf(part: FoundPart, wanted: Wanted): FoundPlace | null {
  const ranges = allRanges(part[1], part[3], wanted)
  return ranges.length > 0 ? asPlace(part, ranges) : null
}

const asPlace = ([place, text, itemId]: FoundPart, ranges: Parameters<typeof excerptOf>[1]): FoundPlace => ({ place, itemId, pieces: excerptOf(text, ranges) })
