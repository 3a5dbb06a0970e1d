import { isDateFormat, zeroPadding } from './dateFormat'
import { readXml } from './xml'
import type { ZipArchive } from './zipArchive'

/** What a cell's style makes of its number. */
export interface CellFormat { readonly isDate: boolean; readonly padding: number }

const plain: CellFormat = { isDate: false, padding: 0 }
const maxFormats = 70_000

/** The format of each style a cell can name, by its number. Throws `UnreadableTable` (damaged). */
export async function readCellFormats(zip: ZipArchive, part: string | null): Promise<(style: number) => CellFormat> {
  const codes = new Map<number, string>()
  const formats: CellFormat[] = []
  let inCellFormats = false
  if (part !== null) {
    await readXml(part, zip.read(part), {
      open: (name, attributes) => {
        if (name === 'numFmt' && codes.size < maxFormats) codes.set(Number(attributes['numFmtId']), (attributes['formatCode'] ?? '').slice(0, 255))
        else if (name === 'cellXfs') inCellFormats = true
        else if (name === 'xf' && inCellFormats && formats.length < maxFormats) formats.push(formatOf(Number(attributes['numFmtId'] ?? 0), codes))
      },
      close: (name) => { if (name === 'cellXfs') inCellFormats = false },
    })
  }
  return (style) => formats[style] ?? plain
}

function formatOf(id: number, codes: ReadonlyMap<number, string>): CellFormat {
  const code = codes.get(id)
  const isDate = isDateFormat(id, code)
  const padding = zeroPadding(code)
  return isDate || padding > 0 ? { isDate, padding } : plain
}
