import { z } from 'zod'
import { approvalRefusals } from '../refusals/approval'
import { approvalAsks, caseKinds, chainRoles, dayUnits } from '../vocabulary'
import { base, EntityId, Line, LocalText } from './common'

/** Who takes a step of a chain: the head of the leaver's department, whoever holds a role, or people by name. */
export const ChainWho = z.discriminatedUnion('by', [
  z.object({ by: z.literal('head') }), z.object({ by: z.literal('role'), role: z.enum(chainRoles) }),
  z.object({ by: z.literal('people'), people: z.array(z.object({ id: EntityId, name: Line })).min(1).max(10) }),
])
export type ChainWho = z.infer<typeof ChainWho>

/** One step. `mode`: any one of them is enough, or each must say. `limit`: counted from the day the step's turn comes. */
export const ChainStep = z.object({
  key: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/), name: LocalText, who: ChainWho, mode: z.enum(['any', 'all']).default('any'),
  limit: z.object({ days: z.number().int().min(0).max(60), unit: z.enum(dayUnits) }).nullable().default(null), asks: z.enum(approvalAsks).default('reason'), informOnly: z.boolean().default(false),
})
export type ChainStep = z.infer<typeof ChainStep>

/** A chain of approvals. The most particular one serves a case: its department and kind before either, before none. */
export const ChainFields = z.object({
  name: LocalText, kinds: z.array(z.enum(caseKinds)).default([]), departments: z.array(Line).max(100).default([]), steps: z.array(ChainStep).min(1).max(12),
})
export type ChainFields = z.infer<typeof ChainFields>

export const ChainView = ChainFields.extend({ id: EntityId, version: z.number(), latestVersion: z.number(), retired: z.boolean(), /** Null while it is as it shipped. */ changedAt: z.string().nullable(), changedBy: z.string().nullable() })
export type ChainView = z.infer<typeof ChainView>

const c = base.errors(approvalRefusals)
export const chainContract = {
  list: c.route({ method: 'GET', path: '/chains', summary: 'Approval chains, newest version of each' }).output(z.object({ items: z.array(ChainView), next: z.null() })),
  get: c.route({ method: 'GET', path: '/chains/{id}', summary: 'One approval chain, the newest or a given version' }).input(z.object({ id: EntityId, version: z.coerce.number().int().optional() })).output(ChainView),
  create: c.route({ method: 'POST', path: '/chains', summary: 'Make an approval chain', successStatus: 201 }).input(ChainFields).output(ChainView),
  update: c.route({ method: 'PUT', path: '/chains/{id}', summary: 'Save a new version; a round of approvals keeps the version it began with' }).input(ChainFields.extend({ id: EntityId, version: z.number().int() })).output(ChainView),
  retire: c.route({ method: 'POST', path: '/chains/{id}/retire', summary: 'Retire an approval chain, or bring it back' }).input(z.object({ id: EntityId, retired: z.boolean() })).output(ChainView),
}
