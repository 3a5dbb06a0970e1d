/** The parts of a workbook that are the same whatever its rows (ECMA-376). */
const xml = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const documentLinks = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const packageNs = 'http://schemas.openxmlformats.org/package/2006'

export const contentTypes = `${xml}<Types xmlns="${packageNs}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`

export const packageLinks = `${xml}<Relationships xmlns="${packageNs}/relationships"><Relationship Id="rId1" Type="${documentLinks}/officeDocument" Target="xl/workbook.xml"/></Relationships>`

export const workbookLinks = `${xml}<Relationships xmlns="${packageNs}/relationships"><Relationship Id="rId1" Type="${documentLinks}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${documentLinks}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${documentLinks}/styles" Target="styles.xml"/></Relationships>`

/** Two sheets; the header of the first is printed on every page. */
export const workbook = ([table, about]: readonly [string, string]): string => `${xml}<workbook xmlns="${main}" xmlns:r="${documentLinks}"><bookViews><workbookView activeTab="0"/></bookViews><sheets><sheet name="${xmlText(table)}" sheetId="1" r:id="rId1"/><sheet name="${xmlText(about === table ? `${about.slice(0, 29)} 2` : about)}" sheetId="2" r:id="rId2"/></sheets><definedNames><definedName name="_xlnm.Print_Titles" localSheetId="0">'${xmlText(table.replaceAll("'", "''"))}'!$1:$1</definedName></definedNames></workbook>`

/** Places in `cellXfs` below. */
export const styleOf = { plain: 0, header: 1, text: 2, date: 3, instant: 4, longText: 5, term: 6 } as const

export const styles = `${xml}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="等线"/><family val="2"/></font><font><b/><sz val="11"/><name val="等线"/><family val="2"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE6EEF0"/><bgColor indexed="64"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="7">${[
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1"><alignment vertical="center"/></xf>',
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>',
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left"/></xf>',
  '<xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment horizontal="left"/></xf>',
  // quotePrefix: edited in its cell it stays a text.
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyAlignment="1"><alignment vertical="top"/></xf>',
].join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`

/** A name a sheet may have: 31 characters, none of []:*?/\\, no apostrophe at an end. */
export function sheetName(wanted: string, otherwise: string): string {
  const name = [...wanted.replaceAll(/[[\]:*?/\\\p{Cc}]/gu, ' ').trim()].slice(0, 31).join('').slice(0, 31).replaceAll(/^'+|'+$/g, '').trim()
  return name === '' ? otherwise : name.replaceAll(/\p{Cs}/gu, '')
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/**
 * A text for element and attribute. Characters that XML cannot hold become a replacement mark; `_x0041_`, which a spreadsheet program
 * would read as an escaped A, keeps its first underline as an escape.
 */
export const xmlText = (text: string): string => text
  .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
  // oxlint-disable-next-line no-control-regex -- the very characters that XML 1.0 has no place for
  .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD')
  .replaceAll(/[&<>"]/g, (character) => escapes[character]!)
