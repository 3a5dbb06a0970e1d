import { monotonicFactory } from 'ulid'
import { randomBytes } from 'node:crypto'
import type { ImportCounts } from '../../src-shared/contract/import'
import { PositionFields } from '../../src-shared/contract/position'
import { refuse } from '../../src-shared/decision'
import type { Work } from '../jobs/job'
import { Refused } from '../store/refused'
import type { AnySubject } from '../store/projection'
import type { Transaction } from '../store/writer'
import { decideAddEmployee, decideChangeEmployee } from '../subjects/employee/domain'
import type { EmployeeAct } from '../subjects/employee/importRows'
import { employeeSubject } from '../subjects/employee/projection'
import type { Assessment } from '../subjects/import/domain/assessed'
import { newPositionId } from '../subjects/import/domain/assessed'
import { decideRecordImport, type ImportedSubject } from '../subjects/import/domain/import'
import type { ImportMark } from '../subjects/import/domain/mark'
import type { RunInput } from '../subjects/import/jobs'
import { importSubject } from '../subjects/import/projection'
import { decideAddPosition, decideChangePosition } from '../subjects/position/domain'
import type { PositionAct } from '../subjects/position/importRows'
import { positionSubject } from '../subjects/position/projection'
import { decideSaveTemplate } from '../subjects/template/domain'
import type { TemplateAct } from '../subjects/template/importRows'
import { templateSubject } from '../subjects/template/projection'
import { writeInBulk, type BulkWriting } from './bulkWriting'
import { digestOf, keptCandidates } from './importCandidates'
import { importKindsAtWork, type ImportAct } from './importKinds'
import { countsOf } from './previewImport'

/** Subjects that an import records facts of. */
export const importedSubjects: readonly AnySubject[] = [employeeSubject, positionSubject, templateSubject, importSubject].map((subject) => subject as AnySubject)

/** How many rows are folded and in memory at once; all of them are one transaction of the database. */
const actsAtOnce = 500

/** Does what the preview showed, all of it or nothing. Judged again inside the transaction: what the preview relied on may have changed. */
export const runImport: Work<RunInput, { readonly counts: ImportCounts }> = async (input, run) => {
  const kind = importKindsAtWork[input.kind]
  const candidates = await keptCandidates(input.folder)
  return writeInBulk({ dataDir: input.dataDir, subjects: importedSubjects, actor: input.actor, nowMs: input.nowMs, steadyMs: input.steadyMs, signal: run.signal }, async (bulk) => {
    const assessment = await kind.assess(bulk.db, candidates, input)
    if (digestOf(assessment) !== input.digest) throw new Refused(refuse('IMPORT_CHANGED_MEANWHILE', {}).refusal)
    const { counts, subjects } = await record(bulk, assessment, input, (done, total) => run.progress(done, total))
    await bulk.piece([], async (tx) => {
      const { kind: listKind, file, sheet, columns } = input
      await tx.record(importSubject, tx.begin(importSubject, input.importId), decideRecordImport({ kind: listKind, fileId: file.id, fileName: file.name, counts, sheet, columns, subjects }))
    })
    return { counts }
  })
}

async function record(bulk: BulkWriting, assessment: Assessment<ImportAct>, input: RunInput, progress: (done: number, total: number) => void): Promise<{ counts: ImportCounts; subjects: ImportedSubject[] }> {
  const ids = idsAt(input.nowMs)
  const mark: ImportMark = { importId: input.importId }
  const made = await makePositions(bulk, assessment.newPositions, ids, mark)
  const subjects: ImportedSubject[] = [...made.subjects]
  const total = assessment.acts.length
  for (let from = 0; from < total; from += actsAtOnce) {
    const acts = assessment.acts.slice(from, from + actsAtOnce)
    await bulk.piece(acts.flatMap((act) => knownSubject(input.kind, act)), async (tx) => {
      for (const act of acts) subjects.push(await recordAct(tx, input.kind, act, { id: ids, mark, positions: made.ids }))
    })
    progress(Math.min(from + acts.length, total), total)
  }
  return { counts: countsOf(assessment.rows), subjects }
}

const subjectKind = { employees: 'employee', positions: 'position', templates: 'template' } as const

const knownSubject = (kind: RunInput['kind'], act: ImportAct): string[] => ('id' in act && act.id !== '' ? [`${subjectKind[kind]}:${act.id}`] : [])

interface Recording { readonly id: () => string; readonly mark: ImportMark; readonly positions: ReadonlyMap<string, string> }

function recordAct(tx: Transaction, kind: RunInput['kind'], act: ImportAct, recording: Recording): Promise<ImportedSubject> {
  switch (kind) {
    case 'employees': return recordEmployee(tx, act as EmployeeAct, recording)
    case 'positions': return recordPosition(tx, act as PositionAct, recording)
    case 'templates': return recordTemplate(tx, act as TemplateAct, recording)
  }
}

/** The id that a position got which was to be made first. */
const positionOf = (id: string, { positions }: Recording): string => positions.get(id) ?? id

async function recordEmployee(tx: Transaction, act: EmployeeAct, recording: Recording): Promise<ImportedSubject> {
  // What the register says was looked up for all rows together, in this transaction.
  const facts = { numberTakenBy: null, position: 'known' } as const
  const { mark } = recording
  if (act.kind === 'add') {
    const id = recording.id()
    const fields = { ...act.fields, positionId: positionOf(act.fields.positionId, recording) }
    const { version } = await tx.record(employeeSubject, tx.begin(employeeSubject, id), decideAddEmployee({ fields, mark, ...facts }))
    return { subject: 'employee', id, version, added: true }
  }
  const loaded = await tx.load(employeeSubject, act.id)
  const change = act.change.positionId === undefined ? act.change : { ...act.change, positionId: positionOf(act.change.positionId, recording) }
  const { version } = await tx.record(employeeSubject, loaded, decideChangeEmployee(loaded.state, { change, mark, changedMeanwhile: loaded.version !== act.version, ...facts }))
  return { subject: 'employee', id: act.id, version, added: false }
}

async function recordPosition(tx: Transaction, act: PositionAct, { id: newId, mark }: Recording): Promise<ImportedSubject> {
  if (act.kind === 'add') {
    const id = newId()
    const { version } = await tx.record(positionSubject, tx.begin(positionSubject, id), decideAddPosition({ fields: act.fields, titleTakenBy: null, mark }))
    return { subject: 'position', id, version, added: true }
  }
  const loaded = await tx.load(positionSubject, act.id)
  const { version } = await tx.record(positionSubject, loaded, decideChangePosition(loaded.state, { change: act.change, titleTakenBy: null, mark }))
  return { subject: 'position', id: act.id, version, added: false }
}

async function recordTemplate(tx: Transaction, act: TemplateAct, recording: Recording): Promise<ImportedSubject> {
  const id = act.id === '' ? recording.id() : act.id
  const loaded = act.id === '' ? tx.begin(templateSubject, id) : await tx.load(templateSubject, id)
  const fields = { ...act.fields, positionIds: act.fields.positionIds.map((one) => positionOf(one, recording)) }
  const { version } = await tx.record(templateSubject, loaded, decideSaveTemplate(loaded.state, { fields, basedOn: act.basedOn, unknownPositions: [], mark: recording.mark }))
  return { subject: 'template', id, version, added: act.id === '' }
}

/** Positions that the list names and the site does not have, with everything a clerk may add later left at its start. */
async function makePositions(bulk: BulkWriting, titles: Assessment<ImportAct>['newPositions'], newId: () => string, mark: ImportMark): Promise<{ ids: Map<string, string>; subjects: ImportedSubject[] }> {
  const ids = new Map<string, string>()
  const subjects: ImportedSubject[] = []
  await bulk.piece([], async (tx) => {
    for (const { key, title } of titles) {
      const id = newId()
      const { version } = await tx.record(positionSubject, tx.begin(positionSubject, id), decideAddPosition({ fields: PositionFields.parse({ title: { 'zh-CN': title, en: '' } }), titleTakenBy: null, mark }))
      ids.set(newPositionId(key), id)
      subjects.push({ subject: 'position', id, version, added: true })
    }
  })
  return { ids, subjects }
}

/** ULIDs of one instant, each after the one before. */
function idsAt(nowMs: number): () => string {
  const ulid = monotonicFactory(() => randomBytes(6).readUIntBE(0, 6) / 2 ** 48)
  return () => ulid(nowMs)
}
