import { z } from 'zod'
import {
  absenceDecisions, absenceFindings, absenceNotices, absenceSteps, checkAnswers, contactAnswerers, contactChannels, deliveryResults, deliveryWays, roles,
} from '../vocabulary'
import { EntityId, Instant, LocalDate, LocalText } from './common'

/** Every entry says who wrote it down and when; a withdrawn one stays and says why. */
const recorded = {
  id: EntityId, by: z.string(), byUserId: z.string(), recordedAt: Instant, withdrawn: z.object({ reason: z.string(), by: z.string(), at: Instant }).nullable(),
}

/** A try to reach him: when, how, who answered, what was said. `on` is the site's day of `at`. */
export const ContactView = z.object({
  ...recorded, at: Instant, on: LocalDate, channel: z.enum(contactChannels), answeredBy: z.enum(contactAnswerers), name: z.string(), said: z.string(), reached: z.boolean(), attachmentIds: z.array(EntityId),
})
export type ContactView = z.infer<typeof ContactView>

export const ReasonCheckView = z.object({ ...recorded, on: LocalDate, finding: z.enum(absenceFindings), note: z.string() })
export type ReasonCheckView = z.infer<typeof ReasonCheckView>

/** A delivery on its way or ended. */
export const DeliveryView = z.object({
  ...recorded, notice: EntityId, way: z.enum(deliveryWays), courier: z.string(), trackingNo: z.string(), sentOn: LocalDate,
  ended: z.object({ result: z.enum(deliveryResults), on: LocalDate, receiver: z.string(), witnesses: z.array(z.string()), note: z.string(), by: z.string(), at: Instant }).nullable(),
})
export type DeliveryView = z.infer<typeof DeliveryView>

/**
 * A notice with its deliveries. `servedOn` is when it counts as served; `returnBy` is counted from that day on the site calendar and is
 * null before, and while the calendar of `unknownYear` is missing. Never counted from the day of sending.
 */
export const NoticeView = z.object({
  ...recorded, kind: z.enum(absenceNotices), on: LocalDate, rule: z.string(), law: z.string(), facts: z.string(), address: z.string(), returnWorkdays: z.number().int(), /** Whom to ask, and his telephone number. */ contact: z.string(), unionToldOn: LocalDate.nullable(), checkId: z.string().nullable(),
  /** A termination whose decision or ending check was withdrawn: neither printed nor sent any more. */ hasFallen: z.boolean(),
  deliveries: z.array(DeliveryView), impossible: z.array(z.object({ way: z.enum(deliveryWays), reason: z.string(), by: z.string(), at: Instant })),
  servedOn: LocalDate.nullable(), returnBy: LocalDate.nullable(), provisional: z.boolean(), unknownYear: z.string().nullable(),
})
export type NoticeView = z.infer<typeof NoticeView>

const AgainstEnding = z.enum(['reason', 'returnDate', 'threshold'])
export const AbsenceDecisionView = z.object({ ...recorded, decision: z.enum(absenceDecisions), on: LocalDate, note: z.string(), against: z.array(AgainstEnding) })
export type AbsenceDecisionView = z.infer<typeof AbsenceDecisionView>

export const CheckAnswerGiven = z.object({ question: z.string().max(40), answer: z.enum(checkAnswers), on: LocalDate.nullable().default(null), note: z.string().trim().max(500).default('') })
export type CheckAnswerGiven = z.infer<typeof CheckAnswerGiven>
export const EndingCheckView = z.object({ ...recorded, on: LocalDate, answers: z.array(CheckAnswerGiven), missing: z.array(z.string()), overrideReason: z.string() })
export type EndingCheckView = z.infer<typeof EndingCheckView>

/**
 * The check before an ending, in kinds where the law asks for one. `isDue`: none is filed yet. `bar`: the article that forbids the ending for some; naming the end while the check is due asks for a reason.
 * `skips`: ends that were named without it.
 */
export const EndingCheckPart = z.object({
  isDue: z.boolean(), bar: LocalText.nullable(), checks: z.array(EndingCheckView), skips: z.array(z.object({ endOn: LocalDate, reason: z.string(), ground: LocalText, by: z.string(), at: Instant })),
  /** The employer's notice, and the earliest end by it once the day it was delivered is known. */ notice: z.object({ days: z.number().int(), explain: LocalText, earliest: LocalDate.nullable() }).nullable(),
})
export type EndingCheckPart = z.infer<typeof EndingCheckPart>

export const InventoryLine = z.object({ what: z.string().trim().min(1).max(200), qty: z.string().trim().max(40).default(''), condition: z.string().trim().max(100).default(''), note: z.string().trim().max(300).default('') })
export type InventoryLine = z.infer<typeof InventoryLine>
/** What lay in the absent person's desk, locker or bed, listed by two witnesses and sealed in a bag. */
export const InventoryView = z.object({
  ...recorded, place: z.string(), on: LocalDate, lines: z.array(InventoryLine), witnesses: z.array(z.string()), bag: z.string(), keeper: z.string(), attachmentIds: z.array(EntityId),
  collected: z.object({ receiver: z.string(), on: LocalDate, signedBy: z.string(), note: z.string(), by: z.string(), at: Instant }).nullable(),
})
export type InventoryView = z.infer<typeof InventoryView>

/** What is to be done next, by when, by whom and why. `unknownYear`: the day cannot be counted until that year's calendar is there. */
export const AbsenceStep = z.object({
  step: z.enum(absenceSteps), by: LocalDate.nullable(), overdueDays: z.number().int(), provisional: z.boolean(), unknownYear: z.string().nullable(), who: z.enum(roles),
  name: LocalText, why: LocalText, ground: LocalText, ownRule: z.boolean(),
  /** What the step is about, where there is such a thing. */
  noticeId: z.string().nullable(), deliveryId: z.string().nullable(), way: z.enum(deliveryWays).nullable(),
})
export type AbsenceStep = z.infer<typeof AbsenceStep>

/** Absence days on the site calendar: workdays after `from` up to `through`, whole days only. `isCounted`: nothing justifies the absence. */
export const AbsenceDays = z.object({
  from: LocalDate, through: LocalDate, count: z.number().int(), isCounted: z.boolean(), provisional: z.boolean(), unknownYear: z.string().nullable(),
  notCounted: z.array(z.object({ from: LocalDate, to: LocalDate, why: z.enum(['holiday', 'weekend']) })), madeUp: z.array(LocalDate),
  thresholds: z.array(z.object({ kind: z.enum(['inARow', 'month', 'year']), days: z.number().int(), reachedOn: LocalDate.nullable() })),
  /** The day on which the first threshold is reached if he stays away; null when reached, or beyond what the calendar knows. */ reachesOn: LocalDate.nullable(), /** The year whose calendar that needs. */ reachesUnknownYear: z.string().nullable(),
})
export type AbsenceDays = z.infer<typeof AbsenceDays>

export const AbsenceView = z.object({
  isBegun: z.boolean(), steps: z.array(AbsenceStep), days: AbsenceDays, contacts: z.array(ContactView), reasonChecks: z.array(ReasonCheckView), notices: z.array(NoticeView), decisions: z.array(AbsenceDecisionView),
  inventories: z.array(InventoryView),
  /** The day a served termination ends the contract, to be confirmed by HR as the case's date. */ proposedEndOn: LocalDate.nullable(),
  /** What speaks against deciding today to end the contract; empty where nothing does, and where the contract is another employer's. */ againstEnding: z.array(AgainstEnding),
  /** What a new notice starts with. */ defaults: z.object({ returnWorkdays: z.number().int(), rule: LocalText, law: LocalText, publicDays: z.number().int() }),
})
export type AbsenceView = z.infer<typeof AbsenceView>
