import type { ExportedList } from '../../../src-shared/contract/export'
import type { ExportFormat, Locale } from '../../../src-shared/vocabulary'
import { job } from '../../jobs/job'
import type { Actor } from '../../log/event'
import type { WrittenFile } from '../../spreadsheets/write'

/** What a worker needs to ask for the rows as the one who wants them: it may see what he may, by the same procedures as the screen. */
export interface ExportOrder {
  readonly dataDir: string
  readonly resources: string
  readonly appVersion: string
  readonly nowMs: number
  readonly steadyMs: number
  /** His session; stays in this process. */
  readonly token: string
  readonly via: Actor['via']
  readonly pc: string
  readonly locale: Locale
  readonly what: ExportedList
  readonly format: ExportFormat
  readonly withoutPersonal: boolean
  /** Where to write; nothing is there yet. */
  readonly path: string
}

export interface ExportMade extends WrittenFile {
  /** What the file is to be called. */ readonly name: string
  /** Its filter in words. */ readonly filter: string
}

export const exportJob = job<ExportOrder, ExportMade>('export')
