import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const fromPath = name => (process.env.PATH ?? '').split(delimiter).filter(Boolean).map(folder => join(folder, name))

/** Where Chrome, Chromium or Edge usually is, the best first. */
function candidates() {
  if (process.platform === 'win32') {
    const roots = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA].filter(Boolean)
    return ['Google\\Chrome\\Application\\chrome.exe', 'Chromium\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']
      .flatMap(path => roots.map(root => join(root, path)))
  }
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(name => `/Applications/${name}.app/Contents/MacOS/${name}`)
  }
  return ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'].flatMap(fromPath)
}

/**
 * The browser that people have, for the benches: HANDOVER_CHROMIUM, or an installed Chrome, Chromium or Edge.
 * @returns {string | undefined} undefined leaves the choice to Playwright's own download
 */
export function findBrowser() {
  const wanted = process.env.HANDOVER_CHROMIUM
  if (wanted) return wanted
  return candidates().find(path => existsSync(path))
}

/**
 * The browser for tests that look at no frame rate: Chromium's headless shell where it is installed, which draws no window of its own
 * that nobody sees and leaves a quarter of two cores to the pages; else as `findBrowser`.
 * @returns {string | undefined} undefined leaves the choice to Playwright's own download
 */
export function findTestBrowser() {
  return process.env.HANDOVER_CHROMIUM || (fromPath('chromium-headless-shell').find(path => existsSync(path)) ?? findBrowser())
}
