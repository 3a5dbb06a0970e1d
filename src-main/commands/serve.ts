import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import pino from 'pino'
import { startHttp } from '../lan/http'
import { fillDemo } from '../demo/fillDemo'
import { openSite } from '../site'
import type { CommandRun } from './command'
import { appVersion, rendererDir, resourcesDir } from './folders'

const defaultPort = 47100
const portsToTry = 20

/** Serves the site of a data folder on this machine until told to stop. */
export const serve: CommandRun = async ({ dataDir, options, say }) => {
  const site = await openSite({ dataDir, resources: resourcesDir, appVersion })
  try {
    if (site.restored) say.note('restoredEpoch', {})
    if (options.demo) await fillDemo(site)
    mkdirSync(join(dataDir, 'logs'), { recursive: true })
    const logger = pino(pino.destination({ dest: join(dataDir, 'logs', 'desk.log'), mkdir: true, sync: true }))
    const log = { error: (details: { number: string; cause: unknown; path: string }) => logger.error({ number: details.number, path: details.path, err: details.cause }) }
    const wanted = options.port ?? defaultPort
    const server = await listen(site, wanted, options.port === 0, log)
    if (wanted !== 0 && server.port !== wanted) say.note('portTaken', { wanted, port: server.port })
    process.stdout.write(`Handover Desk is ready at http://127.0.0.1:${server.port}\n`)
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
    })
    await server.close()
  } finally {
    await site.close()
  }
  return { code: 0, result: {} }
}

/** The wanted port, or the next free one. */
async function listen(site: Parameters<typeof startHttp>[0], wanted: number, any: boolean, log: Parameters<typeof startHttp>[1]['log']) {
  for (let port = wanted; ; port += 1) {
    try {
      return await startHttp(site, { port, renderer: rendererDir, log })
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!taken || any || port >= wanted + portsToTry) throw error
    }
  }
}
