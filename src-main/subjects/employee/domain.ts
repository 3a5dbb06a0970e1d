import { accept, refuse, unreachable, type Decision } from '../../../src-shared/decision'
import type { EmployeeFields } from '../../../src-shared/contract/employee'
import type { LogEvent } from '../../log/event'
import { changesOf } from '../../office/changes'
import { withoutMark, type ImportMark } from '../import/domain/mark'

/** A person of the site, as HR knows him. `left` after a case that ended his contract was archived. */
export interface Employee {
  readonly id: string
  readonly exists: boolean
  readonly fields: Readonly<EmployeeFields>
  readonly status: 'active' | 'left'
  /** Cases by which he left, oldest first: somebody hired again can leave again. */
  readonly leavings: readonly { readonly caseId: string; readonly on: string }[]
  /** When he came into the register, an instant; orders search hits. */
  readonly addedAt: string
}

export type EmployeeChange = Partial<EmployeeFields>

export type EmployeeEvent =
  | { readonly type: 'employee.added'; readonly payload: EmployeeFields & ImportMark }
  | { readonly type: 'employee.changed'; readonly payload: { readonly from: EmployeeChange; readonly to: EmployeeChange } & ImportMark }
  | { readonly type: 'employee.left'; readonly payload: { readonly caseId: string; readonly on: string } }
  | { readonly type: 'employee.rehired'; readonly payload: { readonly joinedOn: string; readonly contractEndsOn: string | null } }
  // An import that was undone: he is in no list, his facts stay in the log.
  | { readonly type: 'employee.withdrawn'; readonly payload: ImportMark }
export const employeeTypes = new Set<EmployeeEvent['type']>(['employee.added', 'employee.changed', 'employee.left', 'employee.rehired', 'employee.withdrawn'])

const noFields: EmployeeFields = {
  number: '', name: '', identityNumber: '', phone: '', emergencyContact: '', emergencyPhone: '', serviceAddress: '', serviceAddressConfirmedOn: null, employer: 'own', employerName: '',
  department: '', crew: '', workerType: 'staff', positionId: '', hazard: false, joinedOn: null, contractEndsOn: null, photoId: null,
}
export const initialEmployee = (id: string): Employee => ({ id, exists: false, fields: noFields, status: 'active', leavings: [], addedAt: '' })

/** What the register says about a number and a position at the moment of the command. */
export interface RegisterFacts {
  /** The other employee with this number. */
  readonly numberTakenBy: { readonly id: string; readonly name: string } | null
  readonly position: 'known' | 'retired' | 'unknown'
}

function refusedBy(facts: RegisterFacts): { readonly accepted: false } & Decision<never> | null {
  if (facts.numberTakenBy) return refuse('EMPLOYEE_NUMBER_TAKEN', { field: 'number', name: facts.numberTakenBy.name, employeeId: facts.numberTakenBy.id })
  if (facts.position === 'unknown') return refuse('POSITION_UNKNOWN', { field: 'positionId' })
  if (facts.position === 'retired') return refuse('POSITION_RETIRED', {})
  return null
}

/** A new employee. Refuses: EMPLOYEE_NUMBER_TAKEN, POSITION_UNKNOWN, POSITION_RETIRED. */
export const decideAddEmployee = (command: { fields: EmployeeFields; mark?: ImportMark } & RegisterFacts): Decision<EmployeeEvent> =>
  refusedBy(command) ?? accept({ type: 'employee.added', payload: { ...command.fields, ...command.mark } })

/** Changes what is known; only what differs is recorded. Refuses: NOT_FOUND, CHANGED_MEANWHILE, EMPLOYEE_NUMBER_TAKEN, POSITION_UNKNOWN, POSITION_RETIRED. */
export function decideChangeEmployee(employee: Employee, command: { change: EmployeeChange; changedMeanwhile: boolean; mark?: ImportMark } & RegisterFacts): Decision<EmployeeEvent> {
  if (!employee.exists) return refuse('NOT_FOUND', { kind: 'employee' })
  if (command.changedMeanwhile) return refuse('CHANGED_MEANWHILE', {})
  const changed = changesOf<EmployeeFields>(employee.fields, command.change)
  if (!changed) return accept()
  // Somebody whose position was retired since keeps it, and the rest of him stays editable.
  const position = changed.to.positionId === undefined ? 'known' : command.position
  return refusedBy({ numberTakenBy: changed.to.number === undefined ? null : command.numberTakenBy, position }) ?? accept({ type: 'employee.changed', payload: { ...changed, ...command.mark } })
}

/** He has left: recorded when a case that ends his contract is archived. Nothing to record when he is gone already. Refuses: NOT_FOUND. */
export function decideLeave(employee: Employee, command: { caseId: string; on: string }): Decision<EmployeeEvent> {
  if (!employee.exists) return refuse('NOT_FOUND', { kind: 'employee' })
  return employee.status === 'left' ? accept() : accept({ type: 'employee.left', payload: { caseId: command.caseId, on: command.on } })
}

/** Taken out of the register again with the import that brought him. Refuses: NOT_FOUND. */
export const decideWithdrawEmployee = (employee: Employee, mark: ImportMark): Decision<EmployeeEvent> =>
  employee.exists ? accept({ type: 'employee.withdrawn', payload: mark }) : refuse('NOT_FOUND', { kind: 'employee' })

/** Hired again. Refuses: NOT_FOUND, EMPLOYEE_STILL_HERE. */
export function decideRehire(employee: Employee, command: { joinedOn: string; contractEndsOn: string | null }): Decision<EmployeeEvent> {
  if (!employee.exists) return refuse('NOT_FOUND', { kind: 'employee' })
  if (employee.status === 'active') return refuse('EMPLOYEE_STILL_HERE', {})
  return accept({ type: 'employee.rehired', payload: { joinedOn: command.joinedOn, contractEndsOn: command.contractEndsOn } })
}

export function evolveEmployee(employee: Employee, logged: LogEvent): Employee {
  const event = logged as LogEvent & EmployeeEvent
  switch (event.type) {
    case 'employee.added': return { ...employee, exists: true, fields: withoutMark(event.payload), addedAt: event.wallTime }
    case 'employee.changed': return { ...employee, fields: { ...employee.fields, ...event.payload.to } }
    case 'employee.left': return { ...employee, status: 'left', leavings: [...employee.leavings, event.payload] }
    case 'employee.rehired': return { ...employee, status: 'active', fields: { ...employee.fields, joinedOn: event.payload.joinedOn, contractEndsOn: event.payload.contractEndsOn } }
    case 'employee.withdrawn': return { ...employee, exists: false }
    default: return unreachable(event)
  }
}
