/**
 * `npm run dev`: the screens with reload as you type, on a demonstration site of their own. What main does is built at the start; after a
 * change there, start again.
 */
import { join } from 'node:path'
import { spawn } from 'node:child_process'
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { requireNode } from './lib/node.mjs'
import { root } from './lib/root.mjs'

requireNode()
if (!ensureInstalled() || !ensureBuilt()) process.exit(1)
process.chdir(root)
const { resolveConfig } = await import('electron-vite')
const { createServer } = await import('vite')

const site = spawn(process.execPath, [join(root, 'out', 'main', 'cli.js'), 'serve', '--demo', '--data', join(root, '.cache', 'dev-site'), '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
site.on('exit', code => process.exit(code ?? 1))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => site.kill(signal))

const target = await new Promise((resolve) => {
  site.stdout.on('data', (bytes) => {
    const ready = /is ready at (\S+)/.exec(bytes.toString())
    if (ready) resolve(ready[1])
  })
})
const { config } = await resolveConfig({}, 'serve', 'development')
const server = await createServer({ ...config.renderer, configFile: false, server: { host: '127.0.0.1', port: 5173, proxy: { '/api': { target, ws: true } } } })
await server.listen()
server.printUrls()
