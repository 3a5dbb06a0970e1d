/** The disk is full, while the application runs and when it starts: said plainly, nothing half written, and work goes on when there is room. */
import { rm, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoPassword } from '@main/subjects/site/procedures'
import { bundleForNode } from '../support/bundle'
import { addPerson, openTestSite, tester, useFolders } from '../support/site'
import { copyOf, askedFor, eventsSince, expectWhole, makeDemoFolder, unfinishedUploads } from './ground'
import { useFault } from './fault'
import { askIn, fillDisk, mountPrefix, serveAfter } from './smallDisk'

const fault = useFault('fullDisk', { rounds: 6 })
const newFolder = useFolders()
const prefix = mountPrefix()
let demo: string
let cli: string
beforeAll(async () => {
  demo = await makeDemoFolder(await newFolder())
  cli = await bundleForNode('src-main/cli.ts')
})
afterAll(() => rm(dirname(cli), { recursive: true, force: true }))

const person = (number: string) => ({ number, name: '满盘', positionId: 'technician' })
const freeIn = (folder: string) => async () => {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** A tmpfs of a few megabytes under `disk`, with the demonstration in it. */
const onSmallDisk = (disk: string): string => `mount -t tmpfs -o size=12m tmpfs "${disk}" && cp -r "${demo}" "${disk}/site" &&`

test.runIf(prefix)(`while it runs (${fault.rounds} rounds on a real small disk)`, async () => {
  fault.remark('a tmpfs of 12 MiB')
  for (let round = 0; round < fault.rounds; round += 1) {
    const where = `seed ${fault.seed}, round ${round}`
    const disk = await newFolder()
    const served = await serveAfter(onSmallDisk(disk), prefix!, cli, join(disk, 'site'))
    if (!('url' in served)) throw new Error(`${where}: ${served.said}`)
    const ask = (method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}) => askIn(served.url, token, method, path, body, headers)
    let token: string | null = null
    token = (await ask('POST', '/session', { name: 'hr', password: demoPassword })).body.token!
    const condition = async () => (await ask('GET', '/site/condition')).body.trouble as unknown as string | null
    expect(await condition()).toBeNull()
    // SQLite follows /proc out of the other process's disk, so it looks at copies.
    const copied = async () => copyOf(served.inside, join(await newFolder(), 'copy'))
    const before = askedFor(await eventsSince(await copied(), 0)).length

    const inside = dirname(served.inside)
    const makeRoom = await fillDisk(inside, fault.dice.roll(600) * 1024, freeIn(inside))
    const acknowledged: string[] = []
    const statuses: number[] = []
    for (let n = 0; statuses.at(-1) !== 507 && n < 400; n += 1) {
      const number = `full-${round}-${n}`
      const answer = await ask('POST', '/employees', person(number))
      statuses.push(answer.status)
      if (answer.status === 201) acknowledged.push(number)
      else expect({ where, status: answer.status, code: answer.body.code }).toEqual({ where, status: 507, code: 'DISK_FULL' })
    }
    expect({ where, last: statuses.at(-1) }).toEqual({ where, last: 507 })
    const refused = await ask('PUT', '/attachments?name=big.bin', fault.dice.bytes(700_000), { 'accept-language': 'en' })
    expect({ where, status: refused.status, code: refused.body.code, message: refused.body.message }).toEqual({ where, status: 507, code: 'DISK_FULL', message: expect.stringContaining('disk is full') as string })
    expect(await unfinishedUploads(served.inside), where).toEqual([])
    expect(await condition()).toBe('DISK_FULL')
    // Looking things up goes on.
    expect((await ask('GET', '/board')).status).toBe(200)

    await makeRoom()
    while ((await condition()) !== null) await wait(200)
    const after = await ask('POST', '/employees', person(`room-${round}`))
    expect({ where, status: after.status }).toEqual({ where, status: 201 })
    expect((await ask('PUT', '/attachments?name=big.bin', fault.dice.bytes(700_000))).status).toBe(201)
    acknowledged.push(`room-${round}`)
    let lost = 0
    for (const number of acknowledged) {
      const { body } = await ask('GET', `/employees?text=${number}`)
      if (!(body.items as unknown as { number: string }[]).some((one) => one.number === number)) lost += 1
    }
    // One fact a person, one the file: nothing of what was refused.
    const kept = await copied()
    expect(askedFor(await eventsSince(kept, 0)).length - before).toBe(acknowledged.length + 1)
    await expectWhole(kept, where)
    fault.count({ rounds: 1, acknowledged: acknowledged.length, lost })
    expect({ where, lost, said: served.said() }).toEqual({ where, lost: 0, said: '' })
    await served.stop()
  }
}, 60_000 + fault.rounds * 120_000)

test.runIf(prefix)('when it starts: a plain message, and a start as usual once there is room', async () => {
  const disk = await newFolder()
  const filled = `${onSmallDisk(disk)} { dd if=/dev/zero of="${disk}/ballast" bs=1k 2>/dev/null; true; } &&`
  const ended = await serveAfter(filled, prefix!, cli, join(disk, 'site'))
  expect(ended).toMatchObject({ code: 1, said: expect.stringMatching(/磁盘已满.*the disk is full/s) as string })
  expect((ended as { said: string }).said).not.toMatch(/\n\s+at /)
  const freed = await serveAfter(`${filled} { "${process.execPath}" "${cli}" serve --port 0 --data "${disk}/site" 2>/dev/null; rm "${disk}/ballast"; } &&`, prefix!, cli, join(disk, 'site'))
  if (!('url' in freed)) throw new Error(freed.said)
  expect((await askIn(freed.url, null, 'POST', '/session', { name: 'hr', password: demoPassword })).status).toBe(200)
  await freed.stop()
  fault.count({ rounds: 1 })
}, 300_000)

// Where no disk can be mounted the database itself is given no more pages: SQLite then fails in the same way.
test(`a database that may not grow refuses in the same words and goes on when it may (${fault.rounds} rounds)`, async () => {
  if (!prefix) fault.remark('no right to mount here: a page limit instead of a small disk, attachments not filled')
  const root = await newFolder()
  for (let round = 0; round < fault.rounds; round += 1) {
    const dataDir = await copyOf(demo, join(root, String(round)))
    const site = await openTestSite(dataDir)
    const before = (await eventsSince(dataDir, 0)).length
    const setLimit = (pages: number) => site.services.writer.run(tester, async (tx) => { await tx.outsideLog.raw(`PRAGMA max_page_count = ${pages}`) })
    const { page_count: pages } = ((await site.services.reader.raw('PRAGMA page_count')) as { page_count: number }[])[0]!
    await setLimit(pages + fault.dice.roll(4))
    let acknowledged = 0
    let refusal: unknown = null
    for (let n = 0; !refusal && n < 500; n += 1) {
      try {
        await addPerson(site, `pages-${round}-${n}`, '很长的名字'.repeat(20))
        acknowledged += 1
      } catch (error) {
        refusal = error
      }
    }
    expect(refusal).toMatchObject({ refusal: { code: 'DISK_FULL' } })
    expect(site.services.condition.trouble).toBe('DISK_FULL')
    await setLimit(1_000_000)
    await addPerson(site, `pages-${round}-after`)
    expect(site.services.condition.trouble).toBeNull()
    await site.close()
    const lost = acknowledged + 1 - ((await eventsSince(dataDir, 0)).length - before)
    fault.count({ rounds: 1, acknowledged: acknowledged + 1, lost })
    expect(lost).toBe(0)
    await expectWhole(dataDir, `seed ${fault.seed}, round ${round}`)
  }
}, 60_000 + fault.rounds * 60_000)
