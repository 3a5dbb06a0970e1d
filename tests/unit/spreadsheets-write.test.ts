import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import yauzl from 'yauzl'
import { serialOf, type WrittenTable, type WrittenValue } from '@main/spreadsheets/write'
import { csvField, writeCsv } from '@main/spreadsheets/writeCsv'
import { writeXlsx } from '@main/spreadsheets/writeXlsx'
import { sheetName, xmlText } from '@main/spreadsheets/writeXlsxParts'

let folder: string
let made = 0
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'desk-write-')) })
afterAll(() => rm(folder, { recursive: true, force: true }))
const newPath = (): string => join(folder, String((made += 1)))
const never = new AbortController().signal

async function* rowsOf(rows: readonly (readonly WrittenValue[])[]): AsyncGenerator<readonly WrittenValue[]> {
  yield* rows
}
const tableWith = (rows: readonly (readonly WrittenValue[])[], columns: WrittenTable['columns'] = [{ header: '姓名', kind: 'text' }, { header: '入职日期', kind: 'date' }, { header: '时间', kind: 'instant' }, { header: '项数', kind: 'number' }]): WrittenTable =>
  ({ sheet: '员工名册', columns, rows: rowsOf(rows), about: { sheet: '说明', lines: (count) => [['行数', String(count)], ['项目点', '=cmd|calc']] } })

/** The parts of a workbook as they stand in the file, not as a library understands them. */
function partsOf(path: string): Promise<Map<string, string>> {
  return new Promise((resolve, reject) => {
    const parts = new Map<string, string>()
    yauzl.open(path, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error)
      zip.on('error', reject)
      zip.on('end', () => resolve(parts))
      zip.on('entry', (entry: yauzl.Entry) => zip.openReadStream(entry, (failed, stream) => {
        if (failed) return reject(failed)
        const chunks: Buffer[] = []
        stream.on('data', (chunk: Buffer) => chunks.push(chunk))
        stream.on('error', reject)
        stream.on('end', () => {
          parts.set(entry.fileName, Buffer.concat(chunks).toString('utf8'))
          zip.readEntry()
        })
      }))
      zip.readEntry()
    })
  })
}

async function written(table: WrittenTable): Promise<{ xml: string; parts: Map<string, string>; book: ExcelJS.Workbook; file: Awaited<ReturnType<typeof writeXlsx>> }> {
  const path = newPath()
  const file = await writeXlsx(path, table, never)
  const book = new ExcelJS.Workbook()
  await book.xlsx.readFile(path)
  const parts = await partsOf(path)
  return { xml: parts.get('xl/worksheets/sheet1.xml')!, parts, book, file }
}

const hostile = ['=HYPERLINK("http://x","y")', '+cmd|\'/C calc\'!A0', '-2+3+cmd', '@SUM(1+1)', '\t=1+1', '\r=1+1', '＝1+1', 'a"b,c', '两行\n第二行', '一\r\n二', '😀张三', '<b>&amp;</b>', 'x'.repeat(8000), 'bell\u0007null\u0000', '_x0041_', '\uD800半', ' 空 ', "'撇"]

describe('a workbook', () => {
  test('holds days as days, long numbers as texts, numbers as numbers, and no formula, whatever a text begins with', async () => {
    const { xml, parts, book } = await written(tableWith([['110101199003078515', '2021-03-15', '2026-11-24 09:30', 12], ...hostile.map((name) => [name, null, null, null] as const)]))
    const sheet = book.worksheets[0]!
    expect([sheet.getCell('A2').type, sheet.getCell('A2').value, sheet.getCell('A2').numFmt]).toEqual([ExcelJS.ValueType.String, '110101199003078515', '@'])
    expect([sheet.getCell('B2').value, sheet.getCell('B2').numFmt]).toEqual([new Date('2021-03-15T00:00:00Z'), 'yyyy-mm-dd'])
    expect(sheet.getCell('C2').value).toEqual(new Date('2026-11-24T09:30:00Z'))
    expect(sheet.getCell('D2').value).toBe(12)
    for (const part of parts.values()) expect(part).not.toMatch(/<f[\s>]/)
    // Every text cell of the file says that it is one.
    for (const cell of xml.match(/<c [^>]*>.*?<\/c>/gs)!) expect(cell).toMatch(/ t="inlineStr"><is><t |^<c r="[A-Z]+\d+"( s="[34]")?><v>[\d.]+<\/v>/)
    expect(xml).toContain('<v>44270</v>')
    expect(xml).toContain('<v>46350.395833333336</v>')
    const read = hostile.map((_, index) => sheet.getCell(`A${index + 3}`).value)
    expect(read.slice(0, 7)).toEqual([...hostile.slice(0, 5), '\n=1+1', hostile[6]])
    expect(read[8]).toBe('两行\n第二行')
    expect(read[9]).toBe('一\n二')
    expect(read[12]).toHaveLength(8000)
    expect(xml).toContain('bell\uFFFDnull\uFFFD')
    expect(xml).toContain('_x005F_x0041_')
    expect(xml).toContain('\uFFFD半')
  })

  test('has a frozen header with a filter over all rows, columns as wide as their Chinese, and its origin on a second sheet', async () => {
    const { xml, parts, book, file } = await written(tableWith([['一二三四五六七八九十', '2021-03-15', null, 1], ['a', null, null, 2]]))
    expect(xml).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>')
    expect(xml).toContain('<autoFilter ref="A1:D3"/>')
    expect(book.worksheets[0]!.getColumn(1).width).toBe(21)
    expect(book.worksheets.map((sheet) => sheet.name)).toEqual(['员工名册', '说明'])
    expect(book.worksheets[1]!.getSheetValues().slice(1).map((row) => (row as unknown[]).slice(1))).toEqual([['行数', '2'], ['项目点', '=cmd|calc']])
    expect(parts.get('xl/workbook.xml')).toContain("'员工名册'!$1:$1")
    expect(file.rows).toBe(2)
  })

  test('is a whole workbook to another program too', async (context) => {
    const path = newPath()
    await writeXlsx(path, tableWith(hostile.map((name) => [name, '2024-02-29', null, -1.5] as const)), never)
    if (!existsSync('/usr/bin/unzip')) return context.skip()
    expect(execFileSync('/usr/bin/unzip', ['-t', path], { encoding: 'utf8' })).toContain('No errors detected')
  })

  test('without rows is a header', async () => {
    const { xml, book } = await written(tableWith([]))
    expect(xml).toContain('<autoFilter ref="A1:D1"/>')
    expect(book.worksheets[0]!.rowCount).toBe(1)
  })

  test('a day that is none stays the text it was', async () => {
    const { book } = await written(tableWith([['x', '2026-02-31', '不适用', 1], ['y', '1899-01-01', null, 1]]))
    expect(['B2', 'C2', 'B3'].map((place) => book.worksheets[0]!.getCell(place).value)).toEqual(['2026-02-31', '不适用', '1899-01-01'])
  })

  test('given up or failed leaves no file', async () => {
    for (const write of [writeXlsx, writeCsv]) {
      const giveUp = new AbortController()
      const path = newPath()
      async function* endless(): AsyncGenerator<readonly WrittenValue[]> {
        for (let n = 0; ; n += 1) {
          if (n === 5000) giveUp.abort(new Error('enough'))
          yield ['x'.repeat(50), null, null, n]
          if (n % 100 === 0) await new Promise(setImmediate)
        }
      }
      await expect(write(path, { ...tableWith([]), rows: endless() }, giveUp.signal)).rejects.toThrow()
      expect(existsSync(path)).toBe(false)

      const broken = newPath()
      async function* breaking(): AsyncGenerator<readonly WrittenValue[]> {
        for (let n = 0; n < 3000; n += 1) yield ['x', null, null, n]
        throw new Error('the rows broke')
      }
      await expect(write(broken, { ...tableWith([]), rows: breaking() }, never)).rejects.toThrow('the rows broke')
      expect(existsSync(broken)).toBe(false)
    }
  })

  test('sheets have names that a spreadsheet program allows', () => {
    expect(sheetName('a/b\\c?d*e[f]g:h', 'x')).toBe('a b c d e f g h')
    expect(sheetName("'名'", 'x')).toBe('名')
    expect(sheetName('长'.repeat(50), 'x')).toHaveLength(31)
    expect(sheetName('[]', 'x')).toBe('x')
  })

  test('any text comes back as it was written, but for what a workbook cannot hold', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(...hostile)), { maxLength: 20 }), async (texts) => {
      const path = newPath()
      await writeXlsx(path, tableWith(texts.map((text) => [text, null, null, null] as const)), never)
      const xml = (await partsOf(path)).get('xl/worksheets/sheet1.xml')!
      const cells = [...xml.matchAll(/<t xml:space="preserve">(.*?)<\/t>/gs)].slice(4).map((found) => found[1])
      const wanted = texts.filter((text) => text !== '').map((text) => xmlText(text.replaceAll(/\r\n?/g, '\n').replaceAll(/\p{Cs}/gu, '\uFFFD')))
      expect(cells).toEqual(wanted)
    }), { numRuns: 40 })
  })
})

describe('a CSV file', () => {
  test('is UTF-8 with its mark, commas and CRLF', async () => {
    const path = newPath()
    const file = await writeCsv(path, tableWith([['张三', '2021-03-15', '2026-11-24 09:30', 12], ['a"b,c', null, null, -3]]), never)
    const bytes = await readFile(path)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    expect(bytes.subarray(3).toString('utf8')).toBe('姓名,入职日期,时间,项数\r\n张三,2021-03-15,2026-11-24 09:30,12\r\n"a""b,c",,,-3\r\n')
    expect(file).toMatchObject({ rows: 2, bytes: bytes.length })
  })

  test('defuses what would be computed and keeps what would be misread', () => {
    const fields = (...values: string[]) => values.map((value) => csvField(value, 'text'))
    expect(fields('=1+1', '+cmd', '-cmd', '@SUM', '＝1+1', ' =1+1', '\t=1')).toEqual(["'=1+1", "'+cmd", "'-cmd", "'@SUM", "'＝1+1", "' =1+1", '"\'\t=1"'])
    // A number that is a name, a day that is none: a tab keeps it as it looks.
    expect(fields('110101199003078515', '007', '+86 139 0013 9000', '13900139000', '1-2', '3/4', '1E5', '32010219850412771X')).toEqual(['"\t110101199003078515"', '"\t007"', '"\t+86 139 0013 9000"', '"\t13900139000"', '"\t1-2"', '"\t3/4"', '"\t1E5"', '"\t32010219850412771X"'])
    expect(fields("'=1", "''=1", "'撇")).toEqual(["''=1", "'''=1", "'撇"])
    expect(fields('3', '-5', '1.5', 'E0427', 'HD-2026-00001', '老张')).toEqual(['3', '-5', '1.5', 'E0427', 'HD-2026-00001', '老张'])
    expect(csvField(-12.5, 'number')).toBe('-12.5')
  })

  test('never has a field that begins as a formula does', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '＝'), fc.string()).map((parts) => parts.join(''))), (text) => {
      const field = csvField(text, 'text').replace(/^"/, '')
      expect(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(field) && !/^-?\d+(\.\d+)?$/.test(field) && !/^\t[\d\s()./:+-]+[xX]?"?$/.test(field)).toBe(false)
    }))
  })
})

test('the serial number of a day is the calendar’s', () => {
  expect([serialOf('1900-03-01', 'date'), serialOf('2000-01-01', 'date'), serialOf('2026-11-24', 'date'), serialOf('1900-02-28', 'date'), serialOf('24:00', 'instant')]).toEqual([61, 36526, 46350, null, null])
})
