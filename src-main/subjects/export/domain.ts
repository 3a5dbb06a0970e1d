import { accept, unreachable, type Decision } from '../../../src-shared/decision'
import type { ExportedListName } from '../../../src-shared/contract/export'
import type { ExportFormat, Locale } from '../../../src-shared/vocabulary'
import type { LogEvent } from '../../log/event'

/** What left the program: a year later somebody asks who took which list with him. */
export interface ExportFacts {
  readonly list: ExportedListName
  /** The filter as it was asked for, and in the words that stand in the file. */
  readonly asked: Readonly<Record<string, unknown>>
  readonly filter: string
  readonly name: string
  readonly format: ExportFormat
  readonly locale: Locale
  readonly withoutPersonal: boolean
  readonly rows: number
  readonly bytes: number
  /** Of the file: tells whether one that turns up is this one. */
  readonly sha256: string
}

export interface MadeExport { readonly id: string; readonly facts: ExportFacts | null; readonly at: string; readonly by: string; readonly byUserId: string }
export const initialExport = (id: string): MadeExport => ({ id, facts: null, at: '', by: '', byUserId: '' })

export type ExportEvent = { readonly type: 'export.made'; readonly payload: ExportFacts }
export const exportTypes = new Set<ExportEvent['type']>(['export.made'])

/** The file is there, and not yet in anybody's hands. */
export const decideExport = (facts: ExportFacts): Decision<ExportEvent> => accept({ type: 'export.made', payload: facts })

export function evolveExport(state: MadeExport, logged: LogEvent): MadeExport {
  const event = logged as LogEvent & ExportEvent
  switch (event.type) {
    case 'export.made': return { id: state.id, facts: event.payload, at: event.wallTime, by: event.actor.name, byUserId: event.actor.userId }
    default: return unreachable(event.type)
  }
}
