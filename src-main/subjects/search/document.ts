import type { SearchKind, SearchPlace } from '../../../src-shared/vocabulary'

/** One text of a document. `spoken` is the pinyin of a name, syllables with spaces between. */
export interface DocumentPart { readonly place: SearchPlace; readonly text: string; readonly itemId?: string | null; readonly spoken?: string }

/** What can be found: a person, a case with its items, a message or a file. */
export interface SearchDocument {
  /** Unique over the site: `employee:01J…`, `message:01J…`. */
  readonly key: string
  readonly kind: SearchKind
  /** Id of the thing itself, for the hit. */
  readonly ref: string
  /** When it came into being, an ISO instant: newer documents are found first. */
  readonly at: string
  readonly closed: boolean
  readonly caseId: string | null
  readonly itemId: string | null
  /** The first is the title. */
  readonly parts: readonly DocumentPart[]
  /** Where it belongs, shown beside the title. Of a message or file it narrows: 老张 图纸 finds files of 老张's case. */
  readonly context: string
  readonly contextSpoken?: string
  /** Places whose whole text, typed, finds it before all others; full pinyin of a name too. */
  readonly exact: readonly SearchPlace[]
  /** Accounts that may see it by their part in the case, and its department: the index narrows by them for whoever does not see all. */
  readonly users: readonly string[]
  readonly department: string
}
