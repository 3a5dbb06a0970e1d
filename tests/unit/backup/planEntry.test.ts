import { describe, expect, test } from 'vitest'
import { planOf, samePlan, takeOver, type PlanEntry } from '@renderer/features/backup/planEntry'

const before: PlanEntry = { on: true, at: '12:30', own: true, useOther: false, other: '' }
const place = (path: string) => ({ path, folder: path, state: 'ready' }) as never

describe('a plan that another administrator changes while the form is open', () => {
  test('is taken over whole where nothing was changed here', () => {
    const now: PlanEntry = { on: false, at: '18:00', own: false, useOther: true, other: 'E:\\b' }
    expect(takeOver(before, before, now)).toEqual(now)
  })
  test('keeps the fields that were changed here and takes the others', () => {
    const now = { ...before, on: false, at: '18:00' }
    expect(takeOver({ ...before, at: '05:00', useOther: true, other: 'E:\\mine' }, before, now)).toEqual({ ...now, at: '05:00', useOther: true, other: 'E:\\mine' })
  })
  test('keeps a place that was ticked here but not yet typed, whatever the other one named', () => {
    expect(takeOver({ ...before, useOther: true }, before, { ...before, useOther: true, other: 'E:\\his' })).toEqual({ ...before, useOther: true })
  })
  test('leaves nothing to save after one’s own saving came back', () => {
    const mine = { ...before, at: '05:00', useOther: true, other: ' E:\\mine ' }
    const now = planOf({ on: true, at: '05:00', places: [place(''), place('E:\\mine')] })
    expect(samePlan(takeOver(mine, before, now), now)).toBe(true)
  })
})

test('a path that is not used, and its spaces, are no change to save', () => {
  expect(samePlan({ ...before, other: 'E:\\left over' }, before)).toBe(true)
  expect(samePlan({ ...before, useOther: true, other: '  ' }, before)).toBe(true)
  expect(samePlan({ ...before, useOther: true, other: 'E:\\b' }, before)).toBe(false)
})
