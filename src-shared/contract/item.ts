import { z } from 'zod'
import { caseRefusals, itemRefusals } from '../refusals/case'
import { dayUnits, detailShapes, dueAnchors, itemCategories, itemStatuses, itemTags } from '../vocabulary'
import { base, EntityId, LocalDate, LocalText, OptionalLine, PersonRef } from './common'
import { DetailColumn } from './template'

/** Values of a detail row by column key. */
export const RowValues = z.record(z.string().max(40), z.string().max(2000))
export const DetailRowView = z.object({ id: EntityId, values: RowValues, confirmed: z.object({ by: z.string(), at: z.string() }).nullable(),
  /** A sealed password belongs to this row: who sealed it, and who has revealed it, once. */
  secret: z.object({ sealedBy: z.string(), sealedAt: z.string(), revealed: z.object({ by: z.string(), at: z.string() }).nullable(), mayReveal: z.boolean() }).nullable() })
export type DetailRowView = z.infer<typeof DetailRowView>

export const CaseItemView = z.object({
  id: EntityId, number: z.number().int(), title: LocalText, hint: LocalText.nullable(), category: z.enum(itemCategories), shape: z.enum(detailShapes), columns: z.array(DetailColumn),
  status: z.enum(itemStatuses), receiver: PersonRef.nullable(), due: z.object({ anchor: z.enum(dueAnchors), days: z.number(), unit: z.enum(dayUnits), shift: z.boolean() }).nullable(),
  dueOn: z.string().nullable(), dueProvisional: z.boolean(), /** The year that the calendar lacks for it. */ dueUnknownYear: z.string().nullable(), /** Whole days past due; 0 when not overdue or settled. */ overdueDays: z.number().int(),
  needsMaterial: z.boolean(), onlyLeaver: z.boolean(), tags: z.array(z.enum(itemTags)), rows: z.array(DetailRowView), attachmentCount: z.number().int(), messageCount: z.number().int(),
  /** Said with the present status: reservation, reason of return or waiver, what blocks. */ note: z.string(), blockedBy: z.string(), witnesses: z.array(z.string()),
  statusBy: z.string().nullable(), statusAt: z.string().nullable(), onBehalf: z.boolean(), may: z.array(z.string()),
})
export type CaseItemView = z.infer<typeof CaseItemView>

export const itemActs = ['begin', 'submit', 'confirm', 'reserve', 'return', 'block', 'resume', 'waive', 'refuse', 'reopen'] as const
export type ItemAct = (typeof itemActs)[number]

/**
 * One act on one or several items. `note` says why or what is missing (needed to reserve, return, block, waive, refuse, reopen);
 * `blockedBy` names whom or what it waits for; `witnesses` are two names when the leaver refuses.
 */
export const ItemActInput = z.object({
  id: EntityId, itemIds: z.array(EntityId).min(1).max(300), act: z.enum(itemActs), note: z.string().trim().max(1000).default(''),
  blockedBy: OptionalLine, witnesses: z.array(z.string().trim().max(60)).max(2).default([]),
})
export type ItemActInput = z.infer<typeof ItemActInput>

const c = base.errors({ ...caseRefusals, ...itemRefusals })
const ofItem = z.object({ id: EntityId, itemId: EntityId })
/** `id` is the case. Acts answer the touched items and, for one act, what undoes it. */
const acted = z.object({ items: z.array(CaseItemView), version: z.number(), undo: z.object({ eventId: z.string(), until: z.string() }).nullable() })
export const itemContract = {
  list: c.route({ method: 'GET', path: '/cases/{id}/items', summary: 'Items of a case' }).input(z.object({ id: EntityId })).output(z.object({ items: z.array(CaseItemView), next: z.null() })),
  act: c.route({ method: 'POST', path: '/cases/{id}/items/acts', summary: 'Begin, submit, confirm, return, block, waive … one or several items' }).input(ItemActInput).output(acted),
  add: c.route({ method: 'POST', path: '/cases/{id}/items', summary: 'Add an item to the case', successStatus: 201 })
    .input(z.object({ id: EntityId, title: z.string().trim().min(1).max(200), category: z.enum(itemCategories), shape: z.enum(detailShapes).default('plain'), columns: z.array(DetailColumn).max(20).optional(), dueOn: LocalDate.nullable().default(null),
      needsMaterial: z.boolean().default(false), tags: z.array(z.enum(itemTags)).default([]), receiver: PersonRef.nullable().default(null) })).output(acted),
  reassign: c.route({ method: 'POST', path: '/cases/{id}/items/reassign', summary: 'Give items to another receiver' })
    .input(z.object({ id: EntityId, itemIds: z.array(EntityId).min(1).max(300), receiver: PersonRef })).output(acted),
  change: c.route({ method: 'PATCH', path: '/cases/{id}/items/{itemId}', summary: 'Change tags, due day or whether material is needed' })
    .input(ofItem.extend({ tags: z.array(z.enum(itemTags)).optional(), dueOn: LocalDate.nullable().optional(), needsMaterial: z.boolean().optional() })).output(acted),
  addRows: c.route({ method: 'POST', path: '/cases/{id}/items/{itemId}/rows', summary: 'Add detail rows, one or many (pasted)' }).input(ofItem.extend({ rows: z.array(RowValues).min(1).max(500) })).output(acted),
  changeRow: c.route({ method: 'PUT', path: '/cases/{id}/items/{itemId}/rows/{rowId}', summary: 'Change a detail row' }).input(ofItem.extend({ rowId: EntityId, values: RowValues })).output(acted),
  removeRow: c.route({ method: 'DELETE', path: '/cases/{id}/items/{itemId}/rows/{rowId}', summary: 'Take a detail row off; it stays in the log' }).input(ofItem.extend({ rowId: EntityId })).output(acted),
  confirmRows: c.route({ method: 'POST', path: '/cases/{id}/items/{itemId}/rows/confirm', summary: 'Confirm detail rows' }).input(ofItem.extend({ rowIds: z.array(EntityId).min(1).max(500) })).output(acted),
  seal: c.route({ method: 'POST', path: '/cases/{id}/items/{itemId}/rows/{rowId}/secret', summary: 'Seal an account password: encrypted, for the receiver alone' }).input(ofItem.extend({ rowId: EntityId, secret: z.string().min(1).max(500) })).output(acted),
  reveal: c.route({ method: 'POST', path: '/cases/{id}/items/{itemId}/rows/{rowId}/secret/reveal', summary: 'Reveal a sealed password, once, to the receiver; the reveal is logged' }).input(ofItem.extend({ rowId: EntityId })).output(z.object({ secret: z.string() })),
}
