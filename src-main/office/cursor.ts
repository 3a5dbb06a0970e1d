import { refused } from './procedure'

export type CursorValue = string | number | null

/** Where a page ended, as its last row's sort keys: opaque to callers (base64url JSON). */
export const encodeCursor = (keys: readonly CursorValue[]): string => Buffer.from(JSON.stringify(keys), 'utf8').toString('base64url')

/**
 * The sort keys in a cursor; null for the first page. `types` is one entry a key. Refuses: INVALID_INPUT (field cursor)
 * for anything that is not a cursor of this list, so that a pasted or old one does not silently give a wrong page.
 */
export function decodeCursor<Types extends readonly ('string' | 'number')[]>(cursor: string | undefined, types: Types): CursorKeys<Types> | null {
  if (cursor === undefined || cursor === '') return null
  const keys = parse(cursor)
  if (!Array.isArray(keys) || keys.length !== types.length || keys.some((key, index) => typeof key !== types[index])) {
    throw refused('INVALID_INPUT', { field: 'cursor', reason: 'custom' })
  }
  return keys as unknown as CursorKeys<Types>
}

type CursorKeys<Types extends readonly ('string' | 'number')[]> = { -readonly [Index in keyof Types]: Types[Index] extends 'string' ? string : number }

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown
  } catch {
    return null
  }
}

/** Cuts a page out of `limit + 1` rows and says where the next one starts. */
export function pageFrom<Row>(rows: readonly Row[], limit: number, keysOf: (row: Row) => readonly CursorValue[]): { rows: readonly Row[]; next: string | null } {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  return { rows: page, next: rows.length > limit && last !== undefined ? encodeCursor(keysOf(last)) : null }
}
