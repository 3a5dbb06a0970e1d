import { createHash } from 'node:crypto'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultDataDir } from '../commands/folders'

export interface DesktopOptions { readonly dataDir: string; readonly port: number | undefined; readonly demo: boolean }

/** What `npm start` passed on. Anything else may be Chromium's and is left alone. */
export function desktopOptions(args: readonly string[]): DesktopOptions {
  const { values } = parseArgs({ args: [...args], strict: false, allowPositionals: true, options: { data: { type: 'string' }, port: { type: 'string' }, demo: { type: 'boolean' } } })
  const demo = values.demo === true
  const data = typeof values.data === 'string' ? values.data : process.env['HANDOVER_DATA']
  return { dataDir: resolve(data ?? defaultDataDir(demo)), port: typeof values.port === 'string' && /^\d+$/.test(values.port) ? Number(values.port) : undefined, demo }
}

/**
 * Chromium's own folder (cache, window size), one per data folder: two sites may stand open side by side, one site only once.
 * Outside the data folder, which is to be copied as it is.
 */
export const profileDir = (appData: string, dataDir: string): string =>
  join(appData, 'handover-desk-window', createHash('sha256').update(dataDir).digest('hex').slice(0, 12))
