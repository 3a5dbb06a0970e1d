import type { DeliveryWay } from '../../../../src-shared/vocabulary'
import type { AbsenceDecided, ContactLogged, DeliveryEnded, DeliverySent, EndingCheckFiled, EndingCheckSkipped, InventoryCollected, InventoryMade, NoticePrepared, ReasonChecked } from './events'

/** Who wrote an entry down and when, and whether it was withdrawn since: an entry is never edited. */
export interface Recorded { readonly by: string; readonly byUserId: string; readonly recordedAt: string; readonly withdrawn: { readonly reason: string; readonly by: string; readonly at: string } | null }
export interface Signed { readonly by: string; readonly at: string }

export type Delivery = DeliverySent & Recorded & { readonly ended: (DeliveryEnded & Signed) | null }
export type Notice = NoticePrepared & Recorded & { readonly contact: string }
export type Inventory = InventoryMade & Recorded & { readonly collected: (InventoryCollected & Signed) | null }

/** The track of somebody who is not there, in the order it was recorded. */
export interface AbsenceState {
  readonly contacts: readonly (ContactLogged & Recorded)[]
  readonly reasonChecks: readonly (ReasonChecked & Recorded)[]
  readonly notices: readonly Notice[]
  readonly impossible: readonly ({ readonly notice: string; readonly way: DeliveryWay; readonly reason: string } & Signed)[]
  readonly deliveries: readonly Delivery[]
  readonly decisions: readonly (AbsenceDecided & Recorded)[]
  readonly checks: readonly (EndingCheckFiled & Recorded)[]
  readonly skips: readonly (EndingCheckSkipped & Signed)[]
  readonly inventories: readonly Inventory[]
}

export const initialAbsence: AbsenceState = { contacts: [], reasonChecks: [], notices: [], impossible: [], deliveries: [], decisions: [], checks: [], skips: [], inventories: [] }

export const isStanding = (entry: Pick<Recorded, 'withdrawn'>): boolean => entry.withdrawn === null
/** The last entry that was not withdrawn. */
export const lastStanding = <Entry extends Recorded>(entries: readonly Entry[]): Entry | null => entries.findLast(isStanding) ?? null
/** The deliveries of a notice that were not withdrawn. */
export const deliveriesOf = (absence: AbsenceState, notice: string): Delivery[] => absence.deliveries.filter((one) => one.notice === notice && isStanding(one))
/** The day a notice counts as served; null before. A refusal counts: whoever refuses has been reached (LAW.md §2). */
export function servedOn(absence: AbsenceState, notice: string): string | null {
  const days = deliveriesOf(absence, notice).flatMap(({ ended }) => (ended && ended.result !== 'returned' ? [ended.on] : []))
  return days.sort()[0] ?? null
}
/** A notice of termination rests on a standing decision to terminate and on the ending check it names, and falls when either is withdrawn; others rest on nothing. */
export const hasFallen = (absence: AbsenceState, { kind, checkId }: Pick<Notice, 'kind' | 'checkId'>): boolean =>
  kind === 'termination' && (lastStanding(absence.decisions)?.decision !== 'terminated' || !absence.checks.some((one) => one.id === checkId && isStanding(one)))
/** The last notice of termination that is neither withdrawn nor fallen. */
export const standingTermination = (absence: AbsenceState): Notice | null => lastStanding(absence.notices.filter((one) => one.kind === 'termination' && !hasFallen(absence, one)))
/** Whether anything of the track was ever recorded; inventories and the ending check are not of it alone. */
export const isBegun = (absence: AbsenceState): boolean => [absence.contacts, absence.reasonChecks, absence.notices, absence.decisions].some((entries) => entries.some(isStanding))
