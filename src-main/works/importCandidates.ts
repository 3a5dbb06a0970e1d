import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Assessment } from '../subjects/import/domain/assessed'

const candidatesFile = (folder: string): string => join(folder, 'candidates.json')

/** Rows as they were read, kept between a preview and its import, which so needs no second reading of the file. */
export const keepCandidates = (folder: string, candidates: readonly unknown[]): Promise<void> => writeFile(candidatesFile(folder), JSON.stringify(candidates), { mode: 0o600 })
export const keptCandidates = async (folder: string): Promise<never[]> => JSON.parse(await readFile(candidatesFile(folder), 'utf8')) as never[]

/** What an assessment would do, as a hash: the same hash later means that nothing it relied on has changed. */
export function digestOf({ rows, acts, newPositions }: Assessment<unknown>): string {
  const digest = createHash('sha256')
  for (const part of [...rows, ...acts, ...newPositions]) digest.update(JSON.stringify(part)).update('\n')
  return digest.digest('hex')
}
