import type { AttachmentLink } from '../../../../src-shared/contract/attachment'
import type { CaseDates, LeaverView } from '../../../../src-shared/contract/case'
import type { LocalText, PersonRef } from '../../../../src-shared/contract/common'
import type { CaseDate, CaseKind, ItemStatus, ItemTag, LegalStepState, Stage, ToldChannel } from '../../../../src-shared/vocabulary'
import { absenceTypes, type AbsenceEvent } from '../absence/events'
import { accountTypes, type AccountEvent } from '../accounts/events'
import { ownApplicationTypes, type OwnApplicationEvent } from '../application/events'
import { approvalTypes, type ApprovalEvent } from '../approvals/events'
import { printingTypes, type PrintingEvent } from '../printing/events'
import { settlementTypes, type SettlementEvent } from '../settlement/events'
import { signatureTypes, type SignatureEvent } from '../signatures/events'
import type { Fact } from './fact'
import type { Gates } from './gates'
import type { ItemFacts, Standing } from './state'

/** What every move of an item says: from which status, and what was said with it. */
export interface ItemMove {
  readonly item: string; readonly from: ItemStatus; readonly note: string; readonly blockedBy: string; readonly witnesses: readonly string[]; readonly onBehalf: boolean
  /** Detail rows taken over together with the item. */
  readonly rows?: readonly string[]
}

/** Types of an item's moves and the status each leads to. */
export const moveTypes = {
  'item.begun': 'in_progress', 'item.submitted': 'submitted', 'item.confirmed': 'confirmed', 'item.reserved': 'reserved', 'item.returned': 'returned', 'item.blocked': 'blocked',
  'item.resumed': 'in_progress', 'item.waived': 'waived', 'item.refused': 'refused', 'item.reopened': 'in_progress',
} as const satisfies Record<string, ItemStatus>
export type MoveType = keyof typeof moveTypes

export interface CaseStarted {
  readonly number: string; readonly kind: CaseKind; readonly endsContract: boolean; readonly leaver: LeaverView; readonly dates: CaseDates; readonly reason: string
  readonly told: { readonly channel: ToldChannel; readonly note: string }; readonly receivers: readonly PersonRef[]; readonly keeper: { readonly person: PersonRef; readonly until: string | null } | null
  readonly witness: PersonRef | null; readonly assignees: Readonly<Record<string, PersonRef>>
  readonly templates: readonly { readonly id: string; readonly version: number; readonly name: LocalText }[]
  readonly items: readonly ItemFacts[]; readonly legalSteps: readonly string[]
  /** Version of the rules (legal steps, kinds) this case keeps. */
  readonly rules: string
  /** What each column asks for, by the rules of the day; cases begun before this was data have none. */
  readonly gates?: Gates
  /** Started together with the others of a crew that left the site. */
  readonly crew?: CaseCrew
}
export interface CaseCrew { readonly id: string; readonly name: string }

export type StoredFile = Pick<AttachmentLink, 'id' | 'name' | 'size' | 'type' | 'hash'>

/** The facts of a case and its items: one subject, so that the gates see all of it. */
export type CaseEvent =
  | AbsenceEvent
  | SignatureEvent
  | Fact<'case.started', CaseStarted>
  | Fact<'case.dateSet', { readonly date: CaseDate; readonly from: string | null; readonly to: string | null }>
  | Fact<'case.reasonSet', { readonly from: string; readonly to: string }>
  | Fact<'case.receiversSet', { readonly from: readonly PersonRef[]; readonly to: readonly PersonRef[] }>
  | Fact<'case.keeperSet', { readonly from: PersonRef | null; readonly to: PersonRef; readonly until: string | null }>
  | Fact<'case.keeperHandedOn', { readonly keeper: PersonRef; readonly to: PersonRef }>
  | Fact<'case.keeperConfirmed', { readonly keeper: PersonRef; readonly onBehalf: boolean }>
  | Fact<'case.witnessSet', { readonly from: PersonRef | null; readonly to: PersonRef | null }>
  | Fact<'case.assigneeSet', { readonly function: string; readonly from: PersonRef | null; readonly to: PersonRef }>
  | Fact<'case.stageMoved', { readonly from: Stage; readonly to: Stage; readonly overrideReason: string; readonly missing: readonly string[]; readonly handoverDoneOn?: string | null }>
  | Fact<'case.stageMoveUndone', { readonly undoes: string; readonly from: Stage; readonly to: Stage; readonly handoverDoneOn: string | null }>
  | Fact<'case.legalStepSet', { readonly step: string; readonly from: LegalStepState; readonly to: LegalStepState; readonly note: string }>
  | Fact<'case.voided', { readonly reason: string }>
  | Fact<'case.stayed', { readonly reason: string; readonly toUndo: readonly string[] }>
  | Fact<'case.addendumWritten', { readonly id: string; readonly text: string }>
  | Fact<'case.fileAttached', { readonly file: StoredFile; readonly itemId: string | null; readonly purpose: AttachmentLink['purpose']; readonly printingId: string | null; readonly stepId: string | null }>
  | Fact<'case.fileDetached', { readonly attachmentId: string; readonly name: string; /** Not in facts of older versions. */ readonly purpose?: AttachmentLink['purpose']; readonly reason: string }>
  | Fact<'case.messagePosted', { readonly id: string; readonly itemId: string | null; readonly text: string; readonly mentions: readonly { readonly id: string; readonly name: string }[]; readonly files: readonly StoredFile[]; readonly onBehalf: { readonly name: string; readonly channel: ToldChannel } | null }>
  | Fact<'case.messageSeen', { readonly messageId: string }>
  | PrintingEvent
  // That the exit interview was held; what was said is a subject of its own (interview/).
  | Fact<'interview.held', { readonly on: string }>
  | AccountEvent
  | SettlementEvent
  | Fact<'item.added', ItemFacts>
  | Fact<MoveType, ItemMove>
  | Fact<'item.moveUndone', { readonly item: string; readonly undoes: string; readonly from: ItemStatus; readonly to: Standing }>
  | Fact<'item.reassigned', { readonly item: string; readonly from: PersonRef | null; readonly to: PersonRef }>
  | Fact<'item.changed', { readonly item: string; readonly from: ItemChange; readonly to: ItemChange }>
  | Fact<'item.rowsAdded', { readonly item: string; readonly rows: readonly { readonly id: string; readonly values: Readonly<Record<string, string>> }[] }>
  | Fact<'item.rowChanged', { readonly item: string; readonly row: string; readonly from: Readonly<Record<string, string>>; readonly to: Readonly<Record<string, string>> }>
  | Fact<'item.rowRemoved', { readonly item: string; readonly row: string; readonly values: Readonly<Record<string, string>> }>
  | Fact<'item.rowsConfirmed', { readonly item: string; readonly rows: readonly string[]; readonly onBehalf: boolean }>
  | Fact<'item.secretSealed', { readonly item: string; readonly row: string; readonly secret: string; readonly ciphertext: string }>
  | Fact<'item.secretRevealed', { readonly item: string; readonly row: string; readonly secret: string }>
  | ApprovalEvent
  | OwnApplicationEvent

export interface ItemChange { readonly tags?: readonly ItemTag[]; readonly dueFixed?: string | null; readonly needsMaterial?: boolean }

export const caseTypes: ReadonlySet<string> = new Set<CaseEvent['type']>([
  ...absenceTypes,
  ...signatureTypes,
  'case.started', 'case.dateSet', 'case.reasonSet', 'case.receiversSet', 'case.keeperSet', 'case.keeperHandedOn', 'case.keeperConfirmed', 'case.witnessSet', 'case.assigneeSet', 'case.stageMoved',
  'case.stageMoveUndone', 'case.legalStepSet', 'case.voided', 'case.stayed', 'case.addendumWritten', 'case.fileAttached', 'case.fileDetached', 'case.messagePosted', 'case.messageSeen', ...printingTypes, ...accountTypes, ...settlementTypes,
  'interview.held', 'item.added', 'item.begun', 'item.submitted', 'item.confirmed', 'item.reserved', 'item.returned', 'item.blocked', 'item.resumed', 'item.waived', 'item.refused', 'item.reopened', 'item.moveUndone',
  'item.reassigned', 'item.changed', 'item.rowsAdded', 'item.rowChanged', 'item.rowRemoved', 'item.rowsConfirmed', 'item.secretSealed', 'item.secretRevealed',
  ...approvalTypes, ...ownApplicationTypes,
])
