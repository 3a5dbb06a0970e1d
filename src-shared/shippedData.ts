/**
 * What the files under `resources/` promise: checklists, positions, detail columns, kinds of case, legal steps, calendars.
 * Content comes from CHECKLISTS.md and LAW.md. Objects are strict, so a misspelt word in a file is refused and not ignored.
 * These are the starting data of a new site; what the site has edited since lives in its log, not here.
 */
import { z } from 'zod'
import {
  absenceSteps, approvalAsks, caseKinds, chainRoles, dayUnits, detailShapes, dueAnchors, employers, gateConditions, gatedStages, itemCategories, itemTags, keepingStarts, roles, workerTypes,
} from './vocabulary'

/** A text that ships in both languages, neither empty (the editable texts of a site may leave English out). */
export const ShippedText = z.strictObject({ 'zh-CN': z.string().trim().min(1).max(300), en: z.string().trim().min(1).max(300) })
export type ShippedText = z.infer<typeof ShippedText>

const id = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/)
const noticeId = z.string().regex(/^notice\.[a-z]+$/)
const due = z.strictObject({ anchor: z.enum(dueAnchors), days: z.number().int().min(-365).max(3650), unit: z.enum(dayUnits) })

/**
 * A row of a checklist. `needsMaterial`: a bare tick proves nothing, so an attachment or a detail row comes before the
 * confirmation. `hazardOnly`: only for people exposed to occupational hazards (LAW.md end.health). `onlyLeaver`: nobody else can do it.
 */
export const ShippedItem = z.strictObject({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/), title: ShippedText, hint: ShippedText,
  category: z.enum(itemCategories), shape: z.enum(detailShapes), due,
  needsMaterial: z.boolean(), tags: z.array(z.enum(itemTags)), hazardOnly: z.boolean(), onlyLeaver: z.boolean(),
})
export type ShippedItem = z.infer<typeof ShippedItem>

const checklist = { id, name: ShippedText, items: z.array(ShippedItem).min(1).max(300) }

/**
 * `resources/checklists/<id>.json`, one row of CHECKLISTS.md. A case takes the base list, its position's list and its
 * worker type's list; `positions` holds Chinese titles of `positions.json`. Keys never repeat across lists that can meet in a case.
 */
export const ShippedChecklist = z.discriminatedUnion('layer', [
  z.strictObject({ ...checklist, layer: z.literal('base') }),
  z.strictObject({ ...checklist, layer: z.literal('position'), positions: z.array(z.string().min(1)).min(1) }),
  z.strictObject({ ...checklist, layer: z.literal('worker_type'), workerType: z.enum(workerTypes) }),
])
export type ShippedChecklist = z.infer<typeof ShippedChecklist>

/** An entry of `resources/checklists/positions.json`. `hazard`: the post is exposed to occupational hazards by default; the site decides. */
export const ShippedPosition = z.strictObject({ id, title: ShippedText, department: ShippedText, workerType: z.enum(workerTypes), hazard: z.boolean() })
export type ShippedPosition = z.infer<typeof ShippedPosition>

const column = { key: z.string().regex(/^[a-z][a-zA-Z0-9]{0,39}$/), label: ShippedText, required: z.boolean() }

/** A column of an item's detail rows (CHECKLISTS.md, "An item is a table"). Only `choice` has choices. */
export const ShippedColumn = z.discriminatedUnion('type', [
  z.strictObject({ ...column, type: z.enum(['text', 'number', 'date']) }),
  z.strictObject({ ...column, type: z.literal('choice'), choices: z.array(z.strictObject({ value: z.string().regex(/^[a-z_]{1,40}$/), label: ShippedText })).min(2).max(30) }),
])
export type ShippedColumn = z.infer<typeof ShippedColumn>

/** `resources/checklists/detail-columns.json`: the columns of every shape. Never a password: that goes to the sealed field (DESIGN §5). */
export const ShippedColumns = z.record(z.enum(detailShapes), z.array(ShippedColumn).min(1).max(20))
export type ShippedColumns = z.infer<typeof ShippedColumns>

/**
 * An entry of `resources/rules/case-kinds.json` (LAW.md §1, §2). `endsContract`: the case leads to the end of a labour contract,
 * ours or another employer's, so an end date is expected; it does not say that leaving alone ends one. `certificateBy`: who owes
 * the leaving certificate, null where no contract ends. `ground` is null where the statutes name no article for the kind. `notice`: the
 * employee's own notice, whose term (a rule of notices.json; null for at once) runs from its arrival whatever anybody approves; null for kinds that need a decision.
 */
export const ShippedCaseKind = z.strictObject({
  id: z.enum(caseKinds), name: ShippedText, explain: ShippedText, endsContract: z.boolean(),
  certificateBy: z.enum(['own', 'other_employer']).nullable(), ground: ShippedText.nullable(), severance: z.enum(['always', 'never', 'depends']),
  notice: z.strictObject({ general: noticeId.nullable(), probation: noticeId.nullable(), ground: ShippedText }).nullable(),
})
export type ShippedCaseKind = z.infer<typeof ShippedCaseKind>

/**
 * An entry of `resources/rules/legal-steps.json`, in the order of the strip on a card (LAW.md §2). The last day is anchor + days, and
 * unknown until the anchor is. `short` fits the strip. `waitsForHandover` is true for severance alone (劳动合同法 50(2)).
 * In `appliesTo`, null means whoever; `endsContract` means every kind whose `endsContract` is true.
 */
export const ShippedLegalStep = z.strictObject({
  id: z.string().regex(/^[a-z]+\.[a-z]+$/), name: ShippedText,
  short: z.strictObject({ 'zh-CN': z.string().min(1).max(4), en: z.string().min(1).max(12) }),
  anchor: due.shape.anchor, days: due.shape.days, unit: due.shape.unit, owner: z.enum(roles),
  document: ShippedText, ground: ShippedText, waitsForHandover: z.boolean(),
  appliesTo: z.strictObject({
    kinds: z.union([z.literal('all'), z.literal('endsContract'), z.array(z.enum(caseKinds)).min(1)]),
    employer: z.array(z.enum(employers)).min(1).nullable(), hazardOnly: z.boolean(), workerType: z.enum(workerTypes).nullable(),
  }),
  explain: ShippedText,
})
export type ShippedLegalStep = z.infer<typeof ShippedLegalStep>

/** An entry of `resources/rules/chains.json`: who acknowledges or approves in which order. No `kinds` or no `departments` means every one. */
export const ShippedChain = z.strictObject({
  id, name: ShippedText, kinds: z.array(z.enum(caseKinds)), departments: z.array(z.string()),
  steps: z.array(z.strictObject({
    key: id, name: ShippedText, who: z.discriminatedUnion('by', [z.strictObject({ by: z.literal('head') }), z.strictObject({ by: z.literal('role'), role: z.enum(chainRoles) })]),
    mode: z.enum(['any', 'all']), limit: z.strictObject({ days: z.number().int().min(0).max(60), unit: z.enum(dayUnits) }).nullable(), asks: z.enum(approvalAsks), informOnly: z.boolean(),
  })).min(1).max(12),
})
export type ShippedChain = z.infer<typeof ShippedChain>

/** `resources/rules/gates.json`: the conditions each column asks for. Kinds of an entry without mention follow the one whose `kinds` is `all`. */
export const ShippedGates = z.array(z.strictObject({
  kinds: z.union([z.literal('all'), z.array(z.enum(caseKinds)).min(1)]), gates: z.partialRecord(z.enum(gatedStages), z.array(z.enum(gateConditions))),
})).min(1)
export type ShippedGates = z.infer<typeof ShippedGates>

/** An entry of `resources/rules/notices.json` (LAW.md §2 end.*). `mostDays`: longer than that the law does not let anybody wait; null where it sets no limit. */
export const ShippedNotice = z.strictObject({
  id: noticeId, name: ShippedText, days: z.number().int().positive(), unit: due.shape.unit, mostDays: z.number().int().positive().nullable(), ground: ShippedText, explain: ShippedText,
})
export type ShippedNotice = z.infer<typeof ShippedNotice>

/** An entry of `resources/rules/keeping.json` (LAW.md §2 "Keeping"). `floorYears`: what the law asks at least; null where it names none. */
export const ShippedKeeping = z.strictObject({
  id: z.string().regex(/^keep\.[a-z]+$/), name: ShippedText, years: z.number().int().positive(), start: z.enum(keepingStarts), floorYears: z.number().int().positive().nullable(), ground: ShippedText, explain: ShippedText,
})
export type ShippedKeeping = z.infer<typeof ShippedKeeping>

/**
 * A year of a calendar (LAW.md §5). `off` holds every day off of the yearly notice, weekends within it included, and therefore the
 * `statutory` days too; `work` the weekend days made up. Any other day follows its weekday. `provisional`: the notice is not out.
 * A year that is not in the file is unknown: refuse sums of working days instead of guessing.
 */
export const ShippedCalendarYear = z.strictObject({
  state: z.enum(['confirmed', 'provisional']), statutory: z.array(z.iso.date()), off: z.array(z.iso.date()), work: z.array(z.iso.date()),
})
export type ShippedCalendarYear = z.infer<typeof ShippedCalendarYear>

/** `resources/calendars/<id>.json`. */
export const ShippedCalendar = z.strictObject({ id, years: z.record(z.string().regex(/^\d{4}$/), ShippedCalendarYear) })
export type ShippedCalendar = z.infer<typeof ShippedCalendar>

/**
 * `resources/rules/absence.json` (LAW.md §2, "The absent one"): the numbers of the customer's own handbook, and of each step its words,
 * its ground and who does it. `kinds` have the track from the start or as soon as something is logged.
 */
export const ShippedAbsence = z.strictObject({
  kinds: z.array(z.enum(caseKinds)).min(1), contactEveryDays: z.number().int().min(1).max(30), reasonByWorkday: z.number().int().min(0).max(30), returnNoticeByWorkday: z.number().int().min(0).max(30),
  returnWorkdays: z.number().int().min(1).max(60), threshold: z.strictObject({ inARow: z.number().int().min(1).max(365), month: z.number().int().min(1).max(31), year: z.number().int().min(1).max(366) }),
  sendWorkdays: z.number().int().min(0).max(30), trackWorkdays: z.number().int().min(1).max(60), publicDays: z.number().int().min(1).max(365), decideWorkdays: z.number().int().min(0).max(30),
  rule: ShippedText, law: ShippedText,
  steps: z.array(z.strictObject({ id: z.enum(absenceSteps), owner: z.enum(roles), ownRule: z.boolean(), name: ShippedText, why: ShippedText, ground: ShippedText })),
})
export type ShippedAbsence = z.infer<typeof ShippedAbsence>

/**
 * A question of `resources/rules/ending-check.json`, asked in its kinds of case. `expected` is the answer that lacks nothing; `missing` names what is lacking otherwise.
 * `bars`: the law forbids the ending of such a person (劳动合同法 42, 45), so naming its day before the check asks for a reason. `notice`: the rule of the term it speaks of.
 */
export const ShippedCheckQuestion = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,39}$/), kinds: z.array(z.enum(caseKinds)).min(1), bars: z.boolean(), notice: z.string().nullable(), expected: z.enum(['yes', 'no']), mayNotApply: z.boolean(), asksDay: z.boolean(), hazardOnly: z.boolean(), question: ShippedText, ground: ShippedText, missing: ShippedText,
})
export type ShippedCheckQuestion = z.infer<typeof ShippedCheckQuestion>

/** `resources/rules/interview.json`: reasons somebody gives in the exit interview, and the smallest group whose figures are shown. */
export const ShippedInterview = z.strictObject({ smallestGroup: z.number().int().min(2).max(100), reasons: z.array(z.strictObject({ id: z.string().regex(/^[a-z_]{1,40}$/), name: ShippedText })).min(1).max(40) })
export type ShippedInterview = z.infer<typeof ShippedInterview>
