import type { Context } from '@main/office/context'
import { appVersion, resourcesDir, workerEntry } from '@main/commands/folders'
import { seededRandom } from '@main/demo/seed/dice'
import { seedSite, setUpMs } from '@main/demo/seed/seedSite'
import { openSession } from '@main/office/sessions'
import { openSite, systemActor, type Site } from '@main/site'

/** The present of a site seeded today. */
const dayStart = Math.floor(Date.now() / 86_400_000) * 86_400_000

export const openBenchSite = (dataDir: string): Promise<Site> => openSite({ dataDir, resources: resourcesDir, worker: workerEntry, appVersion })

/** Seeds a site into an empty folder and closes it; answers the seconds that the seeding itself took. */
export async function seedInto(dataDir: string, cases: number, seed: number): Promise<number> {
  const random = seededRandom(seed)
  random.at(setUpMs(dayStart))
  const site = await openSite({ dataDir, resources: resourcesDir, worker: workerEntry, appVersion, random, clock: { now: () => setUpMs(dayStart) } })
  const from = performance.now()
  await seedSite(site, { cases, seed, nowMs: dayStart, random })
  const seconds = (performance.now() - from) / 1000
  await site.close()
  return seconds
}

export const hrId = 'demo-hr'

/** A session of HR, who sees every case. */
export async function openHrSession(site: Site): Promise<string> {
  const { token } = await site.services.writer.run(systemActor(), (tx) => openSession(tx.outsideLog, site.services.random, { userId: hrId, nowMs: tx.now(), via: 'api', pc: 'bench' }))
  return token
}

/** What the procedures get from a road, without one: the figures are the service's own. */
export async function hrContext(site: Site): Promise<Context> {
  const token = await openHrSession(site)
  return site.contextFor({ via: 'api', pc: 'bench', source: 'bench', token: () => token, setToken: () => {} })
}
