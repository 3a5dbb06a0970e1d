import type { Migration } from '../../store/migrate'
import type { RowsByTable, Subject } from '../../store/projection'
import { searchRows, searchTablesFor, type SearchDocument } from '../search/documents'
import { createFirstSearchTable } from '../search/projection'
import { levelled, nameKeys, nameSortKey, spokenName } from '../../office/nameKeys'
import { employeeTypes, evolveEmployee, initialEmployee, type Employee } from './domain'


/** Everything a clerk may type to find him: parts of the name, the number, the last four of the identity number. */
function keysOf({ fields }: Employee): string[] {
  const keys = new Set(nameKeys(fields.name))
  keys.add(levelled(fields.number))
  if (fields.identityNumber.length >= 4) keys.add(levelled(fields.identityNumber.slice(-4)))
  return [...keys]
}

/** What the search finds him by. Of the identity number the last four, for those who may see it whole. */
const documentOf = ({ id, fields, status, addedAt }: Employee): SearchDocument => ({
  key: `employee:${id}`, kind: 'employee', ref: id, at: addedAt, closed: status === 'left', caseId: null, itemId: null, users: [], department: fields.department, exact: ['name', 'number', 'phone'],
  parts: [
    { place: 'name', text: fields.name, spoken: spokenName(fields.name) }, { place: 'number', text: fields.number }, { place: 'department', text: fields.department }, { place: 'crew', text: fields.crew },
    { place: 'employer', text: fields.employerName }, { place: 'phone', text: fields.phone }, { place: 'identityEnd', text: fields.identityNumber.slice(-4) },
  ],
  context: [fields.number, fields.department].filter(Boolean).join(' · '),
})

export const employeeSubject: Subject<Employee> = {
  kind: 'employee',
  types: employeeTypes,
  initial: initialEmployee,
  evolve: evolveEmployee,
  tables: [
    { name: 'employee', key: ['id'], columns: ['id', 'number', 'number_key', 'name', 'sort_key', 'department', 'crew', 'employer', 'worker_type', 'position_id', 'phone', 'joined_on', 'status', 'fields', 'version'] },
    { name: 'employee_key', key: ['key', 'employee_id'], columns: ['key', 'employee_id'] },
    ...searchTablesFor('employee_doc'),
  ],
  project: (employee, version): RowsByTable => {
    if (!employee.exists) return {}
    const { id, fields, status } = employee
    return {
      employee: [{
        id, number: fields.number, number_key: levelled(fields.number), name: fields.name, sort_key: nameSortKey(fields.name), department: fields.department, crew: fields.crew, employer: fields.employer,
        worker_type: fields.workerType, position_id: fields.positionId, phone: fields.phone, joined_on: fields.joinedOn, status, fields: JSON.stringify(fields), version,
      }],
      employee_key: keysOf(employee).map((key) => ({ key, employee_id: id })),
      ...searchRows('employee_doc', [documentOf(employee)]),
    }
  },
}

export const employeeMigrations: readonly Migration[] = [{
  name: '0006-employee',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE employee (
      id TEXT NOT NULL PRIMARY KEY, number TEXT NOT NULL, number_key TEXT NOT NULL, name TEXT NOT NULL, sort_key TEXT NOT NULL, department TEXT NOT NULL, crew TEXT NOT NULL, employer TEXT NOT NULL,
      worker_type TEXT NOT NULL, position_id TEXT NOT NULL, phone TEXT NOT NULL, joined_on TEXT, status TEXT NOT NULL, fields TEXT NOT NULL, version INTEGER NOT NULL) STRICT, WITHOUT ROWID`)
    await trx.raw('CREATE INDEX employee_by_number ON employee (number_key)')
    await trx.raw('CREATE INDEX employee_by_name ON employee (sort_key, number, id)')
    await trx.raw('CREATE INDEX employee_by_status ON employee (status, sort_key, number, id)')
    await trx.raw('CREATE INDEX employee_by_department ON employee (department, sort_key, number, id)')
    await trx.raw('CREATE INDEX employee_by_status_department ON employee (status, department, sort_key, number, id)')
    await trx.raw('CREATE INDEX employee_by_position ON employee (position_id, status)')
    await trx.raw('CREATE TABLE employee_key (key TEXT NOT NULL, employee_id TEXT NOT NULL, PRIMARY KEY (key, employee_id)) STRICT, WITHOUT ROWID')
    await createFirstSearchTable(trx, 'employee_doc')
  },
}]
