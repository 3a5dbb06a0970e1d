import type { CheckAnswerGiven, InventoryLine } from '../../../../src-shared/contract/absenceView'
import type { LocalText } from '../../../../src-shared/contract/common'
import type { AbsenceDecision, AbsenceFinding, AbsenceNotice, ContactAnswerer, ContactChannel, DeliveryResult, DeliveryWay } from '../../../../src-shared/vocabulary'
import type { Fact } from '../domain/fact'

/** A reason not to decide for an ending now: the reason of the absence is open, the day to return by has not passed, the days are too few. */
export type Against = 'reason' | 'returnDate' | 'threshold'

export interface ContactLogged { readonly id: string; readonly at: string; readonly on: string; readonly channel: ContactChannel; readonly answeredBy: ContactAnswerer; readonly name: string; readonly said: string; readonly reached: boolean; readonly attachmentIds: readonly string[] }
export interface ReasonChecked { readonly id: string; readonly on: string; readonly finding: AbsenceFinding; readonly note: string }
export interface NoticePrepared {
  readonly id: string; readonly kind: AbsenceNotice; readonly on: string; readonly rule: string; readonly law: string; readonly facts: string; readonly address: string; readonly returnWorkdays: number
  /** Whom to ask, and his telephone number; notices prepared before this was asked have none. */ readonly contact?: string
  /** Of a termination: when the union was told, and the ending check it rests on. */
  readonly unionToldOn: string | null; readonly checkId: string | null
}
export interface DeliverySent { readonly id: string; readonly notice: string; readonly way: DeliveryWay; readonly courier: string; readonly trackingNo: string; readonly sentOn: string }
export interface DeliveryEnded { readonly delivery: string; readonly result: DeliveryResult; readonly on: string; readonly receiver: string; readonly witnesses: readonly string[]; readonly note: string }
export interface AbsenceDecided { readonly id: string; readonly decision: AbsenceDecision; readonly on: string; readonly note: string; readonly against: readonly Against[] }
export interface EndingCheckFiled { readonly id: string; readonly on: string; readonly answers: readonly CheckAnswerGiven[]; readonly missing: readonly string[]; readonly overrideReason: string }
/** The end was named before the check, with why, and the article that asks for it. */
export interface EndingCheckSkipped { readonly endOn: string; readonly reason: string; readonly ground: LocalText }
export interface InventoryMade { readonly id: string; readonly place: string; readonly on: string; readonly lines: readonly InventoryLine[]; readonly witnesses: readonly string[]; readonly bag: string; readonly keeper: string; readonly attachmentIds: readonly string[] }
export interface InventoryCollected { readonly inventory: string; readonly receiver: string; readonly on: string; readonly signedBy: string; readonly note: string }
interface Withdrawn { readonly entry: string; readonly reason: string }

/** The facts of the track of somebody who is not there; what was wrong is withdrawn by a fact of its own, never edited. */
export type AbsenceEvent =
  | Fact<'absence.contactLogged', ContactLogged>
  | Fact<'absence.contactWithdrawn', Withdrawn>
  | Fact<'absence.reasonChecked', ReasonChecked>
  | Fact<'absence.reasonCheckWithdrawn', Withdrawn>
  | Fact<'absence.noticePrepared', NoticePrepared>
  | Fact<'absence.noticeWithdrawn', Withdrawn>
  | Fact<'absence.wayImpossible', { readonly notice: string; readonly way: DeliveryWay; readonly reason: string }>
  | Fact<'absence.deliverySent', DeliverySent>
  | Fact<'absence.deliveryEnded', DeliveryEnded>
  | Fact<'absence.deliveryWithdrawn', Withdrawn>
  | Fact<'absence.decided', AbsenceDecided>
  | Fact<'absence.decisionWithdrawn', Withdrawn>
  | Fact<'endingCheck.filed', EndingCheckFiled>
  | Fact<'endingCheck.withdrawn', Withdrawn>
  | Fact<'endingCheck.skipped', EndingCheckSkipped>
  | Fact<'inventory.made', InventoryMade>
  | Fact<'inventory.collected', InventoryCollected>
  | Fact<'inventory.withdrawn', Withdrawn>

export const absenceTypes = [
  'absence.contactLogged', 'absence.contactWithdrawn', 'absence.reasonChecked', 'absence.reasonCheckWithdrawn', 'absence.noticePrepared', 'absence.noticeWithdrawn', 'absence.wayImpossible', 'absence.deliverySent', 'absence.deliveryEnded', 'absence.deliveryWithdrawn',
  'absence.decided', 'absence.decisionWithdrawn', 'endingCheck.filed', 'endingCheck.withdrawn', 'endingCheck.skipped', 'inventory.made', 'inventory.collected', 'inventory.withdrawn',
] as const satisfies readonly AbsenceEvent['type'][]
