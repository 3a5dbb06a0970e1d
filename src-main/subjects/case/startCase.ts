import type { Knex } from 'knex'
import type { LeaverView, StartCaseInput } from '../../../src-shared/contract/case'
import type { PersonRef } from '../../../src-shared/contract/common'
import type { UserView } from '../../../src-shared/contract/site'
import { refused } from '../../office/procedure'
import type { RandomSource } from '../../office/context'
import { employeeById } from '../employee/queries'
import { storedFile } from '../attachment/queries'
import { positionById, positionsByIds } from '../position/queries'
import { composeFor } from '../template/compose'
import { gatesOf } from '../rule/domain/rules'
import type { StartCase } from './domain/start'
import type { ItemFacts } from './domain/state'
import type { CaseDesk } from './office'
import { knownPeople, knownPerson } from './people'
import { lastCaseNumber, openCasesOf } from './queries'
import { stepsFor } from './rules'

/** `HD-2026-00042`: ASCII, for the QR code; the counter runs within a year. */
export async function nextCaseNumber(db: Knex, today: string): Promise<string> {
  const prefix = `HD-${today.slice(0, 4)}-`
  const last = await lastCaseNumber(db, prefix)
  return `${prefix}${String(Number(last?.slice(prefix.length) ?? '0') + 1).padStart(5, '0')}`
}

/** Gathers what the rule needs to start a case: the leaver as he is now, the composed checklist, who is missing. */
export async function prepareStart(desk: CaseDesk, db: Knex, input: StartCaseInput, by: { readonly random: RandomSource; readonly today: string; readonly user: UserView }): Promise<StartCase> {
  const { random, today } = by
  const { leaver, hasLeft } = await leaverOf(db, input.employeeId)
  const kind = desk.rules.kinds.get(input.kind)
  if (!kind) throw refused('INVALID_INPUT', { field: 'kind', reason: 'invalid_value' })
  const dates = {
    leftOn: input.leftOn, expectedBackOn: input.expectedBackOn, lastAttendanceOn: input.dates.lastAttendanceOn ?? null, noticeOn: input.dates.noticeOn ?? null, endOn: input.dates.endOn ?? null,
    payStopsOn: input.dates.payStopsOn ?? null, insuranceMonth: input.dates.insuranceMonth ?? null, handoverDoneOn: null,
  }
  const { handoverDoneOn: _done, insuranceMonth: _month, ...anchors } = dates
  const composed = await composeFor(db, { employeeId: input.employeeId, kind: input.kind, dates: anchors, calendar: desk.calendar })
  const leftOut = new Set(input.leaveOut)
  const receiverOf = new Map<string, PersonRef>()
  for (const [key, person] of Object.entries(input.receiverOf)) receiverOf.set(key, await knownPerson(db, person, leaver.id))
  const versions = new Map(composed.templates.map((template) => [template.id, template.version]))
  const fromTemplates = composed.items.filter((item) => !leftOut.has(`${item.templateId}/${item.key}`)).map((item): ItemFacts => ({
    id: random.id(), title: item.title, category: item.category, shape: item.shape, due: item.due, needsMaterial: item.needsMaterial, onlyLeaver: item.onlyLeaver, tags: item.tags,
    receiver: receiverOf.get(`${item.templateId}/${item.key}`) ?? null, from: { templateId: item.templateId, version: versions.get(item.templateId) ?? 1, key: item.key }, columns: null,
  }))
  const extra = input.extraItems.map((item): ItemFacts => ({
    id: random.id(), title: item.title, category: item.category, shape: item.shape, due: item.due, needsMaterial: item.needsMaterial, onlyLeaver: item.onlyLeaver, tags: item.tags, receiver: null, from: null, columns: item.columns,
  }))
  return {
    number: await nextCaseNumber(db, today), kind: input.kind, endsContract: kind.endsContract, leaver, dates, reason: input.reason,
    told: { channel: input.told.channel, note: input.told.note, file: input.told.attachmentId ? await storedFile(db, input.told.attachmentId, by.user) : null },
    receivers: await knownPeople(db, input.receivers, leaver.id), keeper: input.keeper && { person: await knownPerson(db, input.keeper.person, leaver.id), until: input.keeper.until },
    witness: input.witness && await knownPerson(db, input.witness, leaver.id), assignees: await knownAssignees(db, input.assignees, leaver.id), functionsWithoutPerson: composed.functionsWithoutPerson,
    templates: composed.templates.map(({ id, version, name }) => ({ id, version, name })), items: [...fromTemplates, ...extra], legalSteps: stepsFor(desk.rules, input.kind, leaver), rules: desk.rules.version, gates: gatesOf(desk.rules, input.kind),
    accounts: desk.systems.of({ id: leaver.positionId, workerType: leaver.workerType, systems: (await positionById(db, leaver.positionId))?.systems }).map((system) => ({ id: random.id(), system, account: '' })),
    hasLeft, openCase: (await openCasesOf(db, [input.employeeId])).get(input.employeeId) ?? null,
  }
}

/** The leaver as the register has him now. Refuses: NOT_FOUND. */
async function leaverOf(db: Knex, employeeId: string): Promise<{ leaver: LeaverView; hasLeft: boolean }> {
  const employee = await employeeById(db, employeeId)
  if (!employee) throw refused('NOT_FOUND', { kind: 'employee' })
  const position = (await positionsByIds(db, [employee.positionId])).get(employee.positionId)
  const leaver: LeaverView = {
    id: employeeId, number: employee.number, name: employee.name, identityNumber: employee.identityNumber, phone: employee.phone, serviceAddress: employee.serviceAddress, department: employee.department, crew: employee.crew,
    employer: employee.employer, employerName: employee.employerName, workerType: employee.workerType, positionId: employee.positionId, positionTitle: position?.title ?? { 'zh-CN': employee.positionId, en: '' },
    hazard: employee.hazard, joinedOn: employee.joinedOn, contractEndsOn: employee.contractEndsOn,
  }
  return { leaver, hasLeft: employee.status === 'left' }
}

async function knownAssignees(db: Knex, assignees: StartCaseInput['assignees'], leaverId: string): Promise<Record<string, PersonRef>> {
  const known: Record<string, PersonRef> = {}
  for (const [name, person] of Object.entries(assignees)) if (person) known[name] = await knownPerson(db, person, leaverId)
  return known
}
