import { createHash } from 'node:crypto'
import type { LocalText } from '../../../src-shared/contract/common'
import { TemplateFields, type DetailColumn, type TemplateItem } from '../../../src-shared/contract/template'
import type { ImportNotice, ImportReason } from '../../../src-shared/importReasons'
import type { DetailShape } from '../../../src-shared/vocabulary'
import { levelled } from '../../office/nameKeys'
import type { AssessedRow, Assessment, FieldChange, ShownValue } from '../import/domain/assessed'
import { PositionsNamed, type KnownPosition } from '../import/domain/positionsNamed'
import { repeatedLines, shownLines } from '../import/domain/repeats'
import { decideSaveTemplate, initialTemplate } from './domain'
import type { TemplateCandidate } from './importColumns'

export interface RegisteredTemplate { readonly id: string; readonly version: number; readonly retired: boolean; readonly fields: TemplateFields }
export interface TemplateRegister {
  readonly templates: readonly RegisteredTemplate[]
  readonly positions: readonly KnownPosition[]
  /** What a new item's rows are made of when the list does not say. */
  readonly columnsByShape: Readonly<Record<DetailShape, readonly DetailColumn[]>>
}

/** A new template (`id` is '') or a new version of one, upon the version that was looked at. */
export interface TemplateAct { readonly kind: 'save'; readonly id: string; readonly basedOn: number | null; readonly fields: TemplateFields }

const mostItems = 300

/**
 * What a list of checklist items would do to the templates, row by row: pure, so that it can be done again when the import runs.
 * Items that the list does not name stay as they are; a template's own fields may stand on any of its rows.
 */
export function assessTemplates(candidates: readonly TemplateCandidate[], register: TemplateRegister, options: { readonly makePositions: boolean }): Assessment<TemplateAct> {
  const positions = new PositionsNamed(register.positions, options.makePositions)
  const known = knownBy(register.templates)
  const groups = new Map<string, TemplateCandidate[]>()
  for (const candidate of candidates) {
    const written = candidate.template === undefined ? '' : levelled(candidate.template)
    // Either name and the id mean one template, which gets one new version.
    const key = known.get(written)?.id ?? written
    const group = groups.get(key)
    if (group) group.push(candidate)
    else groups.set(key, [candidate])
  }
  const rows = new Map<TemplateCandidate, AssessedRow>()
  const acts: TemplateAct[] = []
  for (const [key, group] of groups) {
    const assessed = key === '' ? { rows: group.map((row) => refusedRow(row, row.reasons.length > 0 ? row.reasons : [{ code: 'KEY_MISSING', data: {} }])), act: null }
      : assessGroup(group, known.get(levelled(group[0]!.template!)) ?? null, register, positions)
    for (const [index, row] of assessed.rows.entries()) rows.set(group[index]!, row)
    if (!assessed.act) continue
    acts.push(assessed.act)
    for (const id of assessed.act.fields.positionIds) positions.want(id)
  }
  return { rows: candidates.map((candidate) => rows.get(candidate)!), acts, unknownPositions: positions.unknownTitles, newPositions: positions.toMake }
}

function knownBy(templates: readonly RegisteredTemplate[]): ReadonlyMap<string, RegisteredTemplate> {
  const known = new Map<string, RegisteredTemplate>()
  const ordered = [...templates].sort((a, b) => Number(a.retired) - Number(b.retired))
  for (const nameOf of [(one: RegisteredTemplate) => one.fields.name['zh-CN'], (one: RegisteredTemplate) => one.fields.name.en, (one: RegisteredTemplate) => one.id]) {
    for (const template of ordered) {
      const key = levelled(nameOf(template))
      if (key !== '' && !known.has(key)) known.set(key, template)
    }
  }
  return known
}

const refusedRow = (row: TemplateCandidate, reasons: readonly ImportReason[], targetId = ''): AssessedRow =>
  ({ line: row.line, key: row.template ?? '', name: row.title ?? '', targetId, outcome: 'refused', changes: [], reasons, notices: [] })

/** All rows of one template. */
function assessGroup(group: readonly TemplateCandidate[], present: RegisteredTemplate | null, register: TemplateRegister, positions: PositionsNamed): { rows: AssessedRow[]; act: TemplateAct | null } {
  const id = present?.id ?? ''
  const name = group[0]!.template!
  if (present?.retired) return { rows: group.map((row) => refusedRow(row, [{ code: 'TEMPLATE_NOT_IN_USE', data: { value: name } }], id)), act: null }
  const heads = headOf(group, present, positions)
  const repeats = { title: repeatedLines(group, (row) => row.title === undefined ? undefined : levelled(row.title)), itemKey: repeatedLines(group, (row) => row.itemKey) }
  const items: TemplateItem[] = [...(present?.fields.items ?? [])]
  const rows = group.map((row): AssessedRow => {
    const reasons = [...row.reasons, ...(heads.reasons.get(row) ?? []), ...rowReasons(row, repeats)]
    const found = row.title === undefined ? null : foundItem(items.slice(0, present?.fields.items.length ?? 0), row)
    if (!found && row.title !== undefined && row.category === undefined && !reasons.some((reason) => 'field' in reason.data && reason.data.field === 'category')) reasons.push({ code: 'FIELD_MISSING', data: { field: 'category' } })
    if (!found && items.length >= mostItems) reasons.push({ code: 'TOO_MANY_ITEMS', data: { value: name, limit: mostItems } })
    if (reasons.length > 0) return refusedRow(row, reasons, id)
    const item = itemOf(row, found, items, register.columnsByShape)
    if (found) items[items.indexOf(found)] = item
    else items.push(item)
    const changes = itemChanges(found, item, row)
    const outcome = !found ? 'added' : changes.length > 0 ? 'changed' : 'unchanged'
    return { line: row.line, key: row.template!, name: item.title['zh-CN'], targetId: id, outcome, changes, reasons: [], notices: [] }
  })
  const fields = TemplateFields.parse({ ...heads.fields, items })
  const standing = rows.find((row) => row.outcome !== 'refused')
  if (!standing) return { rows, act: null }
  const decision = decideSaveTemplate(present ? { ...initialTemplate(present.id), versions: [{ version: present.version, fields: present.fields, at: '', by: '' }] } : initialTemplate(''), { fields, basedOn: present?.version ?? null, unknownPositions: [] })
  if (!decision.accepted) {
    const reason: ImportReason = { code: 'TEMPLATE_REFUSED', data: { value: name, lines: shownLines(group.map((row) => row.line), group[0]!.line) } }
    return { rows: rows.map((row, index) => (row.outcome === 'refused' ? row : refusedRow(group[index]!, [reason], id))), act: null }
  }
  if (decision.events.length === 0) return { rows, act: null }
  // What changes of the template itself is shown on the first of its rows that comes in.
  const headChanges = present ? headChangesOf(present.fields, fields, positions) : []
  const shown = rows.map((row): AssessedRow => row !== standing ? row : { ...row, outcome: row.outcome === 'unchanged' && headChanges.length > 0 ? 'changed' : row.outcome, changes: [...headChanges, ...row.changes], notices: heads.notices })
  return { rows: shown, act: { kind: 'save', id, basedOn: present?.version ?? null, fields } }
}

type Head = Pick<TemplateFields, 'layer' | 'name' | 'positionIds' | 'workerType'>

/** The template's own fields: what its first row that says so says; another row that says otherwise is refused. */
function headOf(group: readonly TemplateCandidate[], present: RegisteredTemplate | null, positions: PositionsNamed): { fields: Head; reasons: Map<TemplateCandidate, ImportReason[]>; notices: ImportNotice[] } {
  const reasons = new Map<TemplateCandidate, ImportReason[]>()
  const against = (row: TemplateCandidate, reason: ImportReason): void => { reasons.set(row, [...(reasons.get(row) ?? []), reason]) }
  const said = <Field extends 'templateEn' | 'layer' | 'positions' | 'workerType'>(field: Field): TemplateCandidate[Field] => {
    const first = group.find((row) => row[field] !== undefined)
    for (const row of group) {
      if (first && row[field] !== undefined && JSON.stringify(row[field]) !== JSON.stringify(first[field])) against(row, { code: 'DIFFERS_WITHIN', data: { field, value: String(row[field]), lines: [first.line] } })
    }
    return first?.[field] as TemplateCandidate[Field]
  }
  const before = present?.fields
  const notices: ImportNotice[] = []
  const titles = said('positions')
  const ids = titles?.flatMap((title) => {
    const found = positions.find(title, before?.positionIds)
    if ('reason' in found) {
      for (const row of group) if (row.positions?.includes(title)) against(row, found.reason)
      return []
    }
    notices.push(...found.notices)
    return [found.id]
  })
  const workerType = said('workerType')
  const layer = said('layer') ?? before?.layer ?? (titles ? 'position' : workerType ? 'worker_type' : 'base')
  const name: LocalText = { 'zh-CN': before?.name['zh-CN'] ?? group[0]!.template!, en: said('templateEn') ?? before?.name.en ?? '' }
  return { fields: { layer, name, positionIds: layer === 'position' ? [...new Set(ids ?? before?.positionIds ?? [])] : [], workerType: layer === 'worker_type' ? (workerType ?? before?.workerType ?? null) : null }, reasons, notices }
}

function rowReasons(row: TemplateCandidate, repeats: { readonly title: ReadonlyMap<string, readonly number[]>; readonly itemKey: ReadonlyMap<string, readonly number[]> }): ImportReason[] {
  if (row.title === undefined) return row.reasons.length > 0 ? [] : [{ code: 'KEY_MISSING', data: {} }]
  const byTitle = repeats.title.get(levelled(row.title))
  if (byTitle) return [{ code: 'TWICE_IN_FILE', data: { field: 'title', value: row.title, lines: shownLines(byTitle, row.line) } }]
  const byKey = row.itemKey === undefined ? undefined : repeats.itemKey.get(row.itemKey)
  return byKey ? [{ code: 'TWICE_IN_FILE', data: { field: 'itemKey', value: row.itemKey!, lines: shownLines(byKey, row.line) } }] : []
}

/** The item that a row means: by its code, else by its title. */
function foundItem(items: readonly TemplateItem[], row: TemplateCandidate): TemplateItem | null {
  const byKey = row.itemKey === undefined ? undefined : items.find((item) => item.key === row.itemKey)
  const title = levelled(row.title!)
  return byKey ?? items.find((item) => !item.retired && levelled(item.title['zh-CN']) === title) ?? items.find((item) => levelled(item.title['zh-CN']) === title) ?? null
}

/** The item as it would be: what the row says, else what it is, else what a new one starts with. */
function itemOf(row: TemplateCandidate, found: TemplateItem | null, items: readonly TemplateItem[], columnsByShape: TemplateRegister['columnsByShape']): TemplateItem {
  const shape = row.shape ?? found?.shape ?? 'plain'
  const hint = row.hint ?? found?.hint?.['zh-CN']
  const due = row.anchor === undefined && row.days === undefined && row.unit === undefined && row.shift === undefined ? (found?.due ?? null) : {
    anchor: row.anchor ?? found?.due?.anchor ?? 'leftOn', days: row.days ?? found?.due?.days ?? 0, unit: row.unit ?? found?.due?.unit ?? 'calendar', shift: row.shift ?? found?.due?.shift ?? false,
  }
  const startColumns = found && shape === found.shape ? found.columns : columnsByShape[shape]
  return {
    key: found?.key ?? freeKey(row.itemKey ?? madeKey('item', row.title!), items.map((item) => item.key)),
    title: { 'zh-CN': found && row.itemKey === undefined ? found.title['zh-CN'] : row.title!, en: row.titleEn ?? found?.title.en ?? '' },
    hint: hint === undefined ? null : { 'zh-CN': hint, en: row.hintEn ?? found?.hint?.en ?? '' },
    category: row.category ?? found!.category, shape, columns: row.columns ? columnsNamed(row.columns, [...startColumns, ...columnsByShape[shape]]) : [...startColumns], due,
    needsMaterial: row.needsMaterial ?? found?.needsMaterial ?? false, tags: row.tags ? [...new Set(row.tags)] : (found?.tags ?? []), hazardOnly: row.hazardOnly ?? found?.hazardOnly ?? false, onlyLeaver: row.onlyLeaver ?? found?.onlyLeaver ?? false,
    retired: false,
  }
}

/** Columns by their names: one that the item or its shape has already is that one. */
function columnsNamed(names: readonly string[], known: readonly DetailColumn[]): DetailColumn[] {
  const columns: DetailColumn[] = []
  for (const written of names) {
    const label = written.replace(/[*＊]$/, '').trim()
    const same = known.find((column) => levelled(column.label['zh-CN']) === levelled(label))
    if (columns.some((column) => levelled(column.label['zh-CN']) === levelled(label)) || label === '') continue
    const required = /[*＊]$/.test(written)
    columns.push(same ? { ...same, required: required || same.required, retired: false }
      : { key: freeKey(madeKey('col', label), columns.map((column) => column.key)), label: { 'zh-CN': label, en: '' }, type: 'text', required, retired: false, choices: [] })
  }
  return columns
}

/** The same name makes the same key each time: preview and import agree. */
const madeKey = (prefix: string, name: string): string => `${prefix}-${createHash('sha256').update(levelled(name)).digest('hex').slice(0, 8)}`

function freeKey(key: string, taken: readonly string[]): string {
  let free = key
  for (let number = 2; taken.includes(free); number += 1) free = `${key}-${number}`
  return free
}

function headChangesOf(from: TemplateFields, to: TemplateFields, positions: PositionsNamed): FieldChange[] {
  const titles = (ids: readonly string[]): ShownValue => ({ list: ids.map((id) => positions.titleOf(id)) })
  return [
    ...changed('templateEn', from.name.en || null, to.name.en || null), ...changed('layer', { word: 'layer', value: from.layer }, { word: 'layer', value: to.layer }),
    ...changed('positions', titles(from.positionIds), titles(to.positionIds)), ...changed('workerType', worded('workerType', from.workerType), worded('workerType', to.workerType)),
  ]
}

/** What differs of an item; of a new one what the row says. */
function itemChanges(from: TemplateItem | null, to: TemplateItem, row: TemplateCandidate): FieldChange[] {
  const columns = (item: TemplateItem): ShownValue => ({ list: item.columns.filter((column) => !column.retired).map((column): ShownValue => ({ local: column.label })) })
  const pick = <Value>(of: (item: TemplateItem) => Value): Value | null => (from ? of(from) : null)
  const all: FieldChange[] = [
    ...changed('title', pick((item) => item.title['zh-CN']), to.title['zh-CN']), ...changed('titleEn', pick((item) => item.title.en || null), to.title.en || null), ...changed('hint', pick((item) => item.hint?.['zh-CN'] ?? null), to.hint?.['zh-CN'] ?? null),
    ...changed('hintEn', pick((item) => item.hint?.en || null), to.hint?.en || null), ...changed('category', pick((item) => worded('category', item.category)), worded('category', to.category)),
    ...changed('shape', pick((item) => worded('shape', item.shape)), worded('shape', to.shape)), ...changed('columns', pick(columns), columns(to)), ...changed('anchor', pick((item) => worded('anchor', item.due?.anchor ?? null)), worded('anchor', to.due?.anchor ?? null)),
    ...changed('days', pick((item) => item.due ? String(item.due.days) : null), to.due ? String(to.due.days) : null), ...changed('unit', pick((item) => worded('unit', item.due?.unit ?? null)), worded('unit', to.due?.unit ?? null)),
    ...changed('shift', pick((item) => item.due?.shift ?? null), to.due?.shift ?? null), ...changed('needsMaterial', pick((item) => item.needsMaterial), to.needsMaterial),
    ...changed('tags', pick((item) => ({ list: item.tags.map((tag): ShownValue => ({ word: 'tag', value: tag })) })), { list: to.tags.map((tag) => ({ word: 'tag', value: tag })) }),
    ...changed('hazardOnly', pick((item) => item.hazardOnly), to.hazardOnly), ...changed('onlyLeaver', pick((item) => item.onlyLeaver), to.onlyLeaver),
  ]
  return from ? [...all, ...(from.retired ? changed('title', null, to.title['zh-CN']) : [])] : all.filter((change) => row[change.field as keyof TemplateCandidate] !== undefined)
}

const worded = (word: 'layer' | 'workerType' | 'category' | 'shape' | 'anchor' | 'unit', value: string | null): ShownValue => (value === null ? null : { word, value })
const changed = (field: string, from: ShownValue, to: ShownValue): FieldChange[] => (JSON.stringify(from) === JSON.stringify(to) ? [] : [{ field, from, to }])
