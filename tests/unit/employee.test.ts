import { describe, expect, test } from 'vitest'
import { EmployeeFields } from '../../src-shared/contract/employee'
import type { LogEvent } from '../../src-main/log/event'
import { decideAddEmployee, decideChangeEmployee, decideLeave, decideRehire, evolveEmployee, initialEmployee, type Employee, type EmployeeEvent } from '../../src-main/subjects/employee/domain'
import { employeeSubject } from '../../src-main/subjects/employee/projection'
import { mark } from '../../src-main/subjects/search/marker'
import { maskIdentityNumber } from '../../src-main/subjects/employee/views'
import { nameKeys, pinyinInitials } from '../../src-main/office/nameKeys'

const fields = (part: Partial<EmployeeFields> = {}): EmployeeFields => EmployeeFields.parse({ number: 'E1', name: '老张', positionId: 'technician', ...part })
const logged = (event: EmployeeEvent, position = 1): LogEvent => ({ position, replica: 'r', epoch: 1, seq: position, hlc: '', wallTime: '2026-11-24T01:30:00.000Z', actor: {} as LogEvent['actor'], subject: 'employee:e1', base: null, ...event })
const given = (...events: EmployeeEvent[]): Employee => events.reduce((state, event, index) => evolveEmployee(state, logged(event, index + 1)), initialEmployee('e1'))
const added: EmployeeEvent = { type: 'employee.added', payload: fields() }
const left: EmployeeEvent = { type: 'employee.left', payload: { caseId: 'c1', on: '2026-11-20' } }
const facts = { numberTakenBy: null, position: 'known' } as const
const refusal = (code: string) => ({ accepted: false, refusal: { code } })

describe('adding an employee', () => {
  test('records what HR knows', () => { expect(decideAddEmployee({ fields: fields(), ...facts })).toEqual({ accepted: true, events: [added] }) })
  test('with a number that somebody has is refused, and says who', () => {
    expect(decideAddEmployee({ fields: fields(), ...facts, numberTakenBy: { id: 'e2', name: '小李' } })).toMatchObject({ accepted: false, refusal: { code: 'EMPLOYEE_NUMBER_TAKEN', data: { name: '小李', employeeId: 'e2' } } })
  })
  test.each([['unknown', 'POSITION_UNKNOWN'], ['retired', 'POSITION_RETIRED']] as const)('in a position that is %s is refused', (position, code) => {
    expect(decideAddEmployee({ fields: fields(), ...facts, position })).toMatchObject(refusal(code))
  })
})

describe('changing an employee', () => {
  const change = (state: Employee, part: Partial<EmployeeFields>, more: { changedMeanwhile?: boolean; position?: 'retired' } = {}) => decideChangeEmployee(state, { change: part, changedMeanwhile: false, ...facts, ...more })
  test('records old and new of what differs only', () => {
    expect(change(given(added), { name: '老张', phone: '139', crew: undefined })).toEqual({ accepted: true, events: [{ type: 'employee.changed', payload: { from: { phone: '' }, to: { phone: '139' } } }] })
    expect(change(given(added), { name: '老张' })).toEqual({ accepted: true, events: [] })
  })
  test('who stays in a position retired since, goes on', () => {
    expect(change(given(added), { positionId: 'technician', phone: '139' }, { position: 'retired' })).toMatchObject({ accepted: true })
    expect(change(given(added), { positionId: 'sales' }, { position: 'retired' })).toMatchObject(refusal('POSITION_RETIRED'))
  })
  test('who is not there or changed meanwhile is refused', () => {
    expect(change(given(), { phone: '1' })).toMatchObject(refusal('NOT_FOUND'))
    expect(change(given(added), { phone: '1' }, { changedMeanwhile: true })).toMatchObject(refusal('CHANGED_MEANWHILE'))
  })
})

describe('leaving and coming back', () => {
  test('is recorded once, and keeps each leaving', () => {
    expect(decideLeave(given(added), { caseId: 'c1', on: '2026-11-20' })).toEqual({ accepted: true, events: [left] })
    expect(decideLeave(given(added, left), { caseId: 'c2', on: '2026-11-21' })).toEqual({ accepted: true, events: [] })
    expect(decideLeave(given(), { caseId: 'c1', on: '2026-11-20' })).toMatchObject(refusal('NOT_FOUND'))
  })
  test('hired again is active with new dates, and can leave again', () => {
    const rehire = decideRehire(given(added, left), { joinedOn: '2027-01-04', contractEndsOn: null })
    const back = given(added, left, ...(rehire.accepted ? rehire.events : []))
    expect(back).toMatchObject({ status: 'active', fields: { joinedOn: '2027-01-04' }, leavings: [{ caseId: 'c1', on: '2026-11-20' }] })
    expect(decideLeave(back, { caseId: 'c2', on: '2027-05-01' })).toMatchObject({ accepted: true, events: [{ payload: { caseId: 'c2' } }] })
    expect(decideRehire(back, { joinedOn: '2027-01-04', contractEndsOn: null })).toMatchObject(refusal('EMPLOYEE_STILL_HERE'))
  })
})

describe('finding by name', () => {
  test.each([
    ['老张', ['老张', '张', 'lz', 'z', 'laozhang', 'zhang']], ['单雄信', ['sxx', 'shanxiongxin', 'xiongxin']], ['吕布', ['lvbu']], ['John Smith', ['johnsmith', 'smith', 'js', 's']], ['买买提·艾力', ['mmtal', '艾力']], ['王A', ['wa', '王a', 'a']],
  ])('%s has the keys %j', (name, keys) => { expect(nameKeys(name)).toEqual(expect.arrayContaining(keys)) })
  test('hostile names make no empty key', () => { for (const name of ['', '  ', '·', '%', '\u0000', '😀']) expect(nameKeys(name)).not.toContain('') })
  test('initials of 欧阳娜', () => { expect(pinyinInitials('欧阳 娜')).toBe('oyn') })
  test('the row’s keys take number and tail of the identity number; the search has the tail only for those who may see it, and no more of it', () => {
    const rows = employeeSubject.project(given({ type: 'employee.added', payload: fields({ identityNumber: '11010119900307451X' }) }), 1)
    expect(rows['employee_key']!.map((row) => row['key'])).toEqual(['老张', 'lz', 'laozhang', '张', 'z', 'zhang', 'e1', '451x'])
    const grams = String(rows['employee_doc_intake']![0]!['grams']).split(' ')
    expect(grams.filter((gram) => gram.includes('451'))).toEqual([mark('private', '451')])
    expect(JSON.stringify(rows['employee_doc'])).toContain('451X')
    expect(JSON.stringify(rows['employee_doc'])).not.toContain('7451X')
  })
})

describe('the identity number', () => {
  test.each([['110101199003074514', '110***********4514'], ['E12345678', 'E12**5678'], ['1234567', '*******'], ['', '']])('%s is shown as %s', (number, shown) => { expect(maskIdentityNumber(number)).toBe(shown) })
})
