import { refuse } from '../../src-shared/decision'
import type { RefusalData } from '../../src-shared/refusals'
import type { Work } from '../jobs/job'
import { begunAfter, eventsOfMany, positionOfSubject, versionsOf } from '../log/read'
import { idOf, type LogEvent } from '../log/event'
import { foldEvents } from '../store/projection'
import { Refused } from '../store/refused'
import type { Transaction } from '../store/writer'
import { caseNumbers, casesOfEmployees } from '../subjects/case/queries'
import { decideChangeEmployee, decideWithdrawEmployee, type EmployeeChange, type EmployeeEvent } from '../subjects/employee/domain'
import { employeeSubject } from '../subjects/employee/projection'
import { employeeNames, holdersOfPositions } from '../subjects/employee/queries'
import { decideUndoImport, type Import, type ImportedSubject } from '../subjects/import/domain/import'
import type { ImportMark } from '../subjects/import/domain/mark'
import type { UndoInput } from '../subjects/import/jobs'
import { importSubject } from '../subjects/import/projection'
import { decideChangePosition, decideWithdrawPosition, type PositionEvent } from '../subjects/position/domain'
import { positionSubject } from '../subjects/position/projection'
import { positionsByIds } from '../subjects/position/queries'
import { decideSaveTemplate, decideWithdrawTemplate, latestOf } from '../subjects/template/domain'
import { templateSubject } from '../subjects/template/projection'
import { templatesOfPositions, templateView } from '../subjects/template/queries'
import { accountsOfEmployees } from '../subjects/user/queries'
import { writeInBulk, type BulkWriting } from './bulkWriting'
import { mentionsInCases } from './mentions'
import { importedSubjects } from './runImport'

const subjectsAtOnce = 500
/** How many of the things in the way are named. */
const namedAtMost = 20

type BuiltOn = RefusalData<'IMPORT_BUILT_ON'>['first'][number]

/** Takes a whole import back: what it added is withdrawn, what it changed gets its old values; all of it, or nothing while something was built on it. */
export const undoImport: Work<UndoInput, { readonly subjects: number }> = async (input, run) =>
  writeInBulk({ dataDir: input.dataDir, subjects: importedSubjects, actor: input.actor, nowMs: input.nowMs, steadyMs: input.steadyMs, signal: run.signal }, async (bulk) => {
    const state = await bulk.piece([`import:${input.importId}`], async (tx) => (await tx.load(importSubject, input.importId)).state)
    const decision = decideUndoImport(state, { reason: input.reason })
    if (!decision.accepted) throw new Refused(decision.refusal)
    refuseBuiltOn(await builtOn(bulk, state, run.signal))
    const mark: ImportMark = { importId: input.importId, undoes: true }
    // People before the positions that they hold.
    const subjects = [...state.subjects].sort((a, b) => Number(a.subject === 'position') - Number(b.subject === 'position'))
    const gone: BuiltOn[] = []
    for (let from = 0; from < subjects.length; from += subjectsAtOnce) {
      const part = subjects.slice(from, from + subjectsAtOnce)
      const facts = await eventsOfMany(bulk.db, part.map(nameOf))
      await bulk.piece(part.map(nameOf), async (tx) => {
        gone.push(...(await positionsGone(bulk, tx, part, facts, mark)))
        for (const one of part) await takeBack(tx, one, facts.get(nameOf(one))!, mark)
      })
      run.progress(Math.min(from + part.length, subjects.length), subjects.length)
    }
    // Known only now of all parts; nothing of this transaction has come to stay.
    refuseBuiltOn(gone)
    await bulk.piece([`import:${input.importId}`], async (tx) => tx.record(importSubject, await tx.load(importSubject, input.importId), decision))
    return { subjects: subjects.length }
  })

function refuseBuiltOn(inTheWay: readonly BuiltOn[]): void {
  if (inTheWay.length > 0) throw new Refused(refuse('IMPORT_BUILT_ON', { count: inTheWay.length, first: inTheWay.slice(0, namedAtMost) }).refusal)
}

const nameOf = ({ subject, id }: ImportedSubject): string => `${subject}:${id}`

/** The fact by which the import changed it, or undefined. */
const changeBy = (facts: readonly LogEvent[], importId: string | undefined): LogEvent | undefined =>
  facts.find((fact) => { const payload = fact.payload as ImportMark | null; return payload?.importId === importId && payload?.undoes === undefined })

/** What somebody was before the import changed him. */
const valuesBefore = (change: LogEvent | undefined): EmployeeChange => (change as LogEvent & EmployeeEvent & { type: 'employee.changed' }).payload.from

/** Positions that would be given back and are in no list any more: another import brought them and was undone since. */
async function positionsGone(bulk: BulkWriting, tx: Transaction, part: readonly ImportedSubject[], facts: ReadonlyMap<string, readonly LogEvent[]>, mark: ImportMark): Promise<BuiltOn[]> {
  const back: { name: string; positionId: string }[] = []
  for (const one of part) {
    if (one.added) continue
    if (one.subject === 'employee') {
      const { positionId } = valuesBefore(changeBy(facts.get(nameOf(one))!, mark.importId))
      const { fields } = (await tx.load(employeeSubject, one.id)).state
      if (positionId) back.push({ name: `${fields.name} ${fields.number}`, positionId })
    }
    if (one.subject === 'template') {
      const before = (await tx.load(templateSubject, one.id)).state.versions.at(-2)?.fields
      back.push(...(before?.positionIds ?? []).map((positionId) => ({ name: before!.name['zh-CN'], positionId })))
    }
  }
  const known = await positionsByIds(bulk.db, back.map((one) => one.positionId))
  const gone = back.filter((one) => !known.has(one.positionId))
  const titles = await titlesOfGone(bulk, gone.map((one) => one.positionId))
  return gone.map(({ name, positionId }): BuiltOn => ({ why: 'position', name, by: titles.get(positionId) ?? positionId }))
}

/** What positions were called that are in no list any more. */
async function titlesOfGone(bulk: BulkWriting, ids: readonly string[]): Promise<Map<string, string>> {
  const facts = await eventsOfMany(bulk.db, [...new Set(ids)].map((id) => `position:${id}`))
  return new Map([...facts].map(([subject, events]) => [idOf(subject), foldEvents(positionSubject, positionSubject.initial(idOf(subject)), events).title['zh-CN']]))
}

async function takeBack(tx: Transaction, { subject, id, added }: ImportedSubject, facts: readonly LogEvent[], mark: ImportMark): Promise<void> {
  const change = changeBy(facts, mark.importId)
  switch (subject) {
    case 'employee': {
      const loaded = await tx.load(employeeSubject, id)
      await tx.record(employeeSubject, loaded, added ? decideWithdrawEmployee(loaded.state, mark) : decideChangeEmployee(loaded.state, { change: valuesBefore(change), mark, changedMeanwhile: false, numberTakenBy: null, position: 'known' }))
      return
    }
    case 'position': {
      const loaded = await tx.load(positionSubject, id)
      const from = added ? {} : (change as LogEvent & PositionEvent & { type: 'position.changed' }).payload.from
      await tx.record(positionSubject, loaded, added ? decideWithdrawPosition(loaded.state, mark) : decideChangePosition(loaded.state, { change: from, mark, titleTakenBy: null }))
      return
    }
    case 'template': {
      const loaded = await tx.load(templateSubject, id)
      const before = loaded.state.versions.at(-2)
      await tx.record(templateSubject, loaded, added || !before ? decideWithdrawTemplate(loaded.state, mark)
        : decideSaveTemplate(loaded.state, { fields: before.fields, basedOn: latestOf(loaded.state)!.version, unknownPositions: [], mark }))
    }
  }
}

/** What was built on the import since: changes, cases, accounts, holders, templates. */
async function builtOn(bulk: BulkWriting, state: Import, signal: AbortSignal): Promise<BuiltOn[]> {
  const found: BuiltOn[] = []
  const leaversOf = new Set<string>()
  const { subjects } = state
  const importedAt = await positionOfSubject(bulk.db, `import:${state.id}`)
  const idsOf = (subject: ImportedSubject['subject'], added?: boolean): string[] => subjects.filter((one) => one.subject === subject && (added === undefined || one.added === added)).map((one) => one.id)
  const own = { employee: new Set(idsOf('employee')), template: new Set(idsOf('template')) }
  for (let from = 0; from < subjects.length; from += subjectsAtOnce) {
    signal.throwIfAborted()
    const part = subjects.slice(from, from + subjectsAtOnce)
    found.push(...(await changedSince(bulk, part)))
    const people = part.filter((one) => one.subject === 'employee')
    const added = people.filter((one) => one.added).map((one) => one.id)
    const cases = await casesSince(bulk, people.map((one) => one.id), importedAt)
    for (const one of cases) leaversOf.add(`${one.employeeId} ${one.number}`)
    const accounts = await accountsOfEmployees(bulk.db, added)
    const names = await employeeNames(bulk.db, [...cases, ...accounts].map((one) => one.employeeId))
    found.push(...cases.map((one): BuiltOn => ({ why: 'case', name: names.get(one.employeeId) ?? '', by: one.number })), ...accounts.map((one): BuiltOn => ({ why: 'account', name: names.get(one.employeeId) ?? '', by: one.name })))
  }
  const positions = idsOf('position', true)
  const holders = (await holdersOfPositions(bulk.db, positions)).filter((one) => !own.employee.has(one.id))
  const serving = [...(await templatesOfPositions(bulk.db, positions))].flatMap(([positionId, templates]) => templates.filter((one) => !own.template.has(one.id)).map((one) => ({ positionId, name: one.name['zh-CN'] })))
  const titles = await positionsByIds(bulk.db, [...holders, ...serving].map((one) => one.positionId))
  const titleOf = (id: string): string => titles.get(id)?.title['zh-CN'] ?? ''
  found.push(...holders.map((one): BuiltOn => ({ why: 'employee', name: titleOf(one.positionId), by: one.name })), ...serving.map((one): BuiltOn => ({ why: 'template', name: titleOf(one.positionId), by: one.name })))
  const mentioned = await mentionsInCases(bulk.db, state.id, new Set([...idsOf('employee', true), ...idsOf('template', true)]), signal)
  const numbers = await caseNumbers(bulk.db, mentioned.map((one) => one.caseId))
  const names = await employeeNames(bulk.db, mentioned.map((one) => one.id))
  for (const { id, caseId } of mentioned) {
    const number = numbers.get(caseId) ?? caseId
    if (!leaversOf.has(`${id} ${number}`)) found.push({ why: 'party', name: names.get(id) ?? (await templateView(bulk.db, id))?.name['zh-CN'] ?? id, by: number })
  }
  return found
}

/** Cases of these people that were opened after a place in the log: a clock may have been set back since, the log goes on. */
async function casesSince(bulk: BulkWriting, employeeIds: readonly string[], position: number): Promise<{ employeeId: string; number: string }[]> {
  const cases = await casesOfEmployees(bulk.db, employeeIds)
  const since = await begunAfter(bulk.db, cases.map((one) => `case:${one.id}`), position)
  return cases.filter((one) => since.has(`case:${one.id}`))
}

async function changedSince(bulk: BulkWriting, part: readonly ImportedSubject[]): Promise<BuiltOn[]> {
  const versions = new Map((await versionsOf(bulk.db, part.map(nameOf))).map((one) => [one.subject, one.version]))
  const changed = part.filter((one) => versions.get(nameOf(one)) !== one.version)
  if (changed.length === 0) return []
  const facts = await eventsOfMany(bulk.db, changed.map(nameOf))
  const names = await employeeNames(bulk.db, changed.filter((one) => one.subject === 'employee').map((one) => one.id))
  const titles = await positionsByIds(bulk.db, changed.filter((one) => one.subject === 'position').map((one) => one.id))
  const found: BuiltOn[] = []
  for (const one of changed) {
    const name = names.get(one.id) ?? titles.get(one.id)?.title['zh-CN'] ?? (one.subject === 'template' ? (await templateView(bulk.db, one.id))?.name['zh-CN'] : undefined) ?? one.id
    found.push({ why: 'changed', name, by: facts.get(nameOf(one))!.at(-1)?.actor.name ?? '' })
  }
  return found
}
