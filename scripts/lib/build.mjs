import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { note, run } from './run.mjs'

const out = join(root, 'out')
const cache = join(root, '.cache')
const stampFile = join(out, '.stamp')
const lockFile = join(cache, 'build.lock')
const inputs = ['src-main', 'src-preload', 'src-renderer', 'src-shared', 'resources', 'electron.vite.config.ts', 'package.json', 'package-lock.json', 'tsconfig.json']
const outputs = ['main/index.js', 'main/cli.js', 'main/worker.js', 'preload/index.cjs', 'renderer/index.html']

/** Every file that the build may read, in a fixed order. */
function sources() {
  return inputs.filter(name => existsSync(join(root, name))).flatMap((name) => {
    if (!statSync(join(root, name)).isDirectory()) return [name]
    return readdirSync(join(root, name), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name).slice(root.length + 1))
  }).toSorted()
}

const digest = parts => createHash('sha256').update(parts.join('\n')).digest('hex')
/** Names, sizes and times: a few milliseconds. */
const quickHash = files => digest(files.map((name) => {
  const { size, mtimeMs } = statSync(join(root, name))
  return `${name} ${size} ${mtimeMs}`
}))
/** The bytes: git and copying change times, and that alone is no reason to build. */
const contentHash = files => digest(files.map(name => `${name} ${createHash('sha256').update(readFileSync(join(root, name))).digest('hex')}`))

function readStamp() {
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8'))
  } catch {
    return {}
  }
}

function isFresh() {
  if (!outputs.every(name => existsSync(join(out, name)))) return false
  const files = sources()
  const stamp = readStamp()
  const quick = quickHash(files)
  if (stamp.quick === quick) return true
  const content = contentHash(files)
  if (stamp.content !== content) return false
  note(stampFile, JSON.stringify({ quick, content }))
  return true
}

const sleep = ms => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms)

function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** One build at a time in this folder; a lock left by a killed build is taken over. */
function withLock(work) {
  mkdirSync(cache, { recursive: true })
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const owner = existsSync(lockFile) ? Number(readFileSync(lockFile, 'utf8')) : 0
      // An empty file: its owner is about to write its number, or died there.
      if (owner === 0) sleep(200)
      if (existsSync(lockFile) && !isAlive(Number(readFileSync(lockFile, 'utf8')) || -1)) rmSync(lockFile, { force: true })
      else sleep(200)
    }
  }
  try {
    return work()
  } finally {
    rmSync(lockFile, { force: true })
  }
}

/** Windows refuses to move a folder in which a file is open, for a moment. */
function move(from, to) {
  for (let attempt = 0; ; attempt += 1) {
    try {
      renameSync(from, to)
      return
    } catch (error) {
      if (attempt >= 20 || !['EPERM', 'EBUSY', 'EACCES', 'ENOTEMPTY'].includes(error.code)) throw error
      sleep(100)
    }
  }
}

function build(stdio) {
  const files = sources()
  const stamp = JSON.stringify({ quick: quickHash(files), content: contentHash(files) })
  const fresh = join(cache, `out-${process.pid}`)
  const old = join(cache, `old-${process.pid}`)
  const vite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  try {
    if (!run(process.execPath, [vite, 'build', '--logLevel', 'warn'], { stdio, env: { ...process.env, HANDOVER_OUT: fresh } })) return false
    writeFileSync(join(fresh, '.stamp'), stamp)
    // Swapped whole: a failed build leaves the last good one, and a running application never sees half of one.
    if (existsSync(out)) move(out, old)
    move(fresh, out)
    return true
  } finally {
    rmSync(old, { recursive: true, force: true })
    rmSync(fresh, { recursive: true, force: true })
  }
}

/**
 * Builds when out/ is missing or older than the sources.
 * @param {{ quiet?: boolean }} [options] quiet: all output on standard error
 * @returns {boolean} false when the build failed; it has said why
 */
export function ensureBuilt({ quiet = false } = {}) {
  if (isFresh()) return true
  return withLock(() => {
    // Another process may have built while we waited.
    if (isFresh()) return true
    console.error('正在构建… / Building…')
    if (build(quiet ? ['ignore', 2, 2] : 'inherit')) return true
    console.error('构建失败,原因见上。 / The build failed; the reason is above.')
    return false
  })
}
