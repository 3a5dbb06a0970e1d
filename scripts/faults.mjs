/**
 * `npm run faults [-- NAME --rounds N --seed S]`: lets the application meet faults, as `npm test` does in few rounds, for as long as you like.
 * Without NAME it lists what there is; `all` runs each.
 */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled } from './lib/install.mjs'
import { requireNode } from './lib/node.mjs'
import { root } from './lib/root.mjs'

requireNode()
if (!ensureInstalled({ quiet: true })) process.exit(1)
process.env.TZ = 'Asia/Shanghai'
const { build } = await import('vite')
const alias = { '@shared': join(root, 'src-shared'), '@main': join(root, 'src-main') }
const outDir = join(root, 'out', 'faults')
const bundle = (entry, name, emptyOutDir) => build({
  root, configFile: false, logLevel: 'error', resolve: { alias },
  build: { ssr: join(root, entry), outDir, emptyOutDir, target: 'node20', minify: false, rolldownOptions: { output: { entryFileNames: name } } },
})
await bundle('tests/faults/run.ts', 'run.js', true)
// Worker threads run built code, and it has to be the code that is tested.
await bundle('src-main/worker.ts', 'worker.js', false)
process.env.HANDOVER_WORKER = join(outDir, 'worker.js')
const { runFaults } = await import(pathToFileURL(join(outDir, 'run.js')).href)
process.exitCode = await runFaults(process.argv.slice(2))
