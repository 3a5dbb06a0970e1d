import type { Knex } from 'knex'
import type { FreezeLine } from '../../../../src-shared/contract/accounts'
import { decodeCursor, encodeCursor } from '../../../office/cursor'
import { os } from '../../../office/implement'
import { command, query } from '../../../office/procedure'
import { daysBetween } from '../../calendar/calendar'
import { positionById } from '../../position/queries'
import type { CaseState } from '../domain/state'
import { actOnCase, siteToday, type CaseDesk } from '../office'
import { knownPerson } from '../people'
import { decideActOnAccounts, decideListAccounts, decideNameAccount } from './decide'
import { casesToFreeze, countToFreeze } from './projection'

/** A leaver's accounts in other systems: what is listed, and what IT says it did there. */
export const accountsProcedures = (desk: CaseDesk) => ({
  add: os.accounts.add.handler(command('accounts.add', async (tx, input, scope) => {
    const { random } = scope.context.services
    const db = await tx.read()
    return (await actOnCase(desk, tx, input.id, scope, async (state, party) => decideListAccounts(state, {
      accounts: input.accounts.map((one) => ({ id: random.id(), ...one })), fromPosition: input.fromPosition ? (await systemsOf(desk, db, state)).map((system) => ({ id: random.id(), system, account: '' })) : [],
    }, party))).view
  })),
  name: os.accounts.name.handler(command('accounts.name', async (tx, { id, ...input }, scope) => (await actOnCase(desk, tx, id, scope, (state, party) => decideNameAccount(state, input, party))).view)),
  act: os.accounts.act.handler(command('accounts.act', async (tx, { id, ...input }, scope) => {
    const db = await tx.read()
    const today = await siteToday(db, tx.now())
    return (await actOnCase(desk, tx, id, scope, async (state, party) => decideActOnAccounts(state, { ...input, on: input.on ?? today, today, to: input.to && await knownPerson(db, input.to, state.leaver.id) }, party))).view
  })),
  waiting: os.accounts.waiting.handler(query('accounts.waiting', async (db, input, scope) => {
    const today = await siteToday(db, scope.context.services.clock.now())
    const rows = await casesToFreeze(db, decodeCursor(input.cursor, ['string', 'string'] as const), input.limit + 1)
    const shown = rows.slice(0, input.limit)
    const last = shown.at(-1)
    return {
      items: shown.map((row): FreezeLine => ({
        caseId: row.case_id, caseNumber: row.number, employeeName: row.employee_name, department: row.department, leftOn: row.left_on, toFreeze: row.to_freeze, requested: row.requested, toUnfreeze: row.to_unfreeze, daysGone: Math.max(0, daysBetween(row.left_on, today)),
      })),
      next: rows.length > input.limit && last ? encodeCursor([last.left_on, last.case_id]) : null, total: await countToFreeze(db),
    }
  })),
})

async function systemsOf(desk: CaseDesk, db: Knex, { leaver }: CaseState): Promise<readonly string[]> {
  const position = await positionById(db, leaver.positionId)
  return desk.systems.of({ id: leaver.positionId, workerType: leaver.workerType, systems: position?.systems })
}
