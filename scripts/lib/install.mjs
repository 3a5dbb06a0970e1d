import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { note, npm } from './run.mjs'

const modules = join(root, 'node_modules')
const stampFile = join(modules, '.handover-lock-hash')
const driver = join(modules, 'sqlite3', 'build', 'Release', 'node_sqlite3.node')

const read = path => existsSync(path) ? readFileSync(path, 'utf8') : ''

/** Somebody ran npm himself: every package that is not optional stands there in the version of the lock file. */
function installedByHand(lock) {
  const hidden = read(join(modules, '.package-lock.json'))
  if (!hidden) return false
  const there = JSON.parse(hidden).packages
  return Object.entries(JSON.parse(lock).packages)
    .every(([path, { version, optional, devOptional, peer }]) => path === '' || optional || devOptional || peer || there[path]?.version === version)
}

/**
 * Makes node_modules follow package-lock.json. Costs a few milliseconds when it does already.
 * Installs nothing into modules that are linked from elsewhere.
 * @param {{ quiet?: boolean }} [options] quiet: all output on standard error
 * @returns {boolean} false when npm failed or must not run; the reason has been said
 */
export function ensureInstalled({ quiet = false } = {}) {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const hash = createHash('sha256').update(lock).digest('hex')
  const stdio = quiet ? ['ignore', 2, 2] : 'inherit'
  if (read(stampFile) !== hash && !installedByHand(lock)) {
    // npm ci would empty the folder that the link leads to, and somebody else works with that one.
    if (lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return refused()
    console.error('正在安装依赖,首次需要几分钟… / Installing dependencies; the first time takes a few minutes…')
    // A page of warnings about newer Nodes would hide the line that matters (STACK 1).
    if (!npm(['ci', '--no-audit', '--no-fund', '--loglevel=error'], { stdio })) return failed('npm ci')
  }
  // npm may be told not to run install scripts; then the driver was not built.
  if (!existsSync(driver) && !npm(['rebuild', 'sqlite3'], { stdio })) return failed('npm rebuild sqlite3')
  if (read(stampFile) !== hash) note(stampFile, hash)
  return true
}

function refused() {
  console.error('node_modules 是指向别处的链接,其中的依赖与 package-lock.json 不一致。请在它所在的项目里执行 npm ci,或删除此链接后重试。 / node_modules is a link to another folder, and what is installed there does not match package-lock.json. Run npm ci in the project it belongs to, or remove the link and try again.')
  return false
}

function failed(command) {
  console.error(`安装失败(${command}),原因见上。 / Installing failed (${command}); the reason is above.`)
  return false
}
