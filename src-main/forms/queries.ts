import type { Knex } from 'knex'
import type { UserView } from '../../src-shared/contract/site'
import { roles, stages, type Stage } from '../../src-shared/vocabulary'
import type { CardRow } from '../subjects/case/board/cards'
import { onlyVisible } from '../subjects/case/queries'

type Viewer = Pick<UserView, 'id' | 'roles' | 'departments'>
const openStages = stages.filter((stage): stage is Exclude<Stage, 'archived'> => stage !== 'archived')

/**
 * Open cases that may belong among the `limit` most pressing ones: the first of each column by due day (case_card_by_due), and
 * those with the oldest missed legal step of each office (case_step_by_owner). At most a few hundred rows, not sorted.
 */
export async function pressingCards(db: Knex, user: Viewer, today: string, limit: number): Promise<CardRow[]> {
  const byDue = await Promise.all(openStages.map((stage) => onlyVisible(db('case_card').where('column_stage', stage), user).orderBy(['due_key', 'id']).limit(limit) as Promise<CardRow[]>))
  const ids = await Promise.all(roles.map((owner) => onlyVisible(
    db('case_step').join('case_card', 'case_card.id', 'case_step.case_id').where('case_step.owner', owner).where('case_step.live', 1).whereNotNull('case_step.do_by').where('case_step.do_by', '<', today).where('case_card.status', 'open'), user,
  ).orderBy(['case_step.do_by', 'case_step.case_id', 'case_step.step']).limit(limit).pluck('case_step.case_id') as Promise<string[]>))
  const found = new Map(byDue.flat().map((row) => [row.id, row]))
  const missing = [...new Set(ids.flat())].filter((id) => !found.has(id))
  if (missing.length > 0) for (const row of (await db('case_card').whereIn('id', missing)) as CardRow[]) found.set(row.id, row)
  return [...found.values()]
}

const countOf = async (query: Knex.QueryBuilder): Promise<number> => Number(((await query.count({ count: '*' }).first()) as { count: number } | undefined)?.count ?? 0)

export interface OpenTotals { readonly open: number; readonly overdueCases: number; readonly overdueItems: number; readonly legalOverdue: number }

/** How much is open and late; counts over case_card_by_due, case_item_by_due and case_step_by_owner. */
export async function openTotals(db: Knex, user: Viewer, today: string): Promise<OpenTotals> {
  const cases = () => onlyVisible(db('case_card').whereIn('column_stage', [...openStages]), user)
  return {
    open: await countOf(cases()), overdueCases: await countOf(cases().where('due_key', '<', today)),
    overdueItems: await countOf(onlyVisible(db('case_item').where('live', 1).where('due_key', '<', today), user, 'case_item.case_id')),
    legalOverdue: await countOf(onlyVisible(db('case_step').whereIn('owner', [...roles]).where('live', 1).whereNotNull('do_by').where('do_by', '<', today), user, 'case_step.case_id')),
  }
}
