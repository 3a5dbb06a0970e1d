import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import pino from 'pino'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rendererDir } from '@main/commands/folders'
import { startHttp } from '@main/lan/http'
import { openDemoSite, type DemoSite } from '../support/demoSite'
import { withIntruder } from '../support/site'

let desk: DemoSite
let hr: string
let admin: string
beforeAll(async () => {
  desk = await openDemoSite()
  hr = await desk.signIn('hr')
  admin = await desk.signIn('admin')
})
afterAll(() => desk.close())

interface Refusal { readonly code: string; readonly message: string; readonly field?: string }

/** Sends a head and a first piece of a body that never ends; what comes back until the server closes. */
const beginUpload = (head: readonly string[], piece: string): Promise<{ text: string; closed: boolean }> => new Promise((resolve) => {
  const socket = connect(desk.http.port, '127.0.0.1')
  let text = ''
  const end = (closed: boolean) => {
    clearTimeout(timer)
    socket.destroy()
    resolve({ text, closed })
  }
  const timer = setTimeout(() => end(false), 8000)
  socket.on('data', (part) => { text += part.toString('utf8') })
  socket.on('error', () => end(true))
  socket.on('close', () => end(true))
  socket.write(`${['POST /api/v1/session HTTP/1.1', `host: 127.0.0.1:${desk.http.port}`, ...head].join('\r\n')}\r\n\r\n${piece}`)
})

describe('REST reads JSON of a bounded size and no other body', () => {
  const promised = 'content-length: 200000000'
  test.each([
    ['a form', ['content-type: application/x-www-form-urlencoded', promised], 'a=1&'],
    ['a multipart form', ['content-type: multipart/form-data; boundary=x', promised], '--x\r\n'],
    ['plain text', ['content-type: text/plain', promised], 'text'],
    ['an event stream', ['content-type: text/event-stream', promised], 'data: x\n\n'],
    ['bytes', ['content-type: application/octet-stream', promised], 'x'],
    ['something without a type', [promised], 'x'],
    ['a file', ['content-disposition: attachment; filename=x', 'content-type: image/png', promised], 'x'],
    ['a type that is none', ['content-type: ;;', promised], 'x'],
    ['a form in pieces', ['content-type: application/x-www-form-urlencoded', 'transfer-encoding: chunked'], '4\r\na=1&\r\n'],
    ['JSON that says it is too long', ['content-type: application/json', promised], '{"name":"'],
    ['JSON in pieces that grows too long', ['content-type: application/json', 'transfer-encoding: chunked'], `300000\r\n${'a'.repeat(0x300000)}\r\n`],
  ])('%s is refused unread and the connection closed', async (_what, head, piece) => {
    const { text, closed } = await beginUpload(head, piece)
    expect({ closed, status: /^HTTP\/1\.1 4\d\d/.test(text), connection: /connection: close/i.test(text), code: /"code":"INVALID_INPUT"/.test(text) }).toEqual({ closed: true, status: true, connection: true, code: true })
  })
})

test('a command without a body is still a command', async () => {
  const token = await desk.signIn('it')
  expect((await desk.ask(token, 'POST', '/session/lock')).status).toBe(200)
})

describe('what is kept of a command for its repetition', () => {
  const withKey = (path: string, token: string, key: string, body: unknown) => desk.ask(token, 'POST', path, body, { 'idempotency-key': key })

  test('does not tell two passwords apart, so none can be guessed from it', async () => {
    const [key, user] = [randomUUID(), { name: 'newcomer', displayName: '新人', roles: ['receiver'] }]
    const first = await withKey('/users', admin, key, { ...user, password: 'first-password' })
    expect(first.status).toBe(200)
    expect(await withKey('/users', admin, key, { ...user, password: 'other-password' })).toEqual(first)
    expect((await withKey('/users', admin, key, { ...user, name: 'somebody', password: 'first-password' })).body).toMatchObject({ code: 'KEY_REUSED' })
  })

  test('nor two sealed passwords', async () => {
    const item = (await desk.site.services.reader('case_item').where({ receiver_id: 'demo-xiaoli', live: 1 }).whereLike('title', '%系统账号密码%').first('case_id', 'id')) as { case_id: string; id: string }
    const rows = await desk.ask(hr, 'POST', `/cases/${item.case_id}/items/${item.id}/rows`, { rows: [{ system: 'ERP', account: 'erp-02' }] })
    const row = (rows.body as { items: { rows: { id: string }[] }[] }).items[0]!.rows.at(-1)!
    const key = randomUUID()
    const first = await withKey(`/cases/${item.case_id}/items/${item.id}/rows/${row.id}/secret`, hr, key, { secret: 'one' })
    expect(first.status).toBe(200)
    expect(await withKey(`/cases/${item.case_id}/items/${item.id}/rows/${row.id}/secret`, hr, key, { secret: 'two' })).toEqual(first)
  })

  test('a key that is too long is refused and not taken for none', async () => {
    const { id } = (await desk.site.services.reader('case_card').where({ status: 'open' }).first('id')) as { id: string }
    expect((await withKey(`/cases/${id}/messages`, hr, 'k'.repeat(100), { text: '好' })).status).toBe(201)
    expect(await withKey(`/cases/${id}/messages`, hr, 'k'.repeat(101), { text: '好' })).toMatchObject({ status: 400, body: { code: 'INVALID_INPUT', field: 'idempotency-key' } })
  })
})

/** While the database refuses one kind of change. */
async function whileRefused(change: string, act: () => Promise<void>): Promise<void> {
  await withIntruder(desk.dataDir, (db) => db.raw(`CREATE TRIGGER test_refuses BEFORE ${change} BEGIN SELECT RAISE(ABORT, 'refused by the test'); END`))
  try {
    await act()
  } finally {
    await withIntruder(desk.dataDir, (db) => db.raw('DROP TRIGGER test_refuses'))
  }
}

test('an error of the database is logged without the values it was about', async () => {
  const file = join(desk.dataDir, 'logs', 'test.log')
  const logger = pino(pino.destination({ dest: file, mkdir: true, sync: true }))
  const http = await startHttp(desk.site, { port: 0, renderer: rendererDir, log: { error: ({ number, path, cause }) => logger.error({ number, path, err: cause }) } })
  try {
    await whileRefused('INSERT ON user_account', async () => {
      const answer = await fetch(`http://127.0.0.1:${http.port}/api/v1/users`, { method: 'POST', headers: { authorization: `Bearer ${admin}`, 'content-type': 'application/json' }, body: JSON.stringify({ name: 'unlucky', displayName: '绝密姓名', password: 'a-password', roles: ['receiver'] }) })
      expect({ status: answer.status, body: await answer.json() }).toMatchObject({ status: 500, body: { code: 'NOT_SAVED' } })
    })
  } finally {
    await http.close()
  }
  const text = await readFile(file, 'utf8')
  const line = JSON.parse(text.trim()) as { err: { message: string; code: string; stack: string } }
  expect(text).not.toMatch(/scrypt|绝密姓名|unlucky|values|bindings/)
  expect(line.err).toMatchObject({ code: 'SQLITE_CONSTRAINT', message: expect.stringMatching(/^SQLITE_CONSTRAINT: insert into user_account$/) })
})

test('a session whose life cannot be extended still reads', async () => {
  const token = await desk.signIn('finance')
  await withIntruder(desk.dataDir, (db) => db('session').where({ user_id: 'demo-finance' }).update({ seen_at: 1 }))
  await whileRefused('UPDATE ON session', async () => {
    expect((await desk.ask(token, 'GET', '/board')).status).toBe(200)
  })
})

describe('of an employee', () => {
  const contact = { emergencyContact: '其妻', emergencyPhone: '13811112222', serviceAddress: '南京路1号' }
  const blank = { emergencyContact: '', emergencyPhone: '', serviceAddress: '' }
  const ofDepartment = async (department: string): Promise<string> => {
    const { id } = (await desk.site.services.reader('employee').where({ department }).first('id')) as { id: string }
    expect((await desk.ask(hr, 'PATCH', `/employees/${id}`, contact)).status).toBe(200)
    return id
  }
  let department: string
  beforeAll(async () => {
    const row = (await desk.site.services.reader('user_account').where({ id: 'demo-head' }).first('departments')) as { departments: string }
    department = (JSON.parse(row.departments) as string[])[0]!
  })

  test('whom to call and where to serve papers is for HR and the administrator', async () => {
    const id = await ofDepartment(department)
    for (const [token, expected] of [[hr, contact], [admin, contact], [await desk.signIn('finance'), blank], [await desk.signIn('head'), blank]] as const) {
      expect(await desk.ask(token, 'GET', `/employees/${id}`)).toMatchObject({ status: 200, body: expected })
    }
  })

  test('of another department, its head is told nothing', async () => {
    const other = (await desk.site.services.reader('employee').whereNot({ department }).first('department')) as { department: string }
    expect(await desk.ask(await desk.signIn('head'), 'GET', `/employees/${await ofDepartment(other.department)}`)).toMatchObject({ status: 403, body: { code: 'NOT_ALLOWED' } })
  })
})

describe('without a wish in the request a refusal speaks', () => {
  const messageOf = async (token: string | null, path = '/cases/01NOSUCHCASE'): Promise<string> => ((await desk.ask(token, 'GET', path)).body as Refusal).message

  test("the signed-in user's language", async () => {
    const users = (await desk.ask(admin, 'GET', '/users')).body as { items: { id: string; name: string }[] }
    await desk.ask(admin, 'PATCH', `/users/${users.items.find((user) => user.name === 'supervisor')!.id}`, { locale: 'en' })
    const supervisor = await desk.signIn('supervisor')
    expect(await messageOf(supervisor)).toMatch(/^[\x20-\x7E’]+$/)
    expect(await messageOf(supervisor, '/no/such/thing')).toMatch(/^[\x20-\x7E’]+$/)
    expect(await messageOf(hr)).toMatch(/\p{Script=Han}/u)
  })

  test("the site's before signing in", async () => {
    expect(await messageOf(null)).toMatch(/登录/)
    await desk.ask(admin, 'PATCH', '/site', { locale: 'en' })
    expect(await messageOf(null)).toMatch(/sign in/i)
    await desk.ask(admin, 'PATCH', '/site', { locale: 'zh-CN' })
  })
})
