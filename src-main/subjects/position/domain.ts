import { accept, refuse, unreachable, type Decision } from '../../../src-shared/decision'
import type { PositionFields } from '../../../src-shared/contract/position'
import type { LogEvent } from '../../log/event'
import { changesOf } from '../../office/changes'
import { withoutMark, type ImportMark } from '../import/domain/mark'

/** A post (岗位): gives a leaver his checklist. */
export interface Position extends Readonly<PositionFields> {
  readonly id: string
  readonly exists: boolean
  readonly retired: boolean
}
export type PositionChange = Partial<PositionFields & { retired: boolean }>

export type PositionEvent =
  | { readonly type: 'position.added'; readonly payload: PositionFields & ImportMark }
  | { readonly type: 'position.changed'; readonly payload: { readonly from: PositionChange; readonly to: PositionChange } & ImportMark }
  // An import that was undone: it is in no list, its facts stay in the log.
  | { readonly type: 'position.withdrawn'; readonly payload: ImportMark }
export const positionTypes = new Set<PositionEvent['type']>(['position.added', 'position.changed', 'position.withdrawn'])

export const initialPosition = (id: string): Position => ({ id, exists: false, title: { 'zh-CN': '', en: '' }, department: null, workerType: 'staff', hazard: false, retired: false })

/** A new position. `titleTakenBy` is the other position with this Chinese title. Refuses: POSITION_TITLE_TAKEN. */
export const decideAddPosition = (command: { fields: PositionFields; titleTakenBy: string | null; mark?: ImportMark }): Decision<PositionEvent> =>
  command.titleTakenBy === null ? accept({ type: 'position.added', payload: { ...command.fields, ...command.mark } }) : refuse('POSITION_TITLE_TAKEN', { field: 'title', positionId: command.titleTakenBy })

/** Changes or retires a position; only what differs is recorded. Refuses: NOT_FOUND, POSITION_TITLE_TAKEN. */
export function decideChangePosition(position: Position, command: { change: PositionChange; titleTakenBy: string | null; mark?: ImportMark }): Decision<PositionEvent> {
  if (!position.exists) return refuse('NOT_FOUND', { kind: 'position' })
  if (command.change.title && command.titleTakenBy !== null) return refuse('POSITION_TITLE_TAKEN', { field: 'title', positionId: command.titleTakenBy })
  const { title, department, workerType, hazard, systems = null, retired } = position
  const changed = changesOf<PositionFields & { retired: boolean }>({ title, department, workerType, hazard, systems, retired }, command.change)
  return changed ? accept({ type: 'position.changed', payload: { ...changed, ...command.mark } }) : accept()
}

/** Taken out of the register again with the import that brought it. Refuses: NOT_FOUND. */
export const decideWithdrawPosition = (position: Position, mark: ImportMark): Decision<PositionEvent> =>
  position.exists ? accept({ type: 'position.withdrawn', payload: mark }) : refuse('NOT_FOUND', { kind: 'position' })

export function evolvePosition(position: Position, logged: LogEvent): Position {
  const event = logged as LogEvent & PositionEvent
  switch (event.type) {
    // Two PCs shipped the same starting data before they met: the first stands.
    case 'position.added': return position.exists ? position : { ...position, ...withoutMark(event.payload), exists: true }
    case 'position.changed': return { ...position, ...event.payload.to }
    case 'position.withdrawn': return { ...position, exists: false }
    default: return unreachable(event)
  }
}
