import { appVersion, resourcesDir, workerEntry } from '@main/commands/folders'
import { openSite } from '@main/site'

/** A process that sends what is in the outbox of a folder until it is killed. */
const [dataDir = '', nowMs = '0'] = process.argv.slice(2)
const site = await openSite({ dataDir, resources: resourcesDir, worker: workerEntry, appVersion, clock: { now: () => Number(nowMs) } })
site.outbox.start()
// Its timers do not keep the process.
setInterval(() => undefined, 60_000)
