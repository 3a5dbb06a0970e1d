import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '@main/office/context'
import { appRoot, appVersion, resourcesDir, workerEntry } from '@main/commands/folders'
import { seededRandom } from '@main/demo/seed/dice'
import { seedSite, setUpMs } from '@main/demo/seed/seedSite'
import { openSession } from '@main/office/sessions'
import { openSite, systemActor, type Site } from '@main/site'

/** The present of a site seeded today. */
const dayStart = Math.floor(Date.now() / 86_400_000) * 86_400_000

/** Where seeded sites are kept from one run to the next, a folder for each number of cases and seed. */
export const defaultCache = join(appRoot, '.cache', 'bench')

const folderOf = (cache: string, cases: number, seed: number): string => join(cache, `site-${cases}-${seed}`)
export const isKept = (cache: string, cases: number, seed: number): boolean => existsSync(join(folderOf(cache, cases, seed), 'site.db'))

/**
 * A seeded site out of the cache, seeded first when it is not there: then `seconds` is how long the seeding took. One that an earlier
 * version of the program left is brought up to date by being opened, and not kept twice.
 */
export async function keptSite(cache: string, cases: number, seed: number, note: (text: string) => void): Promise<{ dataDir: string; seconds: number | null }> {
  const dataDir = folderOf(cache, cases, seed)
  if (isKept(cache, cases, seed)) {
    const site = await openBenchSite(dataDir)
    await site.close()
    if (site.migrated.backup) await rm(site.migrated.backup, { force: true })
    return { dataDir, seconds: null }
  }
  note(`seeding ${cases} cases`)
  const unfinished = `${dataDir}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  const seconds = await seedInto(unfinished, cases, seed)
  await rename(unfinished, dataDir)
  return { dataDir, seconds }
}

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
export const openHrSession = (site: Site): Promise<string> => sessionOf(site, hrId)

async function sessionOf(site: Site, userId: string): Promise<string> {
  const { token } = await site.services.writer.run(systemActor(), (tx) => openSession(tx.outsideLog, site.services.random, { userId, nowMs: tx.now(), via: 'api', pc: 'bench' }))
  return token
}

/** What the procedures get from a road, without one: the figures are the service's own. */
export async function contextAs(site: Site, userId: string): Promise<Context> {
  const token = await sessionOf(site, userId)
  return site.contextFor({ via: 'api', pc: 'bench', source: 'bench', token: () => token, setToken: () => {} })
}

export const hrContext = (site: Site): Promise<Context> => contextAs(site, hrId)
