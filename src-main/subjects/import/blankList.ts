import { randomBytes } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportKind } from '../../../src-shared/contract/import'
import { importFields } from '../../../src-shared/importFields'
import { importFieldLabel, importWords } from '../../../src-shared/locale/imports'
import type { Locale } from '../../../src-shared/vocabulary'
import type { WrittenColumn, WrittenTable } from '../../spreadsheets/write'
import { writeCsv } from '../../spreadsheets/writeCsv'
import { writeXlsx } from '../../spreadsheets/writeXlsx'

const days: ReadonlySet<string> = new Set(['joinedOn', 'contractEndsOn', 'serviceAddressConfirmedOn'])

const types = { xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', csv: 'text/csv' } as const

/** An empty list to fill in: the header in one language and a row that shows how. What it holds can be imported as it is. */
export async function blankList(kind: ImportKind, format: 'xlsx' | 'csv', locale: Locale): Promise<{ name: string; type: string; content: string }> {
  const own = importWords[locale]
  const path = join(tmpdir(), `desk-${randomBytes(12).toString('hex')}`)
  try {
    await (format === 'xlsx' ? writeXlsx : writeCsv)(path, tableOf(kind, locale), new AbortController().signal)
    return { name: `${own.templateName[kind]}.${format}`, type: types[format], content: (await readFile(path)).toString('base64') }
  } finally {
    await rm(path, { force: true })
  }
}

function tableOf(kind: ImportKind, locale: Locale): WrittenTable {
  const own = importWords[locale]
  const example = own.example[kind] as Readonly<Record<string, string>>
  const columns = importFields[kind].map((field): WrittenColumn => ({ header: importFieldLabel(kind, field, locale), kind: days.has(field) ? 'date' : 'text' }))
  return { sheet: own.kind[kind], columns, rows: exampleRow(importFields[kind].map((field) => example[field] || null)), about: { sheet: own.about.sheet, lines: () => own.about.lines[kind] } }
}

async function* exampleRow(values: (string | null)[]): AsyncGenerator<(string | null)[]> {
  yield values
}
