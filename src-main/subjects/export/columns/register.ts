import type { EmployeeFields, EmployeeRow } from '../../../../src-shared/contract/employee'
import type { PositionView } from '../../../../src-shared/contract/position'
import type { UserView } from '../../../../src-shared/contract/site'
import type { TemplateRow } from '../../../../src-shared/contract/template'
import { importFieldLabel } from '../../../../src-shared/locale/imports'
import { columnsOf, type ListColumn, type Telling } from './telling'

/** A row of the register; `fields` is all that is known, for those who may see it. */
export interface EmployeeLine { readonly row: EmployeeRow; readonly fields: EmployeeFields | null }

/**
 * With `everything` the columns are called as the import calls them and hold what it takes, so that the file can come back corrected;
 * without it they are those of the list on the screen.
 */
export function employeeColumns(telling: Telling, everything: boolean): ListColumn<EmployeeLine>[] {
  const make = columnsOf<EmployeeLine>(telling)
  const called = (field: string): string => importFieldLabel('employees', field, telling.locale)
  const text = (field: string, value: (line: EmployeeLine) => string): ListColumn<EmployeeLine> => ({ header: called(field), kind: 'text', value })
  const day = (field: string, value: (line: EmployeeLine) => string | null): ListColumn<EmployeeLine> => ({ header: called(field), kind: 'date', value })
  const personal = (field: string, value: (line: EmployeeLine) => string): ListColumn<EmployeeLine> => ({ ...text(field, value), personal: true })
  const onlyWhole = (...columns: ListColumn<EmployeeLine>[]): ListColumn<EmployeeLine>[] => (everything ? columns : [])
  return [
    text('number', ({ row }) => row.number), text('name', ({ row }) => row.name), ...onlyWhole(personal('identityNumber', ({ fields }) => fields?.identityNumber ?? '')), personal('phone', ({ row }) => row.phone),
    text('department', ({ row }) => row.department), text('crew', ({ row }) => row.crew), text('positionId', ({ row }) => row.positionTitle), text('workerType', ({ row }) => telling.words.workerType[row.workerType]), text('employer', ({ row }) => telling.words.employer[row.employer]),
    ...onlyWhole(text('employerName', ({ fields }) => fields?.employerName ?? '')), day('joinedOn', ({ row }) => row.joinedOn),
    ...onlyWhole(
      day('contractEndsOn', ({ fields }) => fields?.contractEndsOn ?? null), text('hazard', ({ fields }) => (fields?.hazard ? telling.own.yes : telling.own.no)),
      personal('emergencyContact', ({ fields }) => fields?.emergencyContact ?? ''), personal('emergencyPhone', ({ fields }) => fields?.emergencyPhone ?? ''), personal('serviceAddress', ({ fields }) => fields?.serviceAddress ?? ''),
      { ...day('serviceAddressConfirmedOn', ({ fields }) => fields?.serviceAddressConfirmedOn ?? null), personal: true },
    ),
    make.text('status', ({ row }) => telling.own.employeeStatus[row.status]), make.text('openCase', ({ row }) => row.openCaseNumber),
  ]
}

/** Called as the import calls them; how many people hold it stands behind. */
export function positionColumns(telling: Telling): ListColumn<PositionView>[] {
  const make = columnsOf<PositionView>(telling)
  const text = (field: string, value: (row: PositionView) => string): ListColumn<PositionView> => ({ header: importFieldLabel('positions', field, telling.locale), kind: 'text', value })
  return [
    text('title', (row) => row.title['zh-CN']), text('titleEn', (row) => row.title.en), text('department', (row) => row.department?.['zh-CN'] ?? ''), text('departmentEn', (row) => row.department?.en ?? ''),
    text('workerType', (row) => telling.words.workerType[row.workerType]), text('hazard', (row) => (row.hazard ? telling.own.yes : telling.own.no)),
    make.number('employees', (row) => row.employees), make.text('templates', (row) => telling.list(row.templates.map((template) => telling.text(template.name)))), make.yes('retired', (row) => row.retired),
  ]
}

/** A template with the names of the positions it serves. */
export interface TemplateLine { readonly row: TemplateRow; readonly positions: readonly string[] }

export function templateColumns(telling: Telling): ListColumn<TemplateLine>[] {
  const make = columnsOf<TemplateLine>(telling)
  return [
    make.text('templateName', ({ row }) => telling.text(row.name)), make.text('layer', ({ row }) => telling.words.layer[row.layer]),
    make.text('serves', ({ row, positions }) => (row.layer === 'base' ? telling.own.everybody : row.workerType ? telling.words.workerType[row.workerType] : telling.list(positions))),
    make.number('itemCount', ({ row }) => row.itemCount), make.number('version', ({ row }) => row.version), make.instant('changedAt', ({ row }) => row.changedAt), make.yes('retired', ({ row }) => row.retired),
  ]
}

export function userColumns(telling: Telling): ListColumn<UserView>[] {
  const make = columnsOf<UserView>(telling)
  return [
    make.text('name', (user) => user.displayName), make.text('signInName', (user) => user.name), make.text('roles', (user) => telling.list(user.roles.map((role) => telling.words.role[role]))), make.text('departments', (user) => telling.list(user.departments)),
    make.text('language', (user) => ({ 'zh-CN': '中文', en: 'English' })[user.locale]), make.yes('disabled', (user) => user.disabled),
  ]
}
