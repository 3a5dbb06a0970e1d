import { z } from 'zod'
import { registerRefusals } from '../refusals/register'
import { workerTypes } from '../vocabulary'
import { base, EntityId, Flag, Line, LocalText, PageInput, pageOf, patchOf } from './common'

export const PositionFields = z.object({
  title: LocalText, department: LocalText.nullable().default(null), workerType: z.enum(workerTypes).default('staff'), hazard: z.boolean().default(false),
  /** Systems its holders have accounts in, of the usual ones or in the site’s own words; null or left out for what ships. */ systems: z.array(Line).max(40).nullable().optional(),
})
export type PositionFields = z.infer<typeof PositionFields>
export const PositionView = PositionFields.extend({ id: EntityId, retired: z.boolean(), employees: z.number(), templates: z.array(z.object({ id: z.string(), name: LocalText })), version: z.number() })
export type PositionView = z.infer<typeof PositionView>

const register = base.errors(registerRefusals)
export const positionContract = {
  list: register.route({ method: 'GET', path: '/positions', summary: 'Positions, with how many people hold them and which templates serve them' })
    .input(PageInput.extend({ text: z.string().trim().max(60).optional(), retired: Flag.optional() })).output(pageOf(PositionView)),
  get: register.route({ method: 'GET', path: '/positions/{id}', summary: 'One position' }).input(z.object({ id: EntityId })).output(PositionView),
  create: register.route({ method: 'POST', path: '/positions', summary: 'Add a position', successStatus: 201 }).input(PositionFields).output(PositionView),
  update: register.route({ method: 'PATCH', path: '/positions/{id}', summary: 'Change or retire a position' })
    .input(patchOf(PositionFields).extend({ id: EntityId, retired: z.boolean().optional() })).output(PositionView),
}
