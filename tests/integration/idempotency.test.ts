import { randomUUID } from 'node:crypto'
import { ORPCError } from '@orpc/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDemoSite, type DemoSite } from '../support/demoSite'
import { overWebSocket, type RoadClient } from '../support/roads'

let desk: DemoSite
let tokens: { hr: string; admin: string }
let sockets: { client: RoadClient; cut(): void }[]
beforeAll(async () => {
  desk = await openDemoSite()
  tokens = { hr: await desk.signIn('hr'), admin: await desk.signIn('admin') }
  sockets = [await overWebSocket(desk.url, tokens.hr), await overWebSocket(desk.url, tokens.hr)]
})
afterAll(async () => {
  for (const { cut } of sockets) cut()
  await desk.close()
})

interface Answer { readonly code: string | null; readonly id: string | null }
type Post = (key: string | undefined, caseId: string, text: string, who?: 'hr' | 'admin') => Promise<Answer>

/** The same command by each road: a message on a case. `code` is the refusal's. */
const overRest: Post = async (key, caseId, text, who = 'hr') => {
  const { body } = await desk.ask(tokens[who], 'POST', `/cases/${caseId}/messages`, { text }, key ? { 'idempotency-key': key } : {})
  const answer = body as { id?: string; code?: string }
  return { code: answer.code ?? null, id: answer.id ?? null }
}
const overSocket = (socket: number): Post => async (key, caseId, text) => {
  try {
    return { code: null, id: (await sockets[socket]!.client.cases.postMessage({ id: caseId, text }, key ? { context: { key } } : {})).id }
  } catch (error) {
    if (error instanceof ORPCError) return { code: error.code, id: null }
    throw error
  }
}
const roads: readonly (readonly [string, Post, Post])[] = [['REST', overRest, overRest], ['one WebSocket', overSocket(0), overSocket(0)], ['two WebSockets', overSocket(0), overSocket(1)], ['REST and a WebSocket', overRest, overSocket(0)]]

const someCase = async (): Promise<string> => ((await desk.site.services.reader('case_card').where({ status: 'open' }).first('id')) as { id: string }).id
const factsOf = async (caseId: string): Promise<number> => Number(((await desk.site.services.reader('event').where({ subject: `case:${caseId}` }).count({ count: '*' }).first()) as { count: number }).count)

describe.each(roads)('over %s, a command with a key', (_name, first, second) => {
  test('sent twice acts once and answers the same', async () => {
    const [id, key] = [await someCase(), randomUUID()]
    const before = await factsOf(id)
    const one = await first(key, id, '收到')
    expect(one).toEqual({ code: null, id: expect.any(String) })
    expect(await second(key, id, '收到')).toEqual(one)
    expect(await factsOf(id)).toBe(before + 1)
  })

  test('sent twice at the same time acts once', async () => {
    const [id, key] = [await someCase(), randomUUID()]
    const before = await factsOf(id)
    const answers = await Promise.all([first(key, id, '同时'), second(key, id, '同时'), first(key, id, '同时'), second(key, id, '同时')])
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1)
    expect(answers[0]!.code).toBeNull()
    expect(await factsOf(id)).toBe(before + 1)
  })

  test('sent again with something else is refused', async () => {
    const [id, key] = [await someCase(), randomUUID()]
    await first(key, id, '一')
    const before = await factsOf(id)
    expect(await second(key, id, '二')).toEqual({ code: 'KEY_REUSED', id: null })
    expect(await factsOf(id)).toBe(before)
  })

  test('that was refused may be sent again when the reason is gone', async () => {
    const [id, key] = [await someCase(), randomUUID()]
    const before = await factsOf(id)
    expect(await first(key, 'NOSUCHCASE', '等一下')).toMatchObject({ code: 'NOT_FOUND' })
    expect(await second(key, id, '等一下')).toMatchObject({ code: null })
    expect(await factsOf(id)).toBe(before + 1)
  })
})

test('without a key, or with two keys, twice is twice', async () => {
  const id = await someCase()
  const before = await factsOf(id)
  await overRest(undefined, id, '好')
  await overRest(undefined, id, '好')
  await overRest(randomUUID(), id, '好')
  await overRest(randomUUID(), id, '好')
  expect(await factsOf(id)).toBe(before + 4)
})

test('the same key of another user is another key', async () => {
  const [id, key] = [await someCase(), randomUUID()]
  const before = await factsOf(id)
  const [mine, his] = [await overRest(key, id, '我'), await overRest(key, id, '我', 'admin')]
  expect(his.code).toBeNull()
  expect(his.id).not.toBe(mine.id)
  expect(await factsOf(id)).toBe(before + 2)
})

test('the answer of a reveal is kept nowhere, whatever key came with it', async () => {
  const { reader } = desk.site.services
  const item = (await reader('case_item').where({ receiver_id: 'demo-xiaoli', live: 1 }).whereLike('title', '%系统账号密码%').first('case_id', 'id')) as { case_id: string; id: string }
  const xiaoli = await desk.signIn('xiaoli')
  const { body } = await desk.ask(xiaoli, 'GET', `/cases/${item.case_id}/items`)
  const row = (body as { items: { id: string; rows: { id: string; secret: unknown }[] }[] }).items.find((one) => one.id === item.id)!.rows.find((one) => one.secret)!
  const path = `/cases/${item.case_id}/items/${item.id}/rows/${row.id}/secret/reveal`
  const revealed = await desk.ask(xiaoli, 'POST', path, {}, { 'idempotency-key': 'reveal-once' })
  expect(revealed).toMatchObject({ status: 200, body: { secret: expect.any(String) } })
  expect(await reader('command_key').where({ key: 'reveal-once' })).toEqual([])
  expect(await desk.ask(xiaoli, 'POST', path, {}, { 'idempotency-key': 'reveal-once' })).toMatchObject({ status: 409, body: { code: 'SECRET_ALREADY_REVEALED' } })
})
