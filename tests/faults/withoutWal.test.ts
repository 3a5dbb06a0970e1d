/** A database without its WAL, copied or crashed in the middle of a checkpoint: opens as of some commit, whole, or is refused in words. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { addPerson, changePhone, databaseOf, openTestSite, useFolders } from '../support/site'
import { copyOf, eventsSince, expectWhole, makeDemoFolder } from './ground'
import { useFault } from './fault'

const fault = useFault('withoutWal', { rounds: 40 })
const pageBytes = 4096
const newFolder = useFolders()
/** A site, its database as of two checkpoints with some commits between, and its log at the end. */
let dataDir: string
let older: Buffer
let newer: Buffer
let ids: string[]

beforeAll(async () => {
  dataDir = await makeDemoFolder(await newFolder())
  older = await readFile(databaseOf(dataDir))
  const site = await openTestSite(dataDir)
  for (let n = 0; n < 12; n += 1) {
    await addPerson(site, `wal-${n}`)
    await changePhone(site, `wal-${n}`, `1390000${n}`)
  }
  await site.close()
  newer = await readFile(databaseOf(dataDir))
  ids = (await eventsSince(dataDir, 0)).map((event) => event.id)
})

/** What a checkpoint leaves that was broken off: some pages of now, the others of then. */
function halfCheckpointed(): Buffer {
  const half = Buffer.from(newer)
  const pages = older.length / pageBytes
  // Sometimes nearly all, sometimes nearly nothing had been written.
  const share = fault.dice.pick([1, 3, pages / 10, pages / 2, pages - 2])
  for (let page = 0; page < pages; page += 1) if (fault.dice.roll(pages) < share) older.copy(half, page * pageBytes, page * pageBytes, (page + 1) * pageBytes)
  return half
}

/** Opens a folder; 'refused' when the database is said to be damaged. Else its log is one of the site's moments, and it is whole. */
async function openOrRefuse(folder: string, where: string): Promise<'refused' | 'opened'> {
  const site = await openTestSite(folder).catch((error: unknown) => error as Error & { code?: string })
  if (site instanceof Error) {
    expect({ where, code: site.code }).toEqual({ where, code: expect.stringMatching(/^SQLITE_(CORRUPT|NOTADB)/) as string })
    return 'refused'
  }
  await site.close()
  const found = (await eventsSince(folder, 0)).map((event) => event.id)
  const known = found.filter((id) => ids.includes(id))
  expect(known, where).toEqual(ids.slice(0, known.length))
  // A copy without the site's key goes on in an epoch of its own, by one fact.
  expect(found.length - known.length, where).toBeLessThanOrEqual(1)
  await expectWhole(folder, where)
  return 'opened'
}

test('copied alone, it opens as of its last checkpoint and goes on in a new epoch', async () => {
  const folder = join(await newFolder(), 'copy')
  await mkdir(folder)
  await writeFile(databaseOf(folder), older)
  await copyOf(join(dataDir, 'attachments'), join(folder, 'attachments'))
  expect(await openOrRefuse(folder, 'older')).toBe('opened')
  const site = await openTestSite(folder)
  expect((await addPerson(site, 'goes-on'))[0]).toMatch(/\.2\.\d+$/)
  await site.close()
  fault.count({ rounds: 1, acknowledged: 1 })
})

test(`half checkpointed and its WAL lost, it is never opened half (${fault.rounds} rounds)`, async () => {
  const root = await newFolder()
  const seen = { refused: 0, opened: 0 }
  for (let round = 0; round < fault.rounds; round += 1) {
    const folder = join(root, String(round))
    await mkdir(folder)
    await writeFile(databaseOf(folder), halfCheckpointed())
    await copyOf(join(dataDir, 'attachments'), join(folder, 'attachments'))
    // Either somebody copied the bare file, or the process died and left its lock.
    if (round % 2 === 0) {
      await copyOf(join(dataDir, 'keys'), join(folder, 'keys'))
      await writeFile(join(folder, 'desk.lock'), '999999\nleft behind\n')
    }
    seen[await openOrRefuse(folder, `seed ${fault.seed}, round ${round}`)] += 1
    await rm(folder, { recursive: true })
    fault.count({ rounds: 1 })
  }
  fault.remark(`${seen.opened} opened whole, ${seen.refused} refused`)
  if (fault.rounds >= 20) expect(seen.refused).toBeGreaterThan(0)
}, 60_000 + fault.rounds * 20_000)
