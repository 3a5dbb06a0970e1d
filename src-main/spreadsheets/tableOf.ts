import { csvTable } from './csvTable'
import { fileKind } from './fileKind'
import { UnreadableTable, type ReadTableOptions, type Table } from './table'
import type { TableRun } from './tableRun'
import { xlsxTable } from './xlsxTable'
import { openZip } from './zipArchive'
import { refuseOtherZip } from './zipKind'

/**
 * The bytes of a workbook or CSV file as a table. Only for work in a worker with a memory limit (`readTable` starts one): a hostile
 * file may take seconds. Throws `UnreadableTable` for whatever is in the file.
 */
export async function tableOf(bytes: Buffer, options: ReadTableOptions, run: TableRun = {}): Promise<Table> {
  const kind = fileKind(bytes)
  switch (kind) {
    case 'zip': {
      const zip = await openZip(bytes, run.signal)
      await refuseOtherZip(zip)
      return xlsxTable(zip, options, run)
    }
    case 'text': return csvTable(bytes, options)
    case 'empty':
    case 'encrypted':
    case 'old_xls': throw new UnreadableTable(kind, '')
    default: throw new UnreadableTable('other_format', kind)
  }
}
