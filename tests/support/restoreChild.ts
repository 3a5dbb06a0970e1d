import { appVersion, resourcesDir, workerEntry } from '@main/commands/folders'
import { openSite } from '@main/site'

/** Restores the one backup in a data folder's `backups/` as the first start does, again and again, until it is killed. */
const [dataDir = ''] = process.argv.slice(2)
const open = () => openSite({ dataDir, resources: resourcesDir, worker: workerEntry, appVersion })
const site = await open()
const [found] = await site.restoring.found()
await site.restoring.open({ name: found!.name })
process.stdout.write('opened\n')
await site.restoring.apply({ userId: 'system', name: 'x', roles: [], via: 'cli', pc: 'TEST-PC' })
await site.close()
await (await open()).close()
process.stdout.write('restored\n')
