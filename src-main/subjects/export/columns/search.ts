import type { SearchHit, TextPiece } from '../../../../src-shared/contract/search'
import { columnsOf, type ListColumn, type Telling } from './telling'

const whole = (pieces: readonly TextPiece[]): string => pieces.map((piece) => piece.text).join('')

/** What was found, as the search page shows it. */
export function searchColumns(telling: Telling): ListColumn<SearchHit>[] {
  const make = columnsOf<SearchHit>(telling)
  return [
    make.text('hit', (hit) => telling.own.hit[hit.kind]), make.told('found', (hit) => whole(hit.title)), make.told('context', (hit) => whole(hit.context)), make.told('excerpt', (hit) => hit.found.map((place) => whole(place.pieces)).join('\n')), make.yes('closed', (hit) => hit.closed),
  ]
}
