import type { LocalText } from '../../../src-shared/contract/common'
import { PositionFields } from '../../../src-shared/contract/position'
import type { ImportReason } from '../../../src-shared/importReasons'
import { changesOf } from '../../office/changes'
import { levelled } from '../../office/nameKeys'
import type { AssessedRow, Assessment, FieldChange, ShownValue } from '../import/domain/assessed'
import { repeatedLines, shownLines } from '../import/domain/repeats'
import type { PositionCandidate } from './importColumns'

export interface RegisteredPosition { readonly id: string; readonly version: number; readonly retired: boolean; readonly fields: PositionFields }
export interface PositionRegister { readonly positions: readonly RegisteredPosition[] }

export type PositionAct =
  | { readonly kind: 'add'; readonly fields: PositionFields }
  | { readonly kind: 'change'; readonly id: string; readonly version: number; readonly change: Partial<PositionFields> }

/** What a list of positions would do to the register, row by row: pure, so that it can be done again when the import runs. */
export function assessPositions(candidates: readonly PositionCandidate[], register: PositionRegister): Assessment<PositionAct> {
  const byTitle = new Map(register.positions.map((position) => [levelled(position.fields.title['zh-CN']), position]))
  const repeats = repeatedLines(candidates, (row) => row.title === undefined ? undefined : levelled(row.title))
  const acts: PositionAct[] = []
  const rows = candidates.map((candidate): AssessedRow => {
    const position = candidate.title === undefined ? undefined : byTitle.get(levelled(candidate.title))
    const reasons = [...candidate.reasons, ...reasonsOf(candidate, position, repeats)]
    const row = { line: candidate.line, key: candidate.title ?? '', name: candidate.titleEn ?? position?.fields.title.en ?? '', targetId: position?.id ?? '', reasons, notices: [] }
    if (reasons.length > 0) return { ...row, outcome: 'refused', changes: [] }
    const said = saidOf(candidate, position?.fields)
    if (!position) {
      const fields = PositionFields.parse(said)
      acts.push({ kind: 'add', fields })
      return { ...row, outcome: 'added', changes: changesShown(null, fields, Object.keys(said)) }
    }
    const changed = changesOf<PositionFields>(position.fields, said)
    if (!changed) return { ...row, outcome: 'unchanged', changes: [] }
    acts.push({ kind: 'change', id: position.id, version: position.version, change: changed.to })
    return { ...row, outcome: 'changed', changes: changesShown(position.fields, { ...position.fields, ...changed.to }, Object.keys(changed.to)) }
  })
  return { rows, acts, unknownPositions: [], newPositions: [] }
}

function reasonsOf({ title, line, reasons }: PositionCandidate, position: RegisteredPosition | undefined, repeats: ReadonlyMap<string, readonly number[]>): ImportReason[] {
  if (title === undefined) return reasons.length > 0 ? [] : [{ code: 'KEY_MISSING', data: {} }]
  const lines = repeats.get(levelled(title))
  if (lines) return [{ code: 'TWICE_IN_FILE', data: { field: 'title', value: title, lines: shownLines(lines, line) } }]
  return position?.retired ? [{ code: 'POSITION_NOT_IN_USE', data: { value: title } }] : []
}

/** What the row says, on top of what is there: an empty cell keeps the other language of a text. */
function saidOf(row: PositionCandidate, present: PositionFields | undefined): Partial<PositionFields> {
  const department = row.department ?? present?.department?.['zh-CN']
  const departmentSaid = row.department !== undefined || (row.departmentEn !== undefined && department !== undefined)
  return {
    // The spelling of a title that is there already stays: it was found by it, whatever its width and blanks.
    title: { 'zh-CN': present?.title['zh-CN'] ?? row.title!, en: row.titleEn ?? present?.title.en ?? '' },
    ...(departmentSaid ? { department: { 'zh-CN': department!, en: row.departmentEn ?? (row.department === undefined || row.department === present?.department?.['zh-CN'] ? (present?.department?.en ?? '') : '') } } : {}),
    ...(row.workerType === undefined ? {} : { workerType: row.workerType }), ...(row.hazard === undefined ? {} : { hazard: row.hazard }),
  }
}

/** Both languages of a text are fields of their own in the list. */
function changesShown(from: PositionFields | null, to: PositionFields, changed: readonly string[]): FieldChange[] {
  const texts = (field: 'title' | 'department'): FieldChange[] =>
    ([[field, 'zh-CN'], [`${field}En`, 'en']] as const).flatMap(([name, locale]) => shownChange(name, textIn(from?.[field] ?? null, locale), textIn(to[field], locale)))
  return changed.flatMap((field): FieldChange[] => {
    if (field === 'title' || field === 'department') return texts(field)
    if (field === 'workerType') return shownChange(field, from && { word: 'workerType', value: from.workerType }, { word: 'workerType', value: to.workerType })
    return shownChange('hazard', from && from.hazard, to.hazard)
  })
}

const textIn = (text: LocalText | null, locale: 'zh-CN' | 'en'): string | null => (text?.[locale] ? text[locale] : null)
const shownChange = (field: string, from: ShownValue, to: ShownValue): FieldChange[] => (JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field, from, to }])
