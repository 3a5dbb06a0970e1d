import type { PersonRef } from '../../../../src-shared/contract/common'
import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import { wetInkPapers, type SignedPaper, type SignerPart } from '../../../../src-shared/vocabulary'
import type { CaseEvent, StoredFile } from '../domain/events'
import { isSamePerson, itemOf, type CaseState } from '../domain/state'

export interface Sign { readonly id: string; readonly part: SignerPart; readonly person: PersonRef; readonly itemIds: readonly string[]; readonly papers: readonly SignedPaper[]; readonly file: StoredFile; readonly wetInkOffered: boolean }

/**
 * Records a signature drawn on the clerk's screen with its picture. It is supporting evidence and moves no item by itself. Refuses: CASE_NOT_OPEN
 * (after archiving only papers are signed for), PERSON_UNKNOWN (no such part here), SIGNER_HAS_ACCOUNT, SIGNATURE_FOR_NOTHING, ITEM_UNKNOWN,
 * SIGNATURE_WET_INK_FIRST, SIGNATURE_NOT_PICTURE.
 */
export function decideSign(state: CaseState, command: Sign): Decision<CaseEvent> {
  const { id, part, person, itemIds, papers, file, wetInkOffered } = command
  if (state.status !== 'open' && !(state.status === 'archived' && itemIds.length === 0)) return refuse('CASE_NOT_OPEN', { status: state.status })
  if (person.kind === 'user') return refuse('SIGNER_HAS_ACCOUNT', { name: person.name })
  const signer = peopleOf(state, part).find((one) => isSamePerson(one, person))
  if (!signer) return refuse('PERSON_UNKNOWN', { name: person.name })
  if (itemIds.length + papers.length === 0) return refuse('SIGNATURE_FOR_NOTHING', { field: 'items' })
  if (itemIds.some((item) => !itemOf(state, item))) return refuse('ITEM_UNKNOWN', {})
  if (!wetInkOffered && papers.some((paper) => (wetInkPapers as readonly SignedPaper[]).includes(paper))) return refuse('SIGNATURE_WET_INK_FIRST', { field: 'wetInkOffered' })
  if (file.type !== 'image/png') return refuse('SIGNATURE_NOT_PICTURE', { field: 'attachmentId' })
  return accept<CaseEvent>(
    { type: 'case.fileAttached', payload: { file, itemId: null, purpose: 'signature', printingId: null, stepId: null } },
    { type: 'signature.drawn', payload: { id, part, person: signer, items: [...new Set(itemIds)], papers: [...new Set(papers)], attachmentId: file.id, wetInkOffered } },
  )
}

function peopleOf(state: CaseState, part: SignerPart): readonly PersonRef[] {
  switch (part) {
    case 'leaver': return [{ kind: 'employee', id: state.leaver.id, name: state.leaver.name }]
    case 'receiver': return [...state.receivers, ...state.items.flatMap((item) => (item.receiver ? [item.receiver] : []))]
    case 'keeper': return state.keeper ? [state.keeper.person] : []
    case 'witness': return state.witness ? [state.witness] : []
  }
}
