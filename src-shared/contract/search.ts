import { z } from 'zod'
import { searchKinds, searchPlaces } from '../vocabulary'
import { base, Cursor, Flag, PageInput } from './common'

/** A piece of a text; put together, the pieces are the text. `hit` pieces are what was searched for. */
export const TextPiece = z.object({ text: z.string(), hit: z.boolean() })
export type TextPiece = z.infer<typeof TextPiece>

/** One place of a document where the words stand, cut to about a line. `item` is the title of the handover item whose note or detail it is. */
export const FoundPlace = z.object({ place: z.enum(searchPlaces), itemId: z.string().nullable(), item: z.string().nullable(), pieces: z.array(TextPiece) })
export type FoundPlace = z.infer<typeof FoundPlace>

export const SearchHit = z.object({
  kind: z.enum(searchKinds), id: z.string(), caseId: z.string().nullable(), itemId: z.string().nullable(), title: z.array(TextPiece), context: z.array(TextPiece), found: z.array(FoundPlace),
  /** The case is archived, void or taken back, or the person has left. */
  closed: z.boolean(),
})
export type SearchHit = z.infer<typeof SearchHit>

const SearchText = z.string().trim().min(1).max(60)
export const searchContract = {
  find: base
    .route({ method: 'GET', path: '/search', summary: 'Search people, cases, messages and files; exact numbers and names first, open before closed, newer before older. A page may be short and still have a next one' })
    .input(PageInput.extend({ text: SearchText, kind: z.enum(searchKinds).optional(), closed: Flag.optional() })).output(z.object({ items: z.array(SearchHit), next: Cursor.nullable() })),
  /** For a box that shows hits while somebody types. */
  quick: base
    .route({ method: 'GET', path: '/search/quick', summary: 'The best hits of each kind' })
    .input(z.object({ text: SearchText, each: z.coerce.number().int().min(1).max(10).default(4) }))
    .output(z.object({ groups: z.array(z.object({ kind: z.enum(searchKinds), items: z.array(SearchHit), hasMore: z.boolean() })) })),
}
