import { z } from 'zod'
import { registerRefusals } from '../refusals/register'
import { employers, workerTypes } from '../vocabulary'
import { base, EntityId, LocalDate, noNext, OptionalLine, PageInput, pageOf, patchOf } from './common'

/** What HR knows of a person. Day fields are null while unknown. */
export const EmployeeFields = z.object({
  number: z.string().trim().regex(/^[0-9A-Za-z._/-]{1,32}$/).meta({ examples: ['E0427'] }),
  name: z.string().trim().min(1).max(60),
  /** Resident identity number or passport; checked for form only, foreigners have others. */
  identityNumber: z.string().trim().regex(/^[0-9A-Za-z]{0,24}$/).default(''),
  phone: z.string().trim().max(40).default(''),
  emergencyContact: OptionalLine, emergencyPhone: z.string().trim().max(40).default(''),
  /** 送达地址: where papers are served, and when the employee confirmed it. */
  serviceAddress: z.string().trim().max(300).default(''), serviceAddressConfirmedOn: LocalDate.nullable().default(null),
  employer: z.enum(employers).default('own'), employerName: OptionalLine,
  department: z.string().trim().max(60).default(''), crew: z.string().trim().max(60).default(''),
  workerType: z.enum(workerTypes).default('staff'), positionId: EntityId,
  /** Exposed to occupational hazards: an exit health check is due before the contract ends (职业病防治法 35). */
  hazard: z.boolean().default(false),
  joinedOn: LocalDate.nullable().default(null), contractEndsOn: LocalDate.nullable().default(null),
  photoId: EntityId.nullable().default(null),
})
export type EmployeeFields = z.infer<typeof EmployeeFields>

export const EmployeeRow = z.object({
  id: EntityId, number: z.string(), name: z.string(), department: z.string(), crew: z.string(), employer: z.enum(employers),
  workerType: z.enum(workerTypes), positionId: z.string(), positionTitle: z.string(), phone: z.string(), joinedOn: z.string().nullable(),
  /** `left` after a case that ended the contract was archived; hiring again makes it `active`. */
  status: z.enum(['active', 'left']), openCaseId: z.string().nullable(), openCaseNumber: z.string().nullable(),
})
export type EmployeeRow = z.infer<typeof EmployeeRow>

/** The identity number is masked but for HR and the administrator. */
export const EmployeeView = EmployeeRow.extend(EmployeeFields.shape).extend({
  identityNumber: z.string(), version: z.number(), cases: z.array(z.object({ id: z.string(), number: z.string(), kind: z.string(), leftOn: z.string(), status: z.string() })),
})
export type EmployeeView = z.infer<typeof EmployeeView>

const register = base.errors(registerRefusals)
export const employeeContract = {
  list: register
    .route({ method: 'GET', path: '/employees', summary: 'Employees; `text` finds by name, pinyin initials, number, or last four of the identity number' })
    .input(PageInput.extend({ text: z.string().trim().max(60).optional(), department: z.string().max(60).optional(), status: z.enum(['active', 'left']).optional() }))
    .output(pageOf(EmployeeRow)),
  get: register.route({ method: 'GET', path: '/employees/{id}', summary: 'One employee' }).input(z.object({ id: EntityId })).output(EmployeeView),
  create: register.route({ method: 'POST', path: '/employees', summary: 'Add an employee', successStatus: 201 }).input(EmployeeFields).output(EmployeeView),
  update: register
    .route({ method: 'PATCH', path: '/employees/{id}', summary: 'Change what is known of an employee' })
    .input(patchOf(EmployeeFields).extend({ id: EntityId, version: z.number().optional() })).output(EmployeeView),
  rehire: register
    .route({ method: 'POST', path: '/employees/{id}/rehire', summary: 'Hired again after leaving' })
    .input(z.object({ id: EntityId, joinedOn: LocalDate, contractEndsOn: LocalDate.nullable().default(null) })).output(EmployeeView),
  departments: register.route({ method: 'GET', path: '/departments', summary: 'Departments that occur, with their number of active employees' })
    .output(z.object({ items: z.array(z.object({ name: z.string(), count: z.number() })), next: noNext })),
}
