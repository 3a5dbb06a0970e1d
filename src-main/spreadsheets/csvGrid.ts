import Papa from 'papaparse'
import { textCell } from './cellIn'
import { GridBuilder, headerLines, type Grid } from './grid'
import { mostNames } from './header'
import { tableLimits, UnreadableTable, type ReadTableOptions, type Table, type TableCell } from './table'

type Delimiter = NonNullable<Table['delimiter']>

/** The first one of those that read equally well is taken. */
const delimiters: readonly Delimiter[] = [',', '\t', ';', '|']

/** The first line `sep=;` is Excel's own word for the delimiter, and is not shown by it. */
const announced = /^sep=([,;\t|])\n/i

/**
 * A CSV file's text as lines of cells, numbered as a spreadsheet program does: a quoted line break begins no line. Every cell stays text,
 * save Excel's ="00123", which is the text 00123, and other formulas. Throws `UnreadableTable`.
 */
export function csvGrid(text: string, options: Pick<ReadTableOptions, 'delimiter' | 'knownHeaders'>): { readonly grid: Grid; readonly delimiter: Delimiter } {
  // Within quotes too: how a line ends is nobody's data.
  const lines = text.replace(/\r\n?/g, '\n')
  const said = announced.exec(lines)
  const body = said ? lines.slice(said[0].length) : lines
  const delimiter = options.delimiter ?? said?.[1] as Delimiter | undefined ?? likeliest(body, options.knownHeaders)
  return { grid: readLines(body, delimiter), delimiter }
}

function likeliest(text: string, knownHeaders: readonly string[]): Delimiter {
  const rated = delimiters.map((delimiter) => ({ delimiter, rate: rateOf(text, delimiter, knownHeaders) }))
  return rated.reduce((best, one) => one.rate > best.rate ? one : best).delimiter
}

/** Known columns count before anything else; where none is known, how many columns the first lines have. */
function rateOf(text: string, delimiter: Delimiter, knownHeaders: readonly string[]): number {
  try {
    const { lines } = readLines(text, delimiter, headerLines)
    return mostNames(lines, knownHeaders) * 1000 + Math.max(0, ...lines.map((line) => line.cells.length - 1))
  } catch (error) {
    if (!(error instanceof UnreadableTable)) throw error
    return error.problem === 'too_many_columns' ? tableLimits.columns : 0
  }
}

function readLines(text: string, delimiter: Delimiter, preview = 0): Grid {
  const builder = new GridBuilder()
  let line = 0
  Papa.parse<string[]>(text, {
    delimiter, newline: '\n', preview, skipEmptyLines: false,
    step: ({ data, errors }) => {
      line++
      // A preview ends in the middle of the text.
      if (preview === 0 && errors.some(({ code }) => code === 'MissingQuotes')) throw new UnreadableTable('damaged', String(line))
      builder.add(line, data.map((field) => csvCell(field, line)))
    },
  })
  return { lines: builder.lines, merges: [] }
}

function csvCell(field: string, line: number): TableCell {
  const cell = textCell(field, () => String(line))
  // An apostrophe before what would be computed was put there to keep it a text (writeCsv, and other programs' exports).
  if (cell.kind === 'text' && /^'+[=+\-@＝＋－＠]/.test(cell.text)) return textCell(cell.text.slice(1), () => String(line))
  if (cell.kind !== 'text' || !cell.text.startsWith('=') || cell.text.length === 1) return cell
  const quoted = /^="((?:[^"]|"")*)"$/.exec(cell.text)
  return quoted ? textCell(quoted[1]!.replaceAll('""', '"'), () => String(line)) : { kind: 'formula', text: '', formula: cell.text.slice(1) }
}
