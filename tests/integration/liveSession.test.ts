import { ORPCError } from '@orpc/client'
import { call } from '@orpc/server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { rendererDir } from '@main/commands/folders'
import { startHttp, type HttpServer } from '@main/lan/http'
import type { Context } from '@main/office/context'
import { hashToken, openSession } from '@main/office/sessions'
import { Refused } from '@main/store/refused'
import type { Site } from '@main/site'
import { overWebSocket } from '../support/roads'
import { addPerson, openTestSite, seedDay, tester, useFolders } from '../support/site'

const newFolder = useFolders()
let site: Site
let http: HttpServer
let userId: string
let token: string
let nowMs = seedDay

beforeAll(async () => {
  site = await openTestSite(await newFolder(), { clock: { now: () => nowMs } })
  http = await startHttp(site, { port: 0, renderer: rendererDir, log: { error: ({ cause }) => process.stderr.write(`${String(cause)}\n`) } })
  await call(site.router.site.setUp, { siteName: 's', company: 'c', locale: 'zh-CN', administrator: { name: 'admin', displayName: '管理员', password: 'a-password' } }, { context: contextOf('none') })
  userId = ((await site.services.reader('user_account').first('id')) as { id: string }).id
})
afterAll(async () => {
  await http.close()
  await site.close()
})
beforeEach(async () => {
  token = (await site.services.writer.run(tester, (tx) => openSession(tx.outsideLog, site.services.random, { userId, nowMs, via: 'browser', pc: 'pc' }))).token
})

const contextOf = (held: string): Context => site.contextFor({ via: 'browser', pc: 'pc', source: 'test', token: () => held, setToken: () => {} })

let made = 0
const newPerson = async (): Promise<string> => {
  made += 1
  await addPerson(site, `listened-${made}`)
  return `listened-${made}`
}
const listen = async (input: { after?: number } = {}) => (await call(site.router.live.changes, input, { context: contextOf(token) }))[Symbol.asyncIterator]()

/** What a stream tells next: the ids of the subjects, or the code of the refusal that ended it. */
async function nextOf(stream: AsyncIterator<{ subjects: readonly { id: string }[] }>): Promise<readonly string[] | string> {
  const silent = new Promise<string>((resolve) => { setTimeout(() => resolve('silent'), 12_000).unref() })
  const told = stream.next().then(({ value }) => (value as { subjects: { id: string }[] }).subjects.map((one) => one.id), (error: unknown) => {
    if (error instanceof Refused) return error.refusal.code
    if (error instanceof ORPCError) return error.code as string
    throw error
  })
  return Promise.race([told, silent])
}

test('a busy stream ends, too, when its session was closed', async () => {
  const stream = await listen({ after: 0 })
  expect(await nextOf(stream)).not.toBe('NOT_SIGNED_IN')
  await call(site.router.session.signOut, {}, { context: contextOf(token) })
  nowMs += 10_000
  await newPerson()
  expect(await nextOf(stream)).toBe('NOT_SIGNED_IN')
})

test('a quiet stream ends within seconds of the lock, and over the road its listener is told why', async () => {
  const { client, cut } = await overWebSocket(`http://127.0.0.1:${http.port}`, token)
  const stream = (await client.live.changes({ after: 0 }))[Symbol.asyncIterator]()
  expect(await nextOf(stream)).not.toBe('silent')
  await call(site.router.session.lock, {}, { context: contextOf(token) })
  expect(await nextOf(stream)).toBe('SESSION_LOCKED')
  await expect(client.live.changes({})).rejects.toMatchObject({ code: 'SESSION_LOCKED' })
  cut()
})

test('listening does not keep a session alive', async () => {
  nowMs += 20 * 60_000
  const stream = await listen({ after: 0 })
  await nextOf(stream)
  nowMs += 20 * 60_000
  const id = await newPerson()
  expect(await nextOf(stream)).toEqual([id])
  await stream.return?.(undefined)
  expect(await site.services.reader('session').where({ token_hash: hashToken(token) }).first('seen_at')).toEqual({ seen_at: nowMs - 40 * 60_000 })
})

test.each([['above the head', 1_000_000_000], ['that is the head', null]])('resuming after a position %s tells what comes from now on', async (_what, after) => {
  const head = ((await site.services.reader('event').max({ max: 'position' }).first()) as { max: number }).max
  const stream = await listen({ after: after ?? head })
  const told = nextOf(stream)
  await new Promise((resolve) => setTimeout(resolve, 300))
  const id = await newPerson()
  expect(await told).toEqual([id])
  await stream.return?.(undefined)
})
