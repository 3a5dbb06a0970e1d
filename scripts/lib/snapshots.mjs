import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const most = 6000

/**
 * What stood on the page when each browser test failed, for a log that is all one has: Playwright's own description of the page.
 * @param {string} folder Playwright's output folder
 * @returns {string} empty when nothing failed there
 */
export function pageSnapshots(folder) {
  if (!existsSync(folder)) return ''
  return readdirSync(folder).toSorted()
    .map(test => ({ test, path: join(folder, test, 'error-context.md') }))
    .filter(({ path }) => existsSync(path))
    .map(({ test, path }) => `\n== page of ${test}\n${readFileSync(path, 'utf8').slice(0, most)}\n`)
    .join('')
}
