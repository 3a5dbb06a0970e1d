import { z } from 'zod'
import { importNotices, importReasons } from '../importReasons'
import { importRefusals } from '../refusals/import'
import { registerRefusals } from '../refusals/register'
import { base, EntityId, PageInput, pageOf } from './common'

export const importKinds = ['employees', 'positions', 'templates'] as const
export type ImportKind = (typeof importKinds)[number]

/** `changed` and `added` come in; `unchanged` is like that already; `refused` stays out, with its reasons. */
export const importOutcomes = ['added', 'changed', 'unchanged', 'refused'] as const
export type ImportOutcome = (typeof importOutcomes)[number]

export const ImportCounts = z.object({ added: z.number(), changed: z.number(), unchanged: z.number(), refused: z.number() })
export type ImportCounts = z.infer<typeof ImportCounts>

const remark = <Code extends string>(codes: readonly Code[]) => z.object({ code: z.enum(codes as [Code, ...Code[]]), data: z.record(z.string(), z.unknown()), /** The sentence in the caller's language. */ message: z.string() })
const reasonCodes = Object.keys(importReasons) as (keyof typeof importReasons)[]
const noticeCodes = Object.keys(importNotices) as (keyof typeof importNotices)[]

/** A field that a column may fill; `label` in the caller's language. `needed`: to find the row (one of them), for a new one, or not at all. */
export const ImportField = z.object({ key: z.string(), label: z.string(), needed: z.enum(['key', 'new', 'no']) })
export type ImportField = z.infer<typeof ImportField>

/** A column of the file. `field` is '' when it is left out; `how` says who chose that. */
export const ImportColumn = z.object({
  index: z.number().int(), header: z.string(), field: z.string(), how: z.enum(['name', 'remembered', 'by_hand', 'none']),
  /** The first values of the column. */ samples: z.array(z.string()),
})
export type ImportColumn = z.infer<typeof ImportColumn>

export const importEncodings = ['utf-8', 'gb18030', 'utf-16le', 'utf-16be'] as const
export const importDelimiters = [',', ';', '\t', '|'] as const

/** How a file is to be read; what is left out is found out. */
export const ImportSource = z.object({
  fileId: EntityId, kind: z.enum(importKinds), sheet: z.string().max(200).optional(), headerLine: z.coerce.number().int().min(1).max(50_000).optional(),
  encoding: z.enum(importEncodings).optional(), delimiter: z.enum(importDelimiters).optional(),
  /** Column index → field, '' to leave it out. Columns not named here are found as before; remembered for this header. */
  mapping: z.record(z.string().regex(/^\d{1,3}$/), z.string().max(40)).optional(),
  /** Employees and templates: positions that the site does not have are made, not refused. */
  makePositions: z.boolean().default(false),
})
export type ImportSource = z.infer<typeof ImportSource>

export const ImportPreview = z.object({
  previewId: EntityId, kind: z.enum(importKinds), file: z.object({ id: EntityId, name: z.string() }), format: z.enum(['xlsx', 'csv']), encoding: z.enum(importEncodings).nullable(), delimiter: z.enum(importDelimiters).nullable(),
  sheets: z.array(z.object({ name: z.string(), rows: z.number() })), sheet: z.string(), headerLine: z.number(), columns: z.array(ImportColumn), fields: z.array(ImportField),
  /** Fields that tell whose row it is and that no column fills: one of them for employees, each for the others. Until a column is chosen every row is refused. */
  missingKeys: z.array(z.string()),
  counts: ImportCounts, total: z.number(),
  /** Codes of what keeps rows out or should be seen, with how many rows: what to look at first. */
  remarks: z.array(z.object({ code: z.string(), rows: z.number(), stops: z.boolean() })),
  makePositions: z.boolean(),
  /** Positions of the file that the site does not have. */ unknownPositions: z.array(z.string()),
  /** It was made again because the site had changed since. */ redone: z.boolean(),
  expiresAt: z.string(),
})
export type ImportPreview = z.infer<typeof ImportPreview>

/** What a field is and becomes, as it is shown in the caller's language; '' is empty. */
export const ImportChange = z.object({ field: z.string(), label: z.string(), from: z.string(), to: z.string() })
export type ImportChange = z.infer<typeof ImportChange>

export const ImportRow = z.object({
  /** The line as the spreadsheet program numbers it. */ line: z.number(), outcome: z.enum(importOutcomes),
  /** What finds it: the number, the title, or template and item. */ key: z.string(), name: z.string(),
  /** Id of what is there already; '' for a new one. */ targetId: z.string(),
  changes: z.array(ImportChange), reasons: z.array(remark(reasonCodes)), notices: z.array(remark(noticeCodes)),
})
export type ImportRow = z.infer<typeof ImportRow>

export const importStates = ['waiting', 'running', 'done', 'failed', 'cancelled', 'undoing', 'undone'] as const
export type ImportState = (typeof importStates)[number]

/**
 * One import. `waiting`: others are writing, or it still reads; `running` and `undoing` have `done` of `total`. `failed` and
 * `cancelled` left nothing behind and are known until the program ends. `problem` says why it failed, or why an undo did not happen.
 */
export const ImportView = z.object({
  id: EntityId, kind: z.enum(importKinds), state: z.enum(importStates), done: z.number(), total: z.number(), file: z.object({ id: EntityId, name: z.string() }), counts: ImportCounts,
  at: z.string(), by: z.string(), undone: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  problem: z.object({ code: z.string(), data: z.record(z.string(), z.unknown()), message: z.string() }).nullable(),
  /** The preview to look at again, when it was made anew because the site had changed. */ previewId: z.string().nullable(),
})
export type ImportView = z.infer<typeof ImportView>

const { IMPORT_FILE_UNREADABLE, IMPORT_FIELD_UNKNOWN, IMPORT_PREVIEW_GONE, IMPORT_NOTHING_TO_DO, IMPORT_HAS_REFUSED_ROWS, IMPORT_RUNNING, IMPORT_NOT_RUNNING, IMPORT_TOO_LATE_TO_CANCEL, IMPORT_NEEDS_TOO_MUCH_MEMORY, IMPORT_ALREADY_UNDONE } = importRefusals
const { ATTACHMENT_MISSING } = registerRefusals
const ofPreview = base.errors({ IMPORT_PREVIEW_GONE })
const previewId = z.object({ previewId: EntityId })
export const importContract = {
  preview: base.errors({ IMPORT_FILE_UNREADABLE, IMPORT_FIELD_UNKNOWN, IMPORT_NEEDS_TOO_MUCH_MEMORY, ATTACHMENT_MISSING }).route({ method: 'POST', path: '/imports/previews', summary: 'Read an uploaded list and say what importing it would do; changes nothing' }).input(ImportSource).output(ImportPreview),
  getPreview: ofPreview.route({ method: 'GET', path: '/imports/previews/{previewId}', summary: 'A preview again; it lives for an hour, for who made it' }).input(previewId).output(ImportPreview),
  rows: ofPreview.route({ method: 'GET', path: '/imports/previews/{previewId}/rows', summary: 'Rows of a preview: what each would do and why not' })
    .input(PageInput.extend({ previewId: EntityId, only: z.enum(importOutcomes).optional(), /** Rows with this remark. */ remark: z.string().max(40).optional() })).output(pageOf(ImportRow)),
  run: base.errors({ IMPORT_PREVIEW_GONE, IMPORT_NOTHING_TO_DO, IMPORT_HAS_REFUSED_ROWS, IMPORT_RUNNING }).route({ method: 'POST', path: '/imports', summary: 'Import what the preview showed, all of it or nothing; answers at once, see the import for how far it is', successStatus: 201 })
    .input(previewId.extend({ /** Rows that are refused stay out; without it, there must be none. */ leaveOutRefused: z.boolean().default(false) })).output(z.object({ importId: EntityId })),
  get: base.route({ method: 'GET', path: '/imports/{id}', summary: 'One import and how far it is' }).input(z.object({ id: EntityId })).output(ImportView),
  list: base.route({ method: 'GET', path: '/imports', summary: 'Imports, newest first; `running` is the one at work' }).input(PageInput).output(pageOf(ImportView).extend({ running: ImportView.nullable() })),
  cancel: base.errors({ IMPORT_NOT_RUNNING, IMPORT_TOO_LATE_TO_CANCEL }).route({ method: 'POST', path: '/imports/{id}/cancel', summary: 'Give up an import that is at work; nothing of it stays' }).input(z.object({ id: EntityId })).output(ImportView),
  undo: base.errors({ IMPORT_RUNNING, IMPORT_ALREADY_UNDONE }).route({ method: 'POST', path: '/imports/{id}/undo', summary: 'Take a whole import back while nothing was built on it; answers at once, see the import for how far it is' })
    .input(z.object({ id: EntityId, reason: z.string().trim().min(1).max(300) })).output(ImportView),
  template: base.route({ method: 'GET', path: '/imports/template', summary: 'An empty list with its header and an example row, to fill in; `content` is base64' })
    .input(z.object({ kind: z.enum(importKinds), format: z.enum(['xlsx', 'csv']).default('xlsx') })).output(z.object({ name: z.string(), type: z.string(), content: z.string() })),
}
