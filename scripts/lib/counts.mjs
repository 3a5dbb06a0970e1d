import { existsSync, readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

const read = path => existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined

/**
 * @param {string} path of vitest's JSON report
 * @returns {Counts | undefined}
 */
export function vitestCounts(path) {
  const report = read(path)
  if (!report) return undefined
  const brokenFiles = report.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0).length
  return { passed: report.numPassedTests, failed: report.numFailedTests + brokenFiles, skipped: report.numPendingTests + (report.numTodoTests ?? 0) }
}

/**
 * @param {string} path of Playwright's JSON report
 * @returns {Counts | undefined}
 */
export function playwrightCounts(path) {
  const report = read(path)
  if (!report) return undefined
  const { expected, unexpected, flaky, skipped } = report.stats
  return { passed: expected, failed: unexpected + flaky + report.errors.length, skipped }
}
