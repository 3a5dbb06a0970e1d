import { Readable } from 'node:stream'
import type { ApplyReceipt } from '../../../src-shared/contract/application'
import { signatureLimit } from '../../../src-shared/contract/application'
import { newAttempts } from '../../office/attempts'
import type { Context } from '../../office/context'
import { os } from '../../office/implement'
import { refused } from '../../office/procedure'
import type { ReceivedFile } from '../../files/files'
import type { Actor } from '../../log/event'
import type { Transaction } from '../../store/writer'
import { decideStore } from '../attachment/domain'
import { attachmentSubject } from '../attachment/projection'
import { siteToday, type CaseDesk } from '../case/office'
import type { StoredFile } from '../case/domain/events'
import { employeesByIds } from '../employee/queries'
import { siteSettings } from '../site/queries'
import { decideHandIn, type Application } from './domain/application'
import { pngFrom } from './domain/signature'
import { applicationSubject } from './projection'
import { linkOf, useLinkUp, type LiveLink } from './queries'
import { noticeFrom } from './views'

/** Whether this call may use the link: nobody has, or this very call did and its answer was lost. */
const isFor = (link: LiveLink | null, key: string | null): link is LiveLink => link !== null && (link.usedKey === null || (key !== null && link.usedKey === key))

/**
 * What whoever has a link may do without an account: see whom it is for, and hand in that person's application, once. Nothing here asks
 * for or gives a session. A link that is no good is counted against its source as a wrong password is, apart from the passwords.
 */
export function byLinkProcedures(desk: CaseDesk, attempts = newAttempts()) {
  /** Refuses: TRY_LATER, APPLICATION_LINK_GONE. */
  const requireLink = async ({ services, connection }: Context, token: string, key: string | null): Promise<LiveLink> => {
    let link: LiveLink | null = null
    const { waitMs, right } = await attempts.attempt(null, `source:${connection.source}`, () => services.clock.steady(), async () => {
      link = await linkOf(services.reader, token, services.clock.steady())
      return isFor(link, key)
    })
    if (waitMs > 0) throw refused('TRY_LATER', { seconds: Math.ceil(waitMs / 1000) })
    if (!right || !link) throw refused('APPLICATION_LINK_GONE', {})
    return link
  }
  const receiptOf = async ({ services }: Context, { employee, handedIn }: Application): Promise<ApplyReceipt> => {
    if (!handedIn) throw refused('APPLICATION_LINK_GONE', {})
    return { site: (await siteSettings(services.reader)).name, name: employee.name, submittedAt: handedIn.at, notice: noticeFrom(desk, handedIn.on) }
  }
  return {
    look: os.applications.look.handler(async ({ input, context }) => {
      const { services: { reader, clock } } = context
      const link = await requireLink(context, input.token, null)
      const [employee] = await employeesByIds(reader, [link.employeeId])
      if (!employee || employee.status === 'left') throw refused('APPLICATION_LINK_GONE', {})
      const { name: site, company } = await siteSettings(reader)
      const today = await siteToday(reader, clock.now())
      return { id: link.applicationId, site, company, name: employee.name, department: employee.department, today, secondsLeft: Math.ceil((link.expiresAt - clock.steady()) / 1000), notice: noticeFrom(desk, today) }
    }),
    submit: os.applications.submit.handler(async ({ input: { token, fields, signature }, context }) => {
      const { services, connection, idempotencyKey: key } = context
      const { applicationId, employeeId } = await requireLink(context, token, key)
      const [employee] = await employeesByIds(services.reader, [employeeId])
      if (!employee) throw refused('APPLICATION_LINK_GONE', {})
      const actor: Actor = { userId: `employee:${employeeId}`, name: employee.name, roles: [], via: connection.via, pc: connection.pc }
      const drawn = signature === null ? null : await receiveSignature(context, signature)
      try {
        const state = await services.writer.run(actor, async (tx) => {
          // Again and within the transaction: of two calls at once the second finds the link used.
          const link = await linkOf(tx.outsideLog, token, services.clock.steady())
          if (!isFor(link, key)) throw refused('APPLICATION_LINK_GONE', {})
          const loaded = await tx.load(applicationSubject, applicationId)
          if (link.usedKey !== null) return loaded.state
          const on = await siteToday(await tx.read(), tx.now())
          const stored = drawn && await recordSignature(tx, services.random.id(), drawn, on)
          const recorded = await tx.record(applicationSubject, loaded, decideHandIn(loaded.state, { fields, on, signature: stored }))
          await useLinkUp(tx.outsideLog, token, key ?? '')
          // Before the commit: the event that names a file must not be durable before the file is there.
          await drawn?.keep()
          return recorded.state
        })
        return await receiptOf(context, state)
      } finally {
        await drawn?.discard()
      }
    }),
  }
}

/** Refuses: SIGNATURE_NOT_PICTURE. */
async function receiveSignature({ services }: Context, base64: string): Promise<ReceivedFile> {
  const picture = pngFrom(base64)
  if (!picture) throw refused('SIGNATURE_NOT_PICTURE', { field: 'attachmentId' })
  return services.files.receive(Readable.from([picture]), signatureLimit)
}

async function recordSignature(tx: Transaction, id: string, { hash, size }: ReceivedFile, on: string): Promise<StoredFile> {
  const { state: { name, type } } = await tx.record(attachmentSubject, await tx.load(attachmentSubject, id), decideStore({ name: `signature-${on}.png`, size, type: 'image/png', hash }))
  return { id, name, size, type, hash }
}
