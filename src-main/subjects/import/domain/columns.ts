import type { ImportColumn } from '../../../../src-shared/contract/import'
import { headerKey } from '../../../spreadsheets/headerName'

/** A field that a column of a list may fill, and the names such a column has in the lists of offices, the clearest first. */
export interface FieldSpec<Key extends string = string> {
  readonly key: Key
  /** `key`: one of these finds the row. `new`: a new one cannot be without it. */
  readonly needed: 'key' | 'new' | 'no'
  readonly names: readonly string[]
}

/** Which column fills which field; '' is a column that is left out. */
export type Mapping = Readonly<Record<string, string>>

export const knownHeadersOf = (fields: readonly FieldSpec[]): string[] => fields.flatMap((field) => field.names)

/**
 * What each column of a header is: as chosen by hand, else as remembered for this header, else by its name. A field is filled by one
 * column; of several that are named after it the one with the clearest name does.
 */
export function matchColumns(header: readonly string[], fields: readonly FieldSpec[], { byHand, remembered }: { readonly byHand: Mapping; readonly remembered: Mapping }): Omit<ImportColumn, 'samples'>[] {
  const known = new Set(fields.map((field) => field.key))
  const chosen = new Map<number, { field: string; how: ImportColumn['how'] }>()
  const taken = new Set<string>()
  const choose = (index: number, field: string, how: ImportColumn['how']): void => {
    if (chosen.has(index) || (field !== '' && taken.has(field))) return
    chosen.set(index, { field, how })
    if (field !== '') taken.add(field)
  }
  for (const [index, field] of Object.entries(byHand)) choose(Number(index), field, 'by_hand')
  for (const [index, field] of Object.entries(remembered)) if (field === '' || known.has(field)) choose(Number(index), field, 'remembered')
  for (const { index, field } of namedColumns(header, fields)) choose(index, field, 'name')
  return header.map((text, index) => ({ index, header: text, ...(chosen.get(index) ?? { field: '', how: 'none' as const }) }))
}

/** Columns that are named after a field, clearest names first. */
function namedColumns(header: readonly string[], fields: readonly FieldSpec[]): { index: number; field: string; rank: number }[] {
  const byName = new Map<string, { field: string; rank: number }>()
  for (const field of fields) {
    for (const [rank, name] of field.names.entries()) if (!byName.has(headerKey(name))) byName.set(headerKey(name), { field: field.key, rank })
  }
  return header.flatMap((text, index) => {
    const found = text === '' ? undefined : byName.get(headerKey(text))
    return found ? [{ index, ...found }] : []
  }).sort((a, b) => a.rank - b.rank || a.index - b.index)
}

/** What a mapping is remembered under: the kind of list and the names of its columns, in their order. */
export const headerName = (header: readonly string[]): string => header.map(headerKey).join('\n')
