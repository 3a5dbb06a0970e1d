import { createHash } from 'node:crypto'
import type { LocalText } from '../../../../src-shared/contract/common'
import type { ImportOutcome } from '../../../../src-shared/contract/import'
import type { ImportNotice, ImportReason } from '../../../../src-shared/importReasons'
import type { Words } from '../../../../src-shared/locale/words.zh-CN'

/** A value of a field as it is kept for showing; words and titles are put into the reader's language when they are shown. */
export type ShownValue =
  | string | boolean | null
  | { readonly local: LocalText }
  | { readonly word: keyof Words | 'unit'; readonly value: string }
  | { readonly list: readonly ShownValue[] }

export interface FieldChange { readonly field: string; readonly from: ShownValue; readonly to: ShownValue }

/** What a row of a list would do. Plain data: it crosses threads and lies in a file. */
export interface AssessedRow {
  readonly line: number
  readonly outcome: ImportOutcome
  readonly key: string
  readonly name: string
  /** '' for what is not there yet. */
  readonly targetId: string
  readonly changes: readonly FieldChange[]
  readonly reasons: readonly ImportReason[]
  readonly notices: readonly ImportNotice[]
}

/** What a whole list would do: row by row, and what is to be recorded for it. */
export interface Assessment<Act> {
  readonly rows: readonly AssessedRow[]
  readonly acts: readonly Act[]
  /** Titles of the file that are no position of the site. */
  readonly unknownPositions: readonly string[]
  /** Positions to be made first, by the key that acts name them with. */
  readonly newPositions: readonly { readonly key: string; readonly title: string }[]
}

/** Stands in an act for the id of a position that is made first: of the form of an id, and none that is ever given. */
export const newPositionId = (key: string): string => `new_${createHash('sha256').update(key).digest('hex').slice(0, 24)}`
