import { rawZip, type RawPart } from './rawZip'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

export interface RawSheet { readonly name: string; readonly xml: string; readonly state?: 'hidden' | 'veryHidden' }

export interface RawWorkbook {
  readonly sheets: readonly RawSheet[]
  readonly sharedStrings?: string
  readonly styles?: string
  readonly date1904?: boolean
  /** Parts that come besides or, under the same name, instead; null leaves a part out. */
  readonly parts?: Readonly<Record<string, string | Uint8Array | null>>
}

/** The parts of a workbook written by hand, so that each may be wrong in its own way. */
export function workbookParts({ sheets, sharedStrings, styles, date1904, parts = {} }: RawWorkbook): RawPart[] {
  const made: Record<string, string | Uint8Array | null> = {
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${relationships}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relationships}"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets.map(({ name, state }, at) => `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Type="${relationships}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}<Relationship Id="rId90" Type="${relationships}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId91" Type="${relationships}/styles" Target="styles.xml"/></Relationships>`,
    ...Object.fromEntries(sheets.map(({ xml }, at) => [`xl/worksheets/sheet${at + 1}.xml`, xml])),
    ...(sharedStrings === undefined ? {} : { 'xl/sharedStrings.xml': sharedStrings }),
    ...(styles === undefined ? {} : { 'xl/styles.xml': styles }),
    ...parts,
  }
  return Object.entries(made).flatMap(([name, data]) => data === null ? [] : [{ name, data }])
}

export const rawWorkbook = (workbook: RawWorkbook): Buffer => rawZip(workbookParts(workbook))

/** The part of a sheet around its rows; `after` is what follows them, merged cells for one. */
export const sheetXml = (rows: string, after = '', before = ''): string => `${head}<worksheet xmlns="${main}">${before}<sheetData>${rows}</sheetData>${after}</worksheet>`

/** A cell with its text in it. */
export const inline = (ref: string, text: string): string => `<c r="${ref}" t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`

export const row = (line: number, ...cells: string[]): string => `<row r="${line}">${cells.join('')}</row>`

/** Lines of texts, from A1 or a line further down. */
export const textRows = (lines: readonly (readonly string[])[], first = 1): string =>
  lines.map((texts, at) => row(first + at, ...texts.map((text, column) => inline(`${String.fromCharCode(65 + column)}${first + at}`, text)))).join('')

export const stylesXml = (formats: readonly (number | string)[]): string => {
  const custom = formats.flatMap((format, at) => typeof format === 'string' ? [`<numFmt numFmtId="${176 + at}" formatCode="${format.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"/>`] : [])
  return `${head}<styleSheet xmlns="${main}"><numFmts count="${custom.length}">${custom.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${formats.map((format, at) => `<xf numFmtId="${typeof format === 'string' ? 176 + at : format}"/>`).join('')}</cellXfs></styleSheet>`
}

export const stringsXml = (texts: readonly string[]): string => `${head}<sst xmlns="${main}" count="${texts.length}" uniqueCount="${texts.length}">${texts.map((text) => `<si>${text.startsWith('<') ? text : `<t>${text}</t>`}</si>`).join('')}</sst>`
