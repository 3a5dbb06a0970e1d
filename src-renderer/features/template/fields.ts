import type { LocalText } from '@shared/contract/common'
import type { DetailColumn, TemplateFields, TemplateItem, TemplateView } from '@shared/contract/template'
import type { DetailShape } from '@shared/vocabulary'
import shippedColumns from '../../../resources/checklists/detail-columns.json'

/** A copy that can be edited without touching what was loaded. */
export const copyOf = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value)) as Value

export const emptyText = (): LocalText => ({ 'zh-CN': '', en: '' })
export const emptyFields = (): TemplateFields => ({ layer: 'position', name: emptyText(), positionIds: [], workerType: null, items: [] })

/** What the editor changes of a template, without what the server adds. */
export const fieldsOf = ({ layer, name, positionIds, workerType, items }: TemplateView): TemplateFields => copyOf({ layer, name, positionIds, workerType, items })

/** Columns that ship for a shape of detail rows: what a new item starts with. */
export const columnsFor = (shape: DetailShape): DetailColumn[] =>
  (shippedColumns[shape] as (Omit<DetailColumn, 'retired' | 'choices'> & Partial<DetailColumn>)[]).map((column) => ({ retired: false, ...copyOf(column), choices: copyOf(column.choices ?? []) }))

/** Keys tell items and columns apart in the log; people never see them. */
export const newKey = (prefix: string): string => `${prefix}-${crypto.randomUUID().slice(0, 8)}`

export const newItem = (): TemplateItem => ({
  key: newKey('item'), title: emptyText(), hint: null, category: 'documents', shape: 'plain', columns: columnsFor('plain'), due: { anchor: 'leftOn', days: 3, unit: 'working', shift: false },
  needsMaterial: false, tags: [], hazardOnly: false, onlyLeaver: false, retired: false,
})
export const newColumn = (): DetailColumn => ({ key: newKey('col'), label: emptyText(), type: 'text', required: false, retired: false, choices: [] })

/** Moves one entry by a step; the same list when it stands at the end already. */
export function moved<Entry>(list: readonly Entry[], from: number, step: -1 | 1): Entry[] {
  const to = from + step
  if (to < 0 || to >= list.length) return [...list]
  const next = [...list]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}
