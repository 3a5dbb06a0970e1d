import { decodeCursor, encodeCursor } from '../../office/cursor'
import { os } from '../../office/implement'
import { command, query } from '../../office/procedure'
import type { CaseDesk } from '../case/office'
import { employeesByIds } from '../employee/queries'
import { decideCancelLink, decideDismiss, decideOpenLink } from './domain/application'
import { applicationSubject } from './projection'
import { applicationCount, applicationLines, forgetLink, keepLink, linkLifeMs, openLinkOf } from './queries'
import { applicationView } from './views'

/** What the office does with the employees' own applications; what they do themselves is in byLink.ts, and putting one on a case is the case's. */
export const applicationProcedures = (desk: CaseDesk) => ({
  openLink: os.applications.openLink.handler(({ input, context }) => command('applications.openLink', async (tx, { employeeId }: typeof input, { context: { services } }) => {
    const id = services.random.id()
    const [employee] = await employeesByIds(await tx.read(), [employeeId])
    await tx.record(applicationSubject, tx.begin(applicationSubject, id), decideOpenLink(employee ?? null))
    const token = services.random.bytes(32).toString('base64url')
    await keepLink(tx.outsideLog, token, { applicationId: id, employeeId, nowMs: services.clock.steady() })
    return { id, token, secondsLeft: linkLifeMs / 1000 }
    // Without its idempotency key: the answer kept for a repetition would hold the token as it is. A repetition opens another link and ends this one.
  })({ input, context: { ...context, idempotencyKey: null } })),
  cancelLink: os.applications.cancelLink.handler(command('applications.cancelLink', async (tx, { id }) => {
    const loaded = await tx.load(applicationSubject, id)
    await tx.record(applicationSubject, loaded, decideCancelLink(loaded.state))
    await forgetLink(tx.outsideLog, id)
    return {}
  })),
  list: os.applications.list.handler(query('applications.list', async (db, { state, employeeId, cursor, limit }, { context: { services } }) => {
    const lines = await applicationLines(db, { state, employeeId, before: decodeCursor(cursor, ['string'] as const)?.[0] ?? null, limit: limit + 1 })
    const shown = lines.slice(0, limit)
    return { items: shown, next: lines.length > limit ? encodeCursor([shown.at(-1)!.id]) : null, total: await applicationCount(db, { state, employeeId }), link: employeeId ? await linkNow(employeeId) : null }

    async function linkNow(of: string) {
      const nowMs = services.clock.steady()
      const link = await openLinkOf(db, of, nowMs)
      if (!link) return null
      const { opened } = (await desk.states.of(db, applicationSubject, link.applicationId)).state
      return { id: link.applicationId, openedBy: opened.by, secondsLeft: Math.ceil((link.expiresAt - nowMs) / 1000) }
    }
  })),
  get: os.applications.get.handler(query('applications.get', async (db, { id }) => applicationView(desk, db, (await desk.states.of(db, applicationSubject, id)).state))),
  dismiss: os.applications.dismiss.handler(command('applications.dismiss', async (tx, { id, reason }) => {
    const loaded = await tx.load(applicationSubject, id)
    const { state } = await tx.record(applicationSubject, loaded, decideDismiss(loaded.state, { reason }))
    return applicationView(desk, await tx.read(), state)
  })),
})
