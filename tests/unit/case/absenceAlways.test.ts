import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareEvents } from '@main/log/event'
import { resourcesDir } from '@main/commands/folders'
import { addDays, addWorkingDays, loadCalendar } from '@main/subjects/calendar/calendar'
import { decideCheckReason, decideDecision, decideFileCheck, decideLogContact, decideWithdraw } from '@main/subjects/case/absence/decide'
import { decideEndDelivery, decidePrepareNotice, decideSendNotice } from '@main/subjects/case/absence/notices'
import { loadShippedRules } from '@main/subjects/rule/shipped'
import { trackDues } from '@main/subjects/case/absence/due'
import { absenceSteps, returnBy } from '@main/subjects/case/absence/step'
import { decideSetDate } from '@main/subjects/case/domain/paper'
import { decideStart } from '@main/subjects/case/domain/start'
import { evolveCase } from '@main/subjects/case/domain/evolve'
import { initialCase } from '@main/subjects/case/domain/state'
import { absenceDecisions, absenceEntries, absenceFindings, absenceNotices, deliveryResults, deliveryWays } from '@shared/vocabulary'
import { ACase, aStart, type UserName } from '../../support/cases'

const calendar = loadCalendar(resourcesDir)
const shipped = loadShippedRules(resourcesDir)
const rules = shipped.absence
const who = fc.constantFrom<UserName>('hr', 'head', 'xiaoli')
/** Days around National Day, and after which none of the calendars is unknown. */
const day = fc.integer({ min: 0, max: 60 }).map((n) => addDays('2026-09-28', n))
const today = '2026-11-27'
/** Mostly soon after, sometimes when a public notice is over, sometimes before. */
const late = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 6 }) }, fc.integer({ min: -2, max: 40 }))
const pick = fc.nat({ max: 5 })
const nth = <Item>(list: readonly Item[], n: number): Item | undefined => list[n % Math.max(1, list.length)]

type Act = (it: ACase) => void
const id = (it: ACase) => `${it.replica}-${it.events.length}`
/** Any act of the track by anybody: refused ones change nothing. */
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.tuple(who, day, fc.boolean()).map(([name, on, reached]): Act => (it) => { it.ask(name, (s, _p, nowMs) => decideLogContact(s, { id: id(it), at: `${on}T02:00:00Z`, on, channel: 'call', answeredBy: 'family', name: '', said: '', reached, attachmentIds: [], nowMs })) }),
  fc.tuple(who, day, fc.constantFrom(...absenceFindings)).map(([name, on, finding]): Act => (it) => { it.ask(name, (s) => decideCheckReason(s, { id: id(it), on, finding, note: '问过', today })) }),
  fc.tuple(who, day, fc.constantFrom(...absenceNotices), fc.integer({ min: 1, max: 10 })).map(([name, on, kind, returnWorkdays]): Act => (it) => { it.ask(name, (s) => decidePrepareNotice(s, { id: id(it), kind, on, rule: 'x', law: '', facts: 'x', address: '', returnWorkdays, contact: '', today })) }),
  fc.tuple(who, pick, fc.constantFrom(...deliveryWays), late, fc.boolean()).map(([name, n, way, days, skips]): Act => (it) => { it.ask(name, (s) => decideSendNotice(s, { id: id(it), notice: nth(s.absence.notices, n)?.id ?? '', way, courier: 'EMS', trackingNo: '1', sentOn: addDays(nth(s.absence.notices, n)?.on ?? today, days), skipped: skips ? deliveryWays.map((one) => ({ way: one, reason: '不行' })) : [], today })) }),
  fc.tuple(who, pick, fc.constantFrom(...deliveryResults), late, fc.boolean()).map(([name, n, result, days, seen]): Act => (it) => { it.ask(name, (s) => decideEndDelivery(s, { delivery: nth(s.absence.deliveries, n)?.id ?? '', result, on: addDays(nth(s.absence.deliveries, n)?.sentOn ?? today, days), receiver: '', witnesses: seen ? ['甲', '乙'] : [], note: '', today }, rules)) }),
  fc.tuple(who, fc.constantFrom(...absenceDecisions, 'terminated' as const), day, fc.boolean()).map(([name, decision, on, noted]): Act => (it) => { it.ask(name, (s) => decideDecision(s, { id: id(it), decision, on, note: noted ? '因' : '', today }, calendar, rules)) }),
  fc.tuple(who, fc.boolean(), fc.boolean()).map(([name, well, noted]): Act => (it) => { it.ask(name, (s) => decideFileCheck(s, { id: id(it), on: today, answers: rules.questions.map((one) => ({ question: one.id, answer: well ? one.expected : 'unknown', on: null, note: '' })), overrideReason: noted ? '因' : '' }, rules)) }),
  fc.tuple(who, fc.constantFrom(...absenceEntries), pick).map(([name, what, n]): Act => (it) => { it.ask(name, (s, p) => decideWithdraw(s, { what, entry: nth<{ readonly id: string }>({ contact: s.absence.contacts, reason: s.absence.reasonChecks, notice: s.absence.notices, delivery: s.absence.deliveries, decision: s.absence.decisions, check: s.absence.checks, inventory: s.absence.inventories }[what], n)?.id ?? '', reason: '误' }, p)) }),
  fc.tuple(who, day).map(([name, value]): Act => (it) => { it.ask(name, (s) => decideSetDate(s, { date: 'endOn', value })) }),
)
const acts = fc.array(anyAct, { minLength: 25, maxLength: 80 })
/** A case of somebody who left before National Day, on a PC whose clock stands after it. */
const begin = () => new ACase('pc1', Date.parse(`${today}T01:00:00Z`)).do('hr', (state) => decideStart(state, aStart({ dates: { ...aStart().dates, leftOn: '2026-09-28' }, legalSteps: ['abs.contact', 'post.cert', 'post.wage'] })))

describe('whatever is done on the absent track', () => {
  test('no notice of termination is prepared without an ending check that was filed before and stood then', () => {
    let notices = 0
    fc.assert(fc.property(acts, (chosen) => {
      const it = begin()
      for (const act of chosen) act(it)
      it.events.forEach((event, index) => {
        if (event.type !== 'absence.noticePrepared' || (event.payload as { kind: string }).kind !== 'termination') return
        notices += 1
        const before = it.events.slice(0, index)
        const filed = before.filter((one) => one.type === 'endingCheck.filed').map((one) => (one.payload as { id: string }).id)
        const withdrawn = new Set(before.filter((one) => one.type === 'endingCheck.withdrawn').map((one) => (one.payload as { entry: string }).entry))
        expect(filed.filter((one) => !withdrawn.has(one))).toContain((event.payload as { checkId: string }).checkId)
      })
    }), { numRuns: 600 })
    // The property looked at something.
    expect(notices).toBeGreaterThan(0)
  })

  test('a day to return by is the so-manieth workday after a delivery, never without one and never counted from sending', () => {
    let counted = 0
    fc.assert(fc.property(acts, (chosen) => {
      const it = begin()
      for (const act of chosen) act(it)
      const { absence } = it.state
      for (const notice of absence.notices) {
        const ends = absence.deliveries.filter((one) => one.notice === notice.id && !one.withdrawn && one.ended && one.ended.result !== 'returned').map((one) => one.ended!.on).sort()
        const { day: back } = returnBy(absence, notice, calendar)
        const wanted = notice.kind === 'termination' || ends.length === 0 ? null : addWorkingDays(ends[0]!, notice.returnWorkdays, calendar).day
        expect(back).toBe(wanted)
        if (back) counted += 1
      }
    }), { numRuns: 500 })
    expect(counted).toBeGreaterThan(0)
  })

  test('what the track asks for on a day stands among what is due, with that day, whatever day it is asked', () => {
    const seen = new Set<string>()
    fc.assert(fc.property(acts, fc.integer({ min: 0, max: 90 }), (chosen, days) => {
      const it = begin()
      const on = addDays('2026-09-28', days)
      for (const act of chosen) {
        act(it)
        const dues = trackDues(it.state, shipped, calendar)
        for (const { step, by } of absenceSteps(it.state, calendar, rules, on)) {
          if (!by || by > on || ['wait_return', 'wait_threshold', 'certificate'].includes(step) || (step === 'contact' && it.state.legalSteps['abs.contact']?.state === 'open')) continue
          seen.add(step)
          expect(dues).toContainEqual(expect.objectContaining({ id: `track.${step}`, dueOn: by }))
        }
      }
    }), { numRuns: 200 })
    // The property looked at something: which steps a run meets is chance.
    expect(seen.size).toBeGreaterThanOrEqual(5)
  })

  test('there is a next step with its words, or an end; folded again it is the same case', () => {
    fc.assert(fc.property(acts, day, (chosen, on) => {
      const it = begin()
      for (const act of chosen) act(it)
      for (const step of absenceSteps(it.state, calendar, rules, on)) expect(step.name['zh-CN'] && step.ground['zh-CN']).toBeTruthy()
      expect([...it.events].sort(compareEvents).reduce(evolveCase, initialCase('c1'))).toEqual(it.state)
      expect(it.state.conflicts).toEqual([])
    }), { numRuns: 300 })
  })
})
