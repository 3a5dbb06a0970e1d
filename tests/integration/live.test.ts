import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LiveChange } from '@shared/contract/live'
import { openDemoSite, type DemoSite } from '../support/demoSite'
import { isCut, overSse, overWebSocket } from '../support/roads'
import { addPerson, changePhone } from '../support/site'

let desk: DemoSite
let token: string
beforeAll(async () => {
  desk = await openDemoSite()
  token = await desk.signIn('hr')
})
afterAll(() => desk.close())

const seed = Number(process.env.HANDOVER_TEST_SEED ?? Date.now() % 1_000_000)
console.log(`tests/integration/live seed ${seed}`)
let dice = seed
const roll = (sides: number): number => {
  dice = (dice * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((dice / 2_147_483_648) * sides)
}

interface Stream { readonly changes: AsyncIterable<{ readonly id: string; readonly data: LiveChange }>; cut(): void }

/** The two roads on which changes arrive, each opened after an event or from now on. */
const roads: readonly (readonly [string, (after?: string, as?: string) => Promise<Stream>])[] = [
  ['server-sent events', async (after, as) => {
    const { events, cut } = overSse(desk.url, as ?? token, after)
    return { changes: events, cut }
  }],
  ['a WebSocket', async (after, as) => {
    const { client, cut } = await overWebSocket(desk.url, as ?? token)
    const changes = await client.live.changes({}, after ? { context: { lastEventId: after } } : {})
    return { changes: (async function* () { for await (const data of changes) yield { id: String(data.position), data } })(), cut }
  }],
]

let made = 0
const newPerson = async (): Promise<string> => {
  made += 1
  const id = `live-${made}`
  await addPerson(desk.site, id)
  return id
}

describe.each(roads)('over %s', (_name, open) => {
  test('a change is told with kind, id, version and position as soon as it is durable', async () => {
    const now = String((await desk.site.services.reader('event').max({ max: 'position' }).first() as { max: number }).max)
    const stream = await open(now)
    const id = await newPerson()
    await changePhone(desk.site, id, '13900000000')
    const told: LiveChange[] = []
    for await (const { data } of stream.changes) {
      told.push(data)
      if (data.subjects.some((one) => one.version === 2)) break
    }
    stream.cut()
    expect(told.at(-1)).toEqual({ position: Number(now) + 2, by: expect.any(String), subjects: [{ kind: 'employee', id, version: 2 }] })
    expect(told.map((one) => one.position)).toEqual([...told.map((one) => one.position)].sort((a, b) => a - b))
  })

  test('after cut connections nothing is missed and the newest version of each subject was told', async () => {
    const first = await open()
    const started = newPerson()
    let last = ''
    const seen = new Map<string, number>()
    for await (const { id, data } of first.changes) {
      last = id
      for (const one of data.subjects) seen.set(one.id, one.version)
      break
    }
    first.cut()
    const people = [await started]
    for (let round = 0; round < 6; round += 1) {
      const stream = await open(last)
      // Some while connected, some while not: the cut falls anywhere between.
      const busy = (async () => {
        for (let n = 0; n < 12; n += 1) {
          const id = await newPerson()
          people.push(id)
          if (roll(2) === 0) await changePhone(desk.site, id, `139${n}`)
          if (n === roll(12)) stream.cut()
        }
        stream.cut()
      })()
      try {
        for await (const { id, data } of stream.changes) {
          expect(Number(id)).toBeGreaterThan(Number(last))
          last = id
          for (const one of data.subjects) seen.set(one.id, one.version)
        }
      } catch (error) {
        if (!isCut(error)) throw error
      }
      await busy
    }
    const end = await open(last)
    const marker = await newPerson()
    people.push(marker)
    for await (const { data } of end.changes) {
      for (const one of data.subjects) seen.set(one.id, one.version)
      if (seen.has(marker)) break
    }
    end.cut()
    const versions = (await desk.site.services.reader.raw('SELECT subject, count(*) AS version FROM event WHERE subject IN (SELECT value FROM json_each(?)) GROUP BY subject', [JSON.stringify(people.map((id) => `employee:${id}`))])) as { subject: string; version: number }[]
    expect(versions.length).toBe(people.length)
    expect(Object.fromEntries(people.map((id) => [`employee:${id}`, seen.get(id)]))).toEqual(Object.fromEntries(versions.map((one) => [one.subject, one.version])))
  })

  test('a stranger is refused and gets no stream', async () => {
    const told = (async () => {
      const stream = await open('0', 'a-token-that-nobody-was-given')
      for await (const _change of stream.changes) break
    })()
    await expect(told).rejects.toThrow(/status 401|请先登录|登录/)
  })
})
