import { z } from 'zod'
import { registerRefusals } from '../refusals/register'
import { caseKinds, dayUnits, detailShapes, dueAnchors, itemCategories, itemTags, templateLayers, workerTypes } from '../vocabulary'
import { base, EntityId, Flag, LocalDate, LocalText } from './common'

/** A column of an item's detail rows. Values are kept as text; `type` governs entry and checking. */
export const DetailColumn = z.object({
  key: z.string().regex(/^[a-zA-Z][a-zA-Z0-9_-]{0,39}$/), label: LocalText, type: z.enum(['text', 'number', 'date', 'choice']),
  required: z.boolean().default(false), retired: z.boolean().default(false),
  choices: z.array(z.object({ value: z.string().max(40), label: LocalText })).max(30).default([]),
})
export type DetailColumn = z.infer<typeof DetailColumn>

/** Due at anchor + days; negative allowed; `shift` moves a due day that falls on a day off to the next workday. */
export const DueRule = z.object({ anchor: z.enum(dueAnchors), days: z.number().int().min(-365).max(3650), unit: z.enum(dayUnits), shift: z.boolean().default(false) })
export type DueRule = z.infer<typeof DueRule>

export const TemplateItem = z.object({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/), title: LocalText, hint: LocalText.nullable().default(null),
  category: z.enum(itemCategories), shape: z.enum(detailShapes), columns: z.array(DetailColumn).max(20),
  due: DueRule.nullable().default(null), needsMaterial: z.boolean().default(false), tags: z.array(z.enum(itemTags)).default([]),
  hazardOnly: z.boolean().default(false), onlyLeaver: z.boolean().default(false), retired: z.boolean().default(false),
})
export type TemplateItem = z.infer<typeof TemplateItem>

export const TemplateFields = z.object({
  layer: z.enum(templateLayers), name: LocalText,
  /** For layer `position`: the positions it serves. */ positionIds: z.array(EntityId).default([]),
  /** For layer `worker_type`. */ workerType: z.enum(workerTypes).nullable().default(null),
  items: z.array(TemplateItem).max(300),
})
export type TemplateFields = z.infer<typeof TemplateFields>
export const TemplateView = TemplateFields.extend({ id: EntityId, version: z.number(), latestVersion: z.number(), retired: z.boolean(), changedAt: z.string(), changedBy: z.string() })
export type TemplateView = z.infer<typeof TemplateView>
export const TemplateRow = z.object({ id: EntityId, layer: z.enum(templateLayers), name: LocalText, positionIds: z.array(z.string()), workerType: z.enum(workerTypes).nullable(), itemCount: z.number(), version: z.number(), retired: z.boolean(), changedAt: z.string() })
export type TemplateRow = z.infer<typeof TemplateRow>

/** An item as it will stand in a case, with the day it would be due. */
export const ComposedItem = TemplateItem.omit({ retired: true, hazardOnly: true }).extend({ templateId: z.string(), templateName: LocalText, dueOn: z.string().nullable(), dueProvisional: z.boolean(), /** The year that the calendar lacks for it. */ dueUnknownYear: z.string().nullable() })
export type ComposedItem = z.infer<typeof ComposedItem>

const register = base.errors(registerRefusals)
export const templateContract = {
  list: register.route({ method: 'GET', path: '/templates', summary: 'Checklist templates, newest version of each' }).input(z.object({ retired: Flag.optional() }))
    .output(z.object({ items: z.array(TemplateRow), next: z.null() })),
  get: register.route({ method: 'GET', path: '/templates/{id}', summary: 'One template, the newest or a given version' })
    .input(z.object({ id: EntityId, version: z.coerce.number().int().optional() })).output(TemplateView),
  create: register.route({ method: 'POST', path: '/templates', summary: 'Make a template', successStatus: 201 }).input(TemplateFields).output(TemplateView),
  update: register.route({ method: 'PUT', path: '/templates/{id}', summary: 'Save a new version; cases keep the version they began with' })
    .input(TemplateFields.extend({ id: EntityId, version: z.number().int() })).output(TemplateView),
  retire: register.route({ method: 'POST', path: '/templates/{id}/retire', summary: 'Retire a template, or bring it back' })
    .input(z.object({ id: EntityId, retired: z.boolean() })).output(TemplateView),
  compose: register.route({ method: 'POST', path: '/templates/compose', summary: 'Preview: the checklist of a person’s case before it starts' })
    .input(z.object({ employeeId: EntityId.optional(), positionId: EntityId.optional(), workerType: z.enum(workerTypes).optional(), hazard: z.boolean().optional(), kind: z.enum(caseKinds).default('departed'),
      dates: z.partialRecord(z.enum(dueAnchors), LocalDate).default({}) }))
    .output(z.object({ templates: z.array(z.object({ id: z.string(), version: z.number(), name: LocalText, layer: z.enum(templateLayers) })), items: z.array(ComposedItem),
      /** Functions of the procedure that nobody at the site can fill: `head` of the department, `it`, `finance`, `hr`. */
      functionsWithoutPerson: z.array(z.enum(['head', 'it', 'finance', 'hr'])),
      /** Who is offered as temporary keeper: the head of the department. */
      defaultKeeper: z.object({ kind: z.literal('user'), id: z.string(), name: z.string() }).nullable() })),
}
