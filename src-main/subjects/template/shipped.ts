import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { PositionFields } from '../../../src-shared/contract/position'
import { DetailColumn, TemplateFields } from '../../../src-shared/contract/template'
import { ShippedChecklist, ShippedColumns, ShippedPosition } from '../../../src-shared/shippedData'
import type { DetailShape } from '../../../src-shared/vocabulary'

const folder = 'checklists'
const notLists: ReadonlySet<string> = new Set(['positions.json', 'detail-columns.json'])
const read = (resources: string, name: string): unknown => JSON.parse(readFileSync(join(resources, folder, name), 'utf8'))

/** Columns that ship for each shape of detail rows: what a new item starts with. */
export function columnsByShape(resources: string): Record<DetailShape, DetailColumn[]> {
  const shipped = ShippedColumns.parse(read(resources, 'detail-columns.json'))
  return Object.fromEntries(Object.entries(shipped).map(([shape, columns]) => [shape, z.array(DetailColumn).parse(columns)])) as Record<DetailShape, DetailColumn[]>
}

/** The positions that ship; their ids are short names (`technician`). */
export function shippedPositions(resources: string): { id: string; fields: PositionFields }[] {
  return z.array(ShippedPosition).parse(read(resources, 'positions.json')).map(({ id, ...fields }) => ({ id, fields: PositionFields.parse(fields) }))
}

/** The checklists that ship, as the editor would save them: columns expanded from the shape, positions by id. */
export function shippedTemplates(resources: string): { id: string; fields: TemplateFields }[] {
  const columns = columnsByShape(resources)
  const positionIds = new Map(shippedPositions(resources).map((position) => [position.fields.title['zh-CN'], position.id]))
  const names = readdirSync(join(resources, folder)).filter((name) => name.endsWith('.json') && !notLists.has(name)).sort()
  return names.map((name) => {
    const list = ShippedChecklist.parse(read(resources, name))
    const served = list.layer === 'position' ? list.positions.map((title) => positionIds.get(title) ?? unknownPosition(name, title)) : []
    return {
      id: list.id,
      fields: TemplateFields.parse({
        layer: list.layer, name: list.name, positionIds: served, workerType: list.layer === 'worker_type' ? list.workerType : null,
        items: list.items.map((item) => ({ ...item, columns: columns[item.shape] })),
      }),
    }
  })
}

function unknownPosition(file: string, title: string): never {
  throw new Error(`${file} names the position ${title}, which positions.json does not have`)
}
