import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { existsSync, readFileSync } from 'node:fs'

/** The program's own folder: where package.json, resources/ and out/ are, from source and from the build. */
export const appRoot = findRoot(dirname(fileURLToPath(import.meta.url)))
export const resourcesDir = join(appRoot, 'resources')
/** What worker threads start with; tests bundle it from source. */
export const workerEntry = process.env['HANDOVER_WORKER'] ?? join(appRoot, 'out', 'main', 'worker.js')
export const rendererDir = join(appRoot, 'out', 'renderer')
export const appVersion = (JSON.parse(readFileSync(join(appRoot, 'package.json'), 'utf8')) as { version: string }).version

function findRoot(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'resources'))) return folder
    if (dirname(folder) === folder) throw new Error('the program’s own files are not where they belong')
  }
}

/** Where a user's site lies when no folder is named; the demonstration has one of its own. */
export function defaultDataDir(demo: boolean): string {
  const name = demo ? 'handover-desk-demo' : 'handover-desk'
  if (process.platform === 'win32') return join(process.env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), name)
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', name)
  return join(process.env.XDG_DATA_HOME ?? join(homedir(), '.local', 'share'), name)
}
