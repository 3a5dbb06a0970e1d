import { join } from 'node:path'
import pino from 'pino'
import { fillDemo } from '../demo/fillDemo'
import { startHttp, type HttpServer } from '../lan/http'
import type { ErrorLog } from '../office/answers'
import { openSite, type Site } from '../site'
import { appVersion, rendererDir, resourcesDir, workerEntry } from './folders'

export interface DeskOptions { readonly dataDir: string; readonly demo: boolean; readonly port?: number | undefined }

export const defaultPort = 47100
const portsToTry = 20

/** A site opened and offered on this machine's loopback: to browsers and programs, and to the desktop window where there is one. */
export interface Desk {
  readonly site: Site
  readonly http: HttpServer
  readonly log: ErrorLog
  close(): Promise<void>
}

/** Opens the data folder and listens on the wanted port, or the next free one. Throws as `openSite` does. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const site = await openSite({ dataDir: options.dataDir, resources: resourcesDir, worker: workerEntry, appVersion })
  try {
    if (options.demo) await fillDemo(site)
    const file = pino.destination({ dest: join(options.dataDir, 'logs', 'desk.log'), mkdir: true, sync: true })
    // A full disk must not end the process for want of a line in its log.
    file.on('error', (error: Error) => { process.stderr.write(`logs/desk.log: ${error.message}\n`) })
    const logger = pino(file)
    const log: ErrorLog = { error: (details) => logger.error({ number: details.number, path: details.path, err: details.cause }) }
    const http = await listen(site, options.port ?? defaultPort, log)
    return {
      site, http, log,
      close: async () => {
        await http.close()
        await site.close()
      },
    }
  } catch (error) {
    await site.close()
    throw error
  }
}

async function listen(site: Site, wanted: number, log: ErrorLog): Promise<HttpServer> {
  for (let port = wanted; ; port += 1) {
    try {
      return await startHttp(site, { port, renderer: rendererDir, log })
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
      if (!taken || wanted === 0 || port >= wanted + portsToTry) throw error
    }
  }
}
