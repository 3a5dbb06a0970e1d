import { writeSync } from 'node:fs'
import { appVersion, resourcesDir, workerEntry } from '@main/commands/folders'
import { openSite } from '@main/site'

/** A process that sends the reminders of a moment until it is killed; says when it begins, at each commit, and when it has sent all. */
const [dataDir = '', nowMs = '0'] = process.argv.slice(2)
const site = await openSite({ dataDir, resources: resourcesDir, worker: workerEntry, appVersion, clock: { now: () => Number(nowMs) } })
site.services.writer.onCommit(() => { writeSync(1, '.') })
writeSync(1, 'begins')
await site.reminding.look()
writeSync(1, 'done')
// Nothing else keeps the process.
setInterval(() => undefined, 60_000)
