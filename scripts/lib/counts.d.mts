export interface Counts { passed: number; failed: number; skipped: number }
/** Out of vitest's JSON report; undefined when it was not written. */
export function vitestCounts(path: string): Counts | undefined
/** Out of Playwright's JSON report; undefined when it was not written. */
export function playwrightCounts(path: string): Counts | undefined
