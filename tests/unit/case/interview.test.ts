import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideRecordInterview, evolveInterview, initialInterview, quarterOf, type Interview, type InterviewFields } from '@main/subjects/case/interview/domain'
import { shownGroups, type CountedGroup } from '@main/subjects/case/interview/groups'
import type { LogEvent } from '@main/log/event'

const known = new Set(['pay', 'superior', 'other'])
const said = (fields: Partial<InterviewFields> = {}): InterviewFields => ({ reasons: ['pay'], words: '', wouldReturn: 'maybe', way: 'phone', heldOn: '2026-11-20', heldBy: '王敏', department: '设备部', ...fields })
const record = (interview: Interview, fields: InterviewFields) => decideRecordInterview(interview, { fields, known, today: '2026-11-21' })
const fold = (...fields: InterviewFields[]): Interview => fields.reduce((state, payload) => evolveInterview(state, { type: 'interview.recorded', payload, actor: { name: '王敏' }, wallTime: '2026-11-20T02:00:00.000Z' } as unknown as LogEvent), initialInterview('c1'))
const codeOf = (decision: ReturnType<typeof record>) => (decision.accepted ? decision.events.length : decision.refusal.code)

describe('an exit interview', () => {
  test('names a reason from the list, says what “other” is, and was not held tomorrow', () => {
    expect(codeOf(record(fold(), said({ reasons: ['boredom'] })))).toBe('INTERVIEW_REASON_UNKNOWN')
    expect(codeOf(record(fold(), said({ reasons: [] })))).toBe('INTERVIEW_REASON_UNKNOWN')
    expect(codeOf(record(fold(), said({ reasons: ['pay', 'other'] })))).toBe('INTERVIEW_WORDS_MISSING')
    expect(codeOf(record(fold(), said({ heldOn: '2026-11-22' })))).toBe('DAY_IN_FUTURE')
    expect(codeOf(record(fold(), said({ reasons: ['other'], words: '要结婚' })))).toBe(1)
  })

  test('is corrected by writing it anew; the same again is no fact', () => {
    const first = fold(said())
    expect(codeOf(record(first, said()))).toBe(0)
    expect(codeOf(record(first, said({ words: '嫌远' })))).toBe(1)
    expect(fold(said(), said({ words: '嫌远' }))).toMatchObject({ corrected: 1, last: { words: '嫌远', recordedBy: '王敏' } })
  })

  test('belongs to the quarter of its day', () => {
    expect(['2026-01-01', '2026-03-31', '2026-04-01', '2026-12-31'].map(quarterOf)).toEqual(['2026-Q1', '2026-Q1', '2026-Q2', '2026-Q4'])
  })
})

const group = (department: string, count: number, quarter = '2026-Q4'): CountedGroup => ({ quarter, department, count, reasons: { pay: count }, wouldReturn: { yes: 0, maybe: count, no: 0 } })

describe('the figures of the interviews', () => {
  test('show a department of five by name, gather smaller ones, and leave out what is still too few', () => {
    const { items, isCut } = shownGroups([group('设备部', 5), group('行政部', 4), group('财务部', 3), group('销售部', 4, '2026-Q3')], 5)
    expect(items.map((one) => [one.quarter, one.department, one.count, one.reasons['pay']])).toEqual([['2026-Q4', '设备部', 5, 5], ['2026-Q4', null, 7, 7]])
    expect(isCut).toBe(true)
  })

  test('never show a group below the smallest, nor one that follows from the others', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 12 }), fc.constantFrom('2026-Q1', '2026-Q2')), { maxLength: 20 }), (made) => {
      const counted = [...new Map(made.map(([name, count, quarter]) => [`${name} ${quarter}`, group(`部门${name}`, count, quarter)])).values()]
      const { items, isCut } = shownGroups(counted, 5)
      expect(items.every((one) => one.count >= 5)).toBe(true)
      const total = counted.reduce((sum, one) => sum + one.count, 0)
      const shown = items.reduce((sum, one) => sum + one.count, 0)
      expect(isCut).toBe(shown < total)
      // A gathered group is at least two departments: none can be told from it.
      for (const one of items.filter((item) => item.department === null)) expect(counted.filter((other) => other.quarter === one.quarter && other.count < 5).length).toBeGreaterThan(1)
    }))
  })
})
