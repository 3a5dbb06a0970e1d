import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { refusalSentence } from '@shared/locale'
import { openDemoSite, type DemoSite } from '../support/demoSite'
import { overWebSocket } from '../support/roads'

let desk: DemoSite
let token: string
beforeAll(async () => {
  desk = await openDemoSite()
  token = await desk.signIn('hr')
})
afterAll(() => desk.close())

interface Body { readonly code: string; readonly message: string; readonly field?: string; readonly data: Record<string, unknown> }

/** A refused request, and what must be refused. */
const refused: readonly (readonly [string, string, string, unknown, number, string, string | undefined])[] = [
  ['a day that is none', 'POST', '/cases', { employeeId: 'demo-e-laozhang', kind: 'departed', leftOn: '2026-02-30', told: { channel: 'call' } }, 400, 'INVALID_INPUT', 'leftOn'],
  ['a field that is missing', 'POST', '/cases', { employeeId: 'demo-e-laozhang', kind: 'departed', leftOn: '2026-02-20', told: {} }, 400, 'INVALID_INPUT', 'told.channel'],
  ['a second open case', 'POST', '/cases', { employeeId: 'demo-e-zhouting', kind: 'departed', leftOn: '2026-02-20', told: { channel: 'call' } }, 409, 'CASE_ALREADY_OPEN', undefined],
  ['a day before he joined', 'POST', '/cases', { employeeId: 'demo-e-laozhang', kind: 'departed', leftOn: '2001-02-20', told: { channel: 'call' } }, 422, 'LEFT_BEFORE_JOINED', 'leftOn'],
  ['a number that is taken', 'POST', '/employees', { number: 'E0427', name: '某人', positionId: 'technician' }, 409, 'EMPLOYEE_NUMBER_TAKEN', 'number'],
  ['a case that is not there', 'GET', '/cases/01NOSUCHCASE', undefined, 404, 'NOT_FOUND', undefined],
  ['an address that is not there', 'GET', '/no/such/thing', undefined, 404, 'NOT_FOUND', undefined],
  ['a cursor that is none', 'GET', '/cases?cursor=garbage', undefined, 400, 'INVALID_INPUT', 'cursor'],
  ['what an administrator does', 'GET', '/users', undefined, 403, 'NOT_ALLOWED', undefined],
]

describe.each([['zh-CN', 'zh-CN,zh;q=0.9,en;q=0.5'], ['en', 'en-GB,en;q=0.9'], ['zh-CN', 'fr-FR']] as const)('in the language of its caller (%s for %s), REST refuses', (locale, header) => {
  test.each(refused)('%s', async (_what, method, path, input, status, code, field) => {
    const answer = await desk.ask(token, method, path, input, { 'accept-language': header })
    const body = answer.body as Body
    expect({ status: answer.status, code: body.code, field: body.field }).toEqual({ status, code, field })
    expect(body.message).toBe(refusalSentence({ code: body.code, data: body.data } as never, locale))
    expect(Object.keys(body).sort()).toEqual(field === undefined ? ['code', 'data', 'message'] : ['code', 'data', 'field', 'message'])
  })
})

test('without a session nothing is told, in either language', async () => {
  for (const [header, words] of [['zh-CN', /登录/], ['en', /sign in/i]] as const) {
    const { status, body } = await desk.ask(null, 'GET', '/board', undefined, { 'accept-language': header })
    expect(status).toBe(401)
    expect((body as Body).code).toBe('NOT_SIGNED_IN')
    expect((body as Body).message).toMatch(words)
  }
})

test('a body that is no JSON is refused as such, and the next request is answered', async () => {
  const answer = await fetch(`${desk.url}/api/v1/cases`, { method: 'POST', body: '{"employeeId":', headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } })
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ code: 'INVALID_INPUT', data: { reason: 'malformed' } })
  expect((await desk.ask(token, 'GET', '/session')).status).toBe(200)
})

test('a WebSocket refuses with the same code, details and sentence as REST', async () => {
  const rest = (await desk.ask(token, 'POST', '/cases', refused[2]![3], { 'accept-language': 'en' })).body as Body
  const { client, cut } = await overWebSocket(desk.url, token)
  const input = { employeeId: 'demo-e-zhouting', kind: 'departed', leftOn: '2026-02-20', told: { channel: 'call' } } as const
  await expect(client.cases.start(input, { context: { language: 'en' } })).rejects.toMatchObject({ code: rest.code, message: rest.message, data: rest.data, defined: true })
  cut()
})
