import type { SearchHit } from '@shared/contract/board'
import type { RouteLocationRaw } from 'vue-router'

export type HitKind = SearchHit['kind']
/** In the order they are shown: people and cases are what a name is typed for. */
export const hitKinds = ['case', 'employee', 'item', 'message', 'attachment'] as const satisfies readonly HitKind[]

/** Where a hit leads: to the very item, the messages or the files of its case. */
export function placeOf(hit: SearchHit): RouteLocationRaw {
  if (hit.kind === 'employee') return `/employees/${hit.id}`
  const path = `/cases/${hit.caseId ?? hit.id}`
  if (hit.kind === 'message') return { path, query: { tab: 'messages' } }
  if (hit.itemId) return { path, query: { item: hit.itemId } }
  return hit.kind === 'attachment' ? { path, query: { tab: 'files' } } : path
}

export interface Part { text: string; isHit: boolean }

/**
 * A text in parts, those that match a typed word marked. Compared without case and character by character, so that the
 * parts put together are the text itself. A hit by pinyin marks nothing.
 */
export function partsOf(text: string, typed: string): Part[] {
  const words = typed.trim().split(/\s+/u).filter(Boolean).map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  if (words.length === 0) return [{ text, isHit: false }]
  // The capturing group keeps the matches: every second part is one.
  return text.split(new RegExp(`(${words.join('|')})`, 'iu')).map((part, index) => ({ text: part, isHit: index % 2 === 1 })).filter((part) => part.text !== '')
}
