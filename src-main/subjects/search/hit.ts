import type { FoundPlace, SearchHit } from '../../../src-shared/contract/search'
import type { Locale } from '../../../src-shared/vocabulary'
import { privatePlaces } from './documents'
import { allRanges, excerptOf, piecesOf, rangesOf, type Range } from './marks'
import type { FoundPart } from './parts'
import type { FoundDocument } from './queries'
import type { Wanted, Word } from './words'

/** How a hit was come by and for whom it is made. */
export interface HitFor { readonly isExact: boolean; readonly seesPrivate: boolean; readonly locale: Locale }

const mostPlaces = 3

/**
 * A document as a hit with its marks, or null when the words do not stand in it after all: the index knows which pieces of three
 * letters a document has, not whether they are one word.
 */
export function hitOf(document: FoundDocument, wanted: Wanted, { isExact, seesPrivate, locale }: HitFor): SearchHit | null {
  const parts = document.parts.filter(([place]) => seesPrivate || !privatePlaces.has(place))
  if (!isExact && !isMeant(document, parts, wanted)) return null
  const [title, ...rest] = parts
  const found = placesOf(document, rest, wanted).map(({ part: [place, text, itemId], ranges }): FoundPlace => ({
    place, itemId, item: place === 'detail' || place === 'itemNote' ? itemTitle(rest, itemId, locale) : null, pieces: excerptOf(text, ranges),
  }))
  return {
    kind: document.kind, id: document.ref, caseId: document.caseId, itemId: document.itemId ?? found.find((one) => one.itemId)?.itemId ?? null, closed: document.closed, found,
    title: title ? piecesOf(title[1], allRanges(title[1], title[3], wanted)) : [], context: piecesOf(document.context, allRanges(document.context, null, wanted)),
  }
}

function isMeant(document: FoundDocument, parts: readonly FoundPart[], { words }: Wanted): boolean {
  const own = words.map((word) => parts.some(([, text, , spoken]) => stands(text, spoken, word)))
  return own.some(Boolean) && words.every((word, index) => own[index] || stands(document.context, document.contextSpoken, word))
}

const stands = (text: string, spoken: string | null, word: Word): boolean => rangesOf(text, spoken || null, word).length > 0

interface Place { readonly part: FoundPart; readonly ranges: readonly Range[] }

/** Where the words stand, one place of a kind and item. What a message says is shown whether or not anything in it is marked. */
function placesOf(document: FoundDocument, parts: readonly FoundPart[], wanted: Wanted): Place[] {
  const shown = new Map<string, Place>()
  for (const part of parts) {
    const [place, text, itemId, spoken] = part
    const ranges = allRanges(text, spoken, wanted)
    const isMessage = place === 'message'
    // What stands beside the title anyway is not said again.
    if ((ranges.length === 0 && !isMessage) || (!isMessage && document.context.includes(text)) || shown.has(`${place} ${itemId}`)) continue
    shown.set(`${place} ${itemId}`, { part, ranges })
    if (shown.size === mostPlaces) break
  }
  return [...shown.values()]
}

/** An item has its Chinese title first, then the English one where there is one. */
function itemTitle(parts: readonly FoundPart[], itemId: string | null, locale: Locale): string | null {
  const titles = parts.filter(([place, , id]) => place === 'item' && id === itemId)
  return (locale === 'en' ? titles.at(-1) : titles[0])?.[1] ?? null
}
