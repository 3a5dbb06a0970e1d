import { JobTooLarge } from '../jobs/job'
import type { JobOptions, Jobs } from '../jobs/jobs'
import { readTableJob, type TableSource } from './readTableJob'
import { UnreadableTable, type ReadTableOptions, type Table } from './table'

/** Enough for a table at every limit of `tableLimits`; what wants more is made to want more. */
export const readTableMemoryMb = 384

/**
 * Reads a workbook or CSV file that may be hostile, in a worker with a memory limit: the process stays alive and its memory flat.
 * Rejects with `UnreadableTable` for whatever is in the file, with `JobCancelled` when given up. The table crosses threads as a copy, which
 * takes the main thread a moment at thousands of rows: work that goes on with a large table calls `tableOf` in its own worker instead.
 */
export async function readTable(jobs: Jobs, source: TableSource, options: ReadTableOptions, job: Pick<JobOptions, 'signal' | 'onProgress'> = {}): Promise<Table> {
  try {
    const answer = await jobs.run(readTableJob, { source, options }, { ...job, memoryMb: readTableMemoryMb })
    if ('table' in answer) return answer.table
    throw new UnreadableTable(answer.problem, answer.detail)
  } catch (error) {
    if (error instanceof JobTooLarge) throw new UnreadableTable('unpacks_too_large', '')
    throw error
  }
}
