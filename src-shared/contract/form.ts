import { z } from 'zod'
import { caseRefusals } from '../refusals/case'
import { formCopies } from '../vocabulary'
import { base, EntityId, LocaleName } from './common'

/**
 * What a form says, line by line, in one language and without layout. `contentHash` is SHA-256 over the canonical JSON of the
 * rest; the printed QR holds `HD1:<case number>:<first 32 hex digits>` in ASCII.
 */
export const HandoverForm = z.object({
  caseId: EntityId, caseNumber: z.string(), locale: LocaleName, site: z.string(), company: z.string(), kind: z.string(), formNumber: z.string(),
  leaver: z.object({ name: z.string(), number: z.string(), department: z.string(), crew: z.string(), position: z.string(), employer: z.string(), joinedOn: z.string(), leftOn: z.string(), endOn: z.string(), phone: z.string(), identityTail: z.string() }),
  receivers: z.array(z.string()), keeper: z.string(), witness: z.string(), reason: z.string(),
  items: z.array(z.object({ number: z.number(), category: z.string(), title: z.string(), status: z.string(), receiver: z.string(), dueOn: z.string(), doneOn: z.string(), note: z.string(), rows: z.number(), attachments: z.number() })),
  assets: z.array(z.object({ number: z.number(), title: z.string(), status: z.string(), doneOn: z.string(), note: z.string() })),
  annex: z.array(z.object({ itemNumber: z.number(), title: z.string(), columns: z.array(z.string()), rows: z.array(z.array(z.string())) })),
  reservations: z.array(z.object({ itemNumber: z.number(), title: z.string(), kind: z.string(), text: z.string(), witnesses: z.string() })),
  onBehalf: z.boolean(), addenda: z.array(z.string()), progress: z.object({ done: z.number(), total: z.number() }),
  reprint: z.number().int(), qr: z.string(), contentHash: z.string(), preparedOn: z.string(),
})
export type HandoverForm = z.infer<typeof HandoverForm>

export const MorningSheet = z.object({
  locale: LocaleName, site: z.string(), company: z.string(), on: z.string(), totals: z.object({ open: z.number(), overdueCases: z.number(), overdueItems: z.number(), legalOverdue: z.number() }),
  /** The most pressing first; at most as many as fit one page. `more` counts the rest. */
  rows: z.array(z.object({ caseNumber: z.string(), employee: z.string(), department: z.string(), position: z.string(), daysSinceLeaving: z.number(), stage: z.string(), progress: z.string(), receiver: z.string(), overdue: z.string(), waitsFor: z.string(), legal: z.string() })), more: z.number(),
})
export type MorningSheet = z.infer<typeof MorningSheet>

const c = base.errors(caseRefusals)
export const formContract = {
  handover: c.route({ method: 'GET', path: '/cases/{id}/forms/handover', summary: 'What the handover form says now' }).input(z.object({ id: EntityId, locale: LocaleName.default('zh-CN') })).output(HandoverForm),
  recordPrinting: c.route({ method: 'POST', path: '/cases/{id}/forms/handover/printings', summary: 'Record that the form was printed: who, when, content hash', successStatus: 201 })
    .input(z.object({ id: EntityId, locale: LocaleName.default('zh-CN'), copies: z.array(z.enum(formCopies)).min(1), contentHash: z.string().regex(/^[0-9a-f]{64}$/) })).output(z.object({ printingId: EntityId })),
  morning: c.route({ method: 'GET', path: '/forms/morning', summary: 'The morning-meeting sheet' }).input(z.object({ locale: LocaleName.default('zh-CN') })).output(MorningSheet),
}
