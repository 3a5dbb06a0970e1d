/**
 * `npm test`: installs what is missing, checks, builds, then runs unit, integration, fault and browser tests. Stops at the first part that
 * fails. Ends with a summary whose last line is `N passed, N failed`; a part that fails without counting tests counts as one.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from './lib/build.mjs'
import { playwrightCounts, vitestCounts } from './lib/counts.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { requireNode } from './lib/node.mjs'
import { root } from './lib/root.mjs'
import { run } from './lib/run.mjs'
import { pageSnapshots } from './lib/snapshots.mjs'
import { ensureTools } from './lib/tools.mjs'

requireNode()
const cache = join(root, '.cache')
const reports = { vitest: join(cache, 'vitest.json'), playwright: join(cache, 'playwright.json') }
const bin = (...path) => join(root, 'node_modules', ...path)

const parts = [
  { name: 'install', work: () => ensureInstalled() },
  { name: 'tools', work: ensureTools },
  { name: 'check', work: () => run(process.execPath, [join(root, 'scripts', 'check.mjs')]) },
  { name: 'build', work: () => ensureBuilt() },
  {
    name: 'vitest',
    work: () => run(process.execPath, [bin('vitest', 'vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${reports.vitest}`]),
    counts: () => vitestCounts(reports.vitest),
  },
  {
    name: 'playwright',
    work: () => run(process.execPath, [bin('@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'],
      { env: { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: reports.playwright } }),
    counts: () => playwrightCounts(reports.playwright),
  },
]

mkdirSync(cache, { recursive: true })
for (const path of Object.values(reports)) rmSync(path, { force: true })

const summary = []
const total = { passed: 0, failed: 0 }
for (const { name, work, counts } of parts) {
  const startedAt = performance.now()
  console.log(`\n== ${name}`)
  const ok = await work()
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  const counted = counts?.()
  total.passed += counted?.passed ?? 0
  total.failed += ok ? (counted?.failed ?? 0) : Math.max(1, counted?.failed ?? 0)
  summary.push(`${ok ? '✓' : '✗'} ${name.padEnd(12)}${seconds.padStart(7)} s${counted ? `   ${counted.passed} passed, ${counted.failed} failed, ${counted.skipped} skipped` : ''}`)
  if (!ok) {
    if (name === 'playwright') console.log(pageSnapshots(join(root, 'test-results')))
    break
  }
}
for (const { name } of parts.slice(summary.length)) summary.push(`- ${name.padEnd(12)}not run`)

console.log(`\n${summary.join('\n')}`)
console.log(`${total.passed} passed, ${total.failed} failed`)
if (total.failed > 0) process.exitCode = 1
