import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import type { PersonRef } from '../../../../src-shared/contract/common'
import type { Role } from '../../../../src-shared/vocabulary'
import type { User, UserChange } from '../../user/domain'

/** What an account of his carries in the site itself. */
export const lastHolderRoles = ['admin', 'hr', 'finance', 'it'] as const satisfies readonly Role[]
export const departmentRoles = ['head', 'supervisor'] as const satisfies readonly Role[]

type Account = Pick<User, 'roles' | 'departments' | 'displayName'>

/**
 * The change of the successor's account that makes him head or supervisor of a department. Roles hold for all departments of an account: one
 * who looks after others already would head them too, and that is nobody's wish. Refuses: OPEN_ROLE_WIDENS.
 */
export function decideTakeDepartment(successor: Account, department: string, roles: readonly Role[]): Decision<UserChange> {
  const others = successor.departments.filter((one) => one !== department)
  const added = roles.filter((role) => !successor.roles.includes(role))
  if (added.length > 0 && others.length > 0) return refuse('OPEN_ROLE_WIDENS', { name: successor.displayName, departments: others })
  return accept<UserChange>({ roles: [...successor.roles, ...added], departments: [...others, department] })
}

/** His account without the department. */
export const withoutDepartment = (account: Pick<User, 'departments'>, department: string): UserChange => ({ departments: account.departments.filter((one) => one !== department) })

/** The role in addition to those the successor has. */
export const takeRole = (successor: Pick<User, 'roles'>, role: Role): UserChange => ({ roles: successor.roles.includes(role) ? successor.roles : [...successor.roles, role] })

/** What only an account can do. Refuses: SUCCESSOR_NEEDS_ACCOUNT. */
export const decideHasAccount = (to: PersonRef): Decision<never> => (to.kind === 'user' ? accept() : refuse('SUCCESSOR_NEEDS_ACCOUNT', { name: to.name }))
