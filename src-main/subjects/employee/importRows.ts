import { EmployeeFields } from '../../../src-shared/contract/employee'
import type { ImportNotice, ImportReason } from '../../../src-shared/importReasons'
import { changesOf } from '../../office/changes'
import { levelled } from '../../office/nameKeys'
import { textPhone } from '../../spreadsheets/cellPhone'
import type { AssessedRow, Assessment, FieldChange, ShownValue } from '../import/domain/assessed'
import { PositionsNamed, type KnownPosition } from '../import/domain/positionsNamed'
import { repeatedLines, shownLines } from '../import/domain/repeats'
import type { EmployeeChange } from './domain'
import type { EmployeeCandidate } from './importColumns'

/** Somebody of the register whom a row may mean. */
export interface KnownEmployee { readonly id: string; readonly version: number; readonly status: 'active' | 'left'; readonly fields: EmployeeFields }

/** What the register holds of those whom a list names. */
export interface EmployeeRegister {
  readonly employees: readonly KnownEmployee[]
  readonly positions: readonly KnownPosition[]
  /** Number of the open case by employee. */
  readonly openCases: ReadonlyMap<string, string>
}

/** What a row is recorded as. A position that is made first stands in it by `newPositionId`. */
export type EmployeeAct =
  | { readonly kind: 'add'; readonly fields: EmployeeFields }
  | { readonly kind: 'change'; readonly id: string; readonly version: number; readonly change: EmployeeChange }

export const identityKey = (identityNumber: string): string => identityNumber.toUpperCase()

/** What a list of employees would do to the register, row by row: pure, so that it can be done again when the import runs. */
export function assessEmployees(candidates: readonly EmployeeCandidate[], register: EmployeeRegister, options: { readonly makePositions: boolean }): Assessment<EmployeeAct> {
  const positions = new PositionsNamed(register.positions, options.makePositions)
  const known = knownBy(register.employees)
  const targets = new Map(candidates.map((candidate) => [candidate, targetOf(candidate, known)]))
  const repeats = {
    number: repeatedLines(candidates, (row) => row.number === undefined ? undefined : levelled(row.number)),
    identity: repeatedLines(candidates, (row) => row.known.identityNumber && identityKey(row.known.identityNumber)),
    target: repeatedLines(candidates, (row) => targets.get(row)?.employee?.id),
  }
  const acts: EmployeeAct[] = []
  const rows = candidates.map((candidate): AssessedRow => {
    const { row, act } = assessRow(candidate, targets.get(candidate)!, { positions, register, known, repeats })
    if (act) acts.push(act)
    return row
  })
  return { rows, acts, unknownPositions: positions.unknownTitles, newPositions: positions.toMake }
}

interface Known { readonly byNumber: ReadonlyMap<string, KnownEmployee>; readonly byIdentity: ReadonlyMap<string, readonly KnownEmployee[]> }

function knownBy(employees: readonly KnownEmployee[]): Known {
  const byNumber = new Map<string, KnownEmployee>()
  const byIdentity = new Map<string, KnownEmployee[]>()
  for (const employee of employees) {
    byNumber.set(levelled(employee.fields.number), employee)
    const identity = identityKey(employee.fields.identityNumber)
    if (identity === '') continue
    const same = byIdentity.get(identity)
    if (same) same.push(employee)
    else byIdentity.set(identity, [employee])
  }
  return { byNumber, byIdentity }
}

interface Target { readonly employee: KnownEmployee | null; readonly reason: ImportReason | null }

/** Whom a row means: by the number, and where it has none by the identity number. */
function targetOf(candidate: EmployeeCandidate, known: Known): Target {
  if (candidate.number !== undefined) return { employee: known.byNumber.get(levelled(candidate.number)) ?? null, reason: null }
  const identity = candidate.known.identityNumber
  if (!identity) return { employee: null, reason: candidate.reasons.length > 0 ? null : { code: 'KEY_MISSING', data: {} } }
  const same = known.byIdentity.get(identityKey(identity)) ?? []
  if (same.length > 1) return { employee: null, reason: { code: 'IDENTITY_SHARED', data: { value: identity, names: same.map((one) => `${one.fields.name} ${one.fields.number}`).join(' / ') } } }
  return { employee: same[0] ?? null, reason: null }
}

interface Around {
  readonly positions: PositionsNamed
  readonly register: EmployeeRegister
  readonly known: Known
  readonly repeats: { readonly number: ReadonlyMap<string, readonly number[]>; readonly identity: ReadonlyMap<string, readonly number[]>; readonly target: ReadonlyMap<string, readonly number[]> }
}

function assessRow(candidate: EmployeeCandidate, target: Target, around: Around): { row: AssessedRow; act: EmployeeAct | null } {
  const { line, number } = candidate
  const { employee } = target
  const said = saidOf(candidate, employee)
  const reasons: ImportReason[] = [...candidate.reasons, ...(target.reason ? [target.reason] : []), ...repeatReasons(candidate, employee, around.repeats)]
  const notices: ImportNotice[] = [...candidate.notices, ...(employee ? noticesOf(employee, candidate, around.register.openCases) : [])]
  const other = employee && otherReason(employee, candidate, around.known)
  if (other) reasons.push(other)
  const found = candidate.positionTitle === undefined ? null : around.positions.find(candidate.positionTitle, employee ? [employee.fields.positionId] : [])
  if (found && 'reason' in found) reasons.push(found.reason)
  const position = found && 'id' in found ? found : null
  if (position) notices.push(...position.notices)
  if (!employee) {
    if (!target.reason) reasons.push(...missingOf(candidate))
    notices.push(...knownElsewhere(candidate, around.known))
  }
  const row = { line, key: number ?? employee?.fields.number ?? '', name: said.name ?? employee?.fields.name ?? '', targetId: employee?.id ?? '', reasons, notices }
  if (reasons.length > 0) return { row: { ...row, outcome: 'refused', changes: [], notices: [] }, act: null }

  const stated: EmployeeChange = { ...said, ...(number !== undefined && !employee ? { number } : {}), ...(position ? { positionId: position.id } : {}) }
  const shown = (field: string, value: unknown): ShownValue => shownValue(field, value, around.positions)
  if (!employee) {
    const fields = EmployeeFields.parse({ workerType: position?.position?.workerType, hazard: position?.position?.hazard, ...stated })
    if (position) around.positions.want(position.id)
    const changes = Object.keys(stated).map((field): FieldChange => ({ field, from: null, to: shown(field, fields[field as keyof EmployeeFields]) }))
    return { row: { ...row, outcome: 'added', changes }, act: { kind: 'add', fields } }
  }
  const changed = changesOf<EmployeeFields>(employee.fields, stated)
  if (!changed) return { row: { ...row, outcome: 'unchanged', changes: [] }, act: null }
  if (changed.to.positionId !== undefined) around.positions.want(changed.to.positionId)
  const changes = Object.keys(changed.to).map((field): FieldChange => ({ field, from: shown(field, changed.from[field as keyof EmployeeFields]), to: shown(field, changed.to[field as keyof EmployeeFields]) }))
  return { row: { ...row, outcome: 'changed', changes }, act: { kind: 'change', id: employee.id, version: employee.version, change: changed.to } }
}

/** What the row says beyond how a number is written: 138 0013 8000 of the register is the list's 13800138000. */
function saidOf({ known }: EmployeeCandidate, employee: KnownEmployee | null): EmployeeCandidate['known'] {
  const same = (['phone', 'emergencyPhone'] as const).filter((field) => employee && known[field] !== undefined && plainPhone(employee.fields[field]) === known[field])
  return Object.fromEntries(Object.entries(known).filter(([field]) => !(same as string[]).includes(field)))
}

function plainPhone(written: string): string {
  const read = textPhone(written)
  return 'phone' in read ? read.phone : written
}

function repeatReasons({ number, known, line }: EmployeeCandidate, employee: KnownEmployee | null, repeats: Around['repeats']): ImportReason[] {
  const byNumber = number === undefined ? undefined : repeats.number.get(levelled(number))
  if (byNumber) return [{ code: 'TWICE_IN_FILE', data: { field: 'number', value: number!, lines: shownLines(byNumber, line) } }]
  const byIdentity = known.identityNumber ? repeats.identity.get(identityKey(known.identityNumber)) : undefined
  if (byIdentity) return [{ code: 'TWICE_IN_FILE', data: { field: 'identityNumber', value: known.identityNumber!, lines: shownLines(byIdentity, line) } }]
  const byTarget = employee ? repeats.target.get(employee.id) : undefined
  return byTarget ? [{ code: 'TWICE_IN_FILE', data: { field: 'number', value: employee!.fields.number, lines: shownLines(byTarget, line) } }] : []
}

/** Number of one person, identity number of another: nobody is overwritten on the strength of a number alone. His name tells that only the identity number was wrong. */
function otherReason({ id, fields }: KnownEmployee, { number, known: { identityNumber, name } }: EmployeeCandidate, known: Known): ImportReason | null {
  if (number === undefined || identityNumber === undefined) return null
  const same = known.byIdentity.get(identityKey(identityNumber)) ?? []
  if (same.length > 0 && !same.some((one) => one.id === id)) return { code: 'IDENTITY_OF_OTHER', data: { value: identityNumber, name: same[0]!.fields.name, number: same[0]!.fields.number } }
  if (fields.identityNumber === '' || identityKey(identityNumber) === identityKey(fields.identityNumber)) return null
  return name === undefined || levelled(name) !== levelled(fields.name) ? { code: 'NUMBER_OF_OTHER', data: { value: fields.number, name: fields.name } } : null
}

function noticesOf({ id, status, fields }: KnownEmployee, { known }: EmployeeCandidate, openCases: EmployeeRegister['openCases']): ImportNotice[] {
  const notices: ImportNotice[] = []
  if (known.name !== undefined && known.name !== fields.name) notices.push({ code: 'NAME_CHANGES', data: { from: fields.name, to: known.name } })
  if (status === 'left') notices.push({ code: 'HAS_LEFT', data: {} })
  const open = openCases.get(id)
  if (open !== undefined) notices.push({ code: 'HAS_OPEN_CASE', data: { number: open } })
  return notices
}

function missingOf({ number, known, positionTitle, reasons }: EmployeeCandidate): ImportReason[] {
  const said: Record<string, unknown> = { number, name: known.name, positionId: positionTitle }
  const refusedFields = new Set(reasons.map((reason) => ('field' in reason.data ? reason.data.field : '')))
  // A row without any key is told so once; a field that could not be read is not missing.
  if (number === undefined && known.identityNumber === undefined) return []
  return Object.keys(said).filter((field) => said[field] === undefined && !refusedFields.has(field)).map((field) => ({ code: 'FIELD_MISSING', data: { field } }))
}

function knownElsewhere({ known: { identityNumber }, number }: EmployeeCandidate, known: Known): ImportNotice[] {
  const same = identityNumber === undefined || number === undefined ? undefined : known.byIdentity.get(identityKey(identityNumber))?.[0]
  return same ? [{ code: 'IDENTITY_KNOWN_AS', data: { name: same.fields.name, number: same.fields.number } }] : []
}

function shownValue(field: string, value: unknown, positions: PositionsNamed): ShownValue {
  if (field === 'workerType' || field === 'employer') return { word: field, value: String(value) }
  if (field !== 'positionId') return (value ?? null) as ShownValue
  return positions.titleOf(String(value))
}
