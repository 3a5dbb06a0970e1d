import type { Knex } from 'knex'
import type { Decision } from '../../../../src-shared/decision'
import { os } from '../../../office/implement'
import { command, query, refused, type CommandScope } from '../../../office/procedure'
import type { Transaction } from '../../../store/writer'
import { siteSettings } from '../../site/queries'
import type { CaseEvent } from '../domain/events'
import type { Party } from '../domain/standing'
import type { CaseState } from '../domain/state'
import { loadCase, readCase, type CaseDesk } from '../office'
import { concernsSettlement, decideAddUsualRows, decideConfirmSettlement, decideRemoveRow, decideSetHead, decideSetRow } from './decide'
import { settlementView } from './view'

const isLeaver = ({ leaver }: CaseState, { user }: Pick<CommandScope, 'user'>): boolean => user.employeeId !== null && user.employeeId === leaver.id

/** What is owed between the leaver and the company: entered by the office and finance, confirmed by finance. It waits for no item. */
export const settlementProcedures = (desk: CaseDesk) => {
  const minimumWage = async (db: Knex): Promise<number | null> => (await siteSettings(db)).minimumWageFen
  const act = async (tx: Transaction, id: string, scope: CommandScope, decide: (state: CaseState, party: Party, minimumWageFen: number | null) => Decision<CaseEvent>) => {
    const minimumWageFen = await minimumWage(await tx.read())
    const { loaded, party } = await loadCase(desk, tx, id, scope)
    // Nobody enters or confirms what is owed to himself.
    if (isLeaver(loaded.state, scope)) throw refused('SETTLEMENT_OWN', {})
    const { state } = await tx.record(desk.subject, loaded, decide(loaded.state, party, minimumWageFen))
    return settlementView(state, party, minimumWageFen)
  }
  return {
    get: os.settlement.get.handler(query('settlement.get', async (db, input, scope) => {
      const { state, party } = await readCase(desk, db, input.id, scope)
      if (!concernsSettlement(state, party)) throw refused('NOT_ALLOWED', {})
      const view = settlementView(state, party, await minimumWage(db))
      return isLeaver(state, scope) ? { ...view, mayEdit: false, mayConfirm: false } : view
    })),
    setRow: os.settlement.setRow.handler(command('settlement.setRow', (tx, input, scope) => act(tx, input.id, scope, (state, party) =>
      decideSetRow(state, { row: { id: input.rowId ?? scope.context.services.random.id(), ...input.row }, isNew: input.rowId === null }, party)))),
    addUsualRows: os.settlement.addUsualRows.handler(command('settlement.addUsualRows', (tx, input, scope) => act(tx, input.id, scope, (state, party) => decideAddUsualRows(state, () => scope.context.services.random.id(), party)))),
    removeRow: os.settlement.removeRow.handler(command('settlement.removeRow', (tx, input, scope) => act(tx, input.id, scope, (state, party) => decideRemoveRow(state, input.rowId, party)))),
    setHead: os.settlement.setHead.handler(command('settlement.setHead', (tx, { id, ...head }, scope) => act(tx, id, scope, (state, party) => decideSetHead(state, head, party)))),
    confirm: os.settlement.confirm.handler(command('settlement.confirm', (tx, input, scope) => act(tx, input.id, scope, (state, party, minimumWageFen) => decideConfirmSettlement(state, { note: input.note, minimumWageFen }, party)))),
  }
}
