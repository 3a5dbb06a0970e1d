import type { LocalText, PersonRef } from '../../../../src-shared/contract/common'
import type { CaseDates, LeaverView } from '../../../../src-shared/contract/case'
import type { AttachmentLink } from '../../../../src-shared/contract/attachment'
import type { DetailColumn, DueRule } from '../../../../src-shared/contract/template'
import type { OwnApplication } from '../application/events'
import type { ApprovalRound } from '../approvals/state'
import { firstGates, type Gates } from './gates'
import type { CaseKind, CaseStatus, DetailShape, ItemCategory, ItemStatus, ItemTag, LegalStepState, Stage, ToldChannel } from '../../../../src-shared/vocabulary'
import type { CaseAccount } from '../accounts/state'
import type { Signature } from '../signatures/state'
import { initialAbsence, type AbsenceState } from '../absence/state'
import type { Printing } from '../printing/state'
import { initialSettlement, type Settlement } from '../settlement/state'

/** How an item stands, who said so, and what stood before: the last is what an undo goes back to. */
export interface Standing {
  readonly status: ItemStatus
  readonly note: string
  readonly blockedBy: string
  readonly witnesses: readonly string[]
  readonly by: string | null
  readonly byUserId: string | null
  readonly at: string | null
  readonly eventId: string | null
  /** Done by HR for somebody who did not do it himself. */
  readonly onBehalf: boolean
}

export interface Secret {
  readonly id: string
  readonly sealedBy: string
  readonly sealedAt: string
  readonly ciphertext: string
  readonly revealed: { readonly by: string; readonly at: string } | null
}

export interface DetailRow {
  readonly id: string
  readonly values: Readonly<Record<string, string>>
  readonly confirmed: { readonly by: string; readonly at: string } | null
  readonly secret: Secret | null
}

/** What an item is; `from` names the template it came from, whose hint and columns it uses unless it brings its own. */
export interface ItemFacts {
  readonly id: string
  readonly title: LocalText
  readonly category: ItemCategory
  readonly shape: DetailShape
  readonly due: DueRule | null
  /** A day set by hand, over the rule. */
  readonly dueFixed?: string | null
  readonly needsMaterial: boolean
  readonly onlyLeaver: boolean
  readonly tags: readonly ItemTag[]
  readonly receiver: PersonRef | null
  readonly from: { readonly templateId: string; readonly version: number; readonly key: string } | null
  readonly columns: readonly DetailColumn[] | null
}

export interface CaseItem extends ItemFacts {
  readonly number: number
  readonly standing: Standing
  readonly before: Standing | null
  /** Rows that the last move confirmed together with the item: an undo opens them again. */
  readonly taken: readonly string[]
  readonly rows: readonly DetailRow[]
}

export interface Keeper {
  readonly person: PersonRef
  readonly until: string | null
  readonly handedOnAt: string | null
  /** Who has to confirm it a second time. */
  readonly handedOnTo: PersonRef | null
  readonly confirmedAt: string | null
}

export interface LegalStepStanding { readonly state: LegalStepState; readonly by: string | null; readonly at: string | null; readonly note: string }

export interface CaseMessage {
  readonly id: string; readonly itemId: string | null; readonly text: string; readonly by: string; readonly byUserId: string; readonly at: string
  readonly onBehalf: { readonly name: string; readonly channel: ToldChannel } | null
  readonly mentions: readonly { readonly id: string; readonly name: string; readonly seenAt: string | null }[]
  readonly attachmentIds: readonly string[]
}

/** Two facts that contradict each other: both stay in the log, the fold kept one (DESIGN §2). */
export interface Conflict { readonly what: string; readonly kept: string; readonly other: string; readonly by: string; readonly at: string }

export interface CaseState {
  readonly id: string
  readonly exists: boolean
  readonly number: string
  readonly status: CaseStatus
  readonly stage: Stage
  /** The last move of the stage, for an undo. */
  readonly stageMove: { readonly eventId: string; readonly byUserId: string; readonly at: string; readonly from: Stage; readonly handoverDoneBefore: string | null } | null
  readonly kind: CaseKind
  readonly endsContract: boolean
  readonly leaver: LeaverView
  readonly dates: CaseDates
  readonly reason: string
  readonly told: { readonly channel: ToldChannel; readonly note: string }
  readonly receivers: readonly PersonRef[]
  readonly keeper: Keeper | null
  readonly witness: PersonRef | null
  readonly assignees: Readonly<Record<string, PersonRef>>
  readonly templates: readonly { readonly id: string; readonly version: number; readonly name: LocalText }[]
  readonly items: readonly CaseItem[]
  readonly legalSteps: Readonly<Record<string, LegalStepStanding>>
  readonly attachments: readonly (AttachmentLink & { readonly byUserId: string })[]
  readonly messages: readonly CaseMessage[]
  readonly printings: readonly Printing[]
  /** His accounts in other systems. */
  readonly accounts: readonly CaseAccount[]
  readonly settlement: Settlement
  /** Rounds of approvals, oldest first. */
  readonly approvals: readonly ApprovalRound[]
  /** The leaver's own application, the last one where he wrote another. */
  readonly application: OwnApplication | null
  readonly gates: Gates
  readonly addenda: readonly { readonly id: string; readonly text: string; readonly by: string; readonly at: string }[]
  readonly conflicts: readonly Conflict[]
  readonly openedAt: string
  readonly openedBy: string
  readonly absence: AbsenceState
  /** Drawn on a clerk's screen, oldest first. */
  readonly signatures: readonly Signature[]
  /** The crew that left the site together, where the case was begun with theirs. */
  readonly crew: { readonly id: string; readonly name: string } | null
  /** Version of the rules that it began with and keeps. */
  readonly rules: string
  /** `order`: its place in the order of the log (`hlc`), by which it is known what the calendar was. */
  readonly closed: { readonly at: string; readonly by: string; readonly reason: string; readonly toUndo: readonly string[]; readonly order: string } | null
}

export const emptyStanding: Standing = { status: 'not_started', note: '', blockedBy: '', witnesses: [], by: null, byUserId: null, at: null, eventId: null, onBehalf: false }

const nobody: LeaverView = {
  id: '', number: '', name: '', identityNumber: '', phone: '', serviceAddress: '', department: '', crew: '', employer: 'own', employerName: '', workerType: 'staff', positionId: '',
  positionTitle: { 'zh-CN': '', en: '' }, hazard: false, joinedOn: null, contractEndsOn: null,
}

export const initialCase = (id: string): CaseState => ({
  id, exists: false, number: '', status: 'open', stage: 'to_start', stageMove: null, kind: 'departed', endsContract: false, leaver: nobody,
  dates: { leftOn: '', lastAttendanceOn: null, noticeOn: null, endOn: null, payStopsOn: null, insuranceMonth: null, expectedBackOn: null, handoverDoneOn: null },
  reason: '', told: { channel: 'call', note: '' }, receivers: [], keeper: null, witness: null, assignees: {}, templates: [], items: [], legalSteps: {}, attachments: [], messages: [], printings: [], accounts: [], settlement: initialSettlement, approvals: [], application: null, gates: firstGates,
  addenda: [], conflicts: [], openedAt: '', openedBy: '', absence: initialAbsence, signatures: [], crew: null, rules: '', closed: null,
})

export const itemOf = (state: CaseState, itemId: string): CaseItem | undefined => state.items.find((item) => item.id === itemId)

/** The same person: by id where there is one, else by name. */
export const isSamePerson = (a: PersonRef, b: PersonRef): boolean => a.kind === b.kind && (a.id !== '' || b.id !== '' ? a.id === b.id : a.name === b.name)
export const isUser = (person: PersonRef | null, userId: string): boolean => person?.kind === 'user' && person.id === userId
