import type { Knex } from 'knex'
import { describe, expect, test } from 'vitest'
import { fillDemo } from '@main/demo/fillDemo'
import { verifyLog } from '@main/log/verify'
import { isPassword } from '@main/office/password'
import { demoVerifier } from '@main/demo/people'
import { demoPassword } from '@main/subjects/site/procedures'
import { makeSeededSite, openTestSite, useFolders, withReader } from '../support/site'

const newFolder = useFolders()

async function seeded(cases: number, seed: number): Promise<string> {
  const folder = await newFolder()
  await makeSeededSite(folder, cases, seed)
  return folder
}

/** What a log says, without what must be random: salts, keys and all that follows from them. */
const facts = (db: Knex): Promise<unknown[]> => db('event').whereNot({ type: 'replica.started' }).orderBy('position').select('position', 'replica', 'epoch', 'seq', 'hlc', 'wall_time', 'actor', 'type', 'subject', 'payload')

describe('a seeded site', () => {
  test('is the same for the same seed and day, ids and times too', async () => {
    const [one, same, other] = [await withReader(await seeded(25, 11), facts), await withReader(await seeded(25, 11), facts), await withReader(await seeded(25, 12), facts)]
    expect(one).toEqual(same)
    expect(one).not.toEqual(other)
  })

  test('has a whole log, cases in all states, a tenth of them open, and work that is overdue', async () => {
    await withReader(await seeded(400, 5), async (db) => {
      expect(await verifyLog(db)).toMatchObject({ ok: true, bad: null })
      const counts = new Map(((await db('case_card').groupBy('status').select('status').count({ count: '*' })) as { status: string; count: number }[]).map((row) => [row.status, row.count]))
      expect([...counts.keys()].sort()).toEqual(['archived', 'open', 'stayed', 'voided'])
      expect(counts.get('open')).toBeGreaterThan(20)
      expect(counts.get('open')).toBeLessThan(70)
      expect((await db('case_card').where({ status: 'open' }).distinct('stage').pluck('stage')).sort()).toEqual(['awaiting_confirmation', 'handing_over', 'to_file', 'to_settle', 'to_start'])
      expect((await db('case_item').distinct('status').pluck('status')).sort()).toEqual(expect.arrayContaining(['blocked', 'confirmed', 'not_started', 'reserved', 'submitted']))
      expect(Number(((await db('case_item').where({ live: 1 }).where('due_on', '<', '2026-11-20').count({ count: '*' }).first()) as { count: number }).count)).toBeGreaterThan(20)
      expect(await db('case_card').where('conflicts', '>', 0)).toEqual([])
      const perCase = Number(((await db('event').whereLike('subject', 'case:%').count({ count: '*' }).first()) as { count: number }).count) / 400
      expect(perCase).toBeGreaterThan(12)
      expect(perCase).toBeLessThan(28)
      const days = (await db('event').whereLike('subject', 'case:%').min({ first: 'wall_time' }).max({ last: 'wall_time' }).first()) as { first: string; last: string }
      expect(days.first < '2025-02').toBe(true)
      expect(days.last <= '2026-11-20T00:00:00.000Z').toBe(true)
    })
  })
})

describe('the demonstration site', () => {
  test('has a case in each column, 小李’s work, and none of 老张’s; filled once', async () => {
    const folder = await newFolder()
    const site = await openTestSite(folder)
    await fillDemo(site)
    await fillDemo(site)
    const { reader } = site.services
    expect((await reader('case_card').distinct('column_stage').pluck('column_stage')).sort()).toEqual(['archived', 'awaiting_confirmation', 'handing_over', 'none', 'to_file', 'to_settle', 'to_start'])
    expect(await reader('case_card').where({ employee_id: 'demo-e-laozhang' })).toEqual([])
    expect((await reader('case_item').where({ receiver_id: 'demo-xiaoli', submitted: 1 })).length).toBeGreaterThan(1)
    expect((await reader('case_mention').where({ user_id: 'demo-xiaoli', seen: 0 })).length).toBeGreaterThan(0)
    expect(await reader('case_card').where('conflicts', '>', 0)).toEqual([])
    const stored = (await reader('attachment').select('hash', 'size')) as { hash: string; size: number }[]
    expect(stored.length).toBeGreaterThan(1)
    for (const { hash, size } of stored) expect(await site.services.files.check(hash, size)).toBe('intact')
    expect(await verifyLog(reader)).toMatchObject({ ok: true })
    await site.close()
  })

  test.each([['in the middle of a holiday', '2026-10-04T02:00:00Z'], ['on a Sunday before dawn', '2026-03-01T18:00:00Z'], ['at the turn of the year', '2027-01-01T01:00:00Z']])('can be filled %s', async (_when, now) => {
    const site = await openTestSite(await newFolder(), { clock: { now: () => Date.parse(now) } })
    await fillDemo(site)
    expect(await site.services.reader('event').where('wall_time', '>', new Date(now).toISOString())).toEqual([])
    await site.close()
  })

  test('takes the password that its sign-in page shows', async () => {
    expect(await isPassword(demoPassword, demoVerifier)).toBe(true)
  })
})
