import type { PersonRef } from '../../../../src-shared/contract/common'
import { isSettledItem, type CaseRole } from '../../../../src-shared/vocabulary'
import type { Migration } from '../../../store/migrate'
import type { Row, Table } from '../../../store/projection'
import { latestRound, standingOf } from '../approvals/state'
import type { CaseState } from '../domain/state'

/** Who still has what part in an open case, `person` as `user:<id>` or `employee:<id>`. Read when somebody leaves who has parts in the cases of others. */
export const caseRoleTable: Table = { name: 'case_role', key: ['person', 'case_id', 'role', 'what'], columns: ['person', 'case_id', 'role', 'what', 'items'] }

/** A person of the registers as one text; null for somebody from outside, whom no register knows. */
export const personKey = (person: PersonRef): string | null => (person.kind === 'outside' || !person.id ? null : `${person.kind}:${person.id}`)

/** Steps of the round that runs which name people and still wait for some of them, with these. */
export function namedApprovers(state: CaseState): { readonly round: number; readonly roundId: string; readonly step: string; readonly people: readonly { readonly id: string; readonly name: string }[] }[] {
  const round = latestRound(state.approvals)
  const standing = round && standingOf(round)
  if (!round || standing?.state !== 'running') return []
  return standing.steps.filter(({ step, state: at }) => (at === 'waiting' || at === 'later') && (step.who.by === 'people' || step.assigned || step.mode === 'all')).map(({ step, decisions }) => {
    const heard = new Set(decisions.map((one) => one.for?.id ?? one.byUserId))
    return { round: round.number, roundId: round.id, step: step.key, people: step.people.filter((one) => !heard.has(one.id)) }
  })
}

export function roleRows(state: CaseState): Row[] {
  if (state.status !== 'open') return []
  const rows = new Map<string, { person: string; case_id: string; role: CaseRole; what: string; items: number }>()
  const add = (person: PersonRef | null, role: CaseRole, what = '', items = 0) => {
    const key = person && personKey(person)
    if (!key) return
    const at = JSON.stringify([key, role, what])
    const row = rows.get(at)
    if (row) row.items += items
    else rows.set(at, { person: key, case_id: state.id, role, what, items })
  }
  for (const one of state.receivers) add(one, 'receiver')
  for (const item of state.items) if (!isSettledItem(item.standing.status)) add(item.receiver, 'receiver', '', 1)
  if (state.keeper && !state.keeper.handedOnAt) add(state.keeper.person, 'keeper')
  if (state.keeper?.handedOnAt && !state.keeper.confirmedAt) add(state.keeper.handedOnTo, 'receiver')
  add(state.witness, 'witness')
  for (const [office, person] of Object.entries(state.assignees)) add(person, 'assignee', office)
  for (const { step, people } of namedApprovers(state)) for (const one of people) add({ kind: 'user', ...one }, 'approver', step)
  return [...rows.values()]
}

export const roleMigrations: readonly Migration[] = [{
  name: '0096-case-role',
  up: async (trx) => {
    // Filled by the rebuild that the new program's basis asks for.
    await trx.raw('CREATE TABLE case_role (person TEXT NOT NULL, case_id TEXT NOT NULL, role TEXT NOT NULL, what TEXT NOT NULL, items INTEGER NOT NULL, PRIMARY KEY (person, case_id, role, what)) STRICT, WITHOUT ROWID')
  },
}]
