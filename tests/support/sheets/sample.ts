import type { ReadTableOptions, Table, TableProblem } from '@main/spreadsheets/table'

/** What a sample is expected to be read as: texts of its cells, and whatever else of the table is named. */
export interface ExpectedTable extends Partial<Omit<Table, 'rows' | 'header'>> {
  readonly header: readonly string[]
  /** The first rows' texts; all of them unless `rowCount` says how many there are. */
  readonly texts: readonly (readonly string[])[]
  readonly rowCount?: number
  /** Kinds of the first row's cells. */
  readonly kinds?: readonly string[]
}

/** A file that an office or an enemy has, made on the spot. */
export interface Sample {
  readonly name: string
  readonly make: () => Uint8Array | Promise<Uint8Array>
  readonly options?: Partial<ReadTableOptions>
  readonly expected: ExpectedTable | { readonly problem: TableProblem; readonly detail?: string }
}

export const knownHeaders = ['工号', '姓名', '部门', '手机', '身份证号', '入职日期', '备注', 'employee no', 'name', 'department']
