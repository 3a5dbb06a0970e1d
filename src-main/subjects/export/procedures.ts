import type { ExportedListName } from '../../../src-shared/contract/export'
import { decodeCursor, pageFrom } from '../../office/cursor'
import { os } from '../../office/implement'
import { authorise, query } from '../../office/procedure'
import type { Permission } from '../../office/permissions'
import { decideExport } from './domain'
import type { Exports } from './exports'
import { exportSubject } from './projection'
import { exportsBefore } from './queries'

/** Whoever may read a list on the screen may write it to a file; whose rows, the same procedure decides. */
const readBy: Record<ExportedListName, Permission> = {
  employees: 'employees.list', positions: 'positions.list', templates: 'templates.list', users: 'users.list', cases: 'cases.list', board: 'board.column', today: 'today.mine', items: 'items.list', timeline: 'cases.timeline', search: 'search.find', ledger: 'ledger.list',
}

export const exportProcedures = (exports: Exports) => ({
  start: os.exports.start.handler(async ({ input, context }) => {
    const { user, actor, locale } = await authorise('exports.start', context)
    // Here too, so that he hears it at once; the worker asks again for the very rows.
    await authorise(readBy[input.what.list], context)
    const { services, connection } = context
    const id = services.random.id()
    const { list, ...asked } = input.what
    return exports.start({ id, userId: user.id, token: connection.token() ?? '', via: connection.via, pc: connection.pc, locale, ...input }, async ({ name, filter, rows, bytes, sha256 }) => {
      const facts = { list, asked, filter, name, format: input.format, locale, withoutPersonal: input.withoutPersonal, rows, bytes, sha256 }
      await services.writer.run(actor, async (tx) => tx.record(exportSubject, await tx.load(exportSubject, id), decideExport(facts)))
    })
  }),
  get: os.exports.get.handler(async ({ input, context }) => {
    const { user } = await authorise('exports.get', context)
    return exports.view(input.id, user.id)
  }),
  cancel: os.exports.cancel.handler(async ({ input, context }) => {
    const { user } = await authorise('exports.cancel', context)
    await exports.cancel(input.id, user.id)
    return {}
  }),
  list: os.exports.list.handler(query('exports.list', async (db, input) => {
    const found = await exportsBefore(db, decodeCursor(input.cursor, ['string'] as const)?.[0] ?? null, input.limit)
    const { rows, next } = pageFrom(found, input.limit, (row) => [row.id])
    return { items: [...rows], next }
  })),
})
