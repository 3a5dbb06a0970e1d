import type { ImportColumn, ImportCounts, ImportField, ImportKind, ImportPreview } from '../../../src-shared/contract/import'
import { job } from '../../jobs/job'
import type { Actor } from '../../log/event'
import type { Mapping } from './domain/columns'

/** A list to be read and held against the register. */
export interface PreviewInput {
  readonly dataDir: string
  readonly resources: string
  /** Where the uploaded file lies, and what its owner calls it. */
  readonly path: string
  readonly fileName: string
  readonly kind: ImportKind
  readonly sheet?: string | undefined
  readonly headerLine?: number | undefined
  readonly encoding?: ImportPreview['encoding'] | undefined
  readonly delimiter?: ImportPreview['delimiter'] | undefined
  readonly byHand: Mapping
  /** Whose remembered mapping holds. */
  readonly userId: string
  readonly makePositions: boolean
  /** Folder to leave the rows in. */
  readonly folder: string
}

/** Where each row lies in the file of rows, and what a list of them is filtered by. */
export interface RowIndex {
  readonly offsets: Float64Array
  readonly lengths: Uint32Array
  readonly outcomes: Uint8Array
  /** A bit for each of `remarkCodes`. */
  readonly remarks: Uint32Array
}

export interface PreviewOutput extends Pick<ImportPreview, 'format' | 'encoding' | 'delimiter' | 'sheets' | 'sheet' | 'headerLine' | 'missingKeys' | 'counts' | 'total' | 'remarks' | 'unknownPositions'> {
  readonly columns: readonly ImportColumn[]
  readonly fields: readonly { readonly key: string; readonly needed: ImportField['needed'] }[]
  readonly index: RowIndex
  /** What the preview would do, as a hash: an import does this or nothing. */
  readonly digest: string
  /** Under which this header's mapping is remembered, and what; null when nothing was chosen by hand. */
  readonly remember: { readonly key: string; readonly value: string } | null
}

/** Reads a list and leaves in `folder` what each row would do. Refuses: IMPORT_FILE_UNREADABLE, IMPORT_FIELD_UNKNOWN. */
export const previewImportJob = job<PreviewInput, PreviewOutput>('previewImport')

export interface RunInput {
  readonly dataDir: string
  readonly resources: string
  readonly folder: string
  readonly kind: ImportKind
  readonly makePositions: boolean
  readonly digest: string
  readonly importId: string
  readonly actor: Actor
  /** The instant of the whole import. */
  readonly nowMs: number
  readonly steadyMs: number
  readonly file: { readonly id: string; readonly name: string }
  readonly sheet: string
  readonly columns: Readonly<Record<string, string>>
}

/** Does what the preview showed in one transaction. Only under `writer.lend`. Refuses: IMPORT_CHANGED_MEANWHILE. */
export const runImportJob = job<RunInput, { readonly counts: ImportCounts }>('runImport')

export interface UndoInput {
  readonly dataDir: string
  readonly importId: string
  readonly reason: string
  readonly actor: Actor
  readonly nowMs: number
  readonly steadyMs: number
}

/** Takes a whole import back in one transaction. Only under `writer.lend`. Refuses: NOT_FOUND, IMPORT_ALREADY_UNDONE, IMPORT_BUILT_ON. */
export const undoImportJob = job<UndoInput, { readonly subjects: number }>('undoImport')
