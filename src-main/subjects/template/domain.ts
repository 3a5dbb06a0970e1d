import type { TemplateFields } from '../../../src-shared/contract/template'
import { accept, refuse, unreachable, type Decision } from '../../../src-shared/decision'
import type { LogEvent } from '../../log/event'
import type { ImportMark } from '../import/domain/mark'

/** A version as it was saved; it never changes, so that a case can keep the one it was made from. */
export interface TemplateVersion {
  readonly version: number
  readonly fields: TemplateFields
  readonly at: string
  readonly by: string
}

/** A checklist template with all its versions, oldest first. */
export interface Template {
  readonly id: string
  readonly versions: readonly TemplateVersion[]
  readonly retired: boolean
}

export type TemplateEvent =
  | { readonly type: 'template.saved'; readonly payload: { readonly version: number; readonly fields: TemplateFields; readonly shipped?: boolean } & ImportMark }
  | { readonly type: 'template.retired'; readonly payload: { readonly retired: boolean } }
  // An import that was undone: it is in no list, its facts stay in the log.
  | { readonly type: 'template.withdrawn'; readonly payload: ImportMark }
export const templateTypes = new Set<TemplateEvent['type']>(['template.saved', 'template.retired', 'template.withdrawn'])

export const initialTemplate = (id: string): Template => ({ id, versions: [], retired: false })
export const latestOf = (template: Template): TemplateVersion | undefined => template.versions.at(-1)

/** `basedOn` is the version the editor showed, null for a new template. */
export interface SaveTemplate { readonly fields: TemplateFields; readonly basedOn: number | null; readonly unknownPositions: readonly string[]; readonly shipped?: boolean; readonly mark?: ImportMark }

/**
 * Saves a new version; nothing when it is the same as the last.
 * Refuses: NOT_FOUND, TEMPLATE_RETIRED, CHANGED_MEANWHILE, INVALID_INPUT (a layer without what it serves), POSITION_UNKNOWN, TEMPLATE_KEY_TWICE, TEMPLATE_COLUMN_TWICE.
 */
export function decideSaveTemplate(template: Template, command: SaveTemplate): Decision<TemplateEvent> {
  const latest = latestOf(template)
  if (command.basedOn !== null && !latest) return refuse('NOT_FOUND', { kind: 'template' })
  if (template.retired) return refuse('TEMPLATE_RETIRED', {})
  if (command.basedOn !== (latest?.version ?? null)) return refuse('CHANGED_MEANWHILE', {})
  const { fields } = command
  if (fields.layer === 'position' && fields.positionIds.length === 0) return refuse('INVALID_INPUT', { field: 'positionIds', reason: 'too_small' })
  if (fields.layer === 'worker_type' && fields.workerType === null) return refuse('INVALID_INPUT', { field: 'workerType', reason: 'invalid_value' })
  if (fields.layer === 'position' && command.unknownPositions.length > 0) return refuse('POSITION_UNKNOWN', { field: 'positionId' })
  const key = firstRepeated(fields.items.map((item) => item.key))
  if (key !== undefined) return refuse('TEMPLATE_KEY_TWICE', { field: 'items', key })
  for (const item of fields.items) {
    const column = firstRepeated(item.columns.map((one) => one.key))
    if (column !== undefined) return refuse('TEMPLATE_COLUMN_TWICE', { field: 'items', key: column })
  }
  if (latest && JSON.stringify(latest.fields) === JSON.stringify(fields)) return accept()
  const version = (latest?.version ?? 0) + 1
  return accept({ type: 'template.saved', payload: { version, fields, ...(command.shipped ? { shipped: true } : {}), ...command.mark } })
}

/** Retires a template or brings it back. Refuses: NOT_FOUND. */
export function decideRetireTemplate(template: Template, command: { retired: boolean }): Decision<TemplateEvent> {
  if (!latestOf(template)) return refuse('NOT_FOUND', { kind: 'template' })
  return template.retired === command.retired ? accept() : accept({ type: 'template.retired', payload: { retired: command.retired } })
}

/** Taken out of the lists again with the import that brought it. Refuses: NOT_FOUND. */
export const decideWithdrawTemplate = (template: Template, mark: ImportMark): Decision<TemplateEvent> =>
  latestOf(template) ? accept({ type: 'template.withdrawn', payload: mark }) : refuse('NOT_FOUND', { kind: 'template' })

export function evolveTemplate(template: Template, logged: LogEvent): Template {
  const event = logged as LogEvent & TemplateEvent
  switch (event.type) {
    case 'template.saved': {
      const { version, fields } = event.payload
      const known = template.versions.find((one) => one.version === version)
      // Two PCs that had not met shipped the same starting list: one version.
      if (known && JSON.stringify(known.fields) === JSON.stringify(fields)) return template
      // Two different saves of one number: both stay, the later becomes the newest.
      const number = Math.max(version, (latestOf(template)?.version ?? 0) + 1)
      return { ...template, versions: [...template.versions, { version: number, fields, at: event.wallTime, by: event.actor.name }] }
    }
    case 'template.retired': return { ...template, retired: event.payload.retired }
    case 'template.withdrawn': return { ...template, versions: [] }
    default: return unreachable(event)
  }
}

const firstRepeated = (keys: readonly string[]): string | undefined => keys.find((key, index) => keys.indexOf(key) !== index)
