import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { workerEntry } from '@main/commands/folders'
import { JobCancelled } from '@main/jobs/job'
import { openJobs, type Jobs } from '@main/jobs/jobs'
import { readTable, readTableMemoryMb } from '@main/spreadsheets/readTable'
import { UnreadableTable, type Table } from '@main/spreadsheets/table'
import { brokenWorkbooks } from '../../support/sheets/brokenWorkbooks'
import { listAtEveryLimit, oddWorkbooks } from '../../support/sheets/oddWorkbooks'
import { otherFiles } from '../../support/sheets/otherFiles'
import { knownHeaders, type ExpectedTable, type Sample } from '../../support/sheets/sample'
import { textFiles } from '../../support/sheets/textFiles'
import { useFolders } from '../../support/site'

const newFolder = useFolders()
const jobs = openJobs(workerEntry)
afterAll(() => jobs.close())

const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)

interface Outcome { readonly file: string; readonly kilobytes: number; readonly outcome: string }

async function made(sample: Sample, folder: string, number: number): Promise<{ readonly path: string; readonly bytes: number }> {
  const path = join(folder, `${number}.xlsx`)
  const bytes = await sample.make()
  await writeFile(path, bytes)
  return { path, bytes: bytes.length }
}

const resultOf = (sample: Sample, path: string): Promise<Table | UnreadableTable> =>
  readTable(jobs, { path }, { name: 'list.xlsx', knownHeaders, ...sample.options }).catch((error: unknown) => {
    if (error instanceof UnreadableTable) return error
    throw error
  })

/** Resident memory after what nobody needs any more is gone. */
function settledMemory(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().rss
}

const said = (result: Table | UnreadableTable): string => result instanceof UnreadableTable ? result.message : `table of ${result.header.length} × ${result.rows.length}`

/** The named parts of a table, as the expectation names them. */
function shown(table: Table, expected: ExpectedTable): ExpectedTable {
  const named = Object.fromEntries(Object.keys(expected).flatMap((key) => key in table ? [[key, table[key as keyof Table]]] : []))
  const texts = table.rows.map((row) => row.cells.map((cell) => cell.text))
  return {
    ...named,
    header: table.header,
    texts: expected.rowCount === undefined ? texts : texts.slice(0, expected.texts.length),
    ...(expected.rowCount === undefined ? {} : { rowCount: table.rows.length }),
    ...(expected.kinds === undefined ? {} : { kinds: table.rows[0]?.cells.map(({ kind }) => kind) }),
  }
}

const corpus = ([['workbook', oddWorkbooks], ['broken workbook', brokenWorkbooks], ['other file', otherFiles], ['text', textFiles]] as const)
  .flatMap(([kind, samples]) => samples.map((sample) => ({ title: `${kind}: ${sample.name}`, sample })))

describe('every file of the corpus is read right or refused by name, in a worker, the process alive and its memory flat', () => {
  const outcomes: Outcome[] = []
  const files = new Map<Sample, { readonly path: string; readonly bytes: number }>()
  let folder = ''
  let peak = 0
  let before = 0
  let watching: NodeJS.Timeout
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'handover-sheets-'))
    for (const [number, { sample }] of corpus.entries()) files.set(sample, await made(sample, folder, number))
    // What a first worker costs is no growth.
    await resultOf(corpus[0]!.sample, files.get(corpus[0]!.sample)!.path)
    before = settledMemory()
    watching = setInterval(() => { peak = Math.max(peak, process.memoryUsage().rss) }, 20)
  }, 600_000)
  afterAll(async () => {
    clearInterval(watching)
    await rm(folder, { recursive: true, force: true })
  })

  test.each(corpus.map(({ title, sample }) => [title, sample] as const))('%s', async (title, sample) => {
    const { path, bytes } = files.get(sample)!
    const result = await resultOf(sample, path)
    outcomes.push({ file: title, kilobytes: Math.ceil(bytes / 1024), outcome: said(result) })
    if ('problem' in sample.expected) expect(result, said(result)).toMatchObject(sample.expected)
    else if (result instanceof UnreadableTable) expect(said(result)).toBe('a table')
    else expect(shown(result, sample.expected)).toEqual(sample.expected)
  })

  test('and the memory of the process came back', () => {
    const growth = megabytes(settledMemory() - before)
    console.log([...outcomes.map(({ file, kilobytes, outcome }) => `${file} (${kilobytes} kB) → ${outcome}`), `${outcomes.length} files; memory at most ${megabytes(peak - before)} MB above the start, ${growth} MB above it at the end`].join('\n'))
    // The worker lives in this process: at most its limit, and its buffers beside.
    expect(megabytes(peak - before)).toBeLessThan(readTableMemoryMb + 256)
    expect(growth).toBeLessThan(128)
  })
})

test('a list at every limit at once is read within the memory a reading may have', async () => {
  const { path } = await made(listAtEveryLimit, await newFolder(), 0)
  const result = await resultOf(listAtEveryLimit, path)
  const expected = listAtEveryLimit.expected as ExpectedTable
  expect(result instanceof UnreadableTable ? said(result) : shown(result, expected)).toEqual(expected)
})

test('a reading can be given up', async () => {
  const giveUp = new AbortController()
  const path = join(await newFolder(), 'list.xlsx')
  await writeFile(path, await oddWorkbooks.at(-1)!.make())
  const reading = readTable(jobs, { path }, { name: 'list.xlsx', knownHeaders }, { signal: giveUp.signal })
  giveUp.abort()
  await expect(reading).rejects.toBeInstanceOf(JobCancelled)
})

test('bytes are read like a file', async () => {
  const table = await readTable(jobs, { bytes: Buffer.from('工号,姓名\nE001,张三') }, { name: 'list.csv', knownHeaders })
  expect(table.rows).toEqual([{ line: 2, cells: [{ kind: 'text', text: 'E001' }, { kind: 'text', text: '张三' }] }])
})

test('a reading that wants more memory than it may have is refused, and the process lives', async () => {
  const path = join(await newFolder(), 'list.csv')
  await writeFile(path, `工号,姓名\n${Array.from({ length: 40_000 }, (_, at) => `E${at},${at}${'.'.repeat(100)}\n`).join('')}`)
  const tight: Pick<Jobs, 'run'> = { run: (job, input, options) => jobs.run(job, input, { ...options, memoryMb: 12 }) }
  await expect(readTable({ ...jobs, ...tight }, { path }, { name: 'list.csv', knownHeaders })).rejects.toMatchObject({ problem: 'unpacks_too_large', detail: '' })
})
