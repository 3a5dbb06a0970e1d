import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { backup } from '@main/commands/backup'
import { allMigrations } from '@main/site'
import { restoreBackup } from '@main/store/restore'
import { openDemoSite, type DemoSite } from '../support/demoSite'
import { useFolders, withReader } from '../support/site'

const newFolder = useFolders()
let desk: DemoSite
let hr: string
let xiaoli: string
let path: string

/** 小李's item gets a row; a password is sealed on it in each test. */
beforeAll(async () => {
  desk = await openDemoSite()
  hr = await desk.signIn('hr')
  xiaoli = await desk.signIn('xiaoli')
  const item = (await desk.site.services.reader('case_item').where({ receiver_id: 'demo-xiaoli', live: 1 }).whereLike('title', '%系统账号密码%').first('case_id', 'id')) as { case_id: string; id: string }
  const rows = await desk.ask(hr, 'POST', `/cases/${item.case_id}/items/${item.id}/rows`, { rows: [{ system: 'ERP', account: 'erp-zhang-01' }] })
  const row = (rows.body as { items: { rows: { id: string }[] }[] }).items[0]!.rows.at(-1)!
  path = `/cases/${item.case_id}/items/${item.id}/rows/${row.id}/secret`
})
afterAll(() => desk.close())

const keys = async (): Promise<Buffer[]> => (await desk.site.services.reader('seal_key').pluck('key')) as Buffer[]
const seal = async (secret: string): Promise<void> => expect(await desk.ask(hr, 'POST', path, { secret })).toMatchObject({ status: 200 })

/** The database's files that hold these bytes. */
async function filesWith(bytes: Buffer): Promise<string[]> {
  const names = (await readdir(desk.dataDir)).filter((name) => name.startsWith('site.db'))
  const found = await Promise.all(names.map(async (name) => ((await readFile(join(desk.dataDir, name))).includes(bytes) ? [name] : [])))
  return found.flat()
}

test('sealing again destroys the key of the password that was replaced, on the disk too', async () => {
  const before = (await keys()).length
  await seal('first')
  const first = (await keys()).at(-1)!
  expect(await filesWith(first)).not.toEqual([])
  await seal('second')
  const after = await keys()
  expect(after).toHaveLength(before + 1)
  expect(after.some((key) => key.equals(first))).toBe(false)
  expect(await filesWith(first)).toEqual([])
})

test('a refused seal destroys nothing', async () => {
  const before = await keys()
  expect((await desk.ask(await desk.signIn('supervisor'), 'POST', path, { secret: 'third' })).status).toBe(403)
  expect(await keys()).toEqual(before)
})

test('after a reveal neither the database nor its WAL holds the key', async () => {
  const before = await keys()
  expect(await desk.ask(xiaoli, 'POST', `${path}/reveal`, {})).toMatchObject({ status: 200, body: { secret: 'second' } })
  const after = await keys()
  const gone = before.filter((key) => !after.some((kept) => kept.equals(key)))
  expect(gone).toHaveLength(1)
  expect(await filesWith(gone[0]!)).toEqual([])
})

test('a backup carries nobody’s session, no kept answer and no link, not even as deleted bytes; the site keeps both', async () => {
  await desk.ask(hr, 'POST', path, { secret: 'fourth' }, { 'idempotency-key': 'kept-answer-key' })
  const { reader } = desk.site.services
  expect(await desk.ask(hr, 'POST', '/applications/links', { employeeId: 'demo-e-xiaoli' })).toMatchObject({ status: 201 })
  const tokens = [...((await reader('session').pluck('token_hash')) as string[]), ...((await reader('application_link').pluck('token_hash')) as string[])]
  expect(tokens.length).toBeGreaterThan(0)
  const folder = await newFolder()
  const file = join(folder, 'out.zip')
  expect(await backup({ dataDir: desk.dataDir, args: [file], options: { demo: false, json: false }, say: { tell: () => {}, note: () => {} } })).toMatchObject({ code: 0 })
  const bytes = await readFile(file)
  for (const text of [...tokens, 'kept-answer-key']) expect([text, bytes.includes(text)]).toEqual([text, false])
  const again = join(folder, 'again')
  await restoreBackup(file, again, allMigrations)
  await withReader(again, async (db) => {
    for (const table of ['session', 'command_key', 'application_link']) expect([table, await db(table)]).toEqual([table, []])
    // A backup opens what nobody has revealed yet.
    expect(await db('seal_key').pluck('secret_id')).toEqual(await reader('seal_key').pluck('secret_id'))
  })
  expect([...((await reader('session').pluck('token_hash')) as string[]), ...((await reader('application_link').pluck('token_hash')) as string[])]).toEqual(tokens)
})
