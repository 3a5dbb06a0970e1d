import type { BoardFilter } from '@shared/contract/board'
import { caseKinds, employers, itemTags } from '@shared/vocabulary'

export const sorts = ['due', 'left', 'name'] as const
export type Sort = (typeof sorts)[number]
export const laneKinds = ['department', 'receiver', 'employer'] as const
export type LaneKind = (typeof laneKinds)[number]

/** How somebody looks at the board: what narrows it, its order, and what its lanes are. */
export interface BoardLook { filter: BoardFilter; sort: Sort; lanes: LaneKind | null }

/** Filters that are chosen from a list; each can be taken off by itself. */
export const chosenFilters = ['department', 'positionId', 'receiver', 'kind', 'employer', 'tag'] as const
export type ChosenFilter = (typeof chosenFilters)[number]

type Query = Readonly<Record<string, unknown>>
const keys = ['text', ...chosenFilters, 'overdue', 'mine', 'sort', 'lanes'] as const
const longest = { department: 60, receiver: 60, positionId: 40, text: 60 } as const

const textOf = (query: Query, key: string): string => (typeof query[key] === 'string' ? query[key] : '')
const oneOf = <Word extends string>(list: readonly Word[], value: string): Word | undefined => list.find((word) => word === value)

/** The look an address asks for. An address is typed by people: what it does not know is left out. */
export function lookOf(query: Query): BoardLook {
  const filter: BoardFilter = {}
  for (const key of ['department', 'receiver', 'positionId', 'text'] as const) {
    const value = textOf(query, key).slice(0, longest[key])
    if (value) filter[key] = value
  }
  const kind = oneOf(caseKinds, textOf(query, 'kind'))
  const employer = oneOf(employers, textOf(query, 'employer'))
  const tag = oneOf(itemTags, textOf(query, 'tag'))
  if (kind) filter.kind = kind
  if (employer) filter.employer = employer
  if (tag) filter.tag = tag
  if (textOf(query, 'overdue') === '1') filter.overdue = true
  if (textOf(query, 'mine') === '1') filter.mine = true
  return { filter, sort: oneOf(sorts, textOf(query, 'sort')) ?? 'due', lanes: oneOf(laneKinds, textOf(query, 'lanes')) ?? null }
}

/** The address of a look: nothing of it for the plain board. */
export function queryOf({ filter, sort, lanes }: BoardLook): Record<string, string> {
  const query: Record<string, string> = {}
  for (const key of ['text', ...chosenFilters] as const) if (filter[key]) query[key] = filter[key]
  if (filter.overdue) query['overdue'] = '1'
  if (filter.mine) query['mine'] = '1'
  if (sort !== 'due') query['sort'] = sort
  if (lanes) query['lanes'] = lanes
  return query
}

export const saysNothing = (query: Query): boolean => keys.every((key) => query[key] === undefined)
export const isNarrowed = (filter: BoardFilter): boolean => Object.keys(filter).length > 0
export const sameLook = (a: BoardLook, b: BoardLook): boolean => JSON.stringify(queryOf(a)) === JSON.stringify(queryOf(b))
