import { z } from 'zod'

/** Taking in a list from a spreadsheet as a whole; what is wrong with one row is a reason (importReasons). */
export const importRefusals = {
  /** `problem` says what it is (a TableProblem), `detail` names the sheet, the column, the number or what the file really is. */
  IMPORT_FILE_UNREADABLE: { status: 422, data: z.object({ field: z.literal('fileId'), problem: z.string(), detail: z.string().default('') }) },
  IMPORT_FIELD_UNKNOWN: { status: 422, data: z.object({ field: z.literal('mapping'), name: z.string() }) },
  IMPORT_PREVIEW_GONE: { status: 410, data: z.object({}) },
  IMPORT_NOTHING_TO_DO: { status: 409, data: z.object({}) },
  IMPORT_HAS_REFUSED_ROWS: { status: 409, data: z.object({ count: z.number() }) },
  IMPORT_CHANGED_MEANWHILE: { status: 409, data: z.object({ previewId: z.string().default('') }) },
  IMPORT_RUNNING: { status: 409, data: z.object({ by: z.string(), fileName: z.string() }) },
  IMPORT_NOT_RUNNING: { status: 409, data: z.object({}) },
  IMPORT_TOO_LATE_TO_CANCEL: { status: 409, data: z.object({}) },
  IMPORT_NEEDS_TOO_MUCH_MEMORY: { status: 422, data: z.object({ field: z.literal('fileId') }) },
  IMPORT_ALREADY_UNDONE: { status: 409, data: z.object({ by: z.string() }) },
  /** Some of what came in has been built on since: `first` names them, `count` says how many there are. */
  IMPORT_BUILT_ON: { status: 409, data: z.object({ count: z.number(), first: z.array(z.object({ why: z.enum(['changed', 'case', 'account', 'employee', 'template', 'party', 'position']), name: z.string(), by: z.string() })) }) },
} as const
