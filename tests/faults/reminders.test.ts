/** The process is killed while it sends the day's reminders, days are skipped, the clock goes back: each person hears of each thing once a day, and of all. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { systemActor, type Site } from '@main/site'
import { addDays } from '@main/subjects/calendar/calendar'
import { decideAddChannel } from '@main/subjects/channel/domain'
import { channelSubject } from '@main/subjects/channel/projection'
import type { Told } from '@main/subjects/reminder/domain/compute'
import { remindersToSend } from '@main/subjects/reminder/dueThings'
import { decideChangeUser } from '@main/subjects/user/domain'
import { userSubject } from '@main/subjects/user/projection'
import { bundleForNode } from '../support/bundle'
import { mailSettings } from '../support/outboxDesk'
import { makeSeededSite, openTestSite, seedDay, useFolders, withReader } from '../support/site'
import { diceOf, useFault, type Dice } from './fault'

const fault = useFault('reminders', { rounds: 8 })
const daysPerFolder = 4
/** About as many commits as a day has here: some for the reminders, one for each person's message. */
const mostCommits = 14
const dayMs = 86_400_000
const firstDay = '2026-11-20'
/** Nine in the morning at the site, so many days after it was seeded. */
const morning = (days: number): number => seedDay + days * dayMs + 3_600_000

const newFolder = useFolders()
let child: string
let seeded: string
/** Everybody has a mail address, so that reminders and the summary go into the outbox too; nothing listens there, and nothing is sent. */
beforeAll(async () => {
  child = await bundleForNode('tests/faults/reminderChild.ts')
  seeded = await newFolder()
  await makeSeededSite(seeded, 600, fault.seed)
  const site = await openTestSite(seeded, { clock: { now: () => morning(-1) } })
  await site.services.writer.run(systemActor(), async (tx) => {
    await tx.record(channelSubject, await tx.load(channelSubject, 'mail'), decideAddChannel({ fields: { name: 'mail', on: true, serves: [], locale: 'zh-CN', settings: mailSettings(9), summary: true }, given: [], nameTaken: false }))
    for (const id of (await (await tx.read())('user_account').pluck('id')) as string[]) {
      const loaded = await tx.load(userSubject, id)
      await tx.record(userSubject, loaded, decideChangeUser(loaded.state, { change: { email: `${id}@site.example` }, otherAdministrators: 1 }))
    }
  })
  await site.close()
}, 300_000)
afterAll(() => rm(dirname(child), { recursive: true, force: true }))

/** Lets a process send and kills it a moment after its so-manieth commit, or before the first; whether it had sent all by then. */
async function sendAndKill(dataDir: string, nowMs: number, dice: Dice): Promise<boolean> {
  const process_ = spawn(process.execPath, [child, dataDir, String(nowMs)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(process_, 'exit')
  const commits = dice.roll(mostCommits)
  let said = ''
  await Promise.race([ended, new Promise<void>((resolve) => {
    process_.stdout.on('data', (part: Buffer) => {
      said += part.toString('utf8')
      if (said.includes('done') || (said.includes('begins') && said.split('.').length > commits)) resolve()
    })
  })])
  await wait(dice.roll(6))
  process_.kill('SIGKILL')
  expect((await ended)[1]).toBe('SIGKILL')
  return said.includes('done')
}

const keyOf = (on: string, caseId: string, person: string, about: string): string => `${on}|${caseId}|${person}|${about}`

/** Every thing that was told to anybody, as the log has it. */
const told = (dataDir: string): Promise<string[]> => withReader(dataDir, async (db) => ((await db('event').where({ type: 'reminder.sent' }).orderBy('position').select('subject', 'payload')) as { subject: string; payload: Buffer }[]).flatMap((row) => {
  const { on, people } = JSON.parse(row.payload.toString()) as { on: string; people: { id: string; things: Told[] }[] }
  return people.flatMap((one) => one.things.map(([about]) => keyOf(on, row.subject.slice('reminder:'.length), one.id, about)))
}))

/** What a day brings by the rules, whatever of it was sent: computed for a day of which nothing is known. */
async function dueOn(site: Site, today: string): Promise<string[]> {
  const found = await remindersToSend(site.services.reader, { rules: site.reminding.shipped, today, calendar: site.desk.calendar }, null)
  return [...found].flatMap(([caseId, people]) => people.flatMap((one) => one.things.map(([about]) => keyOf(today, caseId, one.id, about))))
}

test(`reminders of a day are sent once and all, however often the process is killed (${fault.rounds} kills)`, async () => {
  const root = await newFolder()
  const dice = diceOf(fault.seed)
  let kills = 0
  let inTheMiddle = 0
  for (let folder = 0; kills < fault.rounds; folder += 1) {
    const dataDir = join(root, String(folder))
    await cp(seeded, dataDir, { recursive: true })
    const expected: string[] = []
    const mornings: string[] = []
    let day = 0
    for (let nth = 0; nth < daysPerFolder && kills < fault.rounds; nth += 1) {
      const today = addDays(firstDay, day)
      const where = `seed ${fault.seed}, folder ${folder}, ${today}`
      const before = await openTestSite(dataDir, { clock: { now: () => morning(day) } })
      const due = await dueOn(before, today)
      await before.close()
      const isNew = !mornings.includes(today)
      if (isNew) { expected.push(...due); mornings.push(today) }
      // A day that was told is not told again: nothing is due that is not sent.
      else expect(due, where).toEqual([])
      const sentBefore = (await told(dataDir)).length
      const tries = 1 + dice.roll(3)
      const killedBefore = kills
      for (let each = 0; each < tries && kills < fault.rounds; each += 1) {
        const all = await sendAndKill(dataDir, morning(day), dice)
        kills += 1
        const sent = (await told(dataDir)).length - sentBefore
        if (!all && sent > 0) inTheMiddle += 1
      }
      const after = await openTestSite(dataDir, { clock: { now: () => morning(day) } })
      await after.reminding.look()
      await after.close()
      const sent = await told(dataDir)
      const lost = expected.filter((one) => !sent.includes(one))
      const twice = sent.filter((one, index) => sent.indexOf(one) !== index)
      expect({ where, lost, twice, unexpected: sent.length - expected.length }).toEqual({ where, lost: [], twice: [], unexpected: 0 })
      fault.count({ rounds: kills - killedBefore, acknowledged: isNew ? due.length : 0, lost: lost.length })
      // A day goes by, the PC was off for a week, or its clock is set back by a day.
      day = dice.pick([day + 1, day + 7, Math.max(0, day - 1)])
    }
    const mails = await withReader(dataDir, async (db) => (await db('outbox').where('dedupe', 'like', 'summary|%').orWhere('dedupe', 'like', 'reminders|%').select('dedupe', 'user_id')) as { dedupe: string; user_id: string }[])
    const people = new Set(expected.map((one) => one.split('|')[0]! + one.split('|')[2]!))
    expect(mails.filter((one) => one.dedupe.startsWith('summary')).length).toBe(mornings.length * new Set(mails.filter((one) => one.dedupe.startsWith('summary')).map((one) => one.user_id)).size)
    expect(new Set(mails.filter((one) => one.dedupe.startsWith('reminders')).map((one) => one.dedupe.split('|')[1]! + one.user_id))).toEqual(people)
    await rm(dataDir, { recursive: true })
  }
  fault.remark(`${inTheMiddle} of ${kills} kills in the middle of a day's reminders`)
  // Kills before or after the sending prove little.
  expect(inTheMiddle).toBeGreaterThan(0)
}, 120_000 + fault.rounds * 20_000)
