import { UnreadableTable, type OtherFormat } from './table'
import type { ZipArchive } from './zipArchive'

/** Formats that are zip archives, by a part that each has. */
const telling: readonly (readonly [part: RegExp, format: OtherFormat])[] = [
  [/^xl\/workbook\.bin$/i, 'xlsb'], [/^word\/document\.xml$/i, 'word'], [/^ppt\/presentation\.xml$/i, 'slides'], [/^index\/.*\.iwa$|^index\.zip$/i, 'numbers'],
]

/** Refuses a zip archive that is no workbook of ours, or one with macros. Throws `UnreadableTable` (other_format, with_macros). */
export async function refuseOtherZip(zip: ZipArchive): Promise<void> {
  const other = telling.find(([part]) => zip.names.some((name) => part.test(name)))?.[1]
  if (other) throw new UnreadableTable('other_format', other)
  if (zip.has('mimetype')) throw new UnreadableTable('other_format', openDocument(await firstText(zip, 'mimetype')))
  const isWorkbook = zip.has('xl/workbook.xml') || zip.names.some((name) => /(^|\/)workbook[^/]*\.xml$/i.test(name))
  if (!isWorkbook) throw new UnreadableTable(zip.has('[Content_Types].xml') ? 'damaged' : 'other_format', zip.has('[Content_Types].xml') ? 'xl/workbook.xml' : 'zip')
  if (zip.names.some((name) => /(^|\/)vbaProject[^/]*\.bin$/i.test(name)) || (await firstText(zip, '[Content_Types].xml')).includes('macroEnabled')) throw new UnreadableTable('with_macros', '')
}

function openDocument(mimetype: string): OtherFormat {
  if (mimetype.includes('opendocument.spreadsheet')) return 'ods'
  if (mimetype.includes('opendocument.text')) return 'word'
  return mimetype.includes('opendocument.presentation') ? 'slides' : 'zip'
}

async function firstText(zip: ZipArchive, name: string): Promise<string> {
  if (!zip.has(name)) return ''
  let text = ''
  for await (const chunk of zip.read(name)) {
    text += Buffer.from(chunk).toString('latin1')
    if (text.length > 1024 * 1024) break
  }
  return text
}
