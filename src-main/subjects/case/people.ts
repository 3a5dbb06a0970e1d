import type { Knex } from 'knex'
import type { PersonRef } from '../../../src-shared/contract/common'
import { refused } from '../../office/procedure'
import { employeeById } from '../employee/queries'
import { userById } from '../user/queries'

/**
 * A person as the registers know him: his name is theirs, not the caller's. The leaver's own account counts as the leaver, so that
 * the rules refuse it wherever they refuse him. Refuses: PERSON_UNKNOWN (also a disabled account).
 */
export async function knownPerson(db: Knex, person: PersonRef, leaverId: string): Promise<PersonRef> {
  if (person.kind === 'outside') return { kind: 'outside', id: '', name: person.name }
  if (person.kind === 'employee') {
    const employee = await employeeById(db, person.id)
    if (!employee) throw refused('PERSON_UNKNOWN', { name: person.name })
    return { kind: 'employee', id: person.id, name: employee.name }
  }
  const user = await userById(db, person.id)
  if (!user || user.disabled) throw refused('PERSON_UNKNOWN', { name: person.name })
  return user.employeeId === leaverId ? { kind: 'employee', id: leaverId, name: user.displayName } : { kind: 'user', id: user.id, name: user.displayName }
}

/** Several of them, in order. At most twenty by the contract. */
export async function knownPeople(db: Knex, people: readonly PersonRef[], leaverId: string): Promise<PersonRef[]> {
  const known: PersonRef[] = []
  for (const person of people) known.push(await knownPerson(db, person, leaverId))
  return known
}
