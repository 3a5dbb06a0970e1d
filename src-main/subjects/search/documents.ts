import type { SearchPlace } from '../../../src-shared/vocabulary'
import type { Row, Table } from '../../store/projection'
import type { SearchDocument } from './document'
import { keyOf } from './fold'
import { addGrams, addSoundGrams } from './grams'
import { mark } from './marker'
import { packParts } from './parts'
import { rankedId } from './rank'

export type { DocumentPart, SearchDocument } from './document'

const columns = ['id', 'doc_key', 'kind', 'ref', 'case_id', 'item_id', 'closed', 'department', 'parts', 'context', 'context_spoken'] as const

/**
 * The tables of a feeder: its documents, and an intake that hands their grams to the index and is empty at once, so that they are not
 * stored twice. Each subject that feeds the search has its own, so that a rebuild clears only its own rows.
 */
export const searchTablesFor = (name: string): readonly [Table, Table] => [
  { name, key: ['id'], columns },
  // In the order of ids: FTS5 starts a new segment for each that is smaller than the one before.
  { name: `${name}_intake`, key: ['id'], columns: ['id', 'grams'], passing: 'search_index' },
]

/** A document as rows of `searchTablesFor`; feeders put them into their own `project` output. */
export function searchRows(name: string, documents: readonly SearchDocument[]): Record<string, Row[]> {
  const rows: Row[] = []
  const intake: Row[] = []
  for (const document of documents) {
    const id = rankedId(document)
    rows.push({
      id, doc_key: document.key, kind: document.kind, ref: document.ref, case_id: document.caseId, item_id: document.itemId, closed: document.closed ? 1 : 0, department: document.department,
      parts: packParts(document.parts), context: document.context, context_spoken: document.contextSpoken ?? '',
    })
    intake.push({ id, grams: gramsOf(document).join(' ') })
  }
  return { [name]: rows, [`${name}_intake`]: intake }
}

/** Places that only those who see whole identity numbers may search. */
export const privatePlaces: ReadonlySet<SearchPlace> = new Set(['identityEnd'])

/** Every token under which the index finds a document. */
export function gramsOf(document: SearchDocument): string[] {
  const own = new Set<string>()
  const marked = new Set<string>()
  for (const part of document.parts) {
    if (privatePlaces.has(part.place)) {
      markAll(marked, 'private', (grams) => addGrams(grams, part.text))
      continue
    }
    addGrams(own, part.text)
    if (part.spoken) addSoundGrams(own, part.spoken)
    if (document.exact.includes(part.place)) for (const exact of [keyOf(part.text), part.spoken?.replaceAll(' ', '') ?? '']) if (exact !== '') marked.add(mark('exact', exact))
  }
  if (document.kind === 'message' || document.kind === 'attachment') {
    markAll(marked, 'context', (grams) => {
      addGrams(grams, document.context)
      if (document.contextSpoken) addSoundGrams(grams, document.contextSpoken)
    })
  }
  for (const user of document.users) marked.add(mark('user', user))
  if (document.department) marked.add(mark('department', document.department))
  return [...own, ...marked]
}

function markAll(marked: Set<string>, marker: 'private' | 'context', fill: (grams: Set<string>) => void): void {
  const grams = new Set<string>()
  fill(grams)
  for (const gram of grams) marked.add(mark(marker, gram))
}
