import type { Knex } from 'knex'
import type { LocalText } from '../../../../src-shared/contract/common'
import type { UserView } from '../../../../src-shared/contract/site'
import type { DayUnit, Stage } from '../../../../src-shared/vocabulary'
import { seesAllCases } from '../../../office/permissions'
import { onlyVisible } from '../queries'
import { headedDepartments, heldBy, setBy } from '../sets'

/** What each receiver has on his hands, most first, at most 50; a head sees his departments' cases. Walks case_receiver_open. */
export async function receiverLoad(db: Knex, user: UserView, today: string): Promise<{ name: string; cases: number; openItems: number; overdueItems: number }[]> {
  const departments = headedDepartments(user)
  const own = seesAllCases(user.roles) ? '' : ` AND case_id IN (SELECT id FROM case_card WHERE department IN (SELECT value FROM json_each(?)))`
  return (await db.raw(`SELECT name, count(*) AS cases, sum(open_items) AS openItems,
      sum((SELECT coalesce(sum(due.value), 0) FROM json_each(case_receiver.dues) due WHERE due.key < ?)) AS overdueItems
    FROM case_receiver WHERE open = 1 AND open_items > 0${own} GROUP BY name ORDER BY openItems DESC, name LIMIT 50`, [today, ...(own ? [JSON.stringify(departments)] : [])])) as { name: string; cases: number; openItems: number; overdueItems: number }[]
}

/** Values for the filter pickers, from the open cases somebody may see. */
export async function filterChoices(db: Knex, user: UserView): Promise<{ departments: string[]; positions: { id: string; title: LocalText }[]; receivers: string[] }> {
  const departments = (await onlyVisible(db('case_card').where({ status: 'open' }).whereNot({ department: '' }), user).distinct('department').orderBy('department').limit(200).pluck('department')) as string[]
  const positions = (await onlyVisible(db('case_card').where({ status: 'open' }), user).groupBy('position_id').orderBy('position_id').limit(200).select('position_id').min({ position_title: 'position_title' })) as { position_id: string; position_title: string }[]
  const receivers = (await onlyVisible(db('case_receiver').where({ open: 1 }), user, 'case_receiver.case_id').distinct('name').orderBy('name').limit(300).pluck('name')) as string[]
  return { departments, positions: positions.map((row) => ({ id: row.position_id, title: JSON.parse(row.position_title) as LocalText })), receivers }
}

export interface LineRow { case_id: string; item_id: string | null; step: string | null; number: string; employee_name: string; department: string; title: string | null; status: string; due_on: string | null; due_key: string; unit?: DayUnit; waits_for: string; tags: string }

const itemLine = ['case_item.case_id', 'case_item.id as item_id', 'case_card.number', 'case_card.employee_name', 'case_card.department', 'case_item.title', 'case_item.status', 'case_item.due_on', 'case_item.due_key', 'case_item.due_unit as unit', 'case_item.waits_for', 'case_item.tags'] as const

/** Somebody's open items, most pressing first; walks case_item_by_receiver. */
export async function itemsOfReceiver(db: Knex, userId: string, after: readonly [string, string, string] | null, limit: number): Promise<LineRow[]> {
  return (await db('case_item').join('case_card', 'case_card.id', 'case_item.case_id').where('case_item.receiver_id', userId).where('case_item.live', 1)
    .modify((query) => { if (after) void query.whereRaw('(case_item.due_key, case_item.case_id, case_item.id) > (?, ?, ?)', [...after]) })
    .orderBy(['case_item.due_key', 'case_item.case_id', 'case_item.id']).limit(limit).select(...itemLine)) as LineRow[]
}

/** Cases whose keeper handed on to this receiver, who has not confirmed it; walks case_card_hand_on and asks case_party. */
const handedOnTo = (db: Knex, userId: string): Knex.QueryBuilder => heldBy((db.fromRaw('case_card INDEXED BY case_card_hand_on') as Knex.QueryBuilder).whereRaw('hand_on = 1'), [setBy('case_party', 'user_id', userId)], null)

const caseLine = ['id as case_id', 'number', 'employee_name', 'department', 'next_due as due_on', 'next_unit as unit', 'due_key', 'waits_for', 'tags'] as const

/** What only this person moves on: items submitted to him, a keeper's hand-on to confirm, cases standing before his office; each part by its index. */
export async function waitingFor(db: Knex, user: UserView, offset: number, limit: number): Promise<LineRow[]> {
  const items = (await db('case_item').join('case_card', 'case_card.id', 'case_item.case_id').where('case_item.receiver_id', user.id).where('case_item.submitted', 1)
    .orderBy(['case_item.due_key', 'case_item.case_id', 'case_item.id']).limit(offset + limit).select(...itemLine)) as LineRow[]
  const officeStages = stagesOf(user)
  const cases = officeStages.length === 0 ? [] : (await db('case_card').whereIn('column_stage', officeStages).orderBy(['due_key', 'id']).limit(offset + limit)
    .select(...caseLine, 'stage as status')) as LineRow[]
  const handedOn = (await handedOnTo(db, user.id).orderBy(['due_key', 'id']).limit(offset + limit).select(...caseLine, db.raw("'hand_on' AS status"))) as LineRow[]
  return [...items, ...[...handedOn, ...cases].map((row) => ({ ...row, item_id: null, step: null, title: null }))].sort((a, b) => (a.due_key < b.due_key ? -1 : a.due_key > b.due_key ? 1 : 0)).slice(offset, offset + limit)
}

/** Columns in which a case waits for somebody's office. */
export function stagesOf(user: Pick<UserView, 'roles'>): Stage[] {
  const office = user.roles.includes('hr') || user.roles.includes('admin')
  return [...(office ? ['to_start', 'to_file'] as const : []), ...(user.roles.includes('finance') ? ['to_settle'] as const : [])]
}

/** Open legal steps of these offices to be done by a day, most pressing first; chosen within case_step_by_owner before anything else is looked up. */
export async function legalSteps(db: Knex, owners: readonly string[], until: string, after: readonly [string, string, string] | null, limit: number): Promise<LineRow[]> {
  const order = ['do_by', 'case_id', 'step'] as const
  const chosen = db('case_step').whereIn('owner', [...owners]).where('live', 1).whereNotNull('do_by').where('do_by', '<=', until).orderBy([...order]).limit(limit).select(...order)
  if (after) void chosen.whereRaw('(do_by, case_id, step) > (?, ?, ?)', [...after])
  return (await db.from(chosen.as('chosen')).joinRaw('CROSS JOIN case_step ON case_step.case_id = chosen.case_id AND case_step.step = chosen.step').joinRaw('CROSS JOIN case_card ON case_card.id = chosen.case_id')
    .orderBy(order.map((column) => ({ column: `chosen.${column}` })))
    .select('case_step.case_id', 'case_step.step', 'case_card.number', 'case_card.employee_name', 'case_card.department', 'case_step.state as status', 'case_step.do_by as due_on', 'case_step.do_by as due_key', 'case_step.unit', 'case_step.owner as waits_for')) as LineRow[]
}

/** Messages that mention somebody, unseen first, newest first; walks case_mention_unseen. */
export async function mentionsOf(db: Knex, userId: string, after: readonly [number, string] | null, limit: number): Promise<{ case_id: string; message_id: string; seen: number }[]> {
  return (await db('case_mention').where({ user_id: userId })
    .modify((query) => { if (after) void query.where((either) => { void either.where('seen', '>', after[0]).orWhere((same) => { void same.where('seen', after[0]).where('message_id', '<', after[1]) }) }) })
    .orderBy([{ column: 'seen' }, { column: 'message_id', order: 'desc' }]).limit(limit)) as { case_id: string; message_id: string; seen: number }[]
}

const countOf = async (query: Knex.QueryBuilder): Promise<number> => Number(((await query.count({ count: '*' }).first()) as { count: number } | undefined)?.count ?? 0)

/** Numbers of the today page and of the menu; counts over partial indexes. */
export async function todayCounts(db: Knex, user: UserView, owners: readonly string[], today: string, until: string): Promise<{ mine: number; overdue: number; waiting: number; legal: number; legalOverdue: number; unseen: number }> {
  const mine = () => db('case_item').where({ receiver_id: user.id, live: 1 })
  const steps = () => db('case_step').whereIn('owner', [...owners]).where({ live: 1 }).whereNotNull('do_by')
  const officeStages = stagesOf(user)
  return {
    mine: await countOf(mine()), overdue: await countOf(mine().where('due_key', '<', today)),
    waiting: await countOf(db('case_item').where({ receiver_id: user.id, submitted: 1 })) + await countOf(handedOnTo(db, user.id)) + (officeStages.length > 0 ? await countOf(db('case_card').whereIn('column_stage', officeStages)) : 0),
    legal: owners.length > 0 ? await countOf(steps().where('do_by', '<=', until)) : 0, legalOverdue: owners.length > 0 ? await countOf(steps().where('do_by', '<', today)) : 0,
    unseen: await countOf(db('case_mention').where({ user_id: user.id, seen: 0 })),
  }
}
