/** A measured line, held against a limit. `bare` is the bare driver doing the same on the same rows in the same run. */
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

/** Runs `work` so many times after a short warm-up; how long each took, in milliseconds. */
export async function timed(times: number, work: (round: number) => Promise<unknown>): Promise<number[]> {
  for (let round = 0; round < Math.min(20, times); round += 1) await work(round)
  const samples: number[] = []
  for (let round = 0; round < times; round += 1) {
    const from = performance.now()
    await work(round)
    samples.push(performance.now() - from)
  }
  return samples
}

export const p95 = async (times: number, work: (round: number) => Promise<unknown>): Promise<number> => percentile(await timed(times, work), 0.95)

const rounded = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100)

/** The table, or with `--json` an array of {name, value, unit, limit, within} and, where it was measured, `bare`. */
export function tableOf(lines: readonly Line[], json: boolean): string {
  if (json) {
    return `${JSON.stringify(lines.map((line) => ({ name: line.name, value: rounded(line.value), unit: line.unit, limit: rounded(line.limit), within: isWithin(line), ...(line.bare === undefined ? {} : { bare: rounded(line.bare) }) })), null, 1)}\n`
  }
  const rows = [['line', 'value', 'unit', 'limit', 'within', 'bare driver', 'ratio'], ...lines.map((line) => [
    line.name, String(rounded(line.value)), line.unit, `${line.atLeast ? '≥' : '≤'} ${rounded(line.limit)}`, isWithin(line) ? 'yes' : 'NO', line.bare === undefined ? '' : String(rounded(line.bare)), line.bare ? String(rounded(line.value / line.bare)) : '',
  ])]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) => `${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()}\n`).join('')
}
