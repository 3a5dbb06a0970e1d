import { decodeCursor, pageFrom } from '../../office/cursor'
import { os } from '../../office/implement'
import { command, query, refused } from '../../office/procedure'
import { decideAddPosition, decideChangePosition } from './domain'
import { positionSubject } from './projection'
import { listPositions, positionWithTitle } from './queries'
import { positionView, positionViews } from './views'

export const positionProcedures = {
  list: os.positions.list.handler(query('positions.list', async (db, input) => {
    const found = await listPositions(db, { ...input, after: decodeCursor(input.cursor, ['string', 'string'] as const) })
    const { rows, next } = pageFrom(found, input.limit, (row) => [row.sortKey, row.id])
    return { items: await positionViews(db, rows), next }
  })),

  get: os.positions.get.handler(query('positions.get', async (db, input) => {
    const view = await positionView(db, input.id)
    if (!view) throw refused('NOT_FOUND', { kind: 'position' })
    return view
  })),

  create: os.positions.create.handler(command('positions.create', async (tx, input, { context }) => {
    const id = context.services.random.id()
    const titleTakenBy = await positionWithTitle(await tx.read(), input.title['zh-CN'], id)
    await tx.record(positionSubject, await tx.load(positionSubject, id), decideAddPosition({ fields: input, titleTakenBy }))
    return (await positionView(await tx.read(), id))!
  })),

  update: os.positions.update.handler(command('positions.update', async (tx, { id, ...change }) => {
    const titleTakenBy = change.title ? await positionWithTitle(await tx.read(), change.title['zh-CN'], id) : null
    const loaded = await tx.load(positionSubject, id)
    await tx.record(positionSubject, loaded, decideChangePosition(loaded.state, { change, titleTakenBy }))
    return (await positionView(await tx.read(), id))!
  })),
}
