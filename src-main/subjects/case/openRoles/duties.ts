import type { Knex } from 'knex'
import type { OpenRole } from '../../../../src-shared/contract/openRole'
import type { UserView } from '../../../../src-shared/contract/site'
import { isSettledItem, type Role } from '../../../../src-shared/vocabulary'
import { allChains } from '../../chain/queries'
import type { ShippedChainFields } from '../../chain/shipped'
import { accountsOf, delegationsOf, holdersOf, standsInFor } from '../../user/queries'
import type { CaseItem, CaseState } from '../domain/state'
import { departmentRoles, lastHolderRoles } from './accountDuties'

/** Where a duty lies, to hand it on: the parts of its key. */
export type Duty = { readonly role: OpenRole } & (
  | { readonly at: 'item'; readonly itemId: string } | { readonly at: 'chain'; readonly chainId: string; readonly step: string } | { readonly at: 'department'; readonly userId: string; readonly department: string; readonly roles: readonly Role[] }
  | { readonly at: 'holder'; readonly alone: Role } | { readonly at: 'standsIn'; readonly ownerId: string; readonly delegationId: string; readonly from: string; readonly until: string; readonly reason: string } | { readonly at: 'delegation'; readonly userId: string; readonly delegationId: string })

export interface Carrier { readonly accounts: readonly UserView[]; /** The keys of case_role he is known by. */ readonly held: ReadonlySet<string> }

/** The leaver with his accounts. */
export async function carrierOf(db: Knex, leaverId: string): Promise<Carrier> {
  const accounts = await accountsOf(db, leaverId)
  return { accounts, held: new Set([`employee:${leaverId}`, ...accounts.map((one) => `user:${one.id}`)]) }
}

const blank: Omit<OpenRole, 'key' | 'kind'> = { caseId: null, caseNumber: '', caseOf: '', name: null, step: null, what: '', items: 0, with: '', needsAccount: true, mayReassign: true }

interface Asked { readonly state: CaseState; readonly chains: readonly ShippedChainFields[]; readonly today: string; /** Accounts are the administrator's to change. */ readonly isAdministrator: boolean }

/** What he carries besides his parts in cases: tens at most. */
export async function dutiesOf(db: Knex, { accounts }: Carrier, asked: Asked): Promise<Duty[]> {
  const enabled = accounts.filter((one) => !one.disabled)
  return [...(await namedInChains(db, accounts, asked.chains)), ...inDepartments(enabled, asked), ...(await heldAlone(db, enabled, asked)), ...(await delegated(db, accounts, asked.today)), ...keeping(asked.state)]
}

/** What somebody keeps for the site, told by the words of his own list; his helmet and badge are no office. It stays open until somebody has confirmed it. */
const keptWords = /章|印鉴|U ?盾|网银|保险柜|仓库|库房|库存|盘点|危化品|保管|seal|bank key|safe|store|stock|custody/i
const isKept = ({ category, title }: CaseItem): boolean => category === 'seals' || keptWords.test(title['zh-CN']) || keptWords.test(title.en)
const keeping = (state: CaseState): Duty[] => (state.status !== 'open' ? [] : state.items.filter((item) => isKept(item) && !isSettledItem(item.standing.status)).map((item) => ({
  at: 'item', itemId: item.id, role: { ...blank, key: `item|${item.id}`, kind: 'keeping', name: item.title, with: item.receiver?.name ?? '', needsAccount: false, mayReassign: item.receiver === null },
})))

async function namedInChains(db: Knex, accounts: readonly UserView[], shipped: readonly ShippedChainFields[]): Promise<Duty[]> {
  if (accounts.length === 0) return []
  const ids = new Set(accounts.map((one) => one.id))
  return (await allChains(db, shipped)).filter((chain) => !chain.retired).flatMap((chain) => chain.steps.filter(({ who }) => who.by === 'people' && who.people.some((one) => ids.has(one.id))).map((step): Duty => ({
    at: 'chain', chainId: chain.id, step: step.key, role: { ...blank, key: `chain|${chain.id}|${step.key}`, kind: 'chain', name: chain.name, step: step.name },
  })))
}

const inDepartments = (accounts: readonly UserView[], { isAdministrator }: Asked): Duty[] => accounts.flatMap((account) => {
  const roles = departmentRoles.filter((role) => account.roles.includes(role))
  return roles.length === 0 ? [] : account.departments.map((department): Duty => ({
    at: 'department', userId: account.id, department, roles, role: { ...blank, key: `department|${account.id}|${department}`, kind: 'department', what: department, mayReassign: isAdministrator },
  }))
})

async function heldAlone(db: Knex, accounts: readonly UserView[], { isAdministrator }: Asked): Promise<Duty[]> {
  const own = new Set(accounts.map((one) => one.id))
  const duties: Duty[] = []
  for (const role of lastHolderRoles) {
    if (!accounts.some((one) => one.roles.includes(role)) || (await holdersOf(db, role)).some((one) => !own.has(one.userId))) continue
    duties.push({ at: 'holder', alone: role, role: { ...blank, key: `holder|${role}`, kind: 'holder', what: role, mayReassign: isAdministrator } })
  }
  return duties
}

async function delegated(db: Knex, accounts: readonly UserView[], today: string): Promise<Duty[]> {
  const duties: Duty[] = []
  for (const account of accounts) {
    for (const one of await standsInFor(db, account.id, today)) {
      duties.push({ at: 'standsIn', ownerId: one.ownerId, delegationId: one.id, from: one.from, until: one.until, reason: one.reason, role: { ...blank, key: `standsIn|${one.id}`, kind: 'stands_in', what: one.ownerName } })
    }
    for (const one of await delegationsOf(db, account.id)) {
      if (one.user.id !== account.id || one.ended || one.until < today) continue
      duties.push({ at: 'delegation', userId: account.id, delegationId: one.id, role: { ...blank, key: `delegation|${one.id}`, kind: 'delegation', what: one.to.name, needsAccount: false } })
    }
  }
  return duties
}
