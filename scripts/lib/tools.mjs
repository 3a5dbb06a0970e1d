import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { findTestBrowser } from './browser.mjs'
import { run } from './run.mjs'

const onPath = name => (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  .some(folder => existsSync(join(folder, name)) || existsSync(join(folder, `${name}.exe`)))

async function hasBrowser() {
  if (findTestBrowser()) return true
  const { chromium } = await import('@playwright/test')
  return existsSync(chromium.executablePath())
}

/** Windows and macOS bring Chinese fonts; elsewhere fontconfig knows. */
function hasChineseFonts() {
  if (process.platform !== 'linux') return true
  const list = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' })
  return list.status === 0 && list.stdout.trim() !== ''
}

const tools = [
  { what: 'Chrome, Chromium or Edge', debian: 'chromium', there: hasBrowser, wayOut: 'install one, set HANDOVER_CHROMIUM to it, or run: npx playwright install chromium' },
  { what: 'Chinese fonts', debian: 'fonts-noto-cjk', there: hasChineseFonts, wayOut: 'install Noto Sans CJK' },
  { what: 'pdftotext and pdftoppm', debian: 'poppler-utils', there: () => onPath('pdftotext') && onPath('pdftoppm'), wayOut: 'install poppler' },
]

async function missing() {
  const found = await Promise.all(tools.map(tool => tool.there()))
  return tools.filter((_, index) => !found[index])
}

function aptGet(args) {
  return run('apt-get', args, { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: ['ignore', 'inherit', 'inherit'] })
}

/** A mirror's hiccup is tried once more. */
const twice = work => work() || work()

/** Only faster, by a third of what the browser tests cost: without it, or without a mirror, Chromium itself does. */
function addHeadlessShell() {
  const impatient = ['-o', 'Acquire::Retries=0', '-o', 'Acquire::http::Timeout=10', '-o', 'Acquire::https::Timeout=10']
  const install = () => aptGet([...impatient, 'install', '-y', '-qq', '--no-install-recommends', '--no-remove', 'chromium-headless-shell'])
  console.log('apt-get install chromium-headless-shell')
  // A machine that has had its Chromium for long may know only lists of packages that are gone.
  if (!install() && aptGet([...impatient, 'update', '-qq'])) install()
}

/**
 * Brings what the browser tests need. Installs by itself only on a Debian-like machine as root; elsewhere says what is missing.
 * @returns {Promise<boolean>} whether everything is there now
 */
export async function ensureTools() {
  const wanted = await missing()
  const mayInstall = onPath('apt-get') && process.getuid?.() === 0
  if (wanted.length > 0 && mayInstall) {
    const packages = wanted.map(tool => tool.debian)
    console.log(`apt-get install ${packages.join(' ')}`)
    twice(() => aptGet(['update', '-qq']) && aptGet(['install', '-y', '-qq', '--no-install-recommends', ...packages]))
  }
  if (mayInstall && !process.env.HANDOVER_CHROMIUM && !onPath('chromium-headless-shell')) addHeadlessShell()
  const still = await missing()
  for (const tool of still) console.error(`缺少 / missing: ${tool.what} — ${tool.wayOut}${process.platform === 'linux' ? ` (Debian: apt-get install ${tool.debian})` : ''}`)
  return still.length === 0
}
