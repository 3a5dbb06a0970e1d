/** The end of the WAL is torn off at every 512 bytes, or becomes noise: the log ends with some commit, whole, and goes on from there. */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { addPerson, changePhone, databaseOf, openTestSite, useFolders } from '../support/site'
import { copyOf, eventsSince, expectWhole, makeDemoFolder } from './ground'
import { useFault } from './fault'

const fault = useFault('tornWal', { rounds: 40 })
const sector = 512
const commits = 6
const newFolder = useFolders()

/** A database as a power cut leaves it: nothing of the last commits is in the file, all of it in the WAL. */
let attachments: string
let database: Buffer
let wal: Buffer
let checkpointed: number
/** The newest position after each commit that was acknowledged. */
const ends: number[] = []

beforeAll(async () => {
  const dataDir = await makeDemoFolder(await newFolder())
  attachments = join(dataDir, 'attachments')
  const site = await openTestSite(dataDir)
  checkpointed = (await eventsSince(dataDir, 0)).length
  ends.push(checkpointed)
  for (let n = 0; n < commits; n += 1) {
    if (n % 3 === 2) await changePhone(site, `torn-${n - 1}`, `1380000${n}`)
    else await addPerson(site, `torn-${n}`)
    ends.push((await eventsSince(dataDir, 0)).length)
  }
  database = await readFile(databaseOf(dataDir))
  wal = await readFile(`${databaseOf(dataDir)}-wal`)
  await site.close()
})

const frameHeader = 24
const walHeader = 32
const pageBytes = 4096

/** How many commits a WAL holds to the end: a frame that ends one says so in its header (sqlite.org/walformat.html). */
function commitsIn(left: Buffer): number {
  let found = 0
  for (let at = walHeader; at + frameHeader + pageBytes <= left.length; at += frameHeader + pageBytes) {
    // Noise is told by the salt, which all frames share with the header; SQLite itself goes by checksums.
    if (left.readUInt32BE(at + 4) > 0 && left.subarray(at + 8, at + 16).equals(left.subarray(16, 24))) found += 1
  }
  return found
}

const whole = new Set<string>()

/** Opens what is left; answers how far the log goes. Every state that can be left is looked through once. */
async function survive(folder: string, walLeft: Buffer, where: string): Promise<number> {
  await mkdir(folder)
  await writeFile(databaseOf(folder), database)
  await writeFile(`${databaseOf(folder)}-wal`, walLeft)
  const end = (await eventsSince(folder, 0)).length
  expect(ends, where).toContain(end)
  const state = `${end} events, ${commitsIn(walLeft)} commits`
  if (!whole.has(state)) {
    whole.add(state)
    await copyOf(attachments, join(folder, 'attachments'))
    await expectWhole(folder, where)
  }
  await rm(folder, { recursive: true })
  return end
}

test('torn at every 512 bytes, it leaves the commits before the tear, and those before the last checkpoint in any case', async () => {
  const root = await newFolder()
  let longest = 0
  for (let length = 0, round = 0; length <= wal.length; length += sector, round += 1) {
    const end = await survive(join(root, String(length)), wal.subarray(0, length), `torn at ${length} of ${wal.length}`)
    // A longer rest never holds less.
    expect({ length, end: end >= longest }).toEqual({ length, end: true })
    longest = end
    fault.count({ rounds: 1 })
  }
  expect(await survive(join(root, 'all'), wal, 'not torn')).toBe(ends.at(-1))
  // Every commit was an end once, else nothing was torn.
  expect([...new Set([...whole].map((state) => Number.parseInt(state)))].sort((a, b) => a - b)).toEqual(ends)
  fault.remark(`${commits} commits in a WAL of ${wal.length} bytes`)
}, 600_000)

test(`noise from anywhere on leaves the commits before it (${fault.rounds} rounds)`, async () => {
  const root = await newFolder()
  for (let round = 0; round < fault.rounds; round += 1) {
    const from = fault.dice.roll(wal.length)
    const noisy = Buffer.concat([wal.subarray(0, from), fault.dice.bytes(wal.length - from)])
    await survive(join(root, String(round)), noisy, `seed ${fault.seed}, noise from ${from}`)
    fault.count({ rounds: 1 })
  }
}, 60_000 + fault.rounds * 10_000)

test('a site that was torn goes on: what it acknowledges then is kept', async () => {
  const dataDir = join(await newFolder(), 'site')
  await mkdir(dataDir)
  await writeFile(databaseOf(dataDir), database)
  await writeFile(`${databaseOf(dataDir)}-wal`, wal.subarray(0, Math.floor(wal.length / 2)))
  const site = await openTestSite(dataDir)
  const ids = await addPerson(site, 'afterwards')
  await site.close()
  expect((await eventsSince(dataDir, 0)).map((event) => event.id)).toEqual(expect.arrayContaining(ids))
  await copyOf(attachments, join(dataDir, 'attachments'))
  await expectWhole(dataDir, 'after going on')
  fault.count({ acknowledged: ids.length })
})
