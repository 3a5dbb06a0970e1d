import type { PersonRef } from '../../../../src-shared/contract/common'
import { caseRoles, type CaseRole } from '../../../../src-shared/vocabulary'
import { refused } from '../../../office/procedure'
import { Refused } from '../../../store/refused'
import type { Transaction } from '../../../store/writer'
import { decideSaveChain } from '../../chain/domain/chain'
import { chainSubject } from '../../chain/projection'
import { chainView } from '../../chain/queries'
import { decideChangeUser, decideDelegate, decideEndDelegation, type UserChange } from '../../user/domain'
import { userSubject } from '../../user/projection'
import { otherAdministrators } from '../../user/queries'
import { decideReassign } from '../domain/items'
import type { CaseDesk } from '../office'
import { knownPerson } from '../people'
import { decideHasAccount, decideTakeDepartment, takeRole, withoutDepartment } from './accountDuties'
import type { Carrier, Duty } from './duties'
import { decideHandOver, withSuccessor } from './handOver'

interface Given { readonly desk: CaseDesk; readonly tx: Transaction; readonly caseId: string; readonly carrier: Carrier; readonly to: PersonRef; readonly newId: () => string }

/** A part in the case of another, as its key names it. */
export function casePartOf(key: string): { caseId: string; role: CaseRole; what: string } | null {
  const [kind, caseId = '', role = '', what = ''] = key.split('|')
  return kind === 'case' && (caseRoles as readonly string[]).includes(role) ? { caseId, role: role as CaseRole, what } : null
}

/** The successor as that case knows him: the account of its leaver is its leaver, and one that is disabled is nobody. */
const asThere = async (tx: Transaction, leaverId: string, to: PersonRef): Promise<PersonRef> => knownPerson(await tx.read(), to, leaverId)

/** Hands his part in another's case on. A refusal says in which case it is. Refuses: SUCCESSOR_LEAVES_THERE, SUCCESSOR_IS_WITNESS_THERE, and as `decideHandOver`. */
export async function handOverPart({ desk, tx, carrier, to }: Given, part: { caseId: string; role: CaseRole; what: string }): Promise<void> {
  const loaded = await tx.load(desk.subject, part.caseId)
  const decision = decideHandOver(loaded.state, { role: part.role, what: part.what, held: carrier.held, to: await asThere(tx, loaded.state.leaver.id, to) })
  if (!decision.accepted) {
    const there = { where: loaded.state.number, name: to.name }
    if (decision.refusal.code === 'RECEIVER_IS_LEAVER' || decision.refusal.code === 'WITNESS_IS_LEAVER') throw refused('SUCCESSOR_LEAVES_THERE', there)
    if (decision.refusal.code === 'WITNESS_IS_RECEIVER') throw refused('SUCCESSOR_IS_WITNESS_THERE', there)
    throw new Refused(decision.refusal)
  }
  await tx.record(desk.subject, loaded, decision)
  // Case by case, so that the rows of a hundred are not made in one go.
  await tx.read()
}

/** Hands on what is not a part in a case. */
export async function handOverDuty(given: Given, duty: Duty): Promise<void> {
  const { desk, tx, caseId, to } = given
  switch (duty.at) {
    case 'item': {
      const loaded = await tx.load(desk.subject, caseId)
      await tx.record(desk.subject, loaded, decideReassign(loaded.state, { itemIds: [duty.itemId], receiver: to }))
      return
    }
    case 'chain': return handOverChain(given, duty.chainId, duty.step)
    case 'department': {
      const successor = await tx.load(userSubject, needed(to))
      const taken = decideTakeDepartment(successor.state, duty.department, duty.roles)
      if (!taken.accepted) throw new Refused(taken.refusal)
      await changeUser(tx, needed(to), taken.events[0]!)
      return changeUser(tx, duty.userId, withoutDepartment((await tx.load(userSubject, duty.userId)).state, duty.department))
    }
    case 'holder': return changeUser(tx, needed(to), takeRole((await tx.load(userSubject, needed(to))).state, duty.alone))
    case 'standsIn': {
      const owner = await tx.load(userSubject, duty.ownerId)
      const ended = await tx.record(userSubject, owner, decideEndDelegation(owner.state, duty.delegationId))
      await tx.record(userSubject, await tx.load(userSubject, duty.ownerId), decideDelegate(ended.state, { id: given.newId(), to: { id: needed(to), name: to.name }, from: duty.from, until: duty.until, reason: duty.reason }))
      return
    }
    case 'delegation': {
      const account = await tx.load(userSubject, duty.userId)
      await tx.record(userSubject, account, decideEndDelegation(account.state, duty.delegationId))
    }
  }
}

/** The id of the successor's account. Refuses: SUCCESSOR_NEEDS_ACCOUNT. */
function needed(to: PersonRef): string {
  const decision = decideHasAccount(to)
  if (!decision.accepted) throw new Refused(decision.refusal)
  return to.id
}

async function changeUser(tx: Transaction, id: string, change: UserChange): Promise<void> {
  const loaded = await tx.load(userSubject, id)
  await tx.record(userSubject, loaded, decideChangeUser(loaded.state, { change, otherAdministrators: await otherAdministrators(await tx.read(), id) }))
}

/** A new version of the chain with the successor in his place; rounds that run keep theirs. */
async function handOverChain({ desk, tx, carrier, to }: Given, chainId: string, step: string): Promise<void> {
  const named = { id: needed(to), name: to.name }
  const present = await chainView(await tx.read(), desk.chains, chainId)
  if (!present) throw refused('CHANGED_MEANWHILE', {})
  const { name, kinds, departments, steps } = present
  const loaded = await tx.load(chainSubject, chainId)
  const replaced = steps.map((one) => (one.key !== step || one.who.by !== 'people' ? one
    : { ...one, who: { by: 'people' as const, people: withSuccessor(one.who.people, (person) => carrier.held.has(`user:${person.id}`), named, (a, b) => a.id === b.id) } }))
  await tx.record(chainSubject, loaded, decideSaveChain(loaded.state, { fields: { name, kinds, departments, steps: replaced }, basedOn: present.version, present: { version: present.version, fields: { name, kinds, departments, steps } }, scopeTakenBy: null }))
}
