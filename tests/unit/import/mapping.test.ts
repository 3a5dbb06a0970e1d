import { describe, expect, test } from 'vitest'
import { importFields } from '@shared/importFields'
import { importWords } from '@shared/locale/imports'
import { headerKey } from '@main/spreadsheets/headerName'
import { employeeColumns } from '@main/subjects/employee/importColumns'
import { matchColumns, type FieldSpec, type Mapping } from '@main/subjects/import/domain/columns'
import { positionColumns } from '@main/subjects/position/importColumns'
import { templateColumns } from '@main/subjects/template/importColumns'

const match = (header: readonly string[], byHand: Mapping = {}, remembered: Mapping = {}) => matchColumns(header, employeeColumns, { byHand, remembered })
const fieldsOf = (header: readonly string[], byHand: Mapping = {}, remembered: Mapping = {}): string[] => match(header, byHand, remembered).map((column) => column.field)

describe('columns of a list', () => {
  test('are known by the names that offices give them, in both languages', () => {
    expect(fieldsOf(['序号', '员工编号', '姓名（必填）', '身份证号码*', '联系电话', '所属部门', '工种', '进场时间', '合同终止日期', '是否接触职业病危害', '家庭住址', '劳务公司']))
      .toEqual(['', 'number', 'name', 'identityNumber', 'phone', 'department', 'positionId', 'joinedOn', 'contractEndsOn', 'hazard', 'serviceAddress', 'employerName'])
    expect(fieldsOf(['Employee No.', 'Full Name', 'MOBILE', 'Dept', 'Job Title'])).toEqual(['number', 'name', 'phone', 'department', 'positionId'])
  })

  test('that could be the same field leave it to the one with the clearest name', () => {
    expect(fieldsOf(['编号', '工号', '姓名', '电话', '手机号码'])).toEqual(['', 'number', 'name', '', 'phone'])
  })

  test('are what was chosen by hand, then what is remembered, then what their names say', () => {
    expect(match(['工号', '姓名', '甲', '乙'], { 2: 'phone', 0: '' }, { 3: 'crew', 2: 'department' }).map(({ field, how }) => [field, how])).toEqual([['', 'by_hand'], ['name', 'name'], ['phone', 'by_hand'], ['crew', 'remembered']])
    // A field taken by hand is taken from the column that its name gave it to.
    expect(fieldsOf(['工号', '旧工号'], { 1: 'number' })).toEqual(['', 'number'])
  })

  test.each([['employees', employeeColumns], ['positions', positionColumns], ['templates', templateColumns]] as const)('of %s: every field has its column, its own labels are among the names, and no name means two', (kind, columns: readonly FieldSpec[]) => {
    expect(columns.map((column) => column.key).sort()).toEqual([...importFields[kind]].sort())
    for (const words of Object.values(importWords)) {
      const header = importFields[kind].map((field) => (words.field[kind] as Record<string, string>)[field]!)
      expect(matchColumns(header, columns, { byHand: {}, remembered: {} }).map((column) => column.field)).toEqual([...importFields[kind]])
    }
    const names = columns.flatMap((column) => [...new Set(column.names.map(headerKey))].map((name) => `${name}`))
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  })
})
