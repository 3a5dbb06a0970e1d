import { textCell } from './cellIn'
import { tableLimits, UnreadableTable, type TableCell } from './table'
import { readXml } from './xml'
import type { ZipArchive } from './zipArchive'

/** Texts are kept for as long as the workbook is read; a sheet at its limits refers to fewer. */
const maxStrings = 2_000_000
const maxCharacters = 48 * 1024 * 1024

/** The texts that a workbook's cells refer to by number. */
export interface SharedStrings {
  /** The text as a cell, the same object each time. Throws `UnreadableTable` (damaged, cell_too_long). */
  cell(index: number, where: () => string): TableCell
}

/** Reads them, or none when the workbook has no such part. Throws `UnreadableTable`. */
export async function readSharedStrings(zip: ZipArchive, part: string | null): Promise<SharedStrings> {
  const texts: string[] = []
  const cells: TableCell[] = []
  if (part !== null) await collect(zip, part, texts)
  return {
    cell: (index, where) => {
      const text = texts[index]
      if (text === undefined) throw new UnreadableTable('damaged', part ?? where())
      return cells[index] ??= textCell(text, where)
    },
  }
}

async function collect(zip: ZipArchive, part: string, texts: string[]): Promise<void> {
  let characters = 0
  const rich = richText((text) => {
    characters += text.length
    if (characters > maxCharacters || texts.length >= maxStrings) throw new UnreadableTable('unpacks_too_large', part)
    texts.push(text)
  }, 'si')
  await readXml(part, zip.read(part), rich)
}

/**
 * Gathers the text inside each `element` (its runs one behind the other, without the phonetic hints) and gives it on at its end.
 * Longer than a cell may be, it is cut one character behind: whoever makes a cell of it refuses it.
 */
export function richText(give: (text: string) => void, element: string): { open(name: string): void; text(text: string): void; close(name: string): void } {
  let text: string | null = null
  let phonetic = 0
  let inText = false
  return {
    open: (name) => {
      if (name === element) text = ''
      else if (name === 'rPh') phonetic++
      else if (name === 't') inText = true
    },
    text: (piece) => {
      if (text !== null && inText && phonetic === 0 && text.length <= tableLimits.cellCharacters) text += piece.slice(0, tableLimits.cellCharacters + 1 - text.length)
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') phonetic--
      else if (name === element && text !== null) {
        give(unescaped(text))
        text = null
      }
    },
  }
}

/** Characters that XML cannot hold are written _x000D_; a line break inside a cell comes so from older Excel. */
export const unescaped = (text: string): string => text.includes('_x')
  ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
  : text
