import type { Knex } from 'knex'
import type { EmployeeRow, EmployeeView } from '../../../src-shared/contract/employee'
import { inLocale } from '../../../src-shared/locale'
import type { Locale, Role } from '../../../src-shared/vocabulary'
import { casesOfEmployee, openCasesOf } from '../case/queries'
import { positionsByIds } from '../position/queries'
import { employeeById, type EmployeeRecord } from './queries'

/** First three and last four stay: enough to compare with a paper in hand, not enough to use. */
export const maskIdentityNumber = (number: string): string =>
  number.length > 7 ? `${number.slice(0, 3)}${'*'.repeat(number.length - 7)}${number.slice(-4)}` : '*'.repeat(number.length)

const seesPrivate = (roles: readonly Role[]): boolean => roles.includes('admin') || roles.includes('hr')

/** A page of the register with position titles and open cases: two indexed queries for the whole page. */
export async function employeeRows(db: Knex, employees: readonly EmployeeRecord[], locale: Locale): Promise<EmployeeRow[]> {
  const positions = await positionsByIds(db, employees.map((employee) => employee.positionId))
  const openCases = await openCasesOf(db, employees.map((employee) => employee.id))
  return employees.map((employee) => {
    const { id, number, name, department, crew, employer, workerType, positionId, phone, joinedOn, status } = employee
    const position = positions.get(positionId)
    const openCase = openCases.get(id)
    return {
      id, number, name, department, crew, employer, workerType, positionId, positionTitle: position ? inLocale(position.title, locale) : '', phone, joinedOn, status,
      openCaseId: openCase?.id ?? null, openCaseNumber: openCase?.number ?? null,
    }
  })
}

/** One employee; but for HR and the administrator the identity number is masked, and whom to call and where to serve papers is blank. */
export async function employeeView(db: Knex, id: string, viewer: { roles: readonly Role[]; locale: Locale }): Promise<EmployeeView | null> {
  const employee = await employeeById(db, id)
  if (!employee) return null
  const [row] = await employeeRows(db, [employee], viewer.locale)
  const { sortKey: _sortKey, ...known } = employee
  const shown = seesPrivate(viewer.roles) ? known : { ...known, identityNumber: maskIdentityNumber(known.identityNumber), emergencyContact: '', emergencyPhone: '', serviceAddress: '', serviceAddressConfirmedOn: null }
  return { ...shown, ...row!, cases: await casesOfEmployee(db, id) }
}
