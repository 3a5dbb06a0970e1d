import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { append } from './append'
import { backup, encryption } from './backup'
import { besideExport, besideVerify, liveWindows, upload } from './busy'
import { exportLines } from './export'
import { importing } from './import'
import { watchLoop, type LoopAway } from './loop'
import { acrossSizes, tableOf, type Line, type Measured } from './measure'
import { scriptLine, serverLines } from './process'
import { reminders } from './reminders'
import { rendererLines } from './renderer'
import { filteredBoard, lists, longCase, narrowBoard } from './screens'
import { search } from './search'
import { benchOf, board, casePage, growth, itemChange, loop, type Measure } from './service'
import { defaultCache, isKept, keptSite, openBenchSite, seedInto } from './site'

/** The lines of issue "Trust and scale"; the limits are for 100,000 cases. */
const usage = `npm run bench [-- NAME …] [--cases N,N,…] [--seed S] [--cache DIR] [--json]
  NAME: board case reminders act search lists long loop live upload verify export import backup growth append server renderer; all of them when none is named
  --cases: sites of so many cases, the limits are held against the largest; 1000,10000 when not given, and 100000 once it was seeded (six minutes, 4 GB)
  --cache: seeded sites are kept there and used again; the bench writes to them`

/** On a site of every size. */
const everywhere: Readonly<Record<string, Measure>> = {
  board: async (bench, prepared) => [await board(bench, prepared), await narrowBoard(bench), await filteredBoard(bench)].flat(), case: casePage, reminders, act: itemChange, search, lists, long: longCase, loop,
}
/** On the largest alone: what takes minutes. */
const onLargest: Readonly<Record<string, Measure>> = { live: liveWindows, upload, verify: besideVerify, export: async (bench) => [await besideExport(bench), ...(await exportLines(bench))], import: importing, backup }
const groups = [...Object.keys(everywhere), ...Object.keys(onLargest), 'growth', 'append', 'server', 'renderer']
const smallCases = 1000
const largeCases = 100_000
/** For the rate of seeding, when nothing had to be seeded. */
const appendCases = 2000
const loopMs = 50

const { values, positionals } = parseArgs({ allowPositionals: true, options: { cases: { type: 'string' }, seed: { type: 'string', default: '1' }, json: { type: 'boolean', default: false }, cache: { type: 'string', default: defaultCache }, help: { type: 'boolean' } } })
const seed = Number(values.seed)
const sizes = values.cases ? values.cases.split(',').map(Number).sort((a, b) => a - b) : [smallCases, 10_000, ...(isKept(values.cache, largeCases, seed) ? [largeCases] : [])]
const unknown = positionals.filter((name) => !groups.includes(name))
const wants = (group: string): boolean => positionals.length === 0 || positionals.includes(group)

if (values.help || unknown.length > 0 || sizes.some((cases) => !(cases > 0)) || Number.isNaN(seed)) {
  process.stderr.write(`${usage}\n`)
  process.exitCode = values.help ? 0 : 2
} else {
  mkdirSync(values.cache, { recursive: true })
  const scratch = mkdtempSync(join(tmpdir(), 'desk-bench-'))
  try {
    process.stdout.write(tableOf(await measureAll(scratch), values.json))
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

type Watched = Line & { readonly loop?: LoopAway }

async function measureAll(scratch: string): Promise<Measured[]> {
  const load = loadavg()[0] ?? 0
  if (load > availableParallelism()) note(`机器很忙，数字偏高 / the machine is busy (load ${load.toFixed(1)}), figures are too high`)
  const runs: { cases: number; lines: Watched[] }[] = []
  let seeded: { dataDir: string; cases: number; seconds: number } | null = null
  if (groups.some((group) => group !== 'renderer' && group !== 'append' && wants(group))) {
    for (const cases of sizes) {
      const { dataDir, seconds } = await keptSite(values.cache, cases, seed, note)
      if (seconds !== null) seeded = { dataDir, cases, seconds }
      note(`measuring ${cases} cases`)
      runs.push({ cases, lines: await measureSite(dataDir, cases === sizes.at(-1), scratch) })
    }
  }
  const lines = acrossSizes(runs)
  const alone = (line: Line): Measured => ({ ...line, bySize: [] })
  // Without the watch: what a worker does, done here.
  if (wants('backup')) lines.push(alone(await encryption()))
  if (wants('append')) lines.push(alone(await appendLine(seeded, scratch)))
  const away = lines.flatMap((line) => line.loop ?? [])
  const isQuiet = load <= availableParallelism()
  // By the clock where the processors were ours; on a busy machine only our own computing says something about us.
  if (away.length > 0) lines.push(alone({ name: `event loop away at most, all lines${isQuiet ? '' : ', own computing'}`, unit: 'ms', limit: loopMs, value: Math.max(...away.map((one) => (isQuiet ? one.wallMs : one.ownMs))) }))
  if (wants('renderer')) lines.push(...[scriptLine(), ...(await rendererLines(scratch))].map(alone))
  return lines
}

async function measureSite(dataDir: string, isLargest: boolean, scratch: string): Promise<Watched[]> {
  const lines: Watched[] = []
  const site = await openBenchSite(dataDir)
  const bench = await benchOf(site, scratch)
  for (const [group, measure] of Object.entries({ ...everywhere, ...(isLargest ? onLargest : {}) })) if (wants(group)) lines.push(...(await watched((prepared) => measure(bench, prepared))))
  if (isLargest && wants('growth') && sizes.length > 1) {
    const small = await openBenchSite((await keptSite(values.cache, sizes[0]!, seed, note)).dataDir)
    lines.push(await growth(bench, await benchOf(small, scratch), sizes.at(-1)!, sizes[0]!))
    await small.close()
  }
  await site.close()
  if (wants('server')) lines.push(...(await serverLines(dataDir)))
  return lines
}

async function watched(measure: (prepared: () => void) => Promise<Line | readonly Line[]>): Promise<Watched[]> {
  const watch = watchLoop()
  const lines = await measure(watch.restart)
  const away = watch.end()
  for (const line of [lines].flat()) note(`  ${line.name}: ${line.value.toFixed(2)} ${line.unit}, loop ${away.ownMs.toFixed(1)} ms, by the clock ${away.wallMs.toFixed(1)} ms`)
  return [lines].flat().map((line) => ({ ...line, loop: away }))
}

/** On what was seeded in this run, else on a small site made for it. */
async function appendLine(seeded: { dataDir: string; cases: number; seconds: number } | null, scratch: string): Promise<Line> {
  const made = seeded ?? { dataDir: join(scratch, 'append'), cases: appendCases, seconds: await seedInto(join(scratch, 'append'), appendCases, seed) }
  const site = await openBenchSite(made.dataDir)
  const line = await append(site, made.seconds, scratch)
  await site.close()
  return { ...line, name: `${line.name} (${made.cases} cases)` }
}

function note(text: string): void {
  process.stderr.write(`${text}\n`)
}
