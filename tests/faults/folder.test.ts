/** The data folder is removed, moved or exchanged while the application runs, or may not be written when it starts. */
import { existsSync } from 'node:fs'
import { chmod, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { rendererDir } from '@main/commands/folders'
import { startHttp } from '@main/lan/http'
import { demoPassword } from '@main/subjects/site/procedures'
import { bundleForNode } from '../support/bundle'
import { databaseOf, openTestSite, useFolders } from '../support/site'
import { bytesOf, copyOf, eventsSince, expectWhole, makeDemoFolder, unfinishedUploads } from './ground'
import { useFault } from './fault'
import { askIn, mountPrefix, serveAfter } from './smallDisk'

const fault = useFault('folder', { rounds: 5 })
const newFolder = useFolders()
const isRoot = process.getuid?.() === 0
let demo: string
let cli: string
beforeAll(async () => {
  demo = await makeDemoFolder(await newFolder())
  cli = await bundleForNode('src-main/cli.ts')
})
afterAll(() => rm(dirname(cli), { recursive: true, force: true }))

/** A served copy of the demonstration in a folder of its own, and somebody signed in. */
async function servedCopy() {
  const root = await newFolder()
  const dataDir = await copyOf(demo, join(root, 'site'))
  const site = await openTestSite(dataDir)
  const http = await startHttp(site, { port: 0, renderer: rendererDir, log: { error: () => {} } })
  const url = `http://127.0.0.1:${http.port}`
  const token = (await askIn(url, null, 'POST', '/session', { name: 'hr', password: demoPassword })).body.token as unknown as string
  let people = 0
  return {
    root, dataDir, site,
    add: () => askIn(url, token, 'POST', '/employees', { number: `gone-${people += 1}`, name: '某人', positionId: 'technician' }, { 'accept-language': 'en' }),
    upload: () => askIn(url, token, 'PUT', '/attachments?name=a.txt', Buffer.from('attached')),
    trouble: async () => (await askIn(url, null, 'GET', '/site/condition')).body.trouble as unknown as string | null,
    close: async () => {
      await http.close()
      await site.close()
    },
  }
}

const gone = { status: 503, body: { code: 'FOLDER_GONE', message: expect.stringContaining('no longer where it was') as string } }

// Windows does not let anybody remove or rename what is open.
const unix = process.platform !== 'win32'

test.runIf(unix)(`removed while it runs: refused in words ever after, and nothing comes up in its place (${fault.rounds} rounds)`, async () => {
  for (let round = 0; round < fault.rounds; round += 1) {
    const served = await servedCopy()
    expect((await served.add()).status).toBe(201)
    await wait(fault.dice.roll(50))
    await rm(served.dataDir, { recursive: true })
    for (let tries = 0; tries < 3; tries += 1) {
      expect(await served.add()).toMatchObject(gone)
      expect(await served.upload()).toMatchObject({ status: 503, body: { code: 'FOLDER_GONE' } })
    }
    expect(await served.trouble()).toBe('FOLDER_GONE')
    await served.site.services.forgetDeleted()
    await served.close()
    expect(await readdir(served.root)).toEqual([])
    fault.count({ rounds: 1 })
  }
}, 60_000 + fault.rounds * 30_000)

test.runIf(unix)('moved away, it is noticed by itself; put back, work goes on and nothing is lost', async () => {
  const served = await servedCopy()
  const before = (await eventsSince(served.dataDir, 0)).length
  await rename(served.dataDir, `${served.dataDir}-away`)
  while ((await served.trouble()) !== 'FOLDER_GONE') await wait(100)
  expect(await served.add()).toMatchObject(gone)
  expect(existsSync(served.dataDir)).toBe(false)
  await rename(`${served.dataDir}-away`, served.dataDir)
  while ((await served.trouble()) !== null) await wait(100)
  expect((await served.add()).status).toBe(201)
  expect((await served.upload()).status).toBe(201)
  await served.close()
  expect((await eventsSince(served.dataDir, 0)).length - before).toBe(2)
  await expectWhole(served.dataDir, 'put back')
  fault.count({ rounds: 1, acknowledged: 2 })
}, 120_000)

test.runIf(unix)('exchanged for another copy, neither copy is written', async () => {
  const served = await servedCopy()
  await rename(served.dataDir, `${served.dataDir}-away`)
  await copyOf(demo, served.dataDir)
  const other = await bytesOf(databaseOf(served.dataDir))
  expect(await served.add()).toMatchObject(gone)
  expect(await served.upload()).toMatchObject({ status: 503, body: { code: 'FOLDER_GONE' } })
  expect((await bytesOf(databaseOf(served.dataDir))).equals(other)).toBe(true)
  expect(existsSync(`${databaseOf(served.dataDir)}-wal`)).toBe(false)
  expect(await unfinishedUploads(served.dataDir)).toEqual([])
  await served.close()
  await expectWhole(`${served.dataDir}-away`, 'moved away')
  fault.count({ rounds: 1 })
}, 120_000)

const readOnly = { code: 1, said: expect.stringMatching(/数据文件夹不能写入.*cannot be written/s) as string }

test.runIf(unix)('not to be written by whoever starts it: a plain message, nothing left behind', async () => {
  const dataDir = await copyOf(demo, join(await newFolder(), 'site'))
  await chmod(dataDir, 0o555)
  await chmod(databaseOf(dataDir), 0o444)
  const before = (await readdir(dataDir)).sort()
  // Root may write everything: it starts without that right.
  const ended = await serveAfter('', isRoot ? ['setpriv', '--bounding-set=-dac_override', '--inh-caps=-dac_override'] : ['env'], cli, dataDir)
  expect(ended).toMatchObject(readOnly)
  expect((ended as { said: string }).said).not.toMatch(/\n\s+at /)
  expect((await readdir(dataDir)).sort()).toEqual(before)
  await chmod(dataDir, 0o755)
  fault.count({ rounds: 1 })
}, 120_000)

const prefix = mountPrefix()
test.runIf(prefix)('on a disk that is mounted read-only: a plain message', async () => {
  const dataDir = await copyOf(demo, join(await newFolder(), 'site'))
  expect(await serveAfter(`mount --bind "${dataDir}" "${dataDir}" && mount -o remount,bind,ro "${dataDir}" &&`, prefix!, cli, dataDir)).toMatchObject(readOnly)
  fault.count({ rounds: 1 })
}, 120_000)
