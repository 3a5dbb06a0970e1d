import { createHash } from 'node:crypto'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { importOutcomes, type ImportColumn, type ImportCounts, type ImportKind } from '../../src-shared/contract/import'
import { refuse } from '../../src-shared/decision'
import type { Work } from '../jobs/job'
import { openReader } from '../store/driver'
import { Refused } from '../store/refused'
import { tableBytes } from '../spreadsheets/tableBytes'
import { tableOf } from '../spreadsheets/tableOf'
import { UnreadableTable, type Table, type TableCell } from '../spreadsheets/table'
import type { AssessedRow } from '../subjects/import/domain/assessed'
import { headerName, knownHeadersOf, matchColumns, type FieldSpec, type Mapping } from '../subjects/import/domain/columns'
import type { PreviewInput, PreviewOutput, RowIndex } from '../subjects/import/jobs'
import { bitOf, remarkCodes, stops } from '../subjects/import/remarkCodes'
import { rowsFile } from '../subjects/import/rowsFile'
import { preferenceOf } from '../subjects/user/queries'
import { digestOf, keepCandidates } from './importCandidates'
import { importKindsAtWork } from './importKinds'

/** Reads a list, holds it against the register, and leaves what each row would do in the preview's folder. */
export const previewImport: Work<PreviewInput, PreviewOutput> = async (input, run) => {
  const kind = importKindsAtWork[input.kind]
  const known = new Set(kind.fields.map((field) => field.key))
  const strange = Object.values(input.byHand).find((field) => field !== '' && !known.has(field))
  if (strange !== undefined) throw new Refused(refuse('IMPORT_FIELD_UNKNOWN', { field: 'mapping', name: strange }).refusal)
  const table = await readList(input, kind.fields, run.signal)
  run.signal.throwIfAborted()
  const db = openReader(join(input.dataDir, 'site.db'), 1)
  try {
    const key = mappingKey(input.kind, table.header)
    const remembered = rememberedMapping(await preferenceOf(db, input.userId, key))
    const columns = matchColumns(table.header, kind.fields, { byHand: input.byHand, remembered })
    const columnOf = new Map(columns.flatMap((column) => (column.field === '' ? [] : [[column.field, column.index] as const])))
    const candidates = table.rows.map((row) => kind.read(row.line, (field): TableCell | undefined => {
      const index = columnOf.get(field)
      return index === undefined ? undefined : row.cells[index]
    }))
    const assessment = await kind.assess(db, candidates, input)
    run.signal.throwIfAborted()
    await mkdir(input.folder, { recursive: true, mode: 0o700 })
    await keepCandidates(input.folder, candidates)
    const index = await writeRowsFile(input.folder, assessment.rows)
    const chosen = columns.filter((column) => column.how === 'by_hand' || column.how === 'remembered')
    return {
      format: table.format, encoding: table.encoding, delimiter: table.delimiter, sheets: table.sheets.map((sheet) => ({ ...sheet })), sheet: table.sheet, headerLine: table.headerLine,
      columns: withSamples(columns, table), fields: kind.fields.map(({ key: field, needed }) => ({ key: field, needed })), missingKeys: missingKeys(input.kind, kind.fields, columnOf), counts: countsOf(assessment.rows), total: assessment.rows.length, remarks: remarksOf(assessment.rows),
      unknownPositions: [...assessment.unknownPositions], index, digest: digestOf(assessment),
      remember: Object.keys(input.byHand).length === 0 ? null : { key, value: JSON.stringify(Object.fromEntries(chosen.map((column) => [column.index, column.field]))) },
    }
  } finally {
    await db.destroy()
  }
}

async function readList({ path, fileName, sheet, headerLine, encoding, delimiter }: PreviewInput, fields: readonly FieldSpec[], signal: AbortSignal): Promise<Table> {
  try {
    return await tableOf(await tableBytes({ path }), { name: fileName, sheet, headerLine, encoding: encoding ?? undefined, delimiter: delimiter ?? undefined, knownHeaders: knownHeadersOf(fields) }, { signal })
  } catch (error) {
    if (error instanceof UnreadableTable) throw new Refused(refuse('IMPORT_FILE_UNREADABLE', { field: 'fileId', problem: error.problem, detail: error.detail }).refusal)
    throw error
  }
}

/** The kind of list and its header, as short as a key of a preference is. */
const mappingKey = (kind: ImportKind, header: readonly string[]): string => `import.${kind}.${createHash('sha256').update(headerName(header)).digest('hex').slice(0, 24)}`

function rememberedMapping(value: string | null): Mapping {
  return value === null ? {} : (JSON.parse(value) as Mapping)
}

function missingKeys(kind: ImportKind, fields: readonly FieldSpec[], columnOf: ReadonlyMap<string, number>): string[] {
  const keys = fields.filter((field) => field.needed === 'key').map((field) => field.key)
  const missing = keys.filter((key) => !columnOf.has(key))
  // A person is found by either of two numbers.
  return kind === 'employees' && missing.length < keys.length ? [] : missing
}

const sampleCount = 3
const sampleLength = 40
const sampledRows = 200

function withSamples(columns: readonly Omit<ImportColumn, 'samples'>[], table: Table): ImportColumn[] {
  return columns.map((column) => {
    const values = new Set<string>()
    for (const row of table.rows.slice(0, sampledRows)) {
      const text = row.cells[column.index]?.text ?? ''
      if (text !== '') values.add(text.length > sampleLength ? `${text.slice(0, sampleLength)}…` : text)
      if (values.size === sampleCount) break
    }
    return { ...column, samples: [...values] }
  })
}

export function countsOf(rows: readonly AssessedRow[]): ImportCounts {
  const counts = { added: 0, changed: 0, unchanged: 0, refused: 0 }
  for (const row of rows) counts[row.outcome] += 1
  return counts
}

const codesOf = (row: AssessedRow): string[] => [...new Set([...row.reasons, ...row.notices].map((remark) => remark.code))]

function remarksOf(rows: readonly AssessedRow[]): PreviewOutput['remarks'] {
  const counts = new Map<string, number>()
  for (const row of rows) for (const code of codesOf(row)) counts.set(code, (counts.get(code) ?? 0) + 1)
  return remarkCodes.flatMap((code) => (counts.has(code) ? [{ code, rows: counts.get(code)!, stops: stops(code) }] : [])).sort((a, b) => Number(b.stops) - Number(a.stops) || b.rows - a.rows)
}

const rowsAtOnce = 1000

/** A line of JSON for each row, and where it lies: pages are read without the rest. */
async function writeRowsFile(folder: string, rows: readonly AssessedRow[]): Promise<RowIndex> {
  const index: RowIndex = { offsets: new Float64Array(rows.length), lengths: new Uint32Array(rows.length), outcomes: new Uint8Array(rows.length), remarks: new Uint32Array(rows.length) }
  const file = await open(rowsFile(folder), 'w', 0o600)
  try {
    let offset = 0
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const lines = rows.slice(from, from + rowsAtOnce).map((row) => Buffer.from(`${JSON.stringify(row)}\n`))
      for (const [at, line] of lines.entries()) {
        const row = rows[from + at]!
        index.offsets[from + at] = offset
        index.lengths[from + at] = line.length
        index.outcomes[from + at] = importOutcomes.indexOf(row.outcome)
        index.remarks[from + at] = codesOf(row).reduce((bits, code) => bits | bitOf(code), 0)
        offset += line.length
      }
      await file.write(Buffer.concat(lines))
    }
  } finally {
    await file.close()
  }
  return index
}
