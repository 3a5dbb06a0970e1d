import { z } from 'zod'
import { caseKinds, caseStatuses, employers, itemCategories, itemStatuses, legalStepStates, stages } from '../vocabulary'
import { StartCaseInput } from './case'
import { base, EntityId, Line, LocalText, noNext } from './common'

/** As many as one screen, one table and one act hold. */
export const mostOfCrew = 60

/** Why something was not done for one person: a refusal as it would stand on his own case. */
export const NotDone = z.object({ employeeId: z.string(), caseId: z.string().nullable(), name: z.string(), code: z.string(), data: z.record(z.string(), z.unknown()) })
export type NotDone = z.infer<typeof NotDone>

/** Somebody of the roster, with the case he has already. */
export const CrewPerson = z.object({ id: EntityId, number: z.string(), name: z.string(), department: z.string(), crew: z.string(), position: LocalText.nullable(), status: z.enum(['active', 'left']), employer: z.enum(employers), openCaseId: z.string().nullable(), openCaseNumber: z.string().nullable() })
export type CrewPerson = z.infer<typeof CrewPerson>

export const CrewRoster = z.object({
  people: z.array(CrewPerson),
  /** Lines that name nobody, and lines that name several: these are offered to choose from. */ unknown: z.array(z.string()), several: z.array(z.object({ line: z.string(), people: z.array(CrewPerson) })),
  /** Lines that name again somebody named before; he is there once. */ repeated: z.number().int(),
  /** More belong to the crew than one act takes. */ more: z.boolean(),
  /** Functions nobody holds for some of them: somebody has to be named. */ functionsWithoutPerson: z.array(z.enum(['head', 'it', 'finance', 'hr'])),
})
export type CrewRoster = z.infer<typeof CrewRoster>

/** An item that most of the crew have: one column of their table. */
export const CrewColumn = z.object({ key: z.string(), title: LocalText, category: z.enum(itemCategories), needsMaterial: z.boolean() })
export type CrewColumn = z.infer<typeof CrewColumn>
/** A legal step; wages of another employer's worker are no step of ours but an item of his list, told in the same way. */
const CrewStep = z.object({ state: z.enum(legalStepStates), doBy: z.string().nullable(), overdueDays: z.number().int(), by: z.string().nullable(), at: z.string().nullable() }).nullable()
export const CrewRow = z.object({
  caseId: EntityId, number: z.string(), status: z.enum(caseStatuses), stage: z.enum(stages), employeeId: z.string(), name: z.string(), employeeNumber: z.string(), crew: z.string(), position: LocalText, identityTail: z.string(), leftOn: z.string(), done: z.number(), total: z.number(),
  /** By the key of the column; none where he has no such item. */ items: z.record(z.string(), z.object({ id: z.string(), status: z.enum(itemStatuses), by: z.string().nullable() })), wage: CrewStep, exit: CrewStep,
})
export type CrewRow = z.infer<typeof CrewRow>
export const CrewView = z.object({ id: EntityId, name: z.string(), leftOn: z.string(), columns: z.array(CrewColumn), rows: z.array(CrewRow) })
export type CrewView = z.infer<typeof CrewView>

/** What is marked down the column: an item of the common list, that wages are settled, or that the exit is registered. */
export const CrewMark = z.discriminatedUnion('mark', [z.object({ mark: z.literal('item'), key: z.string().max(110) }), z.object({ mark: z.enum(['wage', 'exit']) })])
export type CrewMark = z.infer<typeof CrewMark>

export const StartCrewInput = StartCaseInput.pick({ leftOn: true, told: true, reason: true, receivers: true, keeper: true, witness: true, assignees: true }).extend({
  name: Line, people: z.array(EntityId).min(1).max(mostOfCrew), kind: z.enum(caseKinds).default('subcontractor_exit'),
  /** The crew to add these to, when it is not begun with them. */ crewId: EntityId.nullable().default(null),
})
export type StartCrewInput = z.infer<typeof StartCrewInput>

export const crewContract = {
  choices: base.route({ method: 'GET', path: '/crews/choices', summary: 'Crews in the register, with their number of active people' }).output(z.object({ items: z.array(z.object({ name: z.string(), count: z.number() })), next: noNext })),
  list: base.route({ method: 'GET', path: '/crews', summary: 'Crews that left together, newest first, at most fifty' })
    .output(z.object({ items: z.array(z.object({ id: EntityId, name: z.string(), leftOn: z.string(), people: z.number(), open: z.number() })), next: noNext })),
  roster: base.route({ method: 'POST', path: '/crews/roster', summary: 'Who is meant: the people of a crew, or of lines with a name or a number each' })
    .input(z.object({ crew: Line.nullable().default(null), lines: z.array(Line).max(200).default([]), ids: z.array(EntityId).max(mostOfCrew).default([]) })).output(CrewRoster),
  start: base.route({ method: 'POST', path: '/crews', summary: 'Start the cases of a crew, each for itself; says which were not started and why', successStatus: 201 })
    .input(StartCrewInput).output(z.object({ crewId: EntityId, started: z.array(z.object({ caseId: EntityId, number: z.string(), employeeId: z.string(), name: z.string() })), notStarted: z.array(NotDone) })),
  get: base.route({ method: 'GET', path: '/crews/{id}', summary: 'The cases of a crew as one table' }).input(z.object({ id: EntityId })).output(CrewView),
  mark: base.route({ method: 'POST', path: '/crews/{id}/marks', summary: 'Confirm one item, or mark one legal step done, down the column; says for whom it was not done and why' })
    .input(z.object({ id: EntityId, caseIds: z.array(EntityId).min(1).max(mostOfCrew), what: CrewMark, note: z.string().trim().max(1000).default(''), /** One paper for all of them, put on each item: the signed table. */ attachmentId: EntityId.nullable().default(null) }))
    .output(z.object({ done: z.number().int(), notDone: z.array(NotDone), crew: CrewView })),
}
