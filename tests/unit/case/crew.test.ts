import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { EmployeeRecord } from '@main/subjects/employee/queries'
import { matchLines } from '@main/subjects/case/crew/roster'
import { crewRows } from '@main/subjects/case/crew/rows'
import { columnsOfCrew } from '@main/subjects/case/crew/view'
import { ACase, anItem } from '../../support/cases'

const person = (id: string, number: string, name: string, status: 'active' | 'left' = 'active'): EmployeeRecord =>
  ({ id, number, name, status, sortKey: name, department: '施工班组', crew: '钢筋二班', employer: 'subcontractor', workerType: 'worker', positionId: 'rebar-worker', phone: '', joinedOn: null, version: 1 })
const register = [person('1', 'W1021', '高峰'), person('2', 'W1022', '李强'), person('3', 'W1023', '李强'), person('4', 'W1024', '王强', 'left'), person('5', 'w1025', '王强')]

describe('a pasted roster', () => {
  test('names people by number or by whole name, with a running number before and more behind', () => {
    const { people, unknown, several } = matchLines(['1. 高峰\t13800001021', 'W1022', '2、w1023，李强', '张三', ' 高峰 '], register)
    expect(people.map((one) => one.id)).toEqual(['1', '2', '3'])
    expect(unknown).toEqual(['张三'])
    expect(several).toEqual([])
  })
  test('a name that several have is asked for; of two the one still at work is meant', () => {
    const { people, several } = matchLines(['李强', '王强'], register)
    expect(several).toEqual([{ line: '李强', people: [register[1], register[2]] }])
    expect(people.map((one) => one.id)).toEqual(['5'])
  })
  test('says how many lines name again somebody named before', () => {
    expect(matchLines(['高峰', '高峰 ', 'W1021', 'W1022', '张三', '张三'], register)).toMatchObject({ repeated: 3, unknown: ['张三'] })
    expect(matchLines(['高峰', 'W1022'], register).repeated).toBe(0)
  })
  test('every line is somebody, several, or nobody, and nobody is there twice, in whatever order they are pasted', () => {
    fc.assert(fc.property(fc.shuffledSubarray(['高峰', 'W1021', '李强', 'W1022', '王强', '赵六', '高峰 ', '3 . 李强']), (lines) => {
      const { people, unknown, several } = matchLines(lines, register)
      expect(new Set(people.map((one) => one.id)).size).toBe(people.length)
      expect(unknown).toEqual(lines.map((one) => one.trim()).filter((one) => one === '赵六'))
      expect(several.map((one) => one.line).sort()).toEqual(lines.map((one) => one.trim()).filter((one) => one === '李强' || one === '3 . 李强').sort())
    }))
  })
})

describe('a crew', () => {
  const from = (key: string) => ({ templateId: 'worker', version: 1, key })
  const started = (...keys: string[]) => ACase.started({ crew: { id: 'crew-1', name: '钢筋二班' }, items: [...keys.map((key) => anItem(key, { from: from(key) })), anItem('own')] }).state
  test('has a column for what at least half of them have, and none for what one has of his own', () => {
    expect(columnsOfCrew([started('tools', 'badge'), started('tools', 'badge'), started('tools', 'bed'), started('tools', 'key')]).map((one) => one.key)).toEqual(['worker/tools', 'worker/badge'])
  })
  test('is kept by each of its cases, but for one that was voided', () => {
    const state = started('tools')
    expect(crewRows(state)).toEqual([{ crew_id: 'crew-1', case_id: 'c1', name: '钢筋二班', left_on: '2026-11-20', open: 1 }])
    expect(crewRows({ ...state, status: 'archived' })).toMatchObject([{ open: 0 }])
    expect(crewRows({ ...state, status: 'voided' })).toEqual([])
    expect(crewRows(ACase.started().state)).toEqual([])
  })
})
