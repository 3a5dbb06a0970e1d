import type { CaseDates } from '../../../../src-shared/contract/case'
import type { AttachmentLink } from '../../../../src-shared/contract/attachment'
import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import { isSettledItem, type CaseDate, type LegalStepState, type ToldChannel } from '../../../../src-shared/vocabulary'
import type { CaseEvent, StoredFile } from './events'
import { isOffice, type Party } from './standing'
import { dateDisorder } from './start'
import { itemOf, type CaseState } from './state'

const closed = (state: CaseState): Decision<never> | null => (state.status === 'open' ? null : refuse('CASE_NOT_OPEN', { status: state.status }))

/** Sets one of the eight dates. `from` is what the writer saw, when he says so. Refuses: CASE_NOT_OPEN, CHANGED_MEANWHILE, DATE_ORDER, LEFT_BEFORE_JOINED. */
export function decideSetDate(state: CaseState, command: { date: CaseDate; value: string | null; seen?: string | null | undefined }): Decision<CaseEvent> {
  const present = state.dates[command.date]
  if (command.seen !== undefined && command.seen !== present) return closed(state) ?? refuse('CHANGED_MEANWHILE', {})
  if (present === command.value) return closed(state) ?? accept()
  if (command.date === 'leftOn' && !command.value) return refuse('INVALID_INPUT', { field: 'leftOn', reason: 'required' })
  if ((command.date === 'insuranceMonth') !== (command.value?.length === 7) && command.value !== null) return refuse('INVALID_INPUT', { field: command.date, reason: 'format' })
  if (command.date === 'leftOn' && state.leaver.joinedOn && command.value! < state.leaver.joinedOn) return refuse('LEFT_BEFORE_JOINED', { field: 'leftOn', joinedOn: state.leaver.joinedOn })
  const disorder = dateDisorder({ ...state.dates, [command.date]: command.value } as CaseDates)
  if (disorder && (disorder.field === command.date || disorder.after === command.date)) return closed(state) ?? refuse('DATE_ORDER', disorder)
  return closed(state) ?? accept<CaseEvent>({ type: 'case.dateSet', payload: { date: command.date, from: present, to: command.value } })
}

/** Corrects the reason. Refuses: CASE_NOT_OPEN. */
export const decideSetReason = (state: CaseState, reason: string): Decision<CaseEvent> =>
  closed(state) ?? (reason === state.reason ? accept() : accept<CaseEvent>({ type: 'case.reasonSet', payload: { from: state.reason, to: reason } }))

/**
 * Marks a legal step. Held back by no column, and possible after archiving too: the 15 and 30 day terms outlive the case.
 * Refuses: LEGAL_STEP_UNKNOWN, LEGAL_STEP_SAME, REASON_MISSING (not applicable needs one), CASE_NOT_OPEN (void), NOT_ALLOWED (another office's).
 */
export function decideLegalStep(state: CaseState, command: { step: string; owner: string | null; to: LegalStepState; note: string }, party: Party): Decision<CaseEvent> {
  const standing = state.legalSteps[command.step]
  if (!standing || !command.owner) return refuse('LEGAL_STEP_UNKNOWN', {})
  if (state.status === 'voided' || state.status === 'stayed') return refuse('CASE_NOT_OPEN', { status: state.status })
  const named = state.assignees[command.owner]
  const isOwner = party.roles.some((role) => role === command.owner) || (named?.kind === 'user' && named.id === party.userId) || (command.owner === 'head' && party.relations.includes('head'))
  if (!isOffice(party) && !isOwner) return refuse('NOT_ALLOWED', {})
  if (standing.state === command.to) return refuse('LEGAL_STEP_SAME', {})
  if (command.to === 'not_applicable' && !command.note) return refuse('REASON_MISSING', { field: 'reason' })
  return accept<CaseEvent>({ type: 'case.legalStepSet', payload: { step: command.step, from: standing.state, to: command.to, note: command.note } })
}

/** Voids a case started by mistake. Refuses: CASE_NOT_OPEN, REASON_MISSING. */
export const decideVoid = (state: CaseState, reason: string): Decision<CaseEvent> =>
  closed(state) ?? (reason ? accept<CaseEvent>({ type: 'case.voided', payload: { reason } }) : refuse('REASON_MISSING', { field: 'reason' }))

/** The person stays after all (返岗): ends the case and lists what was already done and has to be undone. Refuses: CASE_NOT_OPEN, REASON_MISSING. */
export function decideStay(state: CaseState, reason: string): Decision<CaseEvent> {
  if (!reason) return closed(state) ?? refuse('REASON_MISSING', { field: 'reason' })
  const toUndo = [
    ...Object.entries(state.legalSteps).filter(([, step]) => step.state === 'done').map(([id]) => `step:${id}`),
    // Asked for, handed over or deleted cannot be given back by a click; what is frozen has to be unfrozen before he can work.
    ...state.accounts.filter((one) => one.state === 'frozen' || one.state === 'handed' || one.state === 'deleted').map((one) => `account:${one.id}`),
    ...state.items.filter((item) => item.standing.status === 'confirmed' || item.standing.status === 'reserved').map((item) => `item:${item.id}`),
  ]
  return closed(state) ?? accept<CaseEvent>({ type: 'case.stayed', payload: { reason, toUndo } })
}

/** A gap found after archiving: an addendum, not a reopening. Refuses: CASE_NOT_ENDED. */
export const decideAddendum = (state: CaseState, command: { id: string; text: string }): Decision<CaseEvent> =>
  state.status === 'archived' ? accept<CaseEvent>({ type: 'case.addendumWritten', payload: command }) : refuse('CASE_NOT_ENDED', {})

/** Puts a stored file on the case. A signed copy belongs to a printing, and may come after archiving. Refuses: CASE_NOT_OPEN, NOT_ALLOWED, ITEM_UNKNOWN, PRINTING_UNKNOWN. */
export function decideAttach(state: CaseState, command: { file: StoredFile; itemId: string | null; purpose: AttachmentLink['purpose']; printingId: string | null; stepId: string | null }, party: Party): Decision<CaseEvent> {
  const afterwards = command.purpose === 'signed_copy' || command.purpose === 'legal' || command.purpose === 'absence'
  if (state.status !== 'open' && !(afterwards && state.status === 'archived')) return refuse('CASE_NOT_OPEN', { status: state.status })
  // Proof of how we were told and of what was signed is the office's; papers of a legal step come from those who do it.
  const ofOffice = command.purpose === 'signed_copy' || command.purpose === 'told' || (command.purpose === 'legal' && !party.roles.some((role) => role === 'finance' || role === 'it') && !party.relations.includes('assignee'))
  if (ofOffice && !isOffice(party)) return refuse('NOT_ALLOWED', {})
  if (command.purpose === 'absence' && !isOffice(party) && !party.relations.includes('head')) return refuse('NOT_ALLOWED', {})
  if (command.itemId && !itemOf(state, command.itemId)) return refuse('ITEM_UNKNOWN', {})
  if (command.purpose === 'signed_copy' && !state.printings.some((one) => one.id === command.printingId)) return refuse('PRINTING_UNKNOWN', {})
  return accept<CaseEvent>({ type: 'case.fileAttached', payload: command })
}

/** Takes a file off; the log and the disk keep it. The office may, or whoever put it there while its item is open. Refuses: CASE_NOT_OPEN, NOT_FOUND, NOT_ALLOWED. */
export function decideDetach(state: CaseState, command: { attachmentId: string; reason: string }, party: Party): Decision<CaseEvent> {
  const file = state.attachments.find((one) => one.id === command.attachmentId)
  if (!file) return closed(state) ?? refuse('NOT_FOUND', { kind: 'attachment' })
  const item = file.itemId ? itemOf(state, file.itemId) : undefined
  const isOwn = file.byUserId === party.userId && file.purpose === 'material' && !(item && isSettledItem(item.standing.status))
  if (!isOffice(party) && !isOwn) return refuse('NOT_ALLOWED', {})
  return closed(state) ?? accept<CaseEvent>({ type: 'case.fileDetached', payload: { ...command, name: file.name, purpose: file.purpose } })
}

export interface PostMessage {
  readonly id: string; readonly itemId: string | null; readonly text: string; readonly mentions: readonly { readonly id: string; readonly name: string }[]; readonly files: readonly StoredFile[]
  readonly onBehalfChannel: ToldChannel | null
}

/** Writes on the case or an item. Recording what the leaver said is the office's, the keeper's and the receiver's, and marked so. Refuses: CASE_NOT_OPEN (void), ITEM_UNKNOWN, NOT_ALLOWED. */
export function decidePostMessage(state: CaseState, command: PostMessage, party: Party): Decision<CaseEvent> {
  const speaksForHim = isOffice(party) || party.relations.some((relation) => relation === 'receiver' || relation === 'keeper' || relation === 'head')
  if (command.onBehalfChannel && !speaksForHim) return refuse('NOT_ALLOWED', {})
  if (state.status === 'voided') return refuse('CASE_NOT_OPEN', { status: state.status })
  if (command.itemId && !itemOf(state, command.itemId)) return refuse('ITEM_UNKNOWN', {})
  const { onBehalfChannel, ...message } = command
  return accept<CaseEvent>({ type: 'case.messagePosted', payload: { ...message, onBehalf: onBehalfChannel ? { name: state.leaver.name, channel: onBehalfChannel } : null } })
}

/** The one mentioned has seen it; once. Refuses: NOT_FOUND. */
export function decideSeeMessage(state: CaseState, messageId: string, userId: string): Decision<CaseEvent> {
  const mention = state.messages.find((message) => message.id === messageId)?.mentions.find((one) => one.id === userId)
  if (!mention) return refuse('NOT_FOUND', { kind: 'message' })
  return mention.seenAt ? accept() : accept<CaseEvent>({ type: 'case.messageSeen', payload: { messageId } })
}
