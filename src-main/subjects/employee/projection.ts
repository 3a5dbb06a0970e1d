import type { Migration } from '../../store/migrate'
import type { RowsByTable, Subject } from '../../store/projection'
import { createSearchTable, searchRow, searchTableFor } from '../search/documents'
import { fullPinyin, levelled, nameKeys, nameSortKey, pinyinInitials } from '../../office/nameKeys'
import { employeeTypes, evolveEmployee, initialEmployee, type Employee } from './domain'

const documents = searchTableFor('employee_doc')

/** Everything a clerk may type to find him: parts of the name, the number, the last four of the identity number. */
function keysOf({ fields }: Employee): string[] {
  const keys = new Set(nameKeys(fields.name))
  keys.add(levelled(fields.number))
  if (fields.identityNumber.length >= 4) keys.add(levelled(fields.identityNumber.slice(-4)))
  return [...keys]
}

export const employeeSubject: Subject<Employee> = {
  kind: 'employee',
  types: employeeTypes,
  initial: initialEmployee,
  evolve: evolveEmployee,
  tables: [
    { name: 'employee', key: ['id'], columns: ['id', 'number', 'number_key', 'name', 'sort_key', 'department', 'crew', 'employer', 'worker_type', 'position_id', 'phone', 'joined_on', 'status', 'fields', 'version'] },
    { name: 'employee_key', key: ['key', 'employee_id'], columns: ['key', 'employee_id'] },
    documents,
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
      // Not the identity number: this index is read by more people than may see it.
      [documents.name]: [searchRow({
        key: `employee:${id}`, at: employee.addedAt, kind: 'employee', ref: id, caseId: null, itemId: null, title: fields.name, context: [fields.number, fields.department].filter(Boolean).join(' · '),
        text: [fields.crew, fields.employerName, fields.phone].filter(Boolean).join(' · '), alsoFoundBy: `${pinyinInitials(fields.name)} ${fullPinyin(fields.name)}`,
      })],
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
    await createSearchTable(trx, documents.name)
  },
}]
