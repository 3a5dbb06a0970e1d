import { z } from 'zod'
import { ruleRefusals } from '../refusals/rule'
import { caseKinds, dayUnits, dueAnchors, employers, gateConditions, keepingStarts, roles, ruleGroups, workerTypes } from '../vocabulary'
import { base, LocalText, OptionalLine, PageInput, pageOf } from './common'

const ShortText = z.object({ 'zh-CN': z.string().trim().min(1).max(4), en: z.string().trim().max(12).default('') })

/** A legal step of a case as a rule: what, from which day, by whom, on which ground. `own`: the site added it. */
export const StepRule = z.object({
  id: z.string().regex(/^[a-z]+\.[a-z0-9]{1,30}$/).meta({ examples: ['post.file'] }), own: z.boolean(), on: z.boolean(), name: LocalText, short: ShortText,
  anchor: z.enum(dueAnchors), days: z.number().int().min(-365).max(3650), unit: z.enum(dayUnits), owner: z.enum(roles), document: LocalText, ground: LocalText, explain: LocalText,
  /** True for severance alone (劳动合同法 50(2)). */ waitsForHandover: z.boolean(),
  appliesTo: z.object({
    kinds: z.union([z.enum(['all', 'endsContract']), z.array(z.enum(caseKinds)).min(1)]), employer: z.array(z.enum(employers)).min(1).nullable(), hazardOnly: z.boolean(), workerType: z.enum(workerTypes).nullable(),
  }),
})
export type StepRule = z.infer<typeof StepRule>

/** How long somebody must say beforehand that it ends. `mostDays`: longer the law does not let him wait. */
export const NoticeRule = z.object({
  id: z.string().regex(/^notice\.[a-z]+$/).meta({ examples: ['notice.resign'] }), name: LocalText, days: z.number().int().min(0).max(365), unit: z.enum(dayUnits), mostDays: z.number().int().nullable(), ground: LocalText, explain: LocalText,
})
export type NoticeRule = z.infer<typeof NoticeRule>

/** How long a class of records is kept. `floorYears`: what the law asks at least. */
export const KeepingRule = z.object({
  id: z.string().regex(/^keep\.[a-z]+$/).meta({ examples: ['keep.contract'] }), name: LocalText, years: z.number().int().min(0).max(100), start: z.enum(keepingStarts), floorYears: z.number().int().nullable(), ground: LocalText, explain: LocalText,
})
export type KeepingRule = z.infer<typeof KeepingRule>

const Conditions = z.array(z.enum(gateConditions)).max(gateConditions.length)
/** What the board's columns ask for: in every kind (`all`), or in a kind that has a list of its own. `gates` null: the kind follows `all`. */
export const GateRule = z.object({
  id: z.enum(['all', ...caseKinds]), gates: z.object({ handing_over: Conditions, awaiting_confirmation: Conditions, to_settle: Conditions, to_file: Conditions, archived: Conditions }).nullable(),
})
export type GateRule = z.infer<typeof GateRule>

const upTo = (least: number, most: number) => z.number().int().min(least).max(most)
/** The numbers of the track of somebody who is not there (LAW.md §2 abs.*), and what they rest on: the site's own `rule`, the `law` behind it. */
export const AbsenceRule = z.object({
  id: z.literal('absence'), contactEveryDays: upTo(1, 30), reasonByWorkday: upTo(0, 30), returnNoticeByWorkday: upTo(0, 30), returnWorkdays: upTo(1, 60),
  /** Days of absence that count as a serious breach. */ threshold: z.object({ inARow: upTo(1, 365), month: upTo(1, 31), year: upTo(1, 366) }),
  sendWorkdays: upTo(0, 30), trackWorkdays: upTo(1, 60), publicDays: upTo(1, 365), decideWorkdays: upTo(0, 30), rule: LocalText, law: LocalText,
})
export type AbsenceRule = z.infer<typeof AbsenceRule>

/** One rule as it is to be. A step without `id` is a new one of the site's own. */
export const RuleChange = z.discriminatedUnion('group', [
  z.object({ group: z.literal('step'), rule: StepRule.omit({ own: true, id: true }).extend({ id: StepRule.shape.id.nullable() }) }),
  z.object({ group: z.literal('notice'), rule: NoticeRule.omit({ mostDays: true }) }),
  z.object({ group: z.literal('keeping'), rule: KeepingRule.omit({ floorYears: true }) }),
  z.object({ group: z.literal('gate'), rule: GateRule }),
  z.object({ group: z.literal('absence'), rule: AbsenceRule }),
])
export type RuleChange = z.infer<typeof RuleChange>

/** A version of the rules. `id` is what a case keeps; version 1 is what ships with the program. */
export const RuleVersionView = z.object({
  id: z.string(), number: z.number().int(), at: z.string().nullable(), by: z.string().nullable(), note: z.string(),
  /** Open cases that keep it. */ openCases: z.number().int(),
  changed: z.array(z.object({ group: z.enum(ruleGroups), id: z.string(), /** Null for gates, which the screen names by their kind, and for the track of an absent person. */ name: LocalText.nullable(), fields: z.array(z.string()), added: z.boolean() })),
  /** Made without knowing of the version before it. */ contested: z.boolean(),
})
export type RuleVersionView = z.infer<typeof RuleVersionView>

export const RulesView = z.object({
  version: z.string(), number: z.number().int(), changedAt: z.string().nullable(), changedBy: z.string().nullable(),
  steps: z.array(StepRule), notices: z.array(NoticeRule), keeping: z.array(KeepingRule), gates: z.array(GateRule), absence: AbsenceRule,
  /** The same rules as they ship, to compare with; a rule of the site's own is not among them. */
  shipped: z.object({ steps: z.array(StepRule), notices: z.array(NoticeRule), keeping: z.array(KeepingRule), gates: z.array(GateRule), absence: AbsenceRule }),
  mayChange: z.boolean(),
})
export type RulesView = z.infer<typeof RulesView>

const rules = base.errors(ruleRefusals)
export const ruleContract = {
  get: rules.route({ method: 'GET', path: '/rules', summary: 'The rules that new cases begin with, or those of a version' })
    .input(z.object({ version: z.string().max(40).optional() })).output(RulesView),
  change: rules.route({ method: 'POST', path: '/rules/changes', summary: 'Change one rule: makes a new version; cases keep the version they began with' })
    .input(z.object({ basedOn: z.string().max(40).meta({ examples: ['shipped-1'] }), change: RuleChange, note: OptionalLine })).output(RulesView),
  history: rules.route({ method: 'GET', path: '/rules/versions', summary: 'Versions of the rules, newest first: who changed what, and how many open cases keep each' })
    .input(PageInput).output(pageOf(RuleVersionView)),
}
