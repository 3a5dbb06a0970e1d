import { describe, expect, test } from 'vitest'
import type { Site } from '@main/site'
import { addDays, isWorkday } from '@main/subjects/calendar/calendar'
import { remindersToSend } from '@main/subjects/reminder/dueThings'
import type { Told } from '@main/subjects/reminder/domain/compute'
import { makeSeededSite, openTestSite, seedDay, useFolders } from '../support/site'

const newFolder = useFolders()
const dayMs = 86_400_000
/** Nine in the morning at the site. */
const morning = (days: number): number => seedDay + days * dayMs + 3_600_000

interface Moved { ms: number }
const openAt = (folder: string, clock: Moved): Promise<Site> => openTestSite(folder, { clock: { now: () => clock.ms } })

/** Every thing that was told to anybody, as the log has it: `day|case|person|about`. */
async function told(site: Site): Promise<string[]> {
  const rows = (await site.services.reader('event').where({ type: 'reminder.sent' }).orderBy('position').select('subject', 'payload')) as { subject: string; payload: Buffer }[]
  return rows.flatMap((row) => {
    const { on, people } = JSON.parse(row.payload.toString()) as { on: string; people: { id: string; things: Told[] }[] }
    return people.flatMap((one) => one.things.map(([about]) => `${on}|${row.subject.slice(9)}|${one.id}|${about}`))
  })
}
const twice = (all: readonly string[]): string[] => all.filter((one, index) => all.indexOf(one) !== index)
async function due(site: Site, today: string): Promise<string[]> {
  const found = await remindersToSend(site.services.reader, { rules: site.reminding.shipped, today, calendar: site.desk.calendar }, null)
  return [...found].flatMap(([caseId, people]) => people.flatMap((one) => one.things.map(([about]) => `${today}|${caseId}|${one.id}|${about}`)))
}

describe('reminders of a site', () => {
  test('over four days with a restart in the middle of a day, a week off and a clock set back: none lost, none twice', async () => {
    const folder = await newFolder()
    await makeSeededSite(folder, 80, 7)
    const clock = { ms: seedDay - 3_600_000 }
    let site = await openAt(folder, clock)
    const expected: string[] = []
    const look = async (days: number): Promise<void> => {
      clock.ms = morning(days)
      expected.push(...(await due(site, addDays('2026-11-20', days))))
      await site.reminding.look()
    }
    // Before half past seven nothing is sent.
    await site.reminding.look()
    expect(await told(site)).toEqual([])
    await look(0)
    expect(expected.length).toBeGreaterThan(100)
    await look(1)
    // The process ends while the second day is under way, and begins again.
    clock.ms = morning(2)
    expected.push(...(await due(site, '2026-11-22')))
    const cut = site.reminding.look()
    await site.close()
    await cut
    site = await openAt(folder, clock)
    await site.reminding.look()
    await site.reminding.look()
    await site.close()
    // A week switched off: that day's reminders are sent, not seven days' at once.
    clock.ms = morning(10)
    site = await openAt(folder, clock)
    await look(10)
    // The clock goes back a day, and forward again: that day is told for the first time, the other not a second time.
    await look(9)
    await look(10)
    const all = await told(site)
    expect(twice(all)).toEqual([])
    expect(all.sort()).toEqual([...new Set(expected)].sort())
    expect(new Set(all.map((one) => one.slice(0, 10)))).toEqual(new Set(['2026-11-20', '2026-11-21', '2026-11-22', '2026-11-29', '2026-11-30']))
    expect(isWorkday('2026-11-29', site.desk.calendar)).toBe(false)
    await site.close()
  }, 60_000)

  test('a change recomputes its own case only, and what is done is in nobody’s list any more', async () => {
    const folder = await newFolder()
    await makeSeededSite(folder, 30, 11)
    const clock = { ms: morning(0) }
    const site = await openAt(folder, clock)
    await site.reminding.look()
    const before = (await told(site)).length
    const one = (await site.services.reader('case_item').where({ live: 1 }).where('due_key', '<', '2026-11-20').whereNotNull('receiver_id').first('case_id', 'id', 'receiver_id')) as { case_id: string; id: string; receiver_id: string }
    const other = await remindersToSend(site.services.reader, { rules: site.reminding.shipped, today: '2026-11-21', calendar: site.desk.calendar }, [one.case_id])
    expect([...other.keys()]).toEqual([one.case_id])
    expect((await told(site)).length).toBe(before)
    await site.close()
  }, 60_000)
})
