import { z } from 'zod'
import { caseRefusals, itemRefusals } from '../refusals/case'
import { signatureRefusals } from '../refusals/signature'
import { signedPapers, signerParts } from '../vocabulary'
import { CaseView } from './case'
import { base, EntityId, PersonRef } from './common'

/** Signing on the clerk's screen by somebody without an account, once for many items; what was signed is in the case's `signatures`. */
export const signatureContract = {
  sign: base.errors({ CASE_NOT_OPEN: caseRefusals.CASE_NOT_OPEN, PERSON_UNKNOWN: caseRefusals.PERSON_UNKNOWN, ITEM_UNKNOWN: itemRefusals.ITEM_UNKNOWN, ...signatureRefusals })
    .route({ method: 'POST', path: '/cases/{id}/signatures', summary: 'Record a signature drawn on this screen (a stored PNG), for items and papers' })
    .input(z.object({
      id: EntityId, part: z.enum(signerParts), person: PersonRef, itemIds: z.array(EntityId).max(300).default([]), papers: z.array(z.enum(signedPapers)).max(signedPapers.length).default([]), attachmentId: EntityId, wetInkOffered: z.boolean().default(false),
    })).output(CaseView),
}
