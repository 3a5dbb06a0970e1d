import { headerLines, type GridLine } from './grid'
import { columnKey, headerKey } from './headerName'

/** A file in which no line names this many known columns has no header that can be told from its rows. */
const namesOfAHeader = 2

/** The header among a sheet's lines: the first of those that name the most known columns, among the first thirty; null when none does. */
export function findHeader(lines: readonly GridLine[], knownHeaders: readonly string[]): GridLine | null {
  const known = new Set(knownHeaders.map(headerKey))
  let best: GridLine | null = null
  let bestNames = Math.min(namesOfAHeader, known.size) - 1
  for (const line of lines.slice(0, headerLines)) {
    const names = namedIn(line, known)
    if (names > bestNames) {
      best = line
      bestNames = names
    }
  }
  return best
}

/** How many of the known columns a line names. */
function namedIn(line: GridLine, known: ReadonlySet<string>): number {
  const named = line.cells.map((cell) => headerKey(cell.text)).filter((key) => known.has(key))
  return new Set(named).size
}

/** The most known columns that any of the lines names: what tells one delimiter from another. */
export function mostNames(lines: readonly GridLine[], knownHeaders: readonly string[]): number {
  const known = new Set(knownHeaders.map(headerKey))
  return Math.max(0, ...lines.slice(0, headerLines).map((line) => namedIn(line, known)))
}

/** Names that stand more than once in a header, as they stand there. */
export function repeatedNames(header: readonly string[]): string[] {
  const seen = new Map<string, { readonly name: string; times: number }>()
  for (const name of header.filter((text) => text !== '')) {
    const entry = seen.get(columnKey(name))
    if (entry) entry.times++
    else seen.set(columnKey(name), { name, times: 1 })
  }
  return [...seen.values()].filter(({ times }) => times > 1).map(({ name }) => name)
}
