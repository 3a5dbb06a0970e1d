import type { ImportCounts, ImportKind } from '../../../../src-shared/contract/import'
import { accept, refuse, unreachable, type Decision } from '../../../../src-shared/decision'
import type { LogEvent } from '../../../log/event'

/** Something that an import made or changed. `version` is how many facts it had afterwards: more now means changed since. */
export interface ImportedSubject { readonly subject: 'employee' | 'position' | 'template'; readonly id: string; readonly version: number; readonly added: boolean }

/** A list that was taken in as a whole. */
export interface Import {
  readonly id: string
  readonly exists: boolean
  readonly kind: ImportKind
  readonly fileId: string
  readonly fileName: string
  readonly counts: ImportCounts
  readonly at: string
  readonly by: string
  readonly subjects: readonly ImportedSubject[]
  readonly undone: { readonly at: string; readonly by: string; readonly reason: string } | null
}

/** `subject` is left out where it is the kind's own. Short names: twenty thousand of them lie in a log for good. */
export interface ImportedRow { readonly id: string; readonly v: number; readonly added?: true; readonly of?: 'position' }

export type ImportEvent =
  | { readonly type: 'import.recorded'; readonly payload: Pick<Import, 'kind' | 'fileId' | 'fileName' | 'counts'> & { readonly sheet: string; readonly columns: Readonly<Record<string, string>> } }
  | { readonly type: 'import.rows'; readonly payload: { readonly rows: readonly ImportedRow[] } }
  | { readonly type: 'import.undone'; readonly payload: { readonly reason: string } }
export const importTypes = new Set<ImportEvent['type']>(['import.recorded', 'import.rows', 'import.undone'])

const subjectOf = { employees: 'employee', positions: 'position', templates: 'template' } as const satisfies Record<ImportKind, ImportedSubject['subject']>

export const initialImport = (id: string): Import =>
  ({ id, exists: false, kind: 'employees', fileId: '', fileName: '', counts: { added: 0, changed: 0, unchanged: 0, refused: 0 }, at: '', by: '', subjects: [], undone: null })

/** How many rows one event names: an event is read whole. */
const rowsInEvent = 1000

/** Records an import with all that it touched. */
export function decideRecordImport(command: (ImportEvent & { type: 'import.recorded' })['payload'] & { readonly subjects: readonly ImportedSubject[] }): Decision<ImportEvent> {
  const { subjects, ...payload } = command
  const rows = subjects.map(({ subject, id, version, added }): ImportedRow => ({ id, v: version, ...(added ? { added: true } : {}), ...(subject === 'position' && payload.kind !== 'positions' ? { of: 'position' } : {}) }))
  const parts: ImportEvent[] = []
  for (let from = 0; from < rows.length; from += rowsInEvent) parts.push({ type: 'import.rows', payload: { rows: rows.slice(from, from + rowsInEvent) } })
  return accept<ImportEvent>({ type: 'import.recorded', payload }, ...parts)
}

/** Records that the whole import was taken back. Refuses: NOT_FOUND, IMPORT_ALREADY_UNDONE. */
export function decideUndoImport(state: Import, command: { reason: string }): Decision<ImportEvent> {
  if (!state.exists) return refuse('NOT_FOUND', { kind: 'import' })
  if (state.undone) return refuse('IMPORT_ALREADY_UNDONE', { by: state.undone.by })
  return accept({ type: 'import.undone', payload: { reason: command.reason } })
}

export function evolveImport(state: Import, logged: LogEvent): Import {
  const event = logged as LogEvent & ImportEvent
  switch (event.type) {
    case 'import.recorded': {
      const { kind, fileId, fileName, counts } = event.payload
      return { ...state, exists: true, kind, fileId, fileName, counts, at: event.wallTime, by: event.actor.name }
    }
    case 'import.rows': return { ...state, subjects: [...state.subjects, ...event.payload.rows.map((row): ImportedSubject => ({ subject: row.of ?? subjectOf[state.kind], id: row.id, version: row.v, added: row.added === true }))] }
    case 'import.undone': return state.undone ? state : { ...state, undone: { at: event.wallTime, by: event.actor.name, reason: event.payload.reason } }
    default: return unreachable(event)
  }
}
