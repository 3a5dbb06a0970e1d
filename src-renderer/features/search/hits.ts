import type { SearchHit } from '@shared/contract/search'
import { searchKinds, type SearchKind } from '@shared/vocabulary'
import type { RouteLocationRaw } from 'vue-router'

/** In the order they are shown. */
export const hitKinds = searchKinds
export type HitKind = SearchKind

/** Where a hit leads: to the person, the very item, the messages or the files of its case. */
export function placeOf(hit: SearchHit): RouteLocationRaw {
  if (hit.kind === 'employee') return `/employees/${hit.id}`
  const path = `/cases/${hit.caseId ?? hit.id}`
  if (hit.kind === 'message') return { path, query: { tab: 'messages' } }
  if (hit.itemId) return { path, query: { item: hit.itemId } }
  return hit.kind === 'attachment' ? { path, query: { tab: 'prints' } } : path
}

/** Unique among all hits: one file can hang on several items. */
export const keyOfHit = (hit: SearchHit): string => `${hit.kind}-${hit.caseId ?? ''}-${hit.itemId ?? ''}-${hit.id}`
