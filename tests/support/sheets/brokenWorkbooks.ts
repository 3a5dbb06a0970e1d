import { randomBytes } from 'node:crypto'
import { rawZip, type RawPart } from './rawZip'
import type { Sample } from './sample'
import { inline, rawWorkbook, row, sheetXml, stringsXml, textRows, workbookParts, type RawWorkbook } from './workbook'

const people = textRows([['工号', '姓名'], ['E001', '张三']])
const good = (): RawPart[] => workbookParts({ sheets: [{ name: '名单', xml: sheetXml(people) }] })
const one = (xml: string, more: Omit<RawWorkbook, 'sheets'> = {}) => () => rawWorkbook({ sheets: [{ name: '名单', xml }], ...more })
const sheetPart = 'xl/worksheets/sheet1.xml'
const changed = (change: Partial<RawPart>, name = sheetPart) => () => rawZip(good().map((part) => part.name === name ? { ...part, ...change } : part))
const besides = (...parts: readonly RawPart[]) => () => rawZip([...good(), ...parts])
const megabytes = (count: number): Buffer => Buffer.alloc(count * 1024 * 1024, 0x20)
const repeated = (count: number, data: Buffer, overlap = false): Buffer => rawZip([...good(), ...Array.from({ length: count }, (_, at) => ({ name: `xl/media/${at}.bin`, data }))].slice(overlap ? good().length : 0), { overlap })
const damaged = { problem: 'damaged' } as const

function overlong(): Uint8Array {
  const file = rawZip(good())
  // The last byte of the directory's place.
  file.writeUInt32LE(0x7FFFFFFF, file.length - 6)
  return file
}

/** Workbooks that are broken, lie or were made to harm, with the refusal that each must get. */
export const brokenWorkbooks: readonly Sample[] = [
  { name: 'zip bomb: 420 MB in some kB', make: () => besides({ name: 'xl/media/a.png', data: megabytes(420) })(), expected: { problem: 'unpacks_too_large' } },
  { name: 'zip bomb that says it is small', make: () => changed({ data: megabytes(40), saysSize: 1000 })(), expected: damaged },
  { name: 'zip bomb by ratio', make: () => changed({ data: megabytes(60) })(), expected: { problem: 'unpacks_too_large', detail: sheetPart } },
  { name: 'many middling parts that sum up', make: () => repeated(45, megabytes(10)), expected: { problem: 'unpacks_too_large' } },
  { name: 'parts that overlap', make: () => repeated(60, megabytes(8), true), expected: { problem: 'unpacks_too_large' } },
  { name: 'bomb in an unpacked sheet: 100 MB of styled empty cells', make: one(sheetXml(`${people}<row r="3">${'<c r="A3" s="1"/>'.repeat(6_000_000)}</row>`)), expected: { problem: 'unpacks_too_large' } },
  { name: 'size smaller than the truth', make: changed({ saysSize: 10 }), expected: damaged },
  { name: 'size larger than the truth', make: changed({ saysSize: 100_000 }), expected: damaged },
  { name: 'checksum that differs', make: changed({ saysCrc: 12345 }), expected: { problem: 'damaged', detail: sheetPart } },
  { name: 'unknown compression', make: changed({ method: 99 }), expected: damaged },
  { name: 'encrypted zip', make: changed({ flags: 1 }), expected: { problem: 'encrypted' } },
  { name: '6,000 parts', make: besides(...Array.from({ length: 6000 }, (_, at) => ({ name: `p/${at}`, data: '' }))), expected: { problem: 'unpacks_too_large' } },
  { name: 'the same part twice', make: besides({ name: sheetPart, data: sheetXml('') }), expected: { problem: 'damaged', detail: sheetPart } },
  { name: 'the same part twice in other case', make: besides({ name: sheetPart.toUpperCase(), data: sheetXml('') }), expected: damaged },
  { name: 'part that leads out of the archive', make: besides({ name: '../../evil.xml', data: '' }), expected: damaged },
  { name: 'part with an absolute name', make: besides({ name: '/etc/passwd', data: '' }), expected: damaged },
  { name: 'cut in the middle', make: () => { const file = rawZip(good()); return file.subarray(0, file.length / 2) }, expected: damaged },
  { name: 'cut by its last byte', make: () => rawZip(good()).subarray(0, -1), expected: damaged },
  { name: 'only the first four bytes', make: () => Buffer.from('PK\x03\x04'), expected: damaged },
  { name: 'noise behind PK', make: () => Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(5000)]), expected: damaged },
  { name: 'directory said to lie behind the end', make: overlong, expected: damaged },
  { name: 'says more entries than there are', make: () => rawZip(good(), { saysEntries: 4000 }), expected: damaged },
  { name: 'says zip64 without having it', make: () => rawZip(good(), { saysEntries: 0xFFFF }), expected: damaged },
  { name: 'no workbook inside', make: () => rawZip(good().filter(({ name }) => name !== 'xl/workbook.xml')), expected: { problem: 'damaged', detail: 'xl/workbook.xml' } },
  { name: 'no sheet inside', make: () => rawZip(good().filter(({ name }) => name !== sheetPart)), expected: { problem: 'damaged', detail: '名单' } },
  { name: 'no relations', make: () => rawZip(good().filter(({ name }) => name !== 'xl/_rels/workbook.xml.rels')), expected: { problem: 'damaged', detail: '名单' } },
  { name: 'shared string that is not there', make: one(sheetXml('<row r="1"><c t="s"><v>7</v></c></row>'), { sharedStrings: stringsXml(['a']) }), expected: { problem: 'damaged', detail: 'xl/sharedStrings.xml' } },
  { name: 'shared strings missing', make: one(sheetXml('<row r="1"><c t="s"><v>0</v></c></row>')), expected: damaged },
  { name: 'XML that ends too early', make: one(sheetXml(people).slice(0, -30)), expected: { problem: 'damaged', detail: sheetPart } },
  { name: 'XML that is none', make: one('\u0000\u0001 not xml'), expected: damaged },
  { name: 'entities that grow (billion laughs)', make: one(`<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>${sheetXml(row(1, inline('A1', '&c;'))).replace(/<\?xml[^>]*>/, '')}`), expected: damaged },
  { name: 'entity of a file (XXE)', make: one(`<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>${sheetXml(row(1, inline('A1', '&x;'))).replace(/<\?xml[^>]*>/, '')}`), expected: damaged },
  { name: 'document type with nothing in it', make: one(sheetXml(people).replace('?>', '?><!DOCTYPE worksheet>')), expected: damaged },
  { name: 'unknown entity', make: one(sheetXml(row(1, inline('A1', '&nbsp;')))), expected: damaged },
  { name: 'a million nested elements', make: one(sheetXml(`${'<a>'.repeat(1_000_000)}${'</a>'.repeat(1_000_000)}`)), expected: damaged },
  { name: 'an attribute of 10 MB', make: one(sheetXml(`<row r="1" x="${randomBytes(5_000_000).toString('hex')}"/>`)), expected: damaged },
  { name: 'a tag with 100,000 attributes', make: one(sheetXml(`<row ${Array.from({ length: 100_000 }, (_, at) => `a${at}="${at * 7919}"`).join(' ')}/>`)), expected: damaged },
  { name: 'lines that go backwards', make: one(sheetXml(row(5, inline('A5', 'x')) + row(3, inline('A3', 'y')))), expected: damaged },
  { name: 'reference that is none', make: one(sheetXml('<row r="1"><c r="??"><v>1</v></c></row>')), expected: damaged },
  { name: '1,000,000 columns', make: one(sheetXml(`<row r="1">${Array.from({ length: 1_000_000 }, () => '<c><v>1</v></c>').join('')}</row>`)), expected: { problem: 'too_many_columns', detail: '201' } },
  { name: 'one cell in column XFD', make: one(sheetXml(people + row(3, inline('A3', 'x'), inline('XFD3', 'y')))), expected: { problem: 'too_many_columns', detail: '16384' } },
  { name: '60,000 rows', make: one(sheetXml(people + Array.from({ length: 60_000 }, (_, at) => `<row r="${at + 3}"><c><v>${at}</v></c></row>`).join(''))), expected: { problem: 'too_many_rows', detail: '50000' } },
  { name: '1,500,000 filled cells', make: one(sheetXml(people + Array.from({ length: 10_000 }, (_, at) => `<row r="${at + 3}">${`<c><v>${at}</v></c>`.repeat(150)}</row>`).join(''))), expected: { problem: 'too_many_rows', detail: '6668' } },
  { name: 'a cell of 9,000 characters', make: one(sheetXml(people + row(3, inline('C3', 'x'.repeat(9000))))), expected: { problem: 'cell_too_long', detail: 'C3' } },
  { name: 'a shared string of 9,000 characters', make: one(sheetXml(people + row(3, '<c r="B3" t="s"><v>0</v></c>')), { sharedStrings: stringsXml(['x'.repeat(9000)]) }), expected: { problem: 'cell_too_long', detail: 'B3' } },
  { name: 'a cell of 3 MB', make: one(sheetXml(people + row(3, inline('C3', randomBytes(1_500_000).toString('hex'))))), expected: damaged },
  { name: '60 MB of shared strings', make: one(sheetXml(people), { sharedStrings: stringsXml(Array.from({ length: 8000 }, (_, at) => `${at}${randomBytes(16).toString('hex').repeat(234)}`)) }), expected: { problem: 'unpacks_too_large', detail: 'xl/sharedStrings.xml' } },
  { name: 'sheet without cells', make: one(sheetXml('')), expected: { problem: 'empty' } },
  { name: 'sheet of blanks only', make: one(sheetXml(row(1, inline('A1', '　 '), inline('B1', '\u200B')))), expected: { problem: 'empty' } },
  { name: 'header only', make: one(sheetXml(textRows([['工号', '姓名']]))), expected: { problem: 'no_rows', detail: '名单' } },
  { name: 'no header that is known', make: one(sheetXml(textRows([['甲', '乙'], ['1', '2']]))), expected: { problem: 'no_header', detail: '名单' } },
  { name: 'header chosen where nothing stands', options: { headerLine: 9 }, make: one(sheetXml(people)), expected: { problem: 'no_header' } },
  { name: 'two columns of one name', make: one(sheetXml(textRows([['工号', '姓名', '姓 名'], ['1', 'a', 'b']]))), expected: { problem: 'several_headers', detail: '姓名' } },
  { name: 'macros (vbaProject)', make: besides({ name: 'xl/vbaProject.bin', data: 'x' }), expected: { problem: 'with_macros' } },
  { name: 'macros (content type), renamed to .xlsx', make: changed({ data: '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>' }, '[Content_Types].xml'), expected: { problem: 'with_macros' } },
]
