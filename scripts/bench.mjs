/** `npm run bench [-- NAME … --cases N,N --json]`: measures the running application against its limits, and against the bare driver in the same run. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { requireNode } from './lib/node.mjs'
import { root } from './lib/root.mjs'

requireNode()
if (!ensureInstalled({ quiet: true }) || !ensureBuilt({ quiet: true })) process.exit(1)
const { build } = await import('vite')
const outDir = join(root, 'out', 'bench')
await build({
  root, configFile: false, logLevel: 'error', resolve: { alias: { '@shared': join(root, 'src-shared'), '@main': join(root, 'src-main') } },
  build: { ssr: join(root, 'tests/bench/bench.ts'), outDir, emptyOutDir: true, target: 'node20', rolldownOptions: { output: { entryFileNames: 'bench.js' } } },
})
await import(pathToFileURL(join(outDir, 'bench.js')).href)
