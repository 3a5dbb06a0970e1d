import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.mjs'
import { note, run } from './run.mjs'

const folder = join(root, 'node_modules', 'electron')
const triedFile = join(root, 'node_modules', '.handover-electron-tried')
const downloadLimitMs = 90_000

/** @returns {string | undefined} Electron's program on disk. The npm package alone does not hold it. */
export function electronBinary() {
  const name = join(folder, 'path.txt')
  if (!existsSync(name)) return undefined
  const path = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), readFileSync(name, 'utf8'))
  return existsSync(path) ? path : undefined
}

/** Electron's program, downloaded when it was never tried before: a site without internet waits for it once, not at every start. */
export function electronBinaryOrDownload() {
  const there = electronBinary()
  if (there || existsSync(triedFile) || !existsSync(join(folder, 'install.js'))) return there
  console.error('正在下载桌面组件(约 120 MB,最多等 90 秒)… / Downloading the desktop part (about 120 MB, at most 90 s)…')
  run(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore', timeout: downloadLimitMs, killSignal: 'SIGKILL' })
  const got = electronBinary()
  if (!got) note(triedFile, `${new Date().toISOString()}\n`)
  return got
}

/**
 * Why the desktop window cannot open here, before Electron is even looked for.
 * @returns {string | undefined}
 */
export function whyNoWindow() {
  if (process.platform !== 'linux') return undefined
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return '没有显示器 / no display'
  // Chromium's sandbox refuses root, and the product does not run without its sandbox.
  if (process.getuid?.() === 0) return '以 root 运行 / running as root'
  return undefined
}
