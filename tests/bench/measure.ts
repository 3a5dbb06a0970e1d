import type { LoopAway } from './loop'

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

/** A line with what it was at each number of cases, the largest last, and how long the event loop was away meanwhile. */
export interface Measured extends Line { readonly bySize: readonly { readonly cases: number; readonly value: number }[]; readonly loop?: LoopAway }

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

/** Lines of several sizes as one a name: judged at the largest. */
export function acrossSizes(runs: readonly { readonly cases: number; readonly lines: readonly (Line & { loop?: LoopAway })[] }[]): Measured[] {
  const found = new Map<string, Measured>()
  for (const { cases, lines } of runs) for (const line of lines) found.set(line.name, { ...line, bySize: [...(found.get(line.name)?.bySize ?? []), { cases, value: line.value }] })
  return [...found.values()]
}

const rounded = (value: number): number => (Math.abs(value) >= 100 ? Math.round(value) : Math.round(value * 100) / 100)
const text = (value: number | undefined): string => (value === undefined ? '' : String(rounded(value)))

/** The table, or with `--json` an array of {name, value, unit, limit, within} and, where they were measured, `bare`, `ratio`, `bySize`, `loopMs`. */
export function tableOf(lines: readonly Measured[], json: boolean): string {
  const ratio = (line: Line): number | undefined => (line.bare ? line.value / line.bare : undefined)
  if (json) {
    return `${JSON.stringify(lines.map((line) => ({
      name: line.name, value: rounded(line.value), unit: line.unit, limit: rounded(line.limit), within: isWithin(line),
      ...(line.bare ? { bare: rounded(line.bare), ratio: rounded(line.value / line.bare) } : {}), bySize: Object.fromEntries(line.bySize.map(({ cases, value }) => [cases, rounded(value)])), ...(line.loop ? { loopMs: rounded(line.loop.ownMs), loopWallMs: rounded(line.loop.wallMs) } : {}),
    })), null, 1)}\n`
  }
  const sizes = [...new Set(lines.flatMap((line) => line.bySize.map((one) => one.cases)))].sort((a, b) => a - b)
  const rows = [['line', 'value', ...sizes.map((cases) => cases.toLocaleString('en')), 'unit', 'limit', 'within', 'bare driver', 'ratio', 'loop', 'by the clock'], ...lines.map((line) => [
    line.name, text(line.value), ...sizes.map((cases) => text(line.bySize.find((one) => one.cases === cases)?.value)), line.unit, `${line.atLeast ? '≥' : '≤'} ${rounded(line.limit)}`, isWithin(line) ? 'yes' : 'NO', text(line.bare), text(ratio(line)), text(line.loop?.ownMs), text(line.loop?.wallMs),
  ])]
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)))
  return rows.map((row) => `${row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()}\n`).join('')
}
