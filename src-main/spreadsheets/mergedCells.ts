import { emptyCell } from './cellIn'
import type { GridLine, Merge } from './grid'
import type { TableCell } from './table'

/** Lets the value of merged cells stand in each line they cover, in their first column. */
export const fillDown = (lines: readonly GridLine[], merges: readonly Merge[]): readonly GridLine[] =>
  filled(lines, merges.filter((merge) => merge.bottom > merge.top), (merge) => [merge.left, merge.left])

/** Lets it stand in each column too, up to `width`; apart from `fillDown`, since a header that is merged across is one column. */
export const fillAcross = (lines: readonly GridLine[], merges: readonly Merge[], width: number): readonly GridLine[] =>
  filled(lines, merges.filter((merge) => merge.right > merge.left), (merge) => [merge.left + 1, Math.min(merge.right, width)])

/** Only lines that hold something of their own are filled: a merge down to the last line of the sheet makes no lines. */
function filled(lines: readonly GridLine[], merges: readonly Merge[], columnsOf: (merge: Merge) => readonly [from: number, to: number]): readonly GridLine[] {
  if (merges.length === 0) return lines
  const starting = groupByTop(merges)
  // By first column: merged cells do not overlap, and where a broken file says so the later one holds.
  const open = new Map<number, { readonly merge: Merge; readonly value: TableCell }>()
  return lines.map((line) => {
    for (const merge of starting.get(line.line) ?? []) open.set(merge.left, { merge, value: line.cells[merge.left - 1] ?? emptyCell })
    const cells = [...line.cells]
    for (const { merge, value } of open.values()) {
      if (merge.bottom < line.line) open.delete(merge.left)
      else if (value.kind !== 'empty') put(cells, value, columnsOf(merge))
    }
    return { line: line.line, cells }
  })
}

function put(cells: TableCell[], value: TableCell, [from, to]: readonly [number, number]): void {
  for (let column = from; column <= to; column++) {
    while (cells.length < column) cells.push(emptyCell)
    if (cells[column - 1]!.kind === 'empty') cells[column - 1] = value
  }
}

function groupByTop(merges: readonly Merge[]): Map<number, Merge[]> {
  const groups = new Map<number, Merge[]>()
  for (const merge of merges) {
    const group = groups.get(merge.top)
    if (group) group.push(merge)
    else groups.set(merge.top, [merge])
  }
  return groups
}
