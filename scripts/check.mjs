/** Types, lint and the direction of imports: `npm run check`. Runs everything, two at a time, then names what failed. */
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './lib/root.mjs'

/** Runs a program of node_modules; what it says is held back, for another one runs beside it. */
const node = (path, ...args) => () => new Promise((resolve) => {
  const child = spawn(process.execPath, [join(root, 'node_modules', path), ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const said = []
  child.stdout.on('data', bytes => said.push(bytes))
  child.stderr.on('data', bytes => said.push(bytes))
  child.on('error', error => resolve({ ok: false, said: error.message }))
  child.on('close', status => resolve({ ok: status === 0, said: Buffer.concat(said).toString().trimEnd() }))
})

/** oxlint reads a component's script, not its template. */
async function noHtmlFromData() {
  const folder = join(root, 'src-renderer')
  const guilty = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.vue') && /\sv-html\b|\.innerHTML\b/.test(readFileSync(join(folder, name), 'utf8')))
  return { ok: guilty.length === 0, said: guilty.map(name => `${relative(root, join(folder, name))}: names and notes are hostile text, no v-html or innerHTML (DESIGN §5)`).join('\n') }
}

const rooms = ['src-shared', 'src-main', 'src-preload', 'src-renderer', 'tests'].filter(name => existsSync(join(root, name)))
/** The longest first. */
const checks = {
  'tsc (node)': node('typescript/bin/tsc', '-p', 'tsconfig.node.json'),
  'vue-tsc (web)': node('vue-tsc/bin/vue-tsc.js', '-p', 'tsconfig.web.json'),
  'import directions': node('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', '--no-progress', ...rooms),
  oxlint: node('oxlint/bin/oxlint'),
  'no v-html': noHtmlFromData,
}

const waiting = Object.entries(checks)
const failed = []
async function runNext() {
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [name, check] = next
    const startedAt = performance.now()
    const { ok, said } = await check()
    if (!ok) failed.push(name)
    if (said) console.log(said)
    console.log(`${ok ? '✓' : '✗'} ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`)
  }
}
await Promise.all([runNext(), runNext()])
if (failed.length > 0) {
  console.error(`check failed: ${failed.join(', ')}`)
  process.exitCode = 1
}
