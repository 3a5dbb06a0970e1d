import type { Knex } from 'knex'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BoardFilter } from '@shared/contract/board'
import type { UserView } from '@shared/contract/site'
import { stages, type Stage } from '@shared/vocabulary'
import { seesAllCases } from '@main/office/permissions'
import { levelled } from '@main/office/nameKeys'
import type { Site } from '@main/site'
import { rebuild } from '@main/store/rebuild'
import { openWriter } from '@main/store/driver'
import { columnCards, firstCards, oneCard, type CardRow, type Sort } from '@main/subjects/case/board/cards'
import { laneCounts, stageCounts } from '@main/subjects/case/board/counts'
import { caseRows } from '@main/subjects/case/queries'
import { headedDepartments } from '@main/subjects/case/sets'
import { decideVoid } from '@main/subjects/case/domain/paper'
import { usersByIds } from '@main/subjects/user/queries'
import { databaseOf, makeSeededSite, openTestSite, tester, useFolders } from '../support/site'

const newFolder = useFolders()
const today = '2026-11-20'
const keyOf = { due: 'due_key', left: 'left_on', name: 'name_key' } as const

interface Stored { cards: (CardRow & { column_stage: string; position_id: string; employee_id: string; status: string })[]; pairs: Record<'case_party' | 'case_receiver' | 'case_tag' | 'case_key', { case_id: string; [column: string]: unknown }[]> }

/** The board without an index, a counter or a thought: every card looked at. */
function lookedAt({ cards, pairs }: Stored, filter: BoardFilter, user: UserView, sort: Sort): Record<Stage, CardRow[]> {
  const paired = (table: keyof Stored['pairs'], is: (row: Record<string, unknown>) => boolean): ReadonlySet<string> => new Set(pairs[table].filter(is).map((row) => row.case_id))
  const own = paired('case_party', (row) => row.user_id === user.id)
  const receiver = paired('case_receiver', (row) => row.name === filter.receiver)
  const tag = paired('case_tag', (row) => row.tag === filter.tag)
  const text = paired('case_key', (row) => String(row.key).startsWith(levelled(filter.text ?? '')))
  const shown = cards.filter((card) => (seesAllCases(user.roles) || own.has(card.id) || headedDepartments(user).includes(card.department))
    && (filter.department === undefined || card.department === filter.department) && (!filter.positionId || card.position_id === filter.positionId) && (!filter.employer || card.employer === filter.employer) && (!filter.kind || card.kind === filter.kind)
    && (!filter.receiver || receiver.has(card.id)) && (!filter.tag || tag.has(card.id)) && (!filter.mine || own.has(card.id)) && (!filter.text || text.has(card.id)) && (!filter.overdue || (card.status === 'open' && card.due_key < today)))
  const key = (card: CardRow): string => `${card[keyOf[sort]]}\u0000${card.id}`
  return Object.fromEntries(stages.map((stage) => [stage, shown.filter((card) => (card as CardRow & { column_stage: string }).column_stage === stage).sort((a, b) => (key(a) < key(b) ? -1 : 1))])) as unknown as Record<Stage, CardRow[]>
}

describe('the board', () => {
  let folder: string
  let site: Site
  let db: Knex
  let stored: Stored
  const users: UserView[] = []
  beforeAll(async () => {
    folder = await newFolder()
    await makeSeededSite(folder, 300, 7)
    site = await openTestSite(folder)
    db = site.services.reader
    const [, busy] = (await db('case_party').groupBy('user_id').orderByRaw('count(*) desc').limit(2).pluck('user_id')) as string[]
    for (const user of await usersByIds(db, ['demo-hr', 'demo-head', 'demo-supervisor', 'demo-xiaoli', busy!])) users.push(user)
    stored = {
      cards: (await db('case_card')) as Stored['cards'],
      pairs: { case_party: await db('case_party'), case_receiver: await db('case_receiver'), case_tag: await db('case_tag'), case_key: await db('case_key') },
    }
  })
  afterAll(() => site.close())

  const filters: BoardFilter[] = [
    {}, { department: '设备部' }, { department: '施工班组', kind: 'departed' }, { employer: 'own' }, { employer: 'own', kind: 'resignation', overdue: true }, { positionId: 'technician' }, { mine: true }, { mine: true, department: '施工班组' }, { mine: true, kind: 'departed' },
    { tag: 'urgent' }, { tag: 'important', department: '施工班组' }, { overdue: true }, { overdue: true, mine: true }, { text: 'z' }, { text: 'E0' }, { text: '王', kind: 'departed' }, { text: 'HD-2025', mine: true }, { department: 'nowhere' },
  ]
  // Sets of cases are small here and lead; with 0 they never do, as with a hundred thousand cases.
  describe.each([['sets lead', undefined], ['the order leads', 0]])('when %s', (_name, few) => {
    test('shows what looking at every card shows: cards in order, counts, lanes, one card', async () => {
      expect(users).toHaveLength(5)
      const busy = stored.pairs.case_receiver[0]!.name as string
      for (const user of users) {
        for (const filter of [...filters, { receiver: busy }, { receiver: busy, tag: 'urgent' as const }]) {
          const asked = { filter, user, today, ...(few === undefined ? {} : { few }) }
          const where = JSON.stringify({ user: user.id, filter })
          for (const sort of ['due', 'left', 'name'] as const) {
            const expected = lookedAt(stored, filter, user, sort)
            const ids = (rows: readonly CardRow[]) => rows.map((row) => row.id)
            const first = await firstCards(db, asked, { sort, limit: 7 })
            for (const stage of stages) {
              expect([where, sort, stage, ids(first[stage])]).toEqual([where, sort, stage, ids(expected[stage].slice(0, 7))])
              const last = expected[stage][6]
              if (last) expect([where, sort, stage, ids(await columnCards(db, asked, stage, { sort, limit: 9, after: [last[keyOf[sort]], last.id] }))]).toEqual([where, sort, stage, ids(expected[stage].slice(7, 16))])
            }
          }
          const expected = lookedAt(stored, filter, user, 'due')
          expect([where, await stageCounts(db, asked)]).toEqual([where, Object.fromEntries(stages.map((stage) => [stage, expected[stage].length]))])
          for (const by of ['department', 'employer'] as const) {
            const lanes = await laneCounts(db, by, asked)
            for (const lane of lanes) expect([where, lane.value, lane.counts]).toEqual([where, lane.value, Object.fromEntries(stages.map((stage) => [stage, expected[stage].filter((card) => card[by] === lane.value).length]))])
            expect(lanes.reduce((sum, lane) => sum + lane.total, 0)).toBe(stages.reduce((sum, stage) => sum + expected[stage].length, 0))
          }
          const open = new Map(stored.pairs.case_receiver.filter((row) => row.open === 1).map((row) => [`${String(row.name)} ${row.case_id}`, row]))
          for (const lane of await laneCounts(db, 'receiver', asked)) expect([where, lane.value, lane.total]).toEqual([where, lane.value, stages.flatMap((stage) => expected[stage]).filter((card) => open.has(`${lane.value} ${card.id}`)).length])
          const some = stored.cards[17]!
          expect([where, (await oneCard(db, some.id, asked))?.id ?? null]).toEqual([where, stages.some((stage) => expected[stage].some((card) => card.id === some.id)) ? some.id : null])
        }
      }
    }, 300_000)
  })

  test('lists cases newest first to whoever may see them', async () => {
    for (const user of users) {
      const visible = stored.cards.filter((card) => seesAllCases(user.roles) || headedDepartments(user).includes(card.department) || stored.pairs.case_party.some((row) => row.user_id === user.id && row.case_id === card.id)).sort((a, b) => (a.id < b.id ? 1 : -1))
      const page = await caseRows(db, user, { status: 'archived', before: null, limit: 10 })
      expect([user.id, page.map((row) => row.id)]).toEqual([user.id, visible.filter((card) => card.status === 'archived').slice(0, 10).map((card) => card.id)])
      const next = await caseRows(db, user, { before: visible[4]?.id ?? null, limit: 10 })
      expect([user.id, next.map((row) => row.id)]).toEqual([user.id, visible.slice(visible.length > 4 ? 5 : 0).slice(0, 10).map((card) => card.id)])
    }
  })

  test('counts its cases the same after an act, and after a rebuild', async () => {
    const counted = () => db('case_count').orderBy(['department', 'position_id', 'employer', 'kind', 'column_stage'])
    const grouped = async () => (await db('case_card').groupBy('department', 'position_id', 'employer', 'kind', 'column_stage').orderBy(['department', 'position_id', 'employer', 'kind', 'column_stage'])
      .select('department', 'position_id', 'employer', 'kind', 'column_stage').count({ cases: '*' })) as unknown[]
    const ids = (await db('case_card').where({ status: 'open' }).pluck('id')) as string[]
    await site.services.writer.run(tester, async (tx) => {
      for (const id of ids.slice(0, 12)) {
        const loaded = await tx.load(site.desk.subject, id)
        await tx.record(site.desk.subject, loaded, decideVoid(loaded.state, '误建'))
      }
    })
    const live = await counted()
    expect(live).toEqual(await grouped())
    const writer = openWriter(databaseOf(folder))
    await rebuild(writer, site.services.writer.registry)
    await writer.destroy()
    expect(await counted()).toEqual(live)
  })
})
