import type { DetailColumn } from '../../../src-shared/contract/template'
import { thenForgetDeleted } from '../../office/forgetDeleted'
import { os } from '../../office/implement'
import { command, query, refused } from '../../office/procedure'
import { columnsByShape } from '../template/shipped'
import { decideAct, decideAddItem, decideChangeItem, decideReassign } from './domain/items'
import { decideAddRows, decideChangeRow, decideConfirmRows, decideRemoveRow, decideReveal, decideSeal } from './domain/rows'
import { undoMs } from './domain/stage'
import { itemOf, type CaseState } from './domain/state'
import { actOnItems, loadCase, readCase, viewContext, type CaseDesk } from './office'
import { knownPerson } from './people'
import { eraseSealedSecret, eraseSealKey, sealSecret } from './seal'
import { columnsOf, itemView, type ViewContext } from './view'

/** What can be done with the items of a case; `id` is the case's. */
export const itemProcedures = (desk: CaseDesk, resources: string) => ({
  list: os.items.list.handler(query('items.list', async (db, input, scope) => {
    const { state, party } = await readCase(desk, db, input.id, scope)
    const context = await viewContext(desk, db, state, party, scope.context.services.clock.now())
    return { items: state.items.map((item) => itemView(state, item, context)), next: null }
  })),
  act: os.items.act.handler(command('items.act', async (tx, input, scope) => {
    const { eventIds, ...acted } = await actOnItems(desk, tx, input.id, scope, (state, party) => decideAct(state, input, party))
    const only = eventIds.length === 1 ? eventIds[0] : undefined
    return { ...acted, undo: only ? { eventId: only, until: new Date(tx.now() + undoMs).toISOString() } : null }
  })),
  add: os.items.add.handler(command('items.add', async (tx, input, scope) => {
    const columns = input.columns ?? columnsByShape(resources)[input.shape]
    return answer(await actOnItems(desk, tx, input.id, scope, async (state) => decideAddItem(state, {
      id: scope.context.services.random.id(), title: { 'zh-CN': input.title, en: '' }, category: input.category, shape: input.shape, due: null, dueFixed: input.dueOn, needsMaterial: input.needsMaterial, onlyLeaver: false,
      tags: input.tags, receiver: input.receiver && await knownPerson(await tx.read(), input.receiver, state.leaver.id), from: null, columns,
    })))
  })),
  reassign: os.items.reassign.handler(command('items.reassign', async (tx, input, scope) => answer(await actOnItems(desk, tx, input.id, scope, async (state) => decideReassign(state, { itemIds: input.itemIds, receiver: await knownPerson(await tx.read(), input.receiver, state.leaver.id) }))))),
  change: os.items.change.handler(command('items.change', async (tx, input, scope) => answer(await actOnItems(desk, tx, input.id, scope, (state) =>
    decideChangeItem(state, input.itemId, { tags: input.tags, dueFixed: input.dueOn, needsMaterial: input.needsMaterial }))))),
  addRows: os.items.addRows.handler(command('items.addRows', async (tx, input, scope) => answer(await actOnItems(desk, tx, input.id, scope, (state, party, context) =>
    decideAddRows(state, { itemId: input.itemId, rows: input.rows.map((values) => ({ id: scope.context.services.random.id(), values })), columns: columnsHere(state, input.itemId, context) }, party))))),
  changeRow: os.items.changeRow.handler(command('items.changeRow', async (tx, input, scope) => answer(await actOnItems(desk, tx, input.id, scope, (state, party, context) =>
    decideChangeRow(state, { itemId: input.itemId, rowId: input.rowId, values: input.values, columns: columnsHere(state, input.itemId, context) }, party))))),
  removeRow: os.items.removeRow.handler(command('items.removeRow', async (tx, input, scope) => answer(await actOnItems(desk, tx, input.id, scope, (state, party) => decideRemoveRow(state, input, party))))),
  confirmRows: os.items.confirmRows.handler(command('items.confirmRows', async (tx, input, scope) => answer(await actOnItems(desk, tx, input.id, scope, (state, party) => decideConfirmRows(state, input, party))))),
  seal: os.items.seal.handler(thenForgetDeleted(command('items.seal', async (tx, input, scope) => {
    const secret = scope.context.services.random.id()
    const ciphertext = await sealSecret(tx.outsideLog, secret, input.secret)
    const replaced = secretOf((await tx.load(desk.subject, input.id)).state, input)
    const sealed = answer(await actOnItems(desk, tx, input.id, scope, (state, party) => decideSeal(state, { itemId: input.itemId, rowId: input.rowId, secret, ciphertext }, party)))
    if (replaced) await eraseSealKey(tx.outsideLog, replaced.id)
    return sealed
  }, { withoutSecrets: ({ secret: _secret, ...rest }) => rest }))),
  // No idempotency key is kept for a reveal: its answer must not be stored anywhere.
  reveal: os.items.reveal.handler(({ input, context }) => thenForgetDeleted(command('items.reveal', async (tx, one: typeof input, scope) => {
    const { loaded, party } = await loadCase(desk, tx, one.id, scope)
    const secret = secretOf(loaded.state, one)
    await tx.record(desk.subject, loaded, decideReveal(loaded.state, one, party))
    const plain = secret && (await eraseSealedSecret(tx.outsideLog, secret.id, secret.ciphertext))
    if (!plain) throw refused('SECRET_NONE', {})
    return { secret: plain }
  }))({ input, context: { ...context, idempotencyKey: null } })),
})

const answer = ({ eventIds: _ids, ...acted }: Awaited<ReturnType<typeof actOnItems>>) => acted

const secretOf = (state: CaseState, at: { itemId: string; rowId: string }) => itemOf(state, at.itemId)?.rows.find((row) => row.id === at.rowId)?.secret

const columnsHere = (state: CaseState, itemId: string, context: ViewContext): readonly DetailColumn[] => {
  const item = itemOf(state, itemId)
  return item ? columnsOf(item, context.templateItems) : []
}
