import { z } from 'zod'
import { exportRefusals } from '../refusals/export'
import { caseStatuses, exportFormats, searchKinds, stages } from '../vocabulary'
import { base, EntityId, Flag, Instant, PageInput, pageOf } from './common'
import { BoardFilter, boardSorts } from './board'
import { LedgerFilter } from './ledger'

/** Which list, with the filters and the order it has on the screen. The rows are those its screen would show: all pages, nothing beyond what the caller may see. */
export const ExportedList = z.discriminatedUnion('list', [
  z.object({ list: z.literal('employees'), text: z.string().trim().max(60).optional(), department: z.string().max(60).optional(), status: z.enum(['active', 'left']).optional() }),
  z.object({ list: z.literal('positions'), text: z.string().trim().max(60).optional(), retired: Flag.optional() }),
  z.object({ list: z.literal('templates'), retired: Flag.optional() }),
  z.object({ list: z.literal('users'), withDisabled: Flag.default(false) }),
  z.object({ list: z.literal('cases'), status: z.enum(caseStatuses).optional(), stage: z.enum(stages).optional(), employeeId: EntityId.optional() }),
  z.object({ list: z.literal('board'), sort: z.enum(boardSorts).default('due') }).extend(BoardFilter.shape),
  z.object({ list: z.literal('today'), part: z.enum(['mine', 'waiting', 'legal', 'inbox']) }),
  z.object({ list: z.literal('items'), id: EntityId, show: z.enum(['all', 'open', 'mine', 'overdue']).default('all') }),
  z.object({ list: z.literal('timeline'), id: EntityId }),
  z.object({ list: z.literal('search'), text: z.string().trim().min(1).max(60), kind: z.enum(searchKinds).optional(), closed: Flag.optional() }),
  z.object({ list: z.literal('ledger') }).extend(LedgerFilter.shape),
])
export type ExportedList = z.infer<typeof ExportedList>
export type ExportedListName = ExportedList['list']

/** A file being made, or ready to be fetched once from `/exports/{id}/content`, by whoever asked for it, until `expiresAt`. */
export const ExportView = z.object({
  id: EntityId, list: z.string(), format: z.enum(exportFormats), name: z.string(), state: z.enum(['running', 'ready']), rows: z.number().int(), bytes: z.number().int(), expiresAt: Instant.nullable(),
})
export type ExportView = z.infer<typeof ExportView>

/** One export that was made, as it stands in the log. */
export const ExportRecord = z.object({
  id: EntityId, at: Instant, by: z.string(), list: z.string(), format: z.enum(exportFormats), name: z.string(), rows: z.number().int(), withoutPersonal: z.boolean(),
  /** The filter in the words that stand in the file. */ filter: z.string(), sha256: z.string(),
})
export type ExportRecord = z.infer<typeof ExportRecord>

const c = base.errors(exportRefusals)
const ofExport = z.object({ id: EntityId })
export const exportContract = {
  start: c.route({ method: 'POST', path: '/exports', summary: 'Write a list to a file: begins it, and answers where to ask how far it is', successStatus: 202 })
    .input(z.object({ what: ExportedList, format: z.enum(exportFormats), /** Leave out identity numbers, phones and addresses. */ withoutPersonal: z.boolean().default(false) }).meta({ examples: [{ what: { list: 'employees', status: 'active' }, format: 'xlsx', withoutPersonal: false }] })).output(ExportView),
  get: c.route({ method: 'GET', path: '/exports/{id}', summary: 'How far an export is; refuses with what stopped it' }).input(ofExport).output(ExportView),
  cancel: c.route({ method: 'DELETE', path: '/exports/{id}', summary: 'Give an export up; nothing of it stays' }).input(ofExport).output(z.object({})),
  list: c.route({ method: 'GET', path: '/exports', summary: 'Exports that were made: who, when, which list, how many rows; newest first' }).input(PageInput).output(pageOf(ExportRecord)),
}
