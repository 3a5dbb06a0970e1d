import type { BoardCard, BoardFilter } from '@shared/contract/board'
import { stages, type Stage } from '@shared/vocabulary'
import type { LaneKind, Sort } from './boardLook'

/** What is loaded of one column: ids in order, and where its next page starts. */
export interface Column { ids: string[]; next: string | null; loading: boolean; failed: boolean }
/** A row of six columns: the whole board, or one department, receiver or employer of it. */
export interface Lane { value: string; narrow: BoardFilter; open: boolean; loaded: boolean; loading: boolean; counts: Record<Stage, number>; total: number; columns: Record<Stage, Column> }

export const perStage = <Value>(make: (stage: Stage) => Value): Record<Stage, Value> => Object.fromEntries(stages.map((stage) => [stage, make(stage)])) as Record<Stage, Value>
export const noCounts = (): Record<Stage, number> => perStage(() => 0)
export const sumOf = (counts: Record<Stage, number>): number => stages.reduce((sum, stage) => sum + counts[stage], 0)

export const newLane = (value: string, narrow: BoardFilter, counts = noCounts()): Lane => ({
  value, narrow, open: false, loaded: false, loading: false, counts, total: sumOf(counts), columns: perStage(() => ({ ids: [], next: null, loading: false, failed: false })),
})

/** Whether a card stands in a lane. The whole board's one lane takes every card. */
export function laneHas(kind: LaneKind | null, lane: Lane, card: BoardCard): boolean {
  if (kind === 'department') return card.department === lane.value
  if (kind === 'receiver') return card.receivers.includes(lane.value)
  if (kind === 'employer') return card.employer === lane.value
  return true
}

const byPinyin = new Intl.Collator('zh-CN-u-co-pinyin')
const lastDay = '9999-12-31'
const keyOf = (card: BoardCard, sort: Sort): string => (sort === 'due' ? card.nextDue?.on ?? lastDay : sort === 'left' ? card.leftOn : card.employeeName)

/** The server's order, as near as a card's fields tell it; the next load brings the exact one. */
function compare(a: BoardCard, b: BoardCard, sort: Sort): number {
  const [first, second] = [keyOf(a, sort), keyOf(b, sort)]
  if (first !== second) return sort === 'name' ? byPinyin.compare(first, second) : first < second ? -1 : 1
  return a.id < b.id ? -1 : 1
}

/**
 * Puts a card into a column or moves it within. A place beyond what is loaded stays for its page, unless `keep`: what
 * somebody has just moved himself must not vanish from his eyes.
 */
export function placeCard(column: Column, card: BoardCard, before: BoardCard | undefined, rows: ReadonlyMap<string, BoardCard>, sort: Sort, keep: boolean): void {
  const at = column.ids.indexOf(card.id)
  if (at >= 0 && before && keyOf(before, sort) === keyOf(card, sort)) return
  const others = column.ids.filter((id) => id !== card.id)
  // The archive by due day shows the newest first, and this one is the newest.
  const found = card.stage === 'archived' && sort === 'due' ? (at >= 0 ? at : 0) : others.findIndex((id) => {
    const other = rows.get(id)
    return other !== undefined && compare(card, other, sort) < 0
  })
  const isBeyond = found < 0 && column.next !== null && !keep
  if (isBeyond) column.ids = others
  else column.ids = found < 0 ? [...others, card.id] : [...others.slice(0, found), card.id, ...others.slice(found)]
}

export const takeOut = (column: Column, id: string): void => { if (column.ids.includes(id)) column.ids = column.ids.filter((one) => one !== id) }
