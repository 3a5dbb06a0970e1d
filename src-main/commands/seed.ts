import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { seededRandom } from '../demo/seed/dice'
import { seedSite, setUpMs } from '../demo/seed/seedSite'
import { headPosition } from '../log/read'
import { openSite } from '../site'
import { FolderNotEmpty } from '../store/restore'
import type { CommandRun } from './command'
import { appVersion, resourcesDir, workerEntry } from './folders'
import { onEach } from './verify'

const defaultCases = 2000
const noteEvery = 1000

/** Makes a believable site in an empty folder. The same seed gives the same people, cases, ids and times on the same day; with the day, the open cases move on. */
export const seed: CommandRun = async ({ dataDir, options, say }) => {
  if (existsSync(join(dataDir, 'site.db'))) throw new FolderNotEmpty(dataDir)
  const cases = options.cases ?? defaultCases
  const number = options.seed ?? 1
  const startedAt = performance.now()
  const nowMs = startOfDay(Date.now())
  const random = seededRandom(number)
  random.at(setUpMs(nowMs))
  const site = await openSite({ dataDir, resources: resourcesDir, worker: workerEntry, appVersion, random, clock: { now: () => setUpMs(nowMs) } })
  try {
    const { people } = await seedSite(site, { cases, seed: number, nowMs, random, onProgress: onEach(noteEvery, (done) => say.note('seeding', { done, cases })) })
    const events = await headPosition(site.services.reader)
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10
    say.tell('seeded', { cases, events, people, seconds })
    return { code: 0, result: { cases, events, people, seconds, seed: number } }
  } finally {
    await site.close()
  }
}

/** Midnight in UTC, which is eight in the morning at the made-up site: the same all day long, and never after now. */
const startOfDay = (ms: number): number => Math.floor(ms / 86_400_000) * 86_400_000
