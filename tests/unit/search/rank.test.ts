import { describe, expect, test } from 'vitest'
import { rangesOfTiers, rankedId } from '@main/subjects/search/rank'
import type { SearchKind } from '@shared/vocabulary'

const id = (kind: SearchKind, closed: boolean, at: string, key = 'k') => BigInt(rankedId({ kind, closed, at, key }))
const ascends = (ids: readonly bigint[]) => ids.every((one, index) => index === 0 || ids[index - 1]! < one)

describe('the order of hits', () => {
  test('is people, cases, messages, files, the open before the closed', () => {
    expect(ascends([id('employee', false, '2001-01-01'), id('case', false, '2001-01-01'), id('message', false, '2001-01-01'), id('attachment', false, '2001-01-01'), id('employee', true, '2080-01-01'), id('case', true, '2080-01-01'), id('message', true, '2080-01-01'), id('attachment', true, '2080-01-01')])).toBe(true)
  })
  test('is newest first, to the minute, and people by the day', () => {
    const times = ['2300-01-01', '2089-01-01', '2026-11-24T01:31:00Z', '2026-11-24T01:30:00Z', '2000-01-01']
    expect(ascends(times.map((at) => id('message', false, at)))).toBe(true)
    expect(ascends([id('employee', false, '2026-11-25T00:00:00Z'), id('employee', false, '2026-11-22T23:00:00Z')])).toBe(true)
  })
  test('is the same everywhere, and two keys do not share a place', () => {
    expect(id('case', false, '2026-11-24T01:30:10Z')).toBe(id('case', false, '2026-11-24T01:30:59Z'))
    const keys = Array.from({ length: 2000 }, (_, index) => id('employee', false, '2026-11-24', `employee:${index}`))
    expect(new Set(keys).size).toBe(2000)
  })
  test('fits the integer of a row, for times that are none too', () => {
    for (const at of ['nonsense', '1900-01-01', '9999-12-31']) for (const kind of ['employee', 'case', 'message', 'attachment'] as const) for (const closed of [true, false]) {
      expect(id(kind, closed, at)).toBeGreaterThanOrEqual(0n)
      expect(id(kind, closed, at)).toBeLessThan(2n ** 63n)
      const [range] = rangesOfTiers((one, isClosed) => one === kind && isClosed === closed)
      expect(id(kind, closed, at) >= BigInt(range!.from) && id(kind, closed, at) <= BigInt(range!.to)).toBe(true)
    }
  })
})
