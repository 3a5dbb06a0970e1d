import type { Sample } from './sample'

const lines = [['工号', '姓名', '部门'], ['E001', '张三', '电气'], ['E002', '李四', '仪表']] as const
const expected = { format: 'csv', sheet: '', header: lines[0], texts: lines.slice(1) } as const
const joined = (delimiter: string, end = '\n'): string => lines.map((texts) => texts.join(delimiter)).join(end)
const text = (content: string) => () => Buffer.from(content)
const swapped = (content: string): Buffer => Buffer.from(content, 'utf16le').swap16()

/** Node writes no GB18030; these are the bytes of the lines above. */
const gb = (content: string): Buffer => Buffer.concat([...content].map((character) => gbBytes.get(character) ?? Buffer.from(character, 'latin1')))

/** Every character of GB 2312, found by reading each pair of bytes. */
const gbBytes = new Map(Array.from({ length: 0x57 * 94 }, (_, at) => Buffer.from([0xA1 + Math.floor(at / 94), 0xA1 + at % 94])).map((pair) => [new TextDecoder('gb18030').decode(pair), pair]))

/** CSV and other text files, good and bad. */
export const textFiles: readonly Sample[] = [
  { name: 'CSV in UTF-8', make: text(joined(',')), expected: { ...expected, encoding: 'utf-8', delimiter: ',' } },
  { name: 'CSV in UTF-8 with BOM', make: text(`\uFEFF${joined(',', '\r\n')}\r\n`), expected: { ...expected, encoding: 'utf-8' } },
  { name: 'CSV in GB18030', make: () => gb(joined(',', '\r\n')), expected: { ...expected, encoding: 'gb18030' } },
  { name: 'CSV in GB18030 with a four-byte character', make: () => Buffer.concat([gb(`${joined(',')}\nE003,`), Buffer.from('8139EE39', 'hex'), gb(',电气')]), expected: { ...expected, texts: [...lines.slice(1), ['E003', new TextDecoder('gb18030').decode(Buffer.from('8139EE39', 'hex')), '电气']], encoding: 'gb18030' } },
  { name: 'tabs in UTF-16 LE (Unicode text of Excel)', make: () => Buffer.from(`\uFEFF${joined('\t', '\r\n')}`, 'utf16le'), expected: { ...expected, encoding: 'utf-16le', delimiter: '\t' } },
  { name: 'tabs in UTF-16 BE', make: () => swapped(`\uFEFF${joined('\t')}`), expected: { ...expected, encoding: 'utf-16be', delimiter: '\t' } },
  { name: 'UTF-16 without BOM, chosen by hand', options: { encoding: 'utf-16le' }, make: () => Buffer.from(joined(','), 'utf16le'), expected: { ...expected, encoding: 'utf-16le' } },
  { name: 'UTF-16 without BOM', make: () => Buffer.from(joined(','), 'utf16le'), expected: { problem: 'encoding' } },
  { name: 'UTF-16 cut in a character', make: () => Buffer.from(`\uFEFF${joined(',')}`, 'utf16le').subarray(0, -1), expected: { problem: 'encoding' } },
  { name: 'Latin-1', make: () => Buffer.from('name;department\nMüller;Größe\nJürgen;Öfen\n', 'latin1'), expected: { problem: 'encoding' } },
  { name: 'Big5', make: () => Buffer.from('a975a657a4e5a672a9b2a642a5fea7da0aa9fea94fa6a1a873a4a4a569'.repeat(3), 'hex'), expected: { problem: 'encoding' } },
  { name: 'semicolons', make: text(joined(';')), expected: { ...expected, delimiter: ';' } },
  { name: 'list that begins with MZ', make: text('MZ号,工号,姓名\n1,E001,张三'), expected: { header: ['MZ号', '工号', '姓名'], texts: [['1', 'E001', '张三']] } },
  { name: 'pipes', make: text(joined('|')), expected: { ...expected, delimiter: '|' } },
  { name: 'sep=; in the first line', make: text(`sep=;\r\n${joined(';')}`), expected: { ...expected, delimiter: ';', headerLine: 1 } },
  { name: 'semicolons with commas in the title', make: text(`名单,甲,乙,丙,丁\n${joined(';')}`), expected: { ...expected, delimiter: ';', headerLine: 2 } },
  { name: 'delimiter chosen by hand', options: { delimiter: '|', headerLine: 1 }, make: text('a,b|c\n1,2|3'), expected: { header: ['a,b', 'c'], texts: [['1,2', '3']] } },
  { name: 'line breaks, quotes and delimiters in quotes', make: text('工号,姓名,"备注\n（选填）"\r\nE001,"张""三""","一,\r\n二"\r\nE002,李四,'), expected: { header: ['工号', '姓名', '备注 （选填）'], texts: [['E001', '张"三"', '一,\n二'], ['E002', '李四', '']] } },
  { name: 'a quote that never ends', make: text('工号,姓名\nE001,"张三\nE002,李四\n'), expected: { problem: 'damaged', detail: '2' } },
  { name: 'lines that end with CR alone', make: text(joined(',', '\r')), expected },
  { name: 'ragged lines', make: text('工号,姓名,部门\nE001\nE002,李四,仪表,多余\n,,\n\nE003,,'), expected: { header: lines[0], texts: [['E001', '', ''], ['E002', '李四', '仪表'], ['E003', '', '']] } },
  { name: '="00123" of Excel, and a formula', make: text('工号,姓名,部门,备注\n"=""00123""",张三,=1+1,=cmd|\' /C calc\'!A0'), expected: { header: [...lines[0], '备注'], kinds: ['text', 'text', 'formula', 'formula'], texts: [['00123', '张三', '', '']] } },
  { name: 'numbers of Excel stay as they are', make: text('工号,身份证号,手机\n1,1.1E+17,1.38E+10'), expected: { header: ['工号', '身份证号', '手机'], kinds: ['text', 'text', 'text'], texts: [['1', '1.1E+17', '1.38E+10']] } },
  { name: 'NUL bytes', make: text('工号,姓名\nE001,\0张三'), expected: { problem: 'other_format', detail: 'binary' } },
  { name: 'header only', make: text('工号,姓名\n'), expected: { problem: 'no_rows' } },
  { name: 'blank lines only', make: text('\n\n , ,\n'), expected: { problem: 'empty' } },
  { name: 'plain text', make: text('Dear colleagues,\nplease hand over.\n'), expected: { problem: 'no_header' } },
  { name: 'two columns of one name', make: text('工号,姓名,姓名,部门,部门\n1,2,3,4,5'), expected: { problem: 'several_headers', detail: '姓名、部门' } },
  { name: '300 columns', make: text(`工号,姓名,${'x,'.repeat(298)}y\n`), expected: { problem: 'too_many_columns', detail: '301' } },
  { name: 'a million delimiters', make: text(`工号,姓名\nE001,张三${','.repeat(1_000_000)}\n`), expected: { header: ['工号', '姓名'], texts: [['E001', '张三']] } },
  { name: 'a cell of 5 MB of blanks and a letter', make: text(`工号,姓名\nE001,"a${' '.repeat(5_000_000)}b"\n`), expected: { problem: 'cell_too_long', detail: '2' } },
  { name: 'a million quotes', make: text(`工号,姓名\nE001,${'"'.repeat(1_000_001)}\n`), expected: { problem: 'damaged' } },
  { name: '20,000 rows', make: text(`${lines[0].join(',')}\n${Array.from({ length: 20_000 }, (_, at) => `E${at},张三,电气\n`).join('')}`), expected: { header: lines[0], texts: [['E0', '张三', '电气']], rowCount: 20_000 } },
  { name: '60,000 rows', make: text(`${lines[0].join(',')}\n${'E,张三,电气\n'.repeat(60_000)}`), expected: { problem: 'too_many_rows', detail: '50000' } },
  { name: 'a sheet asked for', options: { sheet: '一' }, make: text(joined(',')), expected: { problem: 'no_such_sheet', detail: '一' } },
]
