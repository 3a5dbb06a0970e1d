/** Lines by a key, only of keys that stand on more than one line; `undefined` and '' are no keys. */
export function repeatedLines<Row extends { readonly line: number }>(rows: readonly Row[], keyOf: (row: Row) => string | undefined): ReadonlyMap<string, readonly number[]> {
  const lines = new Map<string, number[]>()
  for (const row of rows) {
    const key = keyOf(row)
    if (!key) continue
    const known = lines.get(key)
    if (known) known.push(row.line)
    else lines.set(key, [row.line])
  }
  for (const [key, of] of lines) if (of.length < 2) lines.delete(key)
  return lines
}

const mostLines = 10
/** Lines as a sentence names them: not more than a few, the row's own among them. */
export const shownLines = (lines: readonly number[], own: number): number[] =>
  lines.length <= mostLines ? [...lines] : [...new Set([...lines.slice(0, mostLines - 1), own])].sort((a, b) => a - b)
