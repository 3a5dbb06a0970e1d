import { GridBuilder, tooManyColumns, type Grid, type Merge } from './grid'
import { richText, unescaped } from './sharedStrings'
import { sheetCell, type CellMeanings } from './sheetCell'
import { tableLimits, UnreadableTable, type TableCell } from './table'
import { EnoughXml, readXml, type XmlAttributes } from './xml'
import type { ZipArchive } from './zipArchive'

const lastLine = 1_048_576
/** More than a list with one merged cell per row and column has. */
const maxMerges = 200_000

/** What was read of a sheet: where a limit was passed, what stands above it and the refusal. */
export interface SheetReading { readonly grid: Grid; readonly problem: UnreadableTable | null }

/** Reads a sheet's cells and merged cells; what it says about its own size is not believed. Throws `UnreadableTable` (damaged). */
export async function readSheet(zip: ZipArchive, part: string, meanings: CellMeanings, run: { readonly signal?: AbortSignal | undefined; onLine?(line: number): void } = {}): Promise<SheetReading> {
  const reader = new SheetReader(part, meanings, (line) => {
    run.signal?.throwIfAborted()
    run.onLine?.(line)
  })
  try {
    await readXml(part, zip.read(part), reader)
    return { grid: reader.grid, problem: null }
  } catch (error) {
    if (error instanceof UnreadableTable && error.problem !== 'damaged') return { grid: reader.grid, problem: error }
    throw error
  }
}

/** How many lines of a sheet hold something; stops counting where the limit of rows is passed. */
export async function countLines(zip: ZipArchive, part: string): Promise<number> {
  let lines = 0
  let holds = false
  await readXml(part, zip.read(part), {
    open: (name) => {
      if (name === 'row') holds = false
      else if (name === 'v' || name === 'is') holds = true
    },
    close: (name) => {
      if (name === 'row' && holds && ++lines > tableLimits.rows) throw new EnoughXml()
      if (name === 'sheetData') throw new EnoughXml()
    },
  })
  return lines
}

class SheetReader {
  private readonly builder = new GridBuilder()
  private readonly merges: Merge[] = []
  private line = 0
  private cells: (TableCell | undefined)[] = []
  private column = 0
  private stored: { type: string; style: number; value: string | null; formula: string | null } | null = null
  private element = ''
  private readonly inline = richText((text) => { if (this.stored) this.stored.value = text }, 'is')

  constructor(private readonly part: string, private readonly meanings: CellMeanings, private readonly onLine: (line: number) => void) {}

  get grid(): Grid { return { lines: this.builder.lines, merges: this.merges } }

  open(name: string, attributes: XmlAttributes): void {
    this.element = name
    if (name === 'row') this.openRow(attributes)
    else if (name === 'c') this.openCell(attributes)
    else if (name === 'f' && this.stored) this.stored.formula = ''
    else if (name === 'v' && this.stored) this.stored.value = ''
    else if (name === 'mergeCell') this.addMerge(attributes['ref'] ?? '')
    this.inline.open(name)
  }

  text(text: string): void {
    if (!this.stored) return
    if (this.element === 'v') this.stored.value = grown(this.stored.value, text)
    else if (this.element === 'f') this.stored.formula = grown(this.stored.formula, text)
    else this.inline.text(text)
  }

  close(name: string): void {
    this.inline.close(name)
    this.element = ''
    if (name === 'c') this.closeCell()
    else if (name === 'row') this.builder.add(this.line, this.cells)
  }

  private openRow({ r }: XmlAttributes): void {
    const line = r === undefined ? this.line + 1 : Number(r)
    if (!Number.isInteger(line) || line <= this.line || line > lastLine) throw new UnreadableTable('damaged', this.part)
    this.line = line
    this.cells = []
    this.column = 0
    this.onLine(line)
  }

  private openCell({ r, t, s }: XmlAttributes): void {
    const column = r === undefined ? this.column + 1 : columnOf(r)
    if (column === null) throw new UnreadableTable('damaged', this.part)
    this.column = column
    this.stored = { type: t ?? 'n', style: Number(s ?? 0), value: null, formula: null }
  }

  private closeCell(): void {
    if (!this.stored || this.line === 0) return
    const stored = this.stored
    this.stored = null
    if (stored.value === null && stored.formula === null) return
    const value = stored.value !== null && stored.type !== 'inlineStr' ? unescaped(stored.value) : stored.value
    const cell = sheetCell({ ...stored, value }, this.meanings, () => `${columnName(this.column)}${this.line}`)
    if (cell.kind === 'empty') return
    if (this.column > tableLimits.columns) throw tooManyColumns(this.column)
    this.cells[this.column - 1] = cell
  }

  private addMerge(ref: string): void {
    const [, first, top, last, bottom] = /^\$?([A-Z]{1,7})\$?(\d{1,7}):\$?([A-Z]{1,7})\$?(\d{1,7})$/i.exec(ref) ?? []
    if (first === undefined || last === undefined || this.merges.length >= maxMerges) return
    const merge = { top: Number(top), bottom: Number(bottom), left: columnNumber(first), right: columnNumber(last) }
    if (merge.left <= tableLimits.columns) this.merges.push(merge)
  }
}

/** Cut one character behind what a cell may hold: it is refused when it becomes a cell. */
const grown = (text: string | null, more: string): string => ((text ?? '') + more).slice(0, tableLimits.cellCharacters + 1)

const columnOf = (reference: string): number | null => {
  const letters = /^\$?([A-Z]{1,7})\$?\d+$/i.exec(reference)?.[1]
  return letters === undefined ? null : columnNumber(letters)
}

/** A is 1, AA is 27. */
export const columnNumber = (letters: string): number => [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)

/** 1 is A, 27 is AA. */
export function columnName(column: number): string {
  let name = ''
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) name = String.fromCharCode(65 + (rest - 1) % 26) + name
  return name
}
