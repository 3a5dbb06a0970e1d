/** A page of the database becomes noise, while nobody has it open and under a running application: found, said plainly, and not written further. */
import { open, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { rendererDir } from '@main/commands/folders'
import { runDesk } from '@main/commands/run'
import { startHttp } from '@main/lan/http'
import { demoPassword } from '@main/subjects/site/procedures'
import { databaseOf, openTestSite, useFolders, withReader } from '../support/site'
import { contentOf, finderOf } from './finder'
import { useFault } from './fault'
import { bytesOf, copyOf, makeDemoFolder } from './ground'
import { askIn } from './smallDisk'

const fault = useFault('noisePage', { rounds: 25 })
const pageBytes = 4096
const newFolder = useFolders()
let demo: string
beforeAll(async () => { demo = await makeDemoFolder(await newFolder()) })

async function overwrite(path: string, page: number): Promise<void> {
  const file = await open(path, 'r+')
  await file.write(fault.dice.bytes(pageBytes), 0, pageBytes, page * pageBytes)
  await file.close()
}

/** A command of the terminal: its exit code and everything it said. */
async function desk(...argv: string[]): Promise<{ code: number; said: string }> {
  let said = ''
  const code = await runDesk(argv, { out: (text) => { said += text }, error: (text) => { said += text } })
  return { code, said }
}

const plain = /数据库文件已损坏.*the database is damaged|日志有问题.*the log is not intact|视图或索引有损坏.*run desk doctor/s

test(`in a database that nobody has open (${fault.rounds} rounds)`, async () => {
  const root = await newFolder()
  const pages = (await stat(databaseOf(demo))).size / pageBytes
  const before = await contentOf(demo)
  const found = new Map<string, number>()
  for (let round = 0; round < fault.rounds; round += 1) {
    const dataDir = await copyOf(demo, join(root, String(round)))
    const page = round === 0 ? 0 : fault.dice.roll(pages)
    const where = { seed: fault.seed, round, page }
    await overwrite(databaseOf(dataDir), page)
    const { code, said } = await desk('verify', '--data', dataDir)
    const finder = await finderOf(dataDir, before)
    expect({ ...where, finder }).toEqual({ ...where, finder: expect.not.stringContaining('NOBODY') as string })
    if (code === 0) expect({ ...where, finder }).toEqual({ ...where, finder: expect.stringMatching(/nothing|outside the log|search index|rebuild/) as string })
    else expect({ ...where, said }).toEqual({ ...where, said: expect.stringMatching(plain) as string })
    expect(said).not.toMatch(/\n\s+at |SQLITE_/)
    found.set(finder, (found.get(finder) ?? 0) + 1)
    await rm(dataDir, { recursive: true })
    fault.count({ rounds: 1 })
  }
  fault.remark(`found by ${[...found].map(([finder, times]) => `${finder} ${times}`).join(', ')}`)
}, 60_000 + fault.rounds * 30_000)

test('under a running application: reading or writing meets it, writing stops for good, and the newest backup is named', async () => {
  const dataDir = await copyOf(demo, join(await newFolder(), 'site'))
  await desk('backup', join(dataDir, 'backups', 'yesterday.hdb'), '--data', dataDir)
  expect(await readdir(join(dataDir, 'backups'))).toEqual(['yesterday.hdb'])
  const site = await openTestSite(dataDir)
  const http = await startHttp(site, { port: 0, renderer: rendererDir, log: { error: () => {} } })
  const url = `http://127.0.0.1:${http.port}`
  const token = (await askIn(url, null, 'POST', '/session', { name: 'hr', password: demoPassword })).body.token as unknown as string
  const pages = (await stat(databaseOf(dataDir))).size / pageBytes
  // Every page that nobody has read yet is met as noise.
  for (let page = 1; page < pages; page += 1) await overwrite(databaseOf(dataDir), page)
  const met = await askIn(url, token, 'GET', '/board', undefined, { 'accept-language': 'en' })
  expect(met).toMatchObject({ status: 503, body: { code: 'DATABASE_DAMAGED', message: expect.stringContaining('desk doctor') as string } })
  const [file, wal] = [await bytesOf(databaseOf(dataDir)), await bytesOf(`${databaseOf(dataDir)}-wal`)]
  for (let tries = 0; tries < 3; tries += 1) {
    expect(await askIn(url, token, 'POST', '/employees', { number: `noise-${tries}`, name: '某人', positionId: 'technician' })).toMatchObject({ status: 503, body: { code: 'DATABASE_DAMAGED' } })
    expect((await askIn(url, token, 'PUT', '/attachments?name=a.txt', Buffer.from('a'))).status).toBe(503)
  }
  expect((await askIn(url, null, 'GET', '/site/condition')).body).toMatchObject({ trouble: 'DATABASE_DAMAGED', backup: 'yesterday.hdb' })
  expect((await bytesOf(databaseOf(dataDir))).equals(file)).toBe(true)
  expect((await bytesOf(`${databaseOf(dataDir)}-wal`)).equals(wal)).toBe(true)
  await http.close()
  await site.close()

  const { code, said } = await desk('serve', '--port', '0', '--data', dataDir)
  expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(join('backups', 'yesterday.hdb')) as string })
  const restored = join(await newFolder(), 'restored')
  expect((await desk('restore', join(dataDir, 'backups', 'yesterday.hdb'), '--data', restored)).code).toBe(0)
  expect((await desk('verify', '--data', restored)).code).toBe(0)
  fault.count({ rounds: 1 })
}, 300_000)

test('once met, it keeps the next start from writing though that would not have touched the page', async () => {
  const dataDir = await copyOf(demo, join(await newFolder(), 'site'))
  await writeFile(`${databaseOf(dataDir)}.damaged`, 'met yesterday\n')
  await (await openTestSite(dataDir)).close()
  // Looked through and good: the mark is gone.
  expect(await readdir(dataDir)).not.toContain('site.db.damaged')
  const index = await rootPageOf(dataDir, 'event_by_hlc')
  await overwrite(databaseOf(dataDir), index)
  await writeFile(`${databaseOf(dataDir)}.damaged`, 'met yesterday\n')
  const before = await readFile(databaseOf(dataDir))
  await expect(openTestSite(dataDir)).rejects.toMatchObject({ code: 'SQLITE_CORRUPT' })
  expect((await readFile(databaseOf(dataDir))).equals(before)).toBe(true)
  expect(await readdir(dataDir)).toContain('site.db.damaged')
})

/** The root page of an index, counted from 0. */
async function rootPageOf(dataDir: string, name: string): Promise<number> {
  return withReader(dataDir, async (db) => ((await db.raw('SELECT rootpage FROM sqlite_schema WHERE name = ?', [name])) as { rootpage: number }[])[0]!.rootpage - 1)
}
