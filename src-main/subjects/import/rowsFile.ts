import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { importOutcomes, type ImportOutcome } from '../../../src-shared/contract/import'
import type { AssessedRow } from './domain/assessed'
import type { RowIndex } from './jobs'
import { bitOf } from './remarkCodes'

/** Where a preview's rows lie. */
export const rowsFile = (folder: string): string => join(folder, 'rows.jsonl')

/** Which rows a list shows. */
export interface RowFilter { readonly only?: ImportOutcome | undefined; readonly remark?: string | undefined }

/** Places of the rows that pass, from `from` on; one more than `limit` tells that there are more. */
export function rowPlaces(index: RowIndex, { only, remark }: RowFilter, from: number, limit: number): number[] {
  const outcome = only === undefined ? -1 : importOutcomes.indexOf(only)
  const bit = remark === undefined ? 0 : bitOf(remark)
  const places: number[] = []
  for (let place = from; place < index.outcomes.length && places.length <= limit; place += 1) {
    if (outcome >= 0 && index.outcomes[place] !== outcome) continue
    if (remark !== undefined && (index.remarks[place]! & bit) === 0) continue
    places.push(place)
  }
  return places
}

/** The rows at these places. */
export async function readRows(folder: string, index: RowIndex, places: readonly number[]): Promise<AssessedRow[]> {
  const file = await open(rowsFile(folder), 'r')
  try {
    const rows: AssessedRow[] = []
    for (const place of places) {
      const bytes = Buffer.alloc(index.lengths[place]!)
      await file.read(bytes, 0, bytes.length, index.offsets[place]!)
      rows.push(JSON.parse(bytes.toString('utf8')) as AssessedRow)
    }
    return rows
  } finally {
    await file.close()
  }
}
