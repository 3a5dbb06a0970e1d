import { describe, expect, test } from 'vitest'
import { EmployeeFields } from '@shared/contract/employee'
import { readEmployee } from '@main/subjects/employee/importColumns'
import { assessEmployees, type EmployeeRegister, type KnownEmployee } from '@main/subjects/employee/importRows'
import { newPositionId } from '@main/subjects/import/domain/assessed'
import type { TableCell } from '@main/spreadsheets/table'
import { cellsOf, number } from './cells'

const technician = { id: 'technician', title: { 'zh-CN': '技术员', en: 'Technician' }, workerType: 'staff', hazard: false, retired: false } as const
const welder = { id: 'welder', title: { 'zh-CN': '电焊工', en: 'Welder' }, workerType: 'worker', hazard: true, retired: false } as const
const retired = { id: 'old', title: { 'zh-CN': '旧岗位', en: '' }, workerType: 'staff', hazard: false, retired: true } as const

const known = (fields: Partial<EmployeeFields>, more: Partial<KnownEmployee> = {}): KnownEmployee =>
  ({ id: `id-${fields.number}`, version: 1, status: 'active', fields: EmployeeFields.parse({ name: '张三', positionId: 'technician', ...fields }), ...more })

const register = (...employees: KnownEmployee[]): EmployeeRegister => ({ employees, positions: [technician, welder, retired], openCases: new Map([['id-OPEN', 'HD-2026-00001']]) })

type Row = Readonly<Record<string, string | TableCell>>
const assess = (rows: readonly Row[], facts = register(), makePositions = false) => assessEmployees(rows.map((row, index) => readEmployee(index + 2, cellsOf(row))), facts, { makePositions })
const first = (row: Row, facts = register(), makePositions = false) => assess([row], facts, makePositions).rows[0]!
const codes = (row: { reasons: readonly { code: string }[] }): string[] => row.reasons.map((reason) => reason.code)

describe('a row of employees', () => {
  test('that is new is added with what its position says of exposure and kind of worker', () => {
    const { rows, acts } = assess([{ number: 'Ｅ１０１', name: '张　三', positionId: '电焊工', joinedOn: '2024年3月5日' }])
    expect(rows[0]).toMatchObject({ outcome: 'added', key: 'E101', name: '张三', targetId: '' })
    expect(acts[0]).toMatchObject({ kind: 'add', fields: { number: 'E101', name: '张三', positionId: 'welder', hazard: true, workerType: 'worker', joinedOn: '2024-03-05', employer: 'own' } })
  })

  test('that is there shows old and new, and its empty cells erase nothing', () => {
    const facts = register(known({ number: 'E1', phone: '111', department: '甲', crew: '一班' }))
    for (const nothing of ['', '-', '/', '无', '——']) {
      const row = first({ number: 'e1', name: '张三', phone: '22222', department: nothing, crew: nothing }, facts)
      expect(row).toMatchObject({ outcome: 'changed', targetId: 'id-E1', changes: [{ field: 'phone', from: '111', to: '22222' }] })
    }
    expect(first({ number: 'E1', phone: '111', department: '甲' }, register(known({ number: 'E1', phone: '1-1-1', department: '甲' })))).toMatchObject({ outcome: 'refused' })
    expect(first({ number: 'E1', phone: '138 0013 8000' }, register(known({ number: 'E1', phone: '138-0013-8000' })))).toMatchObject({ outcome: 'unchanged' })
  })

  test('without a number is found by its identity number; by one that two share it is refused', () => {
    const identity = '11010119900307109X'
    const facts = register(known({ number: 'E1', identityNumber: identity }))
    expect(first({ identityNumber: '11010119900307109x', phone: '13800138000' }, facts)).toMatchObject({ outcome: 'changed', targetId: 'id-E1', key: 'E1' })
    expect(codes(first({ identityNumber: identity }, register(known({ number: 'E1', identityNumber: identity }), known({ number: 'E2', identityNumber: identity }))))).toEqual(['IDENTITY_SHARED'])
    expect(codes(first({ identityNumber: identity, name: '新人', positionId: '技术员' }))).toEqual(['FIELD_MISSING'])
    expect(codes(first({ name: '新人', positionId: '技术员' }))).toEqual(['KEY_MISSING'])
  })

  test('is refused with the reason for each cell that cannot be read', () => {
    const good = { number: 'E1', name: '张三', positionId: '技术员' }
    const reasons = (more: Row): string[] => codes(first({ ...good, ...more }))
    expect(reasons({ identityNumber: number(110101199003071000, false) })).toEqual(['DIGITS_LOST'])
    expect(reasons({ identityNumber: '1.10101E+17' })).toEqual(['DIGITS_LOST'])
    expect(reasons({ identityNumber: '1101011990' })).toEqual(['VALUE_FORM'])
    expect(reasons({ identityNumber: 'E12345678' })).toEqual([])
    expect(reasons({ phone: '1.38E+10' })).toEqual(['DIGITS_LOST'])
    expect(reasons({ joinedOn: '3/5/2024' })).toEqual(['DATE_AMBIGUOUS'])
    expect(reasons({ joinedOn: '24-3-5' })).toEqual(['DATE_SHORT_YEAR'])
    expect(reasons({ joinedOn: '2024-02-30' })).toEqual(['DATE_NONE_SUCH'])
    expect(reasons({ joinedOn: '2024年3月' })).toEqual(['DATE_WITHOUT_DAY'])
    expect(reasons({ contractEndsOn: '长期' })).toEqual(['DATE_FORM'])
    expect(reasons({ workerType: '外星人' })).toEqual(['WORD_UNKNOWN'])
    expect(reasons({ hazard: '也许' })).toEqual(['WORD_UNKNOWN'])
    expect(reasons({ department: '部'.repeat(61) })).toEqual(['FIELD_TOO_LONG'])
    expect(reasons({ number: 'E 一' })).toEqual(['NUMBER_FORM'])
    expect(reasons({ number: { kind: 'formula', text: '', formula: 'A1&B1' } })).toEqual(['FORMULA_WITHOUT_RESULT'])
    expect(reasons({ crew: { kind: 'error', text: '#N/A' } })).toEqual(['CELL_ERROR'])
    expect(reasons({ positionId: '宇航员' })).toEqual(['POSITION_NOT_KNOWN'])
    expect(reasons({ positionId: '旧岗位' })).toEqual(['POSITION_NOT_IN_USE'])
    expect(reasons({ positionId: '' })).toEqual(['FIELD_MISSING'])
  })

  test('takes the result of a formula where the file carries one', () => {
    expect(first({ number: { kind: 'formula', text: 'E9', formula: '"E"&9' }, name: '张三', positionId: '技术员' })).toMatchObject({ outcome: 'added', key: 'E9' })
  })

  test('reads kinds of worker and of employment from one column or two, as offices mix them', () => {
    const fields = (row: Row) => (assess([{ number: 'E1', name: '张三', positionId: '技术员', ...row }]).acts[0] as { fields: EmployeeFields }).fields
    expect(fields({ employer: '工人' })).toMatchObject({ workerType: 'worker', employer: 'own' })
    expect(fields({ workerType: '劳务派遣' })).toMatchObject({ workerType: 'staff', employer: 'agency' })
    expect(fields({ workerType: '分包工人' })).toMatchObject({ workerType: 'worker', employer: 'subcontractor' })
    expect(fields({ workerType: '管理/技术人员', employer: '正式员工' })).toMatchObject({ workerType: 'staff', employer: 'own' })
    expect([fields({ hazard: '有' }).hazard, fields({ hazard: '无' }).hazard, fields({ hazard: '√' }).hazard]).toEqual([true, false, true])
  })

  test('twice in a file names both lines, whether the number or the identity number repeats', () => {
    const row = { name: '张三', positionId: '技术员' }
    expect(assess([{ ...row, number: 'E1' }, { ...row, number: 'Ｅ1' }, { ...row, number: 'E2' }]).rows.map((one) => [one.outcome, one.reasons])).toEqual([
      ['refused', [{ code: 'TWICE_IN_FILE', data: { field: 'number', value: 'E1', lines: [2, 3] } }]], ['refused', [{ code: 'TWICE_IN_FILE', data: { field: 'number', value: 'E1', lines: [2, 3] } }]], ['added', []],
    ])
    const identityNumber = '11010119900307109X'
    expect(assess([{ ...row, number: 'E1', identityNumber }, { ...row, number: 'E2', identityNumber }]).rows.map(codes)).toEqual([['TWICE_IN_FILE'], ['TWICE_IN_FILE']])
    expect(assess([{ number: 'E1', phone: '55555' }, { identityNumber, phone: '66666' }], register(known({ number: 'E1', identityNumber }))).rows.map(codes)).toEqual([['TWICE_IN_FILE'], ['TWICE_IN_FILE']])
  })

  test('of the same name under two numbers is two people', () => {
    expect(assess([{ number: 'E1', name: '王伟', positionId: '技术员' }, { number: 'E2', name: '王伟', positionId: '技术员' }]).rows.map((row) => row.outcome)).toEqual(['added', 'added'])
  })

  test('does not write over somebody whose name and identity number are another’s', () => {
    const facts = register(known({ number: 'E1', name: '张三', identityNumber: '110101199003074557' }))
    expect(codes(first({ number: 'E1', name: '李四', identityNumber: '11010119900307109X' }, facts))).toEqual(['NUMBER_OF_OTHER'])
    expect(first({ number: 'E1', name: '张珊' }, facts)).toMatchObject({ outcome: 'changed', notices: [{ code: 'NAME_CHANGES', data: { from: '张三', to: '张珊' } }] })
  })

  test('without a name does not give somebody the identity number of another: one digit of the number may be wrong', () => {
    const [mine, other] = ['110101199003074557', '11010119900307109X']
    const facts = register(known({ number: 'E1', identityNumber: mine }), known({ number: 'E2', name: '李四', identityNumber: other }))
    expect(codes(first({ number: 'E1', identityNumber: other, phone: '13800138000' }, facts))).toEqual(['IDENTITY_OF_OTHER'])
    expect(codes(first({ number: 'E1', identityNumber: '110101199003072338', phone: '13800138000' }, facts))).toEqual(['NUMBER_OF_OTHER'])
    expect(first({ number: 'E1', name: '张三', identityNumber: '110101199003072338' }, facts)).toMatchObject({ outcome: 'changed', reasons: [] })
  })

  test('does not give anybody an identity number that is somebody else’s, whatever else it says', () => {
    const identityNumber = '11010119900307109X'
    const facts = register(known({ number: 'E1' }), known({ number: 'E2', name: '李四', identityNumber }))
    expect(first({ number: 'E1', name: '张三', identityNumber }, facts).reasons).toEqual([{ code: 'IDENTITY_OF_OTHER', data: { value: identityNumber, name: '李四', number: 'E2' } }])
    const twice = register(known({ number: 'E1', identityNumber }), known({ number: 'E2', identityNumber }))
    expect(first({ number: 'E2', name: '张三', identityNumber, phone: '55555' }, twice)).toMatchObject({ outcome: 'changed', targetId: 'id-E2', reasons: [] })
  })

  test('points out who has left, who has an open case, and who is known under another number', () => {
    expect(first({ number: 'E1', phone: '55555' }, register(known({ number: 'E1' }, { status: 'left' }))).notices).toEqual([{ code: 'HAS_LEFT', data: {} }])
    expect(first({ number: 'OPEN', phone: '55555' }, register(known({ number: 'OPEN' }))).notices).toEqual([{ code: 'HAS_OPEN_CASE', data: { number: 'HD-2026-00001' } }])
    expect(first({ number: 'E2', name: '张三', positionId: '技术员', identityNumber: '11010119900307109X' }, register(known({ number: 'E1', identityNumber: '11010119900307109X' }))).notices).toMatchObject([{ code: 'IDENTITY_KNOWN_AS', data: { number: 'E1' } }])
  })

  test('makes a position that is missing when asked to, once for all who hold it and only for rows that come in', () => {
    const rows: Row[] = [{ number: 'E1', name: '甲', positionId: '塔吊司机' }, { number: 'E2', name: '乙', positionId: '塔吊 司机' }, { number: 'E3', positionId: '不要的岗位' }]
    const made = assess(rows, register(), true)
    expect(made.newPositions).toEqual([{ key: '塔吊司机', title: '塔吊司机' }])
    expect(made.acts).toMatchObject([{ fields: { positionId: newPositionId('塔吊司机') } }, { fields: { positionId: newPositionId('塔吊司机') } }])
    expect(made.rows.map((row) => row.outcome)).toEqual(['added', 'added', 'refused'])
    expect(assess(rows).unknownPositions).toEqual(['塔吊司机', '不要的岗位'])
  })

  test('keeps the position that is held where several have the title, and is refused where the title does not tell which', () => {
    const foreman = (id: string, title: string, more = {}) => ({ ...technician, id, title: { 'zh-CN': title, en: 'Foreman' }, ...more })
    const facts = { ...register(known({ number: 'E1', positionId: 'second' }), known({ number: 'E2' })), positions: [technician, foreman('first', '工长'), foreman('second', '领班')] }
    expect(first({ number: 'E1', positionId: 'Foreman', phone: '55555' }, facts)).toMatchObject({ outcome: 'changed', changes: [{ field: 'phone' }] })
    expect(first({ number: 'E2', positionId: 'foreman' }, facts).reasons).toEqual([{ code: 'POSITION_AMBIGUOUS', data: { value: 'foreman', titles: '工长 / 领班' } }])
    expect(first({ number: 'E2', positionId: '领班' }, facts)).toMatchObject({ outcome: 'changed', reasons: [] })
    const oneInUse = { ...facts, positions: [technician, foreman('first', '工长', { retired: true }), foreman('second', '领班')] }
    expect(assess([{ number: 'E2', positionId: 'Foreman' }], oneInUse).acts).toMatchObject([{ change: { positionId: 'second' } }])
  })

  test('keeps a position that was retired since for who holds it', () => {
    expect(first({ number: 'E1', positionId: '旧岗位', phone: '55555' }, register(known({ number: 'E1', positionId: 'old' })))).toMatchObject({ outcome: 'changed', changes: [{ field: 'phone' }] })
  })
})
