import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { appRoot } from '@main/commands/folders'

/** Packages that find files of their own, or are loaded by few. All others go into the bundle: hundreds of threads and processes of the tests load it, which takes half as long as their own files. */
const asInstalled = ['sqlite3', 'knex', 'exceljs', 'pino', 'fastify'] as const

/**
 * Builds one TypeScript entry for plain Node and answers the path of the module: for tests that need the application in a
 * process of its own. Lies inside the repository, where Node finds our packages and the program its own folder.
 */
export async function bundleForNode(entry: string): Promise<string> {
  const cache = join(appRoot, '.cache')
  await mkdir(cache, { recursive: true })
  const outDir = await mkdtemp(join(cache, 'bundle-'))
  await build({
    configFile: false, root: appRoot, logLevel: 'error', ssr: { noExternal: true, external: [...asInstalled] }, resolve: { alias: { '@shared': join(appRoot, 'src-shared'), '@main': join(appRoot, 'src-main') } },
    build: { ssr: join(appRoot, entry), outDir, target: 'node20.19', minify: false, rolldownOptions: { output: { entryFileNames: 'entry.mjs' } } },
  })
  return join(outDir, 'entry.mjs')
}
