import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './root.mjs'

const patienceMs = 10_000
const watchMs = 500

/**
 * Runs the application without a window in this very process: nothing is left behind when we are killed, and the exit code is its own.
 * @param {readonly string[]} args as after `desk`
 */
export async function runApplication(args) {
  const entry = join(root, 'out', 'main', 'cli.js')
  process.argv = [process.execPath, entry, ...args]
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // The application closes on the first one. npm and the terminal both send it, and the second must not cut the closing short.
    process.on(signal, () => setTimeout(() => process.exit(128 + constants.signals[signal]), patienceMs).unref())
  }
  followNpm()
  await import(pathToFileURL(entry).href)
}

/**
 * Whoever ends `npm start` by its process ends npm's shell, not us: npm's signal stops there, and a server nobody knows of would
 * keep the port and the data folder.
 */
function followNpm() {
  if (process.platform === 'win32' || process.env.npm_lifecycle_event === undefined) return
  const parent = process.ppid
  setInterval(() => { if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM') }, watchMs).unref()
}
