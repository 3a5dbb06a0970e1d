import type { Knex } from 'knex'
import type { SignedIn } from '../../../office/context'
import { delegatorsOf } from '../../user/queries'
import { relationsOf, type Party } from '../domain/standing'
import type { CaseState } from '../domain/state'
import type { Approver } from './decide'

/** Somebody as he stands to a case's approvals on a day, with those who delegated to him. The leaver approves himself through no deputy either. */
export async function approverOf(db: Knex, state: CaseState, scope: SignedIn, today: string): Promise<Approver> {
  const { user, actor } = scope
  const party: Party = { ...actor, relations: relationsOf(state, { userId: user.id, roles: user.roles, departments: user.departments }) }
  const isLeaver = (one: { readonly employeeId: string | null }): boolean => one.employeeId === state.leaver.id
  return { party, delegators: (await delegatorsOf(db, user.id, today)).filter((one) => !isLeaver(one)), isLeaver: isLeaver(user) }
}

/** Whether somebody stands in for a person who has a say here, so that he may look at what he decides on. */
export const standsInHere = (state: CaseState, { delegators }: Approver): boolean => delegators.some((one) =>
  (one.roles.includes('head') && one.departments.includes(state.leaver.department))
  || state.approvals.some((round) => round.steps.some((step) => step.people.some((person) => person.id === one.id) || (step.who.by === 'role' && one.roles.includes(step.who.role)))))
