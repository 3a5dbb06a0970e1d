import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { append } from './append'
import { tableOf, type Line } from './measure'
import { scriptLine, serverLines } from './process'
import { benchOf, board, casePage, growth, itemChange, loop, search, type Measure } from './service'
import { openBenchSite, seedInto } from './site'

/** The lines of issue "Trust and scale", on a seeded site; the limits are for 100,000 cases. */
const usage = `npm run bench [-- NAME …] [--cases N] [--seed S] [--data DIR] [--json]
  NAME: board case act search loop growth append server renderer; all of them when none is named
  --data: a seeded site is kept there and used again (without append); the bench writes to it`

const measures: Readonly<Record<string, Measure>> = { board, case: casePage, act: itemChange, search, loop }
const groups = [...Object.keys(measures), 'growth', 'append', 'server', 'renderer']
const smallCases = 1000

const { values, positionals } = parseArgs({ allowPositionals: true, options: { cases: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' }, json: { type: 'boolean', default: false }, data: { type: 'string' }, help: { type: 'boolean' } } })
const cases = Number(values.cases)
const seed = Number(values.seed)
const unknown = positionals.filter((name) => !groups.includes(name))
const wants = (group: string): boolean => positionals.length === 0 || positionals.includes(group)

if (values.help || unknown.length > 0 || !(cases > 0) || Number.isNaN(seed)) {
  process.stderr.write(`${usage}\n`)
  process.exitCode = values.help ? 0 : 2
} else {
  const scratch = mkdtempSync(join(tmpdir(), 'desk-bench-'))
  try {
    process.stdout.write(tableOf(await measureAll(scratch), values.json))
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

async function measureAll(scratch: string): Promise<Line[]> {
  const load = loadavg()[0] ?? 0
  if (load > availableParallelism()) note(`机器很忙，数字偏高 / the machine is busy (load ${load.toFixed(1)}), figures are too high`)
  const lines: Line[] = []
  if (groups.some((group) => group !== 'renderer' && wants(group))) lines.push(...(await measureSite(scratch)))
  if (wants('renderer')) lines.push(scriptLine())
  return lines
}

async function measureSite(scratch: string): Promise<Line[]> {
  const dataDir = values.data ?? join(scratch, 'site')
  const kept = existsSync(join(dataDir, 'site.db'))
  if (!kept) note(`seeding ${cases} cases`)
  const seconds = kept ? null : await seedInto(dataDir, cases, seed)
  const lines: Line[] = []
  const site = await openBenchSite(dataDir)
  const bench = await benchOf(site, scratch)
  for (const [group, measure] of Object.entries(measures)) if (wants(group)) lines.push(await measure(bench))
  if (wants('growth') && cases > smallCases) {
    await seedInto(join(scratch, 'small'), smallCases, seed)
    const small = await openBenchSite(join(scratch, 'small'))
    lines.push(await growth(bench, await benchOf(small, scratch), cases, smallCases))
    await small.close()
  }
  if (wants('append') && seconds !== null) lines.push(await append(site, seconds, scratch))
  await site.close()
  if (wants('server')) lines.push(...(await serverLines(dataDir)))
  return lines
}

function note(text: string): void {
  process.stderr.write(`${text}\n`)
}
