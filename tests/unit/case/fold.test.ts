import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareEvents, type LogEvent } from '@main/log/event'
import { decideAct } from '@main/subjects/case/domain/items'
import { evolveCase } from '@main/subjects/case/domain/evolve'
import { decideLegalStep, decidePostMessage, decideSetDate, decideSetReason } from '@main/subjects/case/domain/paper'
import { decideConfirmHandOn, decideHandOn, decideSetKeeper, decideSetReceivers } from '@main/subjects/case/domain/people'
import { decideAddRows, decideConfirmRows } from '@main/subjects/case/domain/rows'
import { decideMoveStage, decideUndo } from '@main/subjects/case/domain/stage'
import { initialCase } from '@main/subjects/case/domain/state'
import { itemActs } from '@shared/contract/item'
import { stages } from '@shared/vocabulary'
import { ACase, asPerson, users, type UserName } from '../../support/cases'

const who = fc.constantFrom(...(Object.keys(users) as UserName[]))
const itemId = fc.constantFrom('records', 'contacts', 'accounts')
const day = fc.integer({ min: 20, max: 28 }).map((n) => `2026-11-${n}`)
const person = who.map(asPerson)

type Step = (it: ACase) => void
/** Any act of the procedure by anybody: refused ones change nothing. */
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(who, itemId, fc.constantFrom(...itemActs)).map(([name, id, act]): Step => (it) => { it.ask(name, (s, p) => decideAct(s, { itemIds: [id], act, note: '因', blockedBy: '甲', witnesses: ['甲', '乙'] }, p)) }),
  fc.tuple(who, fc.constantFrom(...stages), fc.boolean()).map(([name, to, override]): Step => (it) => { it.ask(name, (s, p) => decideMoveStage(s, { to, overrideReason: override ? '急' : '', today: '2026-11-23' }, p)) }),
  fc.tuple(who, itemId).map(([name, id]): Step => (it) => { it.ask(name, (s, p, nowMs) => decideUndo(s, { eventId: s.items.find((item) => item.id === id)?.standing.eventId ?? '', nowMs }, p)) }),
  who.map((name): Step => (it) => { it.ask(name, (s, p, nowMs) => decideUndo(s, { eventId: s.stageMove?.eventId ?? '', nowMs }, p)) }),
  fc.tuple(who, fc.constantFrom('endOn' as const, 'expectedBackOn' as const), day).map(([name, date, value]): Step => (it) => { it.ask(name, (s) => decideSetDate(s, { date, value })) }),
  fc.tuple(who, fc.constantFrom('post.cert', 'post.wage'), fc.constantFrom('done' as const, 'open' as const)).map(([name, step, to]): Step => (it) => { it.ask(name, (s, p) => decideLegalStep(s, { step, owner: 'finance', to, note: '' }, p)) }),
  fc.tuple(who, fc.array(person, { minLength: 1, maxLength: 2 })).map(([name, receivers]): Step => (it) => { it.ask(name, (s) => decideSetReceivers(s, receivers)) }),
  fc.tuple(who, person).map(([name, keeper]): Step => (it) => { it.ask(name, (s) => decideSetKeeper(s, { person: keeper, until: null })) }),
  fc.tuple(who, person).map(([name, to]): Step => (it) => { it.ask(name, (s, p) => decideHandOn(s, to, p)) }),
  who.map((name): Step => (it) => { it.ask(name, (s, p) => decideConfirmHandOn(s, p)) }),
  fc.tuple(who, fc.string({ maxLength: 5 })).map(([name, text]): Step => (it) => { it.ask(name, (s) => decideSetReason(s, text)) }),
  fc.tuple(who, itemId).map(([name, id]): Step => (it) => { it.ask(name, (s, p) => decideAddRows(s, { itemId: id, rows: [{ id: `r${it.replica}${it.events.length}`, values: {} }], columns: [] }, p)) }),
  fc.tuple(who, itemId).map(([name, id]): Step => (it) => { it.ask(name, (s, p) => decideConfirmRows(s, { itemId: id, rowIds: s.items.find((item) => item.id === id)?.rows.map((row) => row.id) ?? [] }, p)) }),
  fc.tuple(who, itemId).map(([name, id]): Step => (it) => { it.ask(name, (s, p) => decidePostMessage(s, { id: `m${it.replica}${it.events.length}`, itemId: id, text: '好', mentions: [], files: [], onBehalfChannel: null }, p)) }),
)
const steps = fc.array(anyStep, { minLength: 5, maxLength: 40 })

const fold = (events: readonly LogEvent[]) => [...events].sort(compareEvents).reduce(evolveCase, initialCase('c1'))

describe('the fold of a case', () => {
  test('on one PC, whatever is decided never contradicts what was', () => {
    fc.assert(fc.property(steps, (chosen) => {
      const it = ACase.started()
      for (const step of chosen) step(it)
      expect(it.state.conflicts).toEqual([])
      expect(fold(it.events)).toEqual(it.state)
    }), { numRuns: 300 })
  })

  test('two PCs that worked apart hold the same state once they have met, in whatever order facts arrive', () => {
    fc.assert(fc.property(steps, steps, fc.infiniteStream(fc.nat()), (onA, onB, shuffle) => {
      const a = ACase.started()
      const b = a.copyTo('pc2')
      for (const step of onA) step(a)
      for (const step of onB) step(b)
      const fromA = [...a.events]
      const fromB = [...b.events]
      a.receive(shuffled(fromB, shuffle))
      b.receive(shuffled(fromA, shuffle))
      expect(b.state).toEqual(a.state)
      expect(a.events).toHaveLength(new Set([...fromA, ...fromB].map((event) => `${event.replica}.${event.seq}`)).size)
    }), { numRuns: 200 })
  })

  test('confirmed on one PC and waived on another that had not met it: the first stands, and a conflict is shown', () => {
    const a = ACase.started()
    const b = a.copyTo('pc2')
    b.nowMs += 500
    a.do('xiaoli', (s, p) => decideAct(s, { itemIds: ['records'], act: 'confirm', note: '', blockedBy: '', witnesses: [] }, p))
    b.do('hr', (s, p) => decideAct(s, { itemIds: ['records'], act: 'waive', note: '不用了', blockedBy: '', witnesses: [] }, p))
    a.receive(b.events)
    b.receive(a.events)
    expect(a.state).toEqual(b.state)
    expect(a.item('records').standing.status).toBe('confirmed')
    expect(a.state.conflicts).toMatchObject([{ what: 'records', kept: 'confirmed', other: 'waived', by: '王敏' }])
  })
})

function shuffled<T>(values: readonly T[], numbers: Iterator<number>): T[] {
  const rest = [...values]
  const out: T[] = []
  while (rest.length > 0) out.push(...rest.splice((numbers.next().value as number) % rest.length, 1))
  return out
}
