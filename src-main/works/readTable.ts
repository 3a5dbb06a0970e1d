import type { Work } from '../jobs/job'
import { UnreadableTable, type ReadTableOptions } from '../spreadsheets/table'
import type { ReadTableAnswer, TableSource } from '../spreadsheets/readTableJob'
import { tableOf } from '../spreadsheets/tableOf'
import { tableBytes } from '../spreadsheets/tableBytes'

export const readTable: Work<{ readonly source: TableSource; readonly options: ReadTableOptions }, ReadTableAnswer> = async ({ source, options }, run) => {
  try {
    return { table: await tableOf(await tableBytes(source), options, run) }
  } catch (error) {
    if (error instanceof UnreadableTable) return { problem: error.problem, detail: error.detail }
    throw error
  }
}
