import ExcelJS from 'exceljs'
import type { Sample } from './sample'
import { inline, rawWorkbook, row, sheetXml, stringsXml, stylesXml, textRows } from './workbook'

const people = [['工号', '姓名', '部门'], ['E001', '张三', '电气'], ['E002', '李四', '仪表']] as const
const expectedPeople = { header: people[0], texts: people.slice(1) }
/** Twenty columns. */
const lettered = ['工号', '姓名', ...Array.from({ length: 18 }, (_, at) => `列${at}`)]
const one = (xml: string, more: Omit<Parameters<typeof rawWorkbook>[0], 'sheets'> = {}) => () => rawWorkbook({ sheets: [{ name: '名单', xml }], ...more })
const peopleXml = sheetXml(textRows(people))

/** Dates by each kind of format, with a serial number that is 2024-03-05. */
const dated = (formats: readonly (number | string)[], serial = '45356') => one(
  sheetXml(textRows([['工号', '姓名', ...formats.map((_, at) => `日期${at}`)]]) + row(2, inline('A2', 'E001'), inline('B2', '张三'), ...formats.map((_, at) => `<c r="${String.fromCharCode(67 + at)}2" s="${at}"><v>${serial}</v></c>`))),
  { styles: stylesXml(formats) })

/** A list that ExcelJS writes, as most programs would. */
async function plainList(): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('花名册', { views: [{ state: 'frozen', ySplit: 2 }] })
  sheet.addRow(['花名册 2024年3月'])
  sheet.mergeCells('A1:F1')
  sheet.addRow(['工号', '姓名 *', '部门', '手机（必填）', '入职日期', '备注'])
  sheet.addRow(['E001', '张三', '电气', 13_800_138_000, new Date(Date.UTC(2024, 2, 5)), { richText: [{ text: '一' }, { font: { bold: true }, text: '二' }] }])
  sheet.addRow(['E002', '李四', null, '13900139000', '2024.3.6', { text: '看这里', hyperlink: 'https://example.com' }])
  sheet.addRow(['E003', '王五', '仪表', null, '2024年3月7日', { formula: 'A3&B3', result: 'E001张三' }])
  sheet.mergeCells('C3:C4')
  sheet.getCell('E3').numFmt = 'yyyy"年"m"月"d"日"'
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

/** As WPS and the OpenXML SDK may write: prefixes, no dimension, no references, texts inline, its own docProps. */
function prefixed(): Uint8Array {
  const ns = 'xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:d3p1="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
  const cell = (text: string): string => `<x:c t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`
  return rawWorkbook({
    sheets: [{ name: 'Sheet1', xml: `<x:worksheet ${ns}><x:sheetData>${people.map((texts) => `<x:row>${texts.map(cell).join('')}</x:row>`).join('')}</x:sheetData></x:worksheet>` }],
    parts: {
      'xl/workbook.xml': `<x:workbook ${ns}><x:sheets><x:sheet name="Sheet1" sheetId="1" d3p1:id="rId1"/></x:sheets></x:workbook>`,
      'docProps/custom.xml': '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property name="KSOProductBuildVer"/></Properties>',
    },
  })
}

/** Good workbooks of every odd kind, with what must be read of them. */
export const oddWorkbooks: readonly Sample[] = [
  {
    name: 'list with title row, merged department, rich text, link, formula', make: plainList,
    expected: {
      format: 'xlsx', encoding: null, delimiter: null, sheet: '花名册', headerLine: 2, firstColumn: 1, header: ['工号', '姓名 *', '部门', '手机（必填）', '入职日期', '备注'],
      kinds: ['text', 'text', 'text', 'number', 'date', 'text'],
      texts: [['E001', '张三', '电气', '13800138000', '2024-03-05', '一二'], ['E002', '李四', '电气', '13900139000', '2024.3.6', '看这里'], ['E003', '王五', '仪表', '', '2024年3月7日', 'E001张三']],
    },
  },
  { name: 'WPS: prefixes, no references, inline texts', make: prefixed, expected: expectedPeople },
  { name: 'backslashes in the names of parts', make: one(peopleXml, { parts: { 'xl/worksheets/sheet1.xml': null, 'xl\\worksheets\\sheet1.xml': peopleXml } }), expected: expectedPeople },
  { name: 'names of parts in other case', make: one(peopleXml, { parts: { 'xl/worksheets/sheet1.xml': null, 'xl/Worksheets/Sheet1.XML': peopleXml } }), expected: expectedPeople },
  { name: 'sheet written in UTF-16', make: one('', { parts: { 'xl/worksheets/sheet1.xml': Buffer.from(`\uFEFF${peopleXml.replace('UTF-8', 'UTF-16')}`, 'utf16le') } }), expected: expectedPeople },
  { name: 'strict OOXML namespaces', make: one(peopleXml.replaceAll('http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'http://purl.oclc.org/ooxml/spreadsheetml/main')), expected: expectedPeople },
  { name: 'dimension A1:XFD1048576', make: one(sheetXml(textRows(people), '', '<dimension ref="A1:XFD1048576"/><cols><col min="1" max="16384" width="9"/></cols>')), expected: expectedPeople },
  { name: 'blank first lines and columns', make: one(sheetXml(row(4, inline('C4', '工号'), inline('D4', '姓名')) + row(6, inline('C6', 'E001'), inline('D6', '张三')))), expected: { headerLine: 4, firstColumn: 3, header: ['工号', '姓名'], texts: [['E001', '张三']] } },
  { name: 'empty column between others', make: one(sheetXml(row(1, inline('A1', '工号'), inline('C1', '姓名')) + row(2, inline('A2', 'E001'), inline('B2', '?'), inline('C2', '张三'), inline('F2', 'far')))), expected: { header: ['工号', '', '姓名'], texts: [['E001', '?', '张三']] } },
  {
    name: 'several sheets, the second is the list', make: () => rawWorkbook({ sheets: [{ name: '说明', xml: sheetXml(textRows([['请填写']])) }, { name: '名单', xml: peopleXml }, { name: '空', xml: sheetXml('') }, { name: '汇总', xml: sheetXml(textRows([['a'], ['b']])) }] }),
    expected: { ...expectedPeople, sheet: '名单', sheets: [{ name: '说明', rows: 1 }, { name: '名单', rows: 3 }, { name: '汇总', rows: 2 }] },
  },
  {
    name: 'sheet chosen by name', options: { sheet: '二' }, make: () => rawWorkbook({ sheets: [{ name: '一', xml: peopleXml }, { name: '二', xml: sheetXml(textRows([['姓名', '部门'], ['赵六', '土建']])) }] }),
    expected: { sheet: '二', header: ['姓名', '部门'], texts: [['赵六', '土建']] },
  },
  { name: 'sheet that is not there', options: { sheet: '三' }, make: one(peopleXml), expected: { problem: 'no_such_sheet', detail: '三' } },
  { name: 'hidden sheets are not looked at', make: () => rawWorkbook({ sheets: [{ name: '藏', state: 'hidden', xml: sheetXml(textRows([['姓名', '部门'], ['x', 'y']])) }, { name: '名单', xml: peopleXml }, { name: '深', state: 'veryHidden', xml: peopleXml }] }), expected: { ...expectedPeople, sheet: '名单', sheets: [{ name: '名单', rows: 3 }] } },
  { name: 'a huge sheet beside the list', make: () => rawWorkbook({ sheets: [{ name: '名单', xml: peopleXml }, { name: '考勤', xml: sheetXml(Array.from({ length: 60_000 }, (_, at) => `<row r="${at + 1}"><c><v>1</v></c></row>`).join('')) }] }), expected: expectedPeople },
  {
    name: 'header merged over two lines', make: one(sheetXml(textRows([['工号', '姓名', '联系', '联系'].slice(0, 3)]) + row(2, inline('C2', '手机'), inline('D2', '备注')) + row(3, inline('A3', 'E001'), inline('B3', '张三'), '<c r="C3"><v>13800138000</v></c>', inline('D3', '无')), '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/><mergeCell ref="C1:D1"/></mergeCells>')),
    expected: { headerLine: 2, header: ['工号', '姓名', '手机', '备注'], texts: [['E001', '张三', '13800138000', '无']] },
  },
  {
    name: 'every column of the header merged over two lines', make: one(sheetXml(textRows([['工号', '姓名']]) + row(2, '<c r="A2" s="0"/>', inline('C2', ' ')) + textRows([['E001', '张三']], 3), '<mergeCells><mergeCell ref="A1:A2"/><mergeCell ref="B1:B2"/></mergeCells>')),
    expected: { headerLine: 1, header: ['工号', '姓名'], texts: [['E001', '张三']] },
  },
  { name: 'merged to the last line and column', make: one(sheetXml(textRows([['工号', '姓名', '部门'], ['E001', '张三', '电气']]) + row(3, inline('A3', 'E002'), inline('B3', '李四')), '<mergeCells><mergeCell ref="C2:C1048576"/><mergeCell ref="B3:XFD3"/></mergeCells>')), expected: { header: people[0], texts: [['E001', '张三', '电气'], ['E002', '李四', '电气']] } },
  { name: 'built-in date formats', make: dated([14, 15, 16, 17, 22, 27, 31, 36, 50, 57, 58]), expected: { header: ['工号', '姓名', ...Array.from({ length: 11 }, (_, at) => `日期${at}`)], texts: [['E001', '张三', ...Array.from({ length: 11 }, () => '2024-03-05')]] } },
  { name: 'date formats written out', make: dated(['yyyy-mm-dd', 'yyyy"年"m"月"d"日"', '[$-804]yyyy年m月d日;@', 'm/d/yy h:mm', '[DBNum1][$-804]yyyy"年"m"月"', 'mmm', 'e/m/d', 'aaaa'], '45356.75'), expected: { header: ['工号', '姓名', ...Array.from({ length: 8 }, (_, at) => `日期${at}`)], texts: [['E001', '张三', ...Array.from({ length: 8 }, () => '2024-03-05')]] } },
  { name: 'formats that are no dates', make: dated(['[Red]0.00', 'General', '[h]:mm:ss', '0.00E+00', '"day"0', '#,##0_d', 'G/通用格式', '[Blue][>100]0;[Red]0']), expected: { header: ['工号', '姓名', ...Array.from({ length: 8 }, (_, at) => `日期${at}`)], texts: [['E001', '张三', ...Array.from({ length: 8 }, () => '45356')]] } },
  {
    name: 'dates in the 1904 system', make: one(sheetXml(textRows([['工号', '入职日期']]) + row(2, inline('A2', 'E001'), '<c r="B2" s="0"><v>43894</v></c>')), { styles: stylesXml([14]), date1904: true }),
    expected: { header: ['工号', '入职日期'], texts: [['E001', '2024-03-05']] },
  },
  { name: '1900-02-29 and other days that are none', make: one(sheetXml(textRows([['工号', '入职日期']]) + row(2, inline('A2', 'a'), '<c r="B2" s="0"><v>60</v></c>') + row(3, inline('A3', 'b'), '<c r="B3" s="0"><v>-5</v></c>') + row(4, inline('A4', 'c'), '<c r="B4" s="0"><v>99999999</v></c>') + row(5, inline('A5', 'd'), '<c r="B5" s="0"><v>59</v></c>')), { styles: stylesXml([14]) }), expected: { header: ['工号', '入职日期'], texts: [['a', '60'], ['b', '-5'], ['c', '99999999'], ['d', '1900-02-28']] } },
  {
    name: 'numbers as people see them', make: one(sheetXml(textRows([['工号', '身份证号', '手机', '备注', '部门']]) + row(2, '<c r="A2" s="0"><v>123</v></c>', '<c r="B2"><v>3.20102199001011E+17</v></c>', '<c r="C2"><v>1.3800138E10</v></c>', '<c r="D2"><v>0.30000000000000004</v></c>', inline('E2', '1.1E+17'))), { styles: stylesXml(['00000']) }),
    expected: { header: ['工号', '身份证号', '手机', '备注', '部门'], kinds: ['number', 'number', 'number', 'number', 'text'], texts: [['00123', '320102199001011008', '13800138000', '0.3', '1.1E+17']] },
  },
  {
    name: 'shared strings: rich, phonetic, escaped, full-width, blanks', make: one(sheetXml(row(1, '<c t="s"><v>0</v></c>', '<c t="s"><v>1</v></c>', '<c t="s"><v>2</v></c>') + row(2, '<c t="s"><v>3</v></c>', '<c t="s"><v>4</v></c>', '<c t="s"><v>5</v></c>')), { sharedStrings: stringsXml(['工号', '<r><t>姓</t></r><r><t>名</t></r>', '备注', '　Ｅ００１ \u00A0', '<t>张三</t><rPh sb="0" eb="1"><t>zhang</t></rPh>', 'a_x000D_\nb&amp;&lt;']) }),
    expected: { header: ['工号', '姓名', '备注'], texts: [['Ｅ００１', '张三', 'a\r\nb&<']] },
  },
  {
    name: 'truth values, errors, formulas', make: one(sheetXml(textRows([['工号', '姓名', '部门', '备注']]) + row(2, '<c r="A2" t="b"><v>1</v></c>', '<c r="B2" t="e"><v>#N/A</v></c>', '<c r="C2" t="str"><f>A1&amp;"x"</f><v>工号x</v></c>', '<c r="D2"><f>1+1</f></c>'))),
    expected: { header: ['工号', '姓名', '部门', '备注'], kinds: ['text', 'error', 'formula', 'formula'], texts: [['TRUE', '#N/A', '工号x', '']] },
  },
  { name: 'ISO dates (t="d")', make: one(sheetXml(textRows([['工号', '入职日期']]) + row(2, inline('A2', 'E001'), '<c r="B2" t="d"><v>2024-03-05T00:00:00</v></c>')), {}), expected: { header: ['工号', '入职日期'], kinds: ['text', 'date'], texts: [['E001', '2024-03-05']] } },
  { name: 'links to other workbooks are not opened', make: one(peopleXml, { parts: { 'xl/externalLinks/externalLink1.xml': '<externalLink/>', 'xl/worksheets/_rels/sheet1.xml.rels': '<Relationships><Relationship Id="rId1" Type="x/hyperlink" Target="file:///etc/passwd" TargetMode="External"/></Relationships>' } }), expected: expectedPeople },
  { name: 'no shared strings, none needed', make: one(peopleXml), expected: expectedPeople },
  { name: 'header chosen by hand', options: { headerLine: 2 }, make: one(sheetXml(textRows([['甲', '乙'], ['代码', '称呼'], ['E001', '张三']]))), expected: { headerLine: 2, header: ['代码', '称呼'], texts: [['E001', '张三']] } },
  { name: 'header in English with marks', make: one(sheetXml(textRows([['Employee No. *', 'Employee No (required)', 'NAME:'].slice(1), ['E001', 'Ann']]))), expected: { header: ['Employee No (required)', 'NAME:'], texts: [['E001', 'Ann']] } },
  { name: 'stray cell in the last line', make: one(sheetXml(textRows(people) + row(1_048_576, inline('A1048576', 'x')))), expected: { header: people[0], texts: [...people.slice(1), ['x', '', '']] } },
  { name: '20,000 rows', make: one(sheetXml(`${textRows([people[0]])}${Array.from({ length: 20_000 }, (_, at) => row(at + 2, inline(`A${at + 2}`, `E${at}`), inline(`B${at + 2}`, '张三'), inline(`C${at + 2}`, '电气'))).join('')}`)), expected: { header: people[0], texts: [['E0', '张三', '电气']], rowCount: 20_000 } },
]

/** 49,990 rows of twenty columns, nearly a million cells, each with a text of its own. Apart: such a table is no small thing to hold. */
export const listAtEveryLimit: Sample = {
  name: 'list at every limit',
  make: one(sheetXml(`${textRows([lettered])}${Array.from({ length: 49_990 }, (_, at) => `<row r="${at + 2}">${lettered.map((_name, column) => `<c t="str"><v>第${at}行第${column}格</v></c>`).join('')}</row>`).join('')}`)),
  expected: { header: lettered, texts: [lettered.map((_, column) => `第0行第${column}格`)], rowCount: 49_990 },
}
