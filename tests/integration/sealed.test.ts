import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backup } from '@main/commands/backup'
import { openDemoSite, type DemoSite } from '../support/demoSite'

const secret = 'Zq7-never-written-down-绝密'
let desk: DemoSite
let hr: string
let xiaoli: string
let path: string
let caseId: string

/** 小李's item gets a row and a sealed password; nobody has revealed it. */
beforeAll(async () => {
  desk = await openDemoSite()
  hr = await desk.signIn('hr')
  xiaoli = await desk.signIn('xiaoli')
  const item = (await desk.site.services.reader('case_item').where({ receiver_id: 'demo-xiaoli', live: 1 }).whereLike('title', '%系统账号密码%').first('case_id', 'id')) as { case_id: string; id: string }
  caseId = item.case_id
  const rows = await desk.ask(hr, 'POST', `/cases/${caseId}/items/${item.id}/rows`, { rows: [{ system: 'ERP', account: 'erp-zhang-01' }] })
  const row = (rows.body as { items: { rows: { id: string }[] }[] }).items[0]!.rows.at(-1)!
  path = `/cases/${caseId}/items/${item.id}/rows/${row.id}/secret`
  expect((await desk.ask(hr, 'POST', path, { secret }, { 'idempotency-key': 'seal-1' })).status).toBe(200)
})
afterAll(() => desk.close())

/** As somebody looks for it who has the bytes: as text, and as base64 from each of its three starts. */
const needles = [secret, ...[0, 1, 2].map((lead) => Buffer.concat([Buffer.alloc(lead), Buffer.from(secret)]).toString('base64').slice(lead === 0 ? 0 : 4, -4)), Buffer.from(secret).toString('hex')]
const holds = (bytes: Buffer | string): boolean => needles.some((needle) => bytes.includes(needle))

async function filesUnder(folder: string): Promise<string[]> {
  return (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name))
}

test('what is looked for would be found', async () => {
  for (const lead of ['', 'a', 'ab']) expect(holds(Buffer.from(`${lead}${secret}`).toString('base64'))).toBe(true)
  expect(holds(Buffer.from(`"secret":"${secret}"`))).toBe(true)
  const files = await Promise.all((await filesUnder(desk.dataDir)).map((file) => readFile(file)))
  // The account name beside it is no secret and lies in the database.
  expect(files.some((bytes) => bytes.includes('erp-zhang-01'))).toBe(true)
})

test('a sealed password lies in no file of the data folder: database, its WAL, logs, keys', async () => {
  const files = await filesUnder(desk.dataDir)
  expect(files.map((file) => file.split(/[\\/]/).at(-1))).toEqual(expect.arrayContaining(['site.db', 'site.db-wal']))
  for (const file of files) expect([file, holds(await readFile(file))]).toEqual([file, false])
})

test('nor in any event, row or answer kept for a repetition', async () => {
  const { reader } = desk.site.services
  const tables = (await reader('sqlite_master').where({ type: 'table' }).whereRaw("name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_index%'").pluck('name')) as string[]
  expect(tables).toEqual(expect.arrayContaining(['event', 'command_key', 'case_doc', 'seal_key']))
  for (const table of tables) expect([table, holds(JSON.stringify(await reader(table)))]).toEqual([table, false])
})

test('nor in what anybody is shown: case, items, timeline, form, board, search, openapi', async () => {
  for (const [token, address] of [[hr, `/cases/${caseId}`], [hr, `/cases/${caseId}/items`], [hr, `/cases/${caseId}/timeline?limit=200`], [hr, `/cases/${caseId}/forms/handover?locale=zh-CN`], [hr, '/board'], [hr, `/search?text=${encodeURIComponent('never')}`], [xiaoli, `/cases/${caseId}`], [xiaoli, `/cases/${caseId}/timeline?limit=200`], [null, '/openapi.json']] as const) {
    const { status, body } = await desk.ask(token, 'GET', address)
    expect([address, status < 500, holds(JSON.stringify(body))]).toEqual([address, true, false])
    expect(JSON.stringify(body)).not.toContain('ciphertext')
  }
})

test('nor in a backup in the clear', async () => {
  const file = join(desk.dataDir, 'out.zip')
  expect(await backup({ dataDir: desk.dataDir, args: [file], options: { demo: false, json: false }, say: { tell: () => {}, note: () => {} } })).toMatchObject({ code: 0 })
  expect(holds(await readFile(file))).toBe(false)
})

test('it is revealed to the receiver alone, once, and then nothing can open it any more', async () => {
  expect(await desk.ask(hr, 'POST', `${path}/reveal`, {})).toMatchObject({ status: 403 })
  const seals = async (): Promise<number> => Number(((await desk.site.services.reader('seal_key').count({ count: '*' }).first()) as { count: number }).count)
  const before = await seals()
  expect(await desk.ask(xiaoli, 'POST', `${path}/reveal`, {})).toMatchObject({ status: 200, body: { secret } })
  expect(await seals()).toBe(before - 1)
  expect(await desk.ask(xiaoli, 'POST', `${path}/reveal`, {})).toMatchObject({ status: 409, body: { code: 'SECRET_ALREADY_REVEALED' } })
  const { body } = await desk.ask(hr, 'GET', `/cases/${caseId}/timeline?limit=200`)
  expect((body as { items: { type: string; by: string }[] }).items.filter((one) => one.type === 'item.secretRevealed')).toEqual([expect.objectContaining({ by: '小李' })])
  for (const file of await filesUnder(desk.dataDir)) expect([file, holds(await readFile(file))]).toEqual([file, false])
})
