import { describe, expect, test } from 'vitest'
import { PositionFields } from '../../src-shared/contract/position'
import type { LogEvent } from '../../src-main/log/event'
import { decideAddPosition, decideChangePosition, evolvePosition, initialPosition, type Position, type PositionEvent } from '../../src-main/subjects/position/domain'

const fields = PositionFields.parse({ title: { 'zh-CN': '技术员', en: 'Technician' } })
const added: PositionEvent = { type: 'position.added', payload: fields }
const given = (...events: PositionEvent[]): Position => events.reduce((state, event) => evolvePosition(state, event as unknown as LogEvent), initialPosition('technician'))

describe('a position', () => {
  test('is added once a title', () => {
    expect(decideAddPosition({ fields, titleTakenBy: null })).toEqual({ accepted: true, events: [added] })
    expect(decideAddPosition({ fields, titleTakenBy: 'p2' })).toMatchObject({ refusal: { code: 'POSITION_TITLE_TAKEN', data: { positionId: 'p2' } } })
  })

  test('is retired and brought back, its title left alone', () => {
    const retired = decideChangePosition(given(added), { change: { retired: true }, titleTakenBy: null })
    expect(retired).toEqual({ accepted: true, events: [{ type: 'position.changed', payload: { from: { retired: false }, to: { retired: true } } }] })
    expect(given(added, ...(retired.accepted ? retired.events : []))).toMatchObject({ retired: true, title: fields.title })
  })

  test('cannot take the title of another, nor change when it is not there', () => {
    expect(decideChangePosition(given(added), { change: { title: { 'zh-CN': '销售', en: '' } }, titleTakenBy: 'sales' })).toMatchObject({ refusal: { code: 'POSITION_TITLE_TAKEN' } })
    expect(decideChangePosition(given(), { change: { hazard: true }, titleTakenBy: null })).toMatchObject({ refusal: { code: 'NOT_FOUND' } })
    expect(decideChangePosition(given(added), { change: { hazard: false }, titleTakenBy: null })).toEqual({ accepted: true, events: [] })
  })

  test('shipped by two PCs that had not met keeps what was changed since', () => {
    expect(given(added, { type: 'position.changed', payload: { from: { hazard: false }, to: { hazard: true } } }, added)).toMatchObject({ hazard: true })
  })
})
