import type { Knex } from 'knex'
import type { LocalText } from '../../../src-shared/contract/common'
import type { ComposedItem, TemplateFields } from '../../../src-shared/contract/template'
import type { CaseKind, DueAnchor, TemplateLayer, WorkerType } from '../../../src-shared/vocabulary'
import { refused } from '../../office/procedure'
import { dueOn, type SiteCalendar } from '../calendar/calendar'
import { employeeById } from '../employee/queries'
import { positionById } from '../position/queries'
import { holdersOf, userById } from '../user/queries'
import { templatesInUse } from './queries'

export type AnchorDates = Partial<Readonly<Record<DueAnchor, string | null>>>

export interface ComposeInput {
  /** Newest versions of the templates in use, in the order of their layers. */
  readonly templates: readonly { readonly id: string; readonly version: number; readonly fields: TemplateFields }[]
  readonly positionId: string | null
  readonly workerType: WorkerType
  readonly hazard: boolean
  readonly dates: AnchorDates
  readonly calendar: SiteCalendar
}

export interface ComposedChecklist {
  readonly templates: { id: string; version: number; name: LocalText; layer: TemplateLayer }[]
  readonly items: ComposedItem[]
}

/** The checklist of a case: base lists, then the position's, then the worker type's; retired items and columns left out, hazard items for the exposed only. */
export function composeChecklist(input: ComposeInput): ComposedChecklist {
  const serving = layers.flatMap((layer) => input.templates.filter(({ fields }) => fields.layer === layer && serves(fields, input)))
  return {
    templates: serving.map(({ id, version, fields }) => ({ id, version, name: fields.name, layer: fields.layer })),
    items: serving.flatMap(({ id, fields }) => fields.items.filter((item) => !item.retired && (!item.hazardOnly || input.hazard)).map(({ retired: _retired, hazardOnly: _hazardOnly, ...item }) => ({
      ...item, columns: item.columns.filter((column) => !column.retired), templateId: id, templateName: fields.name,
      ...dueOf(item.due, input),
    }))),
  }
}

const dueOf = (due: ComposedItem['due'], { dates, calendar }: ComposeInput): Pick<ComposedItem, 'dueOn' | 'dueProvisional' | 'dueUnknownYear'> => {
  const sum = due ? dueOn(due, dates, calendar) : null
  return { dueOn: sum?.dueOn ?? null, dueProvisional: sum?.provisional ?? false, dueUnknownYear: sum?.unknownYear ?? null }
}

const layers = ['base', 'position', 'worker_type'] as const satisfies readonly TemplateLayer[]

function serves(fields: TemplateFields, { positionId, workerType }: ComposeInput): boolean {
  if (fields.layer === 'position') return positionId !== null && fields.positionIds.includes(positionId)
  return fields.layer === 'base' || fields.workerType === workerType
}

export type SiteFunction = 'head' | 'it' | 'finance' | 'hr'

/** Whom a checklist is for: an employee, or what is known of him before he is in the register (given values win over the register's). */
export interface ComposeFor {
  readonly employeeId?: string | undefined
  readonly positionId?: string | undefined
  readonly workerType?: WorkerType | undefined
  readonly hazard?: boolean | undefined
  readonly kind?: CaseKind | undefined
  readonly dates: AnchorDates
  readonly calendar: SiteCalendar
}

export interface ComposedFor extends ComposedChecklist {
  readonly functionsWithoutPerson: SiteFunction[]
  readonly defaultKeeper: { kind: 'user'; id: string; name: string } | null
}

/** The composition that the preview shows and the start of a case takes: one and the same. Refuses: NOT_FOUND (employee), POSITION_UNKNOWN. */
export async function composeFor(db: Knex, input: ComposeFor): Promise<ComposedFor> {
  const employee = input.employeeId === undefined ? null : await employeeById(db, input.employeeId)
  if (input.employeeId !== undefined && !employee) throw refused('NOT_FOUND', { kind: 'employee' })
  const positionId = input.positionId ?? employee?.positionId ?? null
  const position = positionId === null ? null : await positionById(db, positionId)
  if (input.positionId !== undefined && !position) throw refused('POSITION_UNKNOWN', { field: 'positionId' })
  const checklist = composeChecklist({
    templates: await templatesInUse(db), positionId, workerType: input.workerType ?? employee?.workerType ?? position?.workerType ?? 'staff',
    hazard: input.hazard ?? employee?.hazard ?? position?.hazard ?? false, dates: input.dates, calendar: input.calendar,
  })
  const department = employee?.department ?? position?.department?.['zh-CN'] ?? ''
  const head = await headOf(db, department, input.employeeId ?? null)
  const functionsWithoutPerson: SiteFunction[] = head ? [] : ['head']
  for (const role of ['it', 'finance'] as const) if ((await holdersOf(db, role)).length === 0) functionsWithoutPerson.push(role)
  // An administrator may do all that HR does (permissions.ts).
  if ((await holdersOf(db, 'hr')).length === 0 && (await holdersOf(db, 'admin')).length === 0) functionsWithoutPerson.push('hr')
  return { ...checklist, functionsWithoutPerson, defaultKeeper: head ? { kind: 'user', id: head.userId, name: head.displayName } : null }
}

/** The head of a department, by exact name; never the leaver himself. */
async function headOf(db: Knex, department: string, leaverId: string | null): Promise<{ userId: string; displayName: string } | null> {
  for (const holder of await holdersOf(db, 'head')) {
    if (!holder.departments.includes(department)) continue
    if (leaverId !== null && (await userById(db, holder.userId))?.employeeId === leaverId) continue
    return holder
  }
  return null
}
