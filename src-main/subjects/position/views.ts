import type { Knex } from 'knex'
import type { PositionView } from '../../../src-shared/contract/position'
import { activeByPosition } from '../employee/queries'
import { templatesOfPositions } from '../template/queries'
import { positionById, type PositionRecord } from './queries'

/** Positions with how many people hold them and which templates serve them: three indexed queries for the whole page. */
export async function positionViews(db: Knex, positions: readonly PositionRecord[]): Promise<PositionView[]> {
  const ids = positions.map((position) => position.id)
  const employees = await activeByPosition(db, ids)
  const templates = await templatesOfPositions(db, ids)
  return positions.map(({ sortKey: _sortKey, ...position }) => ({ ...position, employees: employees.get(position.id) ?? 0, templates: templates.get(position.id) ?? [] }))
}

export async function positionView(db: Knex, id: string): Promise<PositionView | null> {
  const position = await positionById(db, id)
  return position ? (await positionViews(db, [position]))[0]! : null
}
