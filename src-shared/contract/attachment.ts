import { z } from 'zod'
import { registerRefusals } from '../refusals/register'
import { attachmentPurposes } from '../vocabulary'
import { base, EntityId } from './common'

/** A file in the data folder, named by its SHA-256. */
export const AttachmentView = z.object({ id: EntityId, name: z.string(), size: z.number().int(), type: z.string(), hash: z.string(), storedAt: z.string(), storedBy: z.string() })
export type AttachmentView = z.infer<typeof AttachmentView>

/** A file as it hangs on a case: where and what for. */
export const AttachmentLink = z.object({
  id: EntityId, name: z.string(), size: z.number().int(), type: z.string(), hash: z.string(), itemId: z.string().nullable(), purpose: z.enum(attachmentPurposes),
  printingId: z.string().nullable(), by: z.string(), at: z.string(),
})
export type AttachmentLink = z.infer<typeof AttachmentLink>

/** Largest attachment, in bytes. */
export const attachmentLimit = 25 * 1024 * 1024

/**
 * The bytes travel outside the contract's procedures, streamed (lan/attachmentRoutes.ts, described in the OpenAPI file by hand):
 * `POST /api/v1/attachments` (multipart field `file`, optional fields caseId, itemId, purpose), `PUT /api/v1/attachments?name=…` (raw
 * body), both answer AttachmentView; `GET /api/v1/attachments/{id}/content` gives the bytes, `?download` as a download.
 */
export const attachmentContract = {
  get: base.errors(registerRefusals).route({ method: 'GET', path: '/attachments/{id}', summary: 'Name, size, type and hash of a stored file; says when it is missing or altered on disk' })
    .input(z.object({ id: EntityId })).output(AttachmentView.extend({ intact: z.enum(['intact', 'missing', 'altered']) })),
}
