import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pino from 'pino'
import { fill } from '../../src-shared/locale'
import { fillDemo } from '../demo/fillDemo'
import { startHttp, type HttpServer } from '../lan/http'
import type { ErrorLog } from '../office/answers'
import { openSite, type Site } from '../site'
import { sentences } from './command'
import { appVersion, rendererDir, resourcesDir, workerEntry } from './folders'
import { onEachTenth } from './onEachTenth'

export interface DeskOptions {
  readonly dataDir: string
  readonly demo: boolean
  readonly port?: number | undefined
  /** The site could not be opened again after a restore, and nothing is open any more: say so and end. The next start finishes what was decided, or says what keeps it from it. */
  readonly onReopenFailed: (error: unknown) => void
}

export const defaultPort = 47100
const portsToTry = 20
const answerMs = 300

/**
 * A site opened and offered on this machine's loopback: to browsers and programs, and to the desktop window where there is one. After a
 * restore `site` and `http` are others, on the same port: ask for them each time.
 */
export interface Desk {
  readonly site: Site
  readonly http: HttpServer
  readonly log: ErrorLog
  /** Closes whatever is open. */
  close(): Promise<void>
}

/** Opens the data folder and listens on the wanted port, or the next free one. Throws as `openSite` does. */
export async function openDesk(options: DeskOptions): Promise<Desk> {
  const reopening: { run: () => void } = { run: () => {} }
  const openAgain = () => openSite({ dataDir: options.dataDir, resources: resourcesDir, worker: workerEntry, appVersion, onRestoreDecided: () => reopening.run(), onRebuilding: noteRebuilding() })
  let site = await openAgain()
  const open: { close(): Promise<void> }[] = [site]
  // Each at most once: one that is closed again would let go a folder that somebody else has by then.
  const closeAll = async (): Promise<void> => {
    for (let one; (one = open.pop());) await one.close()
  }
  try {
    if (options.demo) await fillDemo(site)
    const file = pino.destination({ dest: join(options.dataDir, 'logs', 'desk.log'), mkdir: true, sync: true })
    // A full disk must not end the process for want of a line in its log.
    file.on('error', (error: Error) => { process.stderr.write(`logs/desk.log: ${error.message}\n`) })
    const logger = pino(file)
    const log: ErrorLog = { error: (details) => logger.error({ number: details.number, path: details.path, err: details.cause }) }
    let http = await listen(site, options.port ?? defaultPort, log)
    open.push(http)
    site.backups.start()
    site.reminding.start()
    site.outbox.start()
    let changing: Promise<void> = Promise.resolve()
    const reopen = async (): Promise<void> => {
      // The one who asked for it is still to get his answer.
      await wait(answerMs)
      const { port } = http
      await closeAll()
      site = await openAgain()
      open.push(site)
      http = await listen(site, port, log)
      open.push(http)
      site.backups.start()
      site.reminding.start()
      site.outbox.start()
      process.stderr.write(`${sentences.restoredEpoch}\n`)
    }
    reopening.run = () => {
      changing = reopen().catch(async (error: unknown) => {
        await closeAll().catch(() => undefined)
        options.onReopenFailed(error)
      })
    }
    return {
      get site() { return site },
      get http() { return http },
      log,
      close: async () => {
        await changing
        await closeAll()
      },
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}

/** It takes minutes at a hundred thousand cases, and nothing else is to be seen meanwhile. */
const noteRebuilding = () => onEachTenth((percent) => { process.stderr.write(`${fill(sentences.rebuildingAtStart, { percent })}\n`) })

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
