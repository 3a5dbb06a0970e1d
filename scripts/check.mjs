/** Types, lint and the direction of imports: `npm run check`. Runs everything, then names what failed. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './lib/root.mjs'

const bin = path => join(root, 'node_modules', path)
const node = (path, ...args) => () => spawnSync(process.execPath, [bin(path), ...args], { cwd: root, stdio: 'inherit' }).status === 0

/** oxlint reads a component's script, not its template. */
function noHtmlFromData() {
  const folder = join(root, 'src-renderer')
  const guilty = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.vue') && /\sv-html\b|\.innerHTML\b/.test(readFileSync(join(folder, name), 'utf8')))
  for (const name of guilty) console.error(`${relative(root, join(folder, name))}: names and notes are hostile text, no v-html or innerHTML (DESIGN §5)`)
  return guilty.length === 0
}

const rooms = ['src-shared', 'src-main', 'src-preload', 'src-renderer', 'tests'].filter(name => existsSync(join(root, name)))
const checks = {
  'tsc (node)': node('typescript/bin/tsc', '-p', 'tsconfig.node.json'),
  'vue-tsc (web)': node('vue-tsc/bin/vue-tsc.js', '-p', 'tsconfig.web.json'),
  oxlint: node('oxlint/bin/oxlint'),
  'no v-html': noHtmlFromData,
  'import directions': node('dependency-cruiser/bin/dependency-cruise.mjs', '--config', '.dependency-cruiser.cjs', '--no-progress', ...rooms),
}

const failed = []
for (const [name, passes] of Object.entries(checks)) {
  const startedAt = performance.now()
  const ok = passes()
  if (!ok) failed.push(name)
  console.log(`${ok ? '✓' : '✗'} ${name} (${((performance.now() - startedAt) / 1000).toFixed(1)} s)`)
}
if (failed.length > 0) {
  console.error(`check failed: ${failed.join(', ')}`)
  process.exitCode = 1
}
