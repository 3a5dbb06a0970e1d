/**
 * `npm run faults [-- NAME --rounds N --seed S]`: lets the application meet a fault as `npm test` does, for as many rounds as you like; `all`
 * runs each. Without NAME it lists what there is. Ends with a table; 0 when every round ended as it must.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ensureInstalled } from './lib/install.mjs'
import { requireNode } from './lib/node.mjs'
import { root } from './lib/root.mjs'
import { run } from './lib/run.mjs'

const folder = join(root, 'tests', 'faults')
const ending = '.test.ts'
const names = readdirSync(folder).filter(name => name.endsWith(ending)).map(name => name.slice(0, -ending.length)).sort()

/** A fault says what it is in the comment that its file begins with. */
const saying = name => /^\/\*\*\s*(?:\* )?([\s\S]*?)\s*\*\//.exec(readFileSync(join(folder, name + ending), 'utf8'))?.[1]?.replaceAll(/\s*\n \* ?/g, ' ') ?? ''

function usage() {
  console.log('npm run faults -- NAME [--rounds N] [--seed S]\n')
  for (const name of ['all', ...names]) console.log(`  ${name.padEnd(16)}${name === 'all' ? 'every one of these' : saying(name)}`)
}

function table(lines) {
  const columns = ['name', 'rounds', 'seed', 'acknowledged', 'lost', 'ended', 'remarks']
  const cells = [columns, ...lines.map(line => columns.map(column => String(column === 'remarks' ? line.remarks.join('; ') : line[column])))]
  const widths = columns.map((_, at) => Math.max(...cells.map(row => row[at].length)))
  for (const row of cells) console.log(row.map((cell, at) => cell.padEnd(widths[at])).join('  ').trimEnd())
}

requireNode()
const { values, positionals } = parseArgs({ allowPositionals: true, options: { rounds: { type: 'string' }, seed: { type: 'string' } } })
const [wanted] = positionals
if (wanted !== undefined && wanted !== 'all' && !names.includes(wanted)) console.error(`no fault is called “${wanted}”`)
if (wanted === undefined || (wanted !== 'all' && !names.includes(wanted))) {
  usage()
  process.exit(wanted === undefined ? 0 : 2)
}
for (const [option, value] of Object.entries(values)) {
  if (/^\d{1,9}$/.test(value)) continue
  console.error(`--${option} wants a number`)
  process.exit(2)
}
if (!ensureInstalled({ quiet: true })) process.exit(1)

const report = join(root, '.cache', 'faults')
rmSync(report, { recursive: true, force: true })
mkdirSync(report, { recursive: true })
const env = {
  ...process.env, HANDOVER_FAULT_REPORT: report,
  ...(values.rounds ? { HANDOVER_FAULT_ROUNDS: values.rounds } : {}), ...(values.seed ? { HANDOVER_FAULT_SEED: values.seed } : {}),
}
const lines = []
for (const name of wanted === 'all' ? names : [wanted]) {
  const ok = run(process.execPath, [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', '--project', 'faults', `tests/faults/${name}${ending}`], { env })
  const seen = (() => {
    try {
      return JSON.parse(readFileSync(join(report, `${name}.json`), 'utf8'))
    } catch {
      return { name, rounds: 0, seed: '', acknowledged: 0, lost: '?', remarks: [] }
    }
  })()
  lines.push({ ...seen, ended: ok ? 'well' : 'BADLY' })
}
console.log()
table(lines)
if (lines.some(line => line.ended !== 'well')) process.exitCode = 1
