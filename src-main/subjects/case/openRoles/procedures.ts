import type { Knex } from 'knex'
import type { OpenRole, OpenRolesView } from '../../../../src-shared/contract/openRole'
import { decodeCursor, encodeCursor } from '../../../office/cursor'
import { os } from '../../../office/implement'
import { command, query, refused, type QueryScope } from '../../../office/procedure'
import { isLastAdministrator } from '../../user/queries'
import type { CaseState } from '../domain/state'
import { readCase, siteToday, type CaseDesk } from '../office'
import { knownPerson } from '../people'
import { carrierOf, dutiesOf } from './duties'
import { caseRolesOf, countCaseRoles, type CaseRoleRow } from './queries'
import { casePartOf, handOverDuty, handOverPart } from './reassign'

const asRole = (row: CaseRoleRow): OpenRole => ({
  key: `case|${row.case_id}|${row.role}|${row.what}`, kind: row.role, caseId: row.case_id, caseNumber: row.number, caseOf: row.employee_name, name: null, step: null, what: row.role === 'assignee' ? row.what : '', items: row.items, with: '',
  needsAccount: row.role === 'approver', mayReassign: true,
})

/** What somebody who leaves still carries in the site, and handing it on. Rules are in handOver.ts and accountDuties.ts. */
export function openRoleProcedures(desk: CaseDesk) {
  const firstPage = { cursor: undefined, limit: 50 }
  const asked = (state: CaseState, scope: QueryScope, today: string) => ({ state, chains: desk.chains, today, isAdministrator: scope.user.roles.includes('admin') })

  const viewOf = async (db: Knex, state: CaseState, scope: QueryScope, today: string, page: { cursor?: string | undefined; limit: number }): Promise<OpenRolesView> => {
    const carrier = await carrierOf(db, state.leaver.id)
    const people = [...carrier.held]
    const after = decodeCursor(page.cursor, ['string', 'string', 'string', 'string'] as const)
    const duties = (await dutiesOf(db, carrier, asked(state, scope, today))).map((one) => one.role)
    const rows = await caseRolesOf(db, people, after, page.limit + 1)
    const shown = rows.slice(0, page.limit)
    const last = shown.at(-1)
    const inCases = await countCaseRoles(db, people)
    return {
      items: [...(after ? [] : duties), ...shown.map(asRole)], next: rows.length > page.limit && last ? encodeCursor([last.person, last.case_id, last.role, last.what]) : null,
      total: duties.length + inCases, open: duties.filter((one) => one.with === '').length + inCases, accounts: carrier.accounts.map(({ id, name, disabled }) => ({ id, name, disabled })),
      mayClose: scope.user.roles.includes('admin'), lastAdministrator: await isLastAdministrator(db, state.leaver.id),
    }
  }

  return {
    get: os.openRoles.get.handler(query('openRoles.get', async (db, input, scope) => {
      const { state } = await readCase(desk, db, input.id, scope)
      return viewOf(db, state, scope, await siteToday(db, scope.context.services.clock.now()), input)
    })),
    reassign: os.openRoles.reassign.handler(command('openRoles.reassign', async (tx, input, scope) => {
      const { state } = await tx.load(desk.subject, input.id)
      if (!state.exists) throw refused('NOT_FOUND', { kind: 'case' })
      if (state.status === 'voided' || state.status === 'stayed') throw refused('CASE_NOT_OPEN', { status: state.status })
      const today = await siteToday(await tx.read(), tx.now())
      const to = await knownPerson(await tx.read(), input.to, state.leaver.id)
      if (to.kind === 'employee' && to.id === state.leaver.id) throw refused('SUCCESSOR_IS_LEAVER', { field: 'to' })
      const carrier = await carrierOf(await tx.read(), state.leaver.id)
      const duties = new Map((await dutiesOf(await tx.read(), carrier, asked(state, scope, today))).map((one) => [one.role.key, one]))
      const given = { desk, tx, caseId: input.id, carrier, to, newId: scope.context.services.random.id }
      for (const key of new Set(input.which)) {
        const part = casePartOf(key)
        const duty = duties.get(key)
        if (part) await handOverPart(given, part)
        else if (!duty) throw refused('CHANGED_MEANWHILE', {})
        else if (!duty.role.mayReassign) throw duty.at === 'item' ? refused('CHANGED_MEANWHILE', {}) : refused('OPEN_ROLE_NEEDS_ADMINISTRATOR', {})
        else await handOverDuty(given, duty)
      }
      return viewOf(await tx.read(), (await tx.load(desk.subject, input.id)).state, scope, today, firstPage)
    })),
  }
}
