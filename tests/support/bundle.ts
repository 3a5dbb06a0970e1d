import { mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { build } from 'vite'
import { appRoot } from '@main/commands/folders'

/**
 * Builds one TypeScript entry for plain Node and answers the path of the module: for tests that need the application in a
 * process of its own. Lies inside the repository, where Node finds our packages and the program its own folder.
 */
export async function bundleForNode(entry: string): Promise<string> {
  const cache = join(appRoot, '.cache')
  await mkdir(cache, { recursive: true })
  const outDir = await mkdtemp(join(cache, 'bundle-'))
  await build({
    configFile: false, root: appRoot, logLevel: 'error', resolve: { alias: { '@shared': join(appRoot, 'src-shared'), '@main': join(appRoot, 'src-main') } },
    build: { ssr: join(appRoot, entry), outDir, target: 'node20.19', minify: false, rolldownOptions: { output: { entryFileNames: 'entry.mjs' } } },
  })
  return join(outDir, 'entry.mjs')
}
