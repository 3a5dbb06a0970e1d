import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import type { CaseEvent, StoredFile } from '../domain/events'
import type { CaseState } from '../domain/state'
import type { OwnApplication } from './events'

/**
 * Puts the leaver's own application on his case, with the signature he drew. A notice reached us on the day it was handed in (劳动合同法 37),
 * unless the case knows an earlier one. Refuses: CASE_NOT_OPEN.
 */
export function decideReceiveApplication(state: CaseState, { application, signature }: { readonly application: OwnApplication; readonly signature: StoredFile | null }): Decision<CaseEvent> {
  if (state.status !== 'open') return refuse('CASE_NOT_OPEN', { status: state.status })
  return accept<CaseEvent>(
    ...(signature ? [{ type: 'case.fileAttached', payload: { file: signature, itemId: null, purpose: 'signature', printingId: null, stepId: null } } satisfies CaseEvent] : []),
    { type: 'case.applicationReceived', payload: application },
    ...(state.dates.noticeOn ? [] : [{ type: 'case.dateSet', payload: { date: 'noticeOn', from: null, to: application.on } } satisfies CaseEvent]),
  )
}
