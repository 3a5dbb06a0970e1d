import type { Knex } from 'knex'
import type { ImportKind } from '../../src-shared/contract/import'
import { levelled } from '../office/nameKeys'
import type { TableCell } from '../spreadsheets/table'
import { openCasesOf } from '../subjects/case/queries'
import { employeeColumns, readEmployee, type EmployeeCandidate } from '../subjects/employee/importColumns'
import { assessEmployees, identityKey, type EmployeeAct, type EmployeeRegister } from '../subjects/employee/importRows'
import { employeesNamed, type WholeEmployee } from '../subjects/employee/queries'
import type { Assessment } from '../subjects/import/domain/assessed'
import type { FieldSpec } from '../subjects/import/domain/columns'
import { positionColumns, readPosition, type PositionCandidate } from '../subjects/position/importColumns'
import { assessPositions, type PositionAct, type RegisteredPosition } from '../subjects/position/importRows'
import { everyPosition } from '../subjects/position/queries'
import { readTemplateItem, templateColumns, type TemplateCandidate } from '../subjects/template/importColumns'
import { assessTemplates, type TemplateAct } from '../subjects/template/importRows'
import { everyTemplate } from '../subjects/template/queries'
import { columnsByShape } from '../subjects/template/shipped'

export type ImportAct = EmployeeAct | PositionAct | TemplateAct
type Candidate = EmployeeCandidate | PositionCandidate | TemplateCandidate

/** How one kind of list is read and held against the register. */
export interface KindOfImport {
  readonly fields: readonly FieldSpec[]
  read(line: number, cellOf: (field: string) => TableCell | undefined): Candidate
  /** What the rows would do to the register as it is now. */
  assess(db: Knex, candidates: readonly Candidate[], options: { readonly makePositions: boolean; readonly resources: string }): Promise<Assessment<ImportAct>>
}

interface Parts<One extends Candidate, Register, Act extends ImportAct> {
  readonly fields: readonly FieldSpec[]
  read(line: number, cellOf: (field: string) => TableCell | undefined): One
  register(db: Knex, candidates: readonly One[], resources: string): Promise<Register>
  judge(candidates: readonly One[], register: Register, options: { readonly makePositions: boolean }): Assessment<Act>
}

const kindOf = <One extends Candidate, Register, Act extends ImportAct>({ fields, read, register, judge }: Parts<One, Register, Act>): KindOfImport => ({
  fields, read,
  // Candidates are only ever given back to the kind that read them.
  assess: async (db, candidates, { resources, makePositions }) => judge(candidates as readonly One[], await register(db, candidates as readonly One[], resources), { makePositions }),
})

export const importKindsAtWork: Readonly<Record<ImportKind, KindOfImport>> = {
  employees: kindOf({ fields: employeeColumns, read: readEmployee, register: employeeRegister, judge: assessEmployees }),
  positions: kindOf({ fields: positionColumns, read: readPosition, register: async (db) => ({ positions: await registeredPositions(db) }), judge: assessPositions }),
  templates: kindOf({
    fields: templateColumns, read: readTemplateItem, judge: assessTemplates,
    register: async (db, _candidates, resources) => ({ templates: await everyTemplate(db), positions: await everyPosition(db), columnsByShape: columnsByShape(resources) }),
  }),
}

const namesAtOnce = 1000

/** Those of the register whom the list names, with their open cases. */
async function employeeRegister(db: Knex, candidates: readonly EmployeeCandidate[]): Promise<EmployeeRegister> {
  const numbers = [...new Set(candidates.flatMap((one) => (one.number === undefined ? [] : [levelled(one.number)])))]
  const identities = [...new Set(candidates.flatMap((one) => (one.known.identityNumber ? [identityKey(one.known.identityNumber)] : [])))]
  const employees = new Map<string, WholeEmployee>()
  for (let from = 0; from < Math.max(numbers.length, identities.length); from += namesAtOnce) {
    for (const one of await employeesNamed(db, numbers.slice(from, from + namesAtOnce), identities.slice(from, from + namesAtOnce))) employees.set(one.id, one)
  }
  const ids = [...employees.keys()]
  const openCases = new Map<string, string>()
  for (let from = 0; from < ids.length; from += namesAtOnce) for (const [id, open] of await openCasesOf(db, ids.slice(from, from + namesAtOnce))) openCases.set(id, open.number)
  return { employees: [...employees.values()], positions: await everyPosition(db), openCases }
}

const registeredPositions = async (db: Knex): Promise<RegisteredPosition[]> =>
  (await everyPosition(db)).map(({ id, version, retired, title, department, workerType, hazard }) => ({ id, version, retired, fields: { title, department, workerType, hazard } }))
