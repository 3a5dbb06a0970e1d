import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { resourcesDir } from '@main/commands/folders'
import type { LogEvent } from '@main/log/event'
import { loadCalendar, overdueBy, addDays } from '@main/subjects/calendar/calendar'
import { Directory, remindersFor, type Account, type DueThing, type Reminded } from '@main/subjects/reminder/domain/compute'
import { decideSend, decideSetRules, decideSnooze, evolveReminders, initialReminders, type ReminderEvent, type Reminders } from '@main/subjects/reminder/domain/reminder'
import { shippedReminderRules } from '@main/subjects/reminder/shipped'
import { reminderSentence } from '@shared/locale/reminders'
import type { Decision } from '@shared/decision'

const calendar = loadCalendar(resourcesDir)
const rules = shippedReminderRules(resourcesDir)
const accounts: Account[] = [
  { id: 'u-xiaoli', name: '小李', roles: ['receiver'], departments: [], employeeId: null }, { id: 'u-head', name: '陈建国', roles: ['head'], departments: ['设备部'], employeeId: 'e-head' },
  { id: 'u-hr', name: '王敏', roles: ['hr'], departments: [], employeeId: null }, { id: 'u-it', name: '赵磊', roles: ['it'], departments: [], employeeId: null },
]
const directory = new Directory(accounts)
const item = (facts: Partial<DueThing> = {}): DueThing => ({ caseId: 'c1', about: 'i:contacts', dueOn: '2026-11-20', unit: 'calendar', department: '设备部', leaverId: 'e-zhang', userIds: ['u-xiaoli'], roles: [], ...facts })
const on = (today: string, things: DueThing[], isSnoozed = (_case: string, _about: string, _user: string) => false) =>
  Object.fromEntries([...(remindersFor(things, { rules, today, calendar, directory, isSnoozed }).get('c1') ?? new Map<string, Reminded>())].map(([id, one]) => [id, one.things.map(([about, level, days, , part]) => `${part} ${about} ${level} ${days}`).join(', ')]))

describe('who is told, and when', () => {
  test('the receiver the day before, on the day, and every day over; from two days the head, from four HR', () => {
    expect(on('2026-11-18', [item()])).toEqual({})
    expect(on('2026-11-19', [item()])).toEqual({ 'u-xiaoli': 'own i:contacts before 1' })
    expect(on('2026-11-20', [item()])).toEqual({ 'u-xiaoli': 'own i:contacts due 0' })
    expect(on('2026-11-21', [item()])).toEqual({ 'u-xiaoli': 'own i:contacts overdue 1' })
    expect(on('2026-11-22', [item()])).toEqual({ 'u-xiaoli': 'own i:contacts overdue 2', 'u-head': 'head i:contacts overdue 2' })
    expect(on('2026-11-24', [item()])).toEqual({ 'u-xiaoli': 'own i:contacts overdue 4', 'u-head': 'head i:contacts overdue 4', 'u-hr': 'hr i:contacts overdue 4' })
  })

  test('HR sees to a receiver without an account; a legal step goes to its office, freezing accounts to IT', () => {
    expect(on('2026-11-20', [item({ userIds: [] })])).toEqual({ 'u-hr': 'for i:contacts due 0' })
    expect(on('2026-11-20', [item({ about: 's:abs.freeze', userIds: [], roles: ['it'] })])).toEqual({ 'u-it': 'own s:abs.freeze due 0' })
    expect(on('2026-11-13', [item({ about: 's:post.file', userIds: [], roles: ['hr'] })])).toEqual({ 'u-hr': 'own s:post.file before 7' })
    // A step of the absent track may still fall away: it is not told before.
    const track = item({ about: 's:track.decide', userIds: [], roles: ['hr'] })
    expect([on('2026-11-13', [track]), on('2026-11-19', [item({ about: 's:post.file' }), track])]).toEqual([{}, { 'u-xiaoli': 'own s:post.file before 1' }])
    expect(on('2026-11-20', [track])).toEqual({ 'u-hr': 'own s:track.decide due 0' })
  })

  test('somebody with several parts in a thing is told once, in the strongest; the leaver never', () => {
    expect(on('2026-11-24', [item({ userIds: ['u-head'] }), item({ about: 'i:records' })])).toMatchObject({ 'u-head': 'own i:contacts overdue 4, head i:records overdue 4' })
    expect(on('2026-11-24', [item({ leaverId: 'e-head' })])).not.toHaveProperty('u-head')
  })

  test('days over are workdays where the rule counts these: National Day week counts for nothing', () => {
    const due = { dueOn: '2026-09-30', unit: 'working' as const }
    expect(on('2026-10-03', [item(due)])).toEqual({ 'u-xiaoli': 'own i:contacts overdue 1' })
    expect(on('2026-10-09', [item(due)])).toMatchObject({ 'u-xiaoli': 'own i:contacts overdue 2', 'u-head': 'head i:contacts overdue 2' })
    expect(overdueBy('2026-09-30', '2026-10-09', 'calendar', calendar)).toBe(9)
    // A Saturday made up is a workday; a year nobody knows counts calendar days.
    expect(overdueBy('2026-10-09', '2026-10-10', 'working', calendar)).toBe(1)
    expect(overdueBy('2027-12-31', '2028-01-05', 'working', calendar)).toBe(5)
  })

  test('is said as the office says it', () => {
    expect(reminderSentence({ title: '客户资料交接', level: 'overdue', days: 2, whose: '小李' }, 'own', 'zh-CN')).toBe('您负责的客户资料交接已超时 2 天，请尽快处理')
    expect(reminderSentence({ title: 'Customer contacts', level: 'overdue', days: 1, whose: '小李' }, 'head', 'en')).toBe('Customer contacts is 1 day overdue; 小李 has it. Please follow it up')
  })
})

/** The reminders of a case as the log folds them. */
class Sent {
  state: Reminders = initialReminders('c1')
  private seq = 0
  do(decision: Decision<ReminderEvent>): ReminderEvent[] {
    if (!decision.accepted) throw new Error(decision.refusal.code)
    for (const event of decision.events) {
      this.seq += 1
      this.state = evolveReminders(this.state, { type: event.type, payload: JSON.parse(JSON.stringify(event.payload)) as unknown, wallTime: `2026-11-20T00:00:${String(this.seq % 60).padStart(2, '0')}.000Z` } as LogEvent)
    }
    return [...decision.events]
  }
}
const people = (today: string, things: DueThing[]): Reminded[] => [...(remindersFor(things, { rules, today, calendar, directory, isSnoozed: () => false }).get('c1')?.values() ?? [])]

describe('sent once', () => {
  test('a person and a thing once a day, also after a restart; the next day again', () => {
    const sent = new Sent()
    expect(sent.do(decideSend(sent.state, { on: '2026-11-21', people: people('2026-11-21', [item()]) }))).toHaveLength(1)
    expect(sent.do(decideSend(sent.state, { on: '2026-11-21', people: people('2026-11-21', [item()]) }))).toEqual([])
    const [more] = sent.do(decideSend(sent.state, { on: '2026-11-21', people: people('2026-11-21', [item(), item({ about: 'i:records' })]) }))
    expect(more).toMatchObject({ payload: { people: [{ id: 'u-xiaoli', things: [['i:records', 'overdue', 1, '2026-11-20', 'own']] }] } })
    // With another day it is another thing to say.
    expect(sent.do(decideSend(sent.state, { on: '2026-11-21', people: people('2026-11-21', [item({ dueOn: '2026-11-21' })]) }))).toHaveLength(1)
    expect(sent.do(decideSend(sent.state, { on: '2026-11-22', people: people('2026-11-22', [item()]) }))).toHaveLength(1)
  })

  test('whatever the clock does and whoever restarts: every look sends exactly what that day had not heard', () => {
    const look = fc.record({ today: fc.integer({ min: -3, max: 12 }).map((days) => addDays('2026-11-20', days)), open: fc.subarray(['i:contacts', 'i:records', 'i:accounts']) })
    fc.assert(fc.property(fc.array(look, { maxLength: 30 }), (looks) => {
      const sent = new Sent()
      const told = new Map<string, number>()
      const expected = new Set<string>()
      for (const { today, open } of looks) {
        // A clock set back further than is remembered is a clock nobody trusts.
        if (sent.state.days.length === 8 && today < sent.state.days[0]!.on) continue
        const now = people(today, open.map((about) => item({ about })))
        for (const one of now) for (const [about] of one.things) expected.add(`${today}|${one.id}|${about}`)
        for (const event of sent.do(decideSend(sent.state, { on: today, people: now }))) {
          if (event.type !== 'reminder.sent') continue
          for (const one of event.payload.people) for (const [about] of one.things) told.set(`${today}|${one.id}|${about}`, (told.get(`${today}|${one.id}|${about}`) ?? 0) + 1)
        }
      }
      expect([...told.keys()].sort()).toEqual([...expected].sort())
      expect([...told.values()].every((count) => count === 1)).toBe(true)
    }), { numRuns: 300 })
  })
})

describe('put off', () => {
  const sent = () => { const it = new Sent(); it.do(decideSend(it.state, { on: '2026-11-21', people: people('2026-11-21', [item(), item({ about: 's:post.cert', userIds: ['u-xiaoli'] })]) })); return it }
  const snooze = (facts: Partial<Parameters<typeof decideSnooze>[1]>) => decideSnooze(sent().state, { abouts: ['i:contacts'], userId: 'u-xiaoli', until: '2026-11-25', reason: '等客户回电', today: '2026-11-21', rules, ...facts })

  test('with a reason, for a while, by whoever it was sent to; a legal step for a day', () => {
    expect(snooze({})).toMatchObject({ accepted: true })
    expect(snooze({ reason: '' })).toMatchObject({ refusal: { code: 'REASON_MISSING' } })
    expect(snooze({ userId: 'u-it' })).toMatchObject({ refusal: { code: 'SNOOZE_NOT_YOURS' } })
    expect(snooze({ until: '2026-12-01' })).toMatchObject({ refusal: { code: 'SNOOZE_TOO_LONG', data: { latest: '2026-11-28' } } })
    expect(snooze({ abouts: ['s:post.cert'], until: '2026-11-23' })).toMatchObject({ refusal: { code: 'SNOOZE_TOO_LONG', data: { latest: '2026-11-22' } } })
  })

  test('he is left alone; the head is told as before', () => {
    expect(on('2026-11-22', [item()], (_case, about, user) => about === 'i:contacts' && user === 'u-xiaoli')).toEqual({ 'u-head': 'head i:contacts overdue 2' })
  })

  test('HR is not told before the head', () => {
    expect(decideSetRules(rules, { ...rules, headAfter: 4, hrAfter: 2 })).toMatchObject({ refusal: { code: 'ESCALATION_ORDER' } })
  })
})
