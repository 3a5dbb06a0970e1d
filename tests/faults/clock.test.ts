/** The PC's clock is set back a year and forward ten while the application runs, and before it starts. */
import { beforeAll, expect, test } from 'vitest'
import { clockDoubt, hlcText, steadyClock, tick } from '@main/log/clock'
import { rendererDir } from '@main/commands/folders'
import { fillDemo } from '@main/demo/fillDemo'
import { startHttp } from '@main/lan/http'
import { demoPassword } from '@main/subjects/site/procedures'
import type { SiteCondition } from '@shared/contract/site'
import type { Site } from '@main/site'
import { addPerson, openTestSite, useFolders, withReader } from '../support/site'
import { copyOf, expectWhole, makeDemoFolder } from './ground'
import { useFault } from './fault'
import { join } from 'node:path'

const fault = useFault('clock', { rounds: 20 })
const day = 86_400_000
const year = 365 * day
const newFolder = useFolders()
let demo: string
beforeAll(async () => { demo = await makeDemoFolder(await newFolder()) })

/** A PC whose clock can be set; its crystal cannot. */
function pc(startMs: number) {
  let setBy = 0
  let passed = 0
  return { clock: { now: () => startMs + passed + setBy, elapsed: () => passed }, set: (ms: number) => { setBy += ms }, pass: (ms: number) => { passed += ms } }
}

async function served<Result>(site: Site, act: (ask: (token: string | null, method: string, path: string, body?: unknown) => Promise<{ status: number; body: Record<string, unknown> }>) => Promise<Result>): Promise<Result> {
  const http = await startHttp(site, { port: 0, renderer: rendererDir, log: { error: () => {} } })
  try {
    return await act(async (token, method, path, body) => {
      const answer = await fetch(`http://127.0.0.1:${http.port}/api/v1${path}`, { method, headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
    })
  } finally {
    await http.close()
  }
}

const hlcsOf = (dataDir: string) => withReader(dataDir, async (db) => (await db('event').orderBy('position').pluck('hlc')) as string[])
const instantOf = (hlc: string): number => Number(hlc.slice(0, 15))

test(`set to and fro while it runs, the log keeps its order and stays near the true time (${fault.rounds} rounds)`, async () => {
  const root = await newFolder()
  for (let round = 0; round < fault.rounds; round += 1) {
    const dataDir = await copyOf(demo, join(root, String(round)))
    const machine = pc(Date.now() + day)
    const site = await openTestSite(dataDir, { clock: machine.clock })
    const trueStart = machine.clock.now()
    const before = (await hlcsOf(dataDir)).length
    let trueMs = 0
    let acts = 0
    for (const leap of [0, -year, 10 * year, fault.dice.pick([-year, -3 * year, -9 * year - day]), 0]) {
      machine.set(leap)
      machine.pass(60_000)
      trueMs += 60_000
      await addPerson(site, `clock-${round}-${acts += 1}`)
    }
    await site.close()
    const hlcs = await hlcsOf(dataDir)
    expect(hlcs).toEqual([...hlcs].sort())
    expect(new Set(hlcs).size).toBe(hlcs.length)
    // Ten years ahead for a minute, and the log has not moved from the true time.
    const latest = instantOf(hlcs.at(-1)!)
    expect(Math.abs(latest - (trueStart + trueMs))).toBeLessThan(2 * 60_000)
    fault.count({ rounds: 1, acknowledged: acts, lost: acts - (hlcs.length - before) })
    expect(hlcs.length - before).toBe(acts)
    if (round === 0) await expectWhole(dataDir, 'after the clock')
  }
}, 60_000 + fault.rounds * 20_000)

test('sessions neither end all at once nor live for years, and passwords are not locked for a year', async () => {
  const dataDir = await newFolder()
  const machine = pc(Date.now())
  const site = await openTestSite(dataDir, { clock: machine.clock })
  await fillDemo(site)
  await served(site, async (ask) => {
    const signIn = async (password = demoPassword) => ask(null, 'POST', '/session', { name: 'hr', password })
    const token = (await signIn()).body.token as string
    for (const leap of [10 * year, -10 * year, -year]) {
      machine.set(leap)
      machine.pass(60_000)
      expect((await ask(token, 'GET', '/board')).status).toBe(200)
      const { body } = await ask(token, 'GET', '/session')
      expect(body).toMatchObject({ locked: false })
    }
    // Somebody who signs in under the wrong clock is signed in for his twelve hours, no longer.
    machine.set(10 * year)
    const other = (await signIn()).body.token as string
    machine.set(-9 * year)
    machine.pass(13 * 3_600_000)
    for (const old of [token, other]) expect((await ask(old, 'GET', '/board')).status).toBe(401)
    for (let tries = 0; tries < 7; tries += 1) await signIn('wrong')
    machine.set(-year)
    machine.pass(10 * 60_000)
    expect((await signIn()).status).toBe(200)
  })
  await site.close()
})

test('overdue figures and the day follow the clock as it is set', async () => {
  const dataDir = await copyOf(demo, join(await newFolder(), 'site'))
  const machine = pc(Date.now())
  const site = await openTestSite(dataDir, { clock: machine.clock })
  await served(site, async (ask) => {
    const token = (await ask(null, 'POST', '/session', { name: 'hr', password: demoPassword })).body.token as string
    const overdue = async () => JSON.stringify((await ask(token, 'GET', '/today/badges')).body)
    const now = await overdue()
    machine.set(10 * year)
    expect(await overdue()).not.toBe(now)
    machine.set(-10 * year)
    expect(await overdue()).toBe(now)
  })
  await site.close()
})

test('a clock that cannot be right is said, and what is recorded meanwhile is kept as it was said', async () => {
  const dataDir = await copyOf(demo, join(await newFolder(), 'site'))
  const machine = pc(Date.now() + day)
  const site = await openTestSite(dataDir, { clock: machine.clock })
  await served(site, async (ask) => {
    const doubt = async () => ((await ask(null, 'GET', '/site/condition')).body as unknown as SiteCondition).clock?.doubt ?? null
    expect(await doubt()).toBeNull()
    machine.set(-year)
    expect(await doubt()).toBe('behind')
    await addPerson(site, 'said-back')
    expect(await doubt()).toBe('behind')
    machine.set(11 * year)
    expect(await doubt()).toBe('ahead')
    await addPerson(site, 'said-ahead')
    expect(await doubt()).toBe('ahead')
    machine.set(-10 * year)
    expect(await doubt()).toBeNull()
  })
  await site.close()
  const years = await withReader(dataDir, async (db) => ((await db('event').orderBy('position', 'desc').limit(2).pluck('wall_time')) as string[]).map((wall) => Number(wall.slice(0, 4))))
  const thisYear = new Date(Date.now() + day).getFullYear()
  expect(years).toEqual([thisYear + 10, thisYear - 1])
})

test('a site that was closed for months opens without a word; one started ten years ahead moves by half a year at most', async () => {
  const closedMs = Date.parse('2026-11-24T08:00:00Z')
  const after = (ms: number) => steadyClock(pc(closedMs + ms).clock, closedMs)
  for (const months of [60, 120, 180]) {
    expect(clockDoubt(after(months * day), closedMs)).toBeNull()
    expect(after(months * day).steady()).toBe(closedMs + months * day)
  }
  expect(clockDoubt(after(10 * year), closedMs)).toBe('ahead')
  expect(after(10 * year).steady()).toBe(closedMs + 183 * day)
  expect(clockDoubt(after(-day), closedMs)).toBe('behind')
  // A PC that slept over the weekend is believed.
  const machine = pc(closedMs)
  const clock = steadyClock(machine.clock, closedMs)
  machine.set(3 * day)
  expect(clock.steady()).toBe(closedMs + 3 * day)
  expect(clockDoubt(clock, closedMs)).toBeNull()
})

test('a clock that stands still for millions of events keeps their order as text', () => {
  const last = { ms: 1000, counter: 0xff_ffff }
  const next = tick(last, 1000)
  expect(hlcText(next) > hlcText(last)).toBe(true)
  expect(hlcText(next)).toHaveLength(hlcText(last).length)
})
