/** A measured line, held against a limit. `ratio` compares with the bare driver doing the same in the same run. */
export interface Line {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly limit: number
  /** Most lines have an upper limit; a rate has a lower one. */
  readonly atLeast?: boolean
  readonly bare?: number
}

export const isWithin = (line: Line): boolean => (line.atLeast ? line.value >= line.limit : line.value <= line.limit)

export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

/** Runs `work` so many times after a short warm-up; the 95th percentile in milliseconds. */
export async function p95(times: number, work: (round: number) => Promise<unknown>): Promise<number> {
  for (let round = 0; round < Math.min(10, times); round += 1) await work(round)
  const samples: number[] = []
  for (let round = 0; round < times; round += 1) {
    const from = performance.now()
    await work(round)
    samples.push(performance.now() - from)
  }
  return percentile(samples, 0.95)
}

const rounded = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100)

/** The table, or with `--json` an array of {name, value, unit, limit, within}. */
export function print(lines: readonly Line[], json: boolean): void {
  if (json) {
    process.stdout.write(`${JSON.stringify(lines.map((line) => ({ name: line.name, value: rounded(line.value), unit: line.unit, limit: line.limit, within: isWithin(line), ...(line.bare === undefined ? {} : { bare: rounded(line.bare) }) })), null, 1)}\n`)
    return
  }
  const rows = [['line', 'value', 'unit', 'limit', 'within', 'bare driver', 'ratio'], ...lines.map((line) => [
    line.name, String(rounded(line.value)), line.unit, `${line.atLeast ? '≥' : '≤'} ${line.limit}`, isWithin(line) ? 'yes' : 'NO', line.bare === undefined ? '' : String(rounded(line.bare)), line.bare ? String(rounded(line.value / line.bare)) : '',
  ])]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  for (const row of rows) process.stdout.write(`${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()}\n`)
}
