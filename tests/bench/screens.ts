import { call } from '@orpc/server'
import { stages } from '@shared/vocabulary'
import type { Context } from '@main/office/context'
import { decideChangeItem } from '@main/subjects/case/domain/items'
import { systemActor } from '@main/site'
import { p95, timed, percentile, type Line } from './measure'
import { contextAs } from './site'
import { pick, type Bench } from './service'

/** Limits of our own for what the issue does not name: nobody waits for a list longer than for the search. */
const listMs = 100
const boardMs = 50

/** The supervisor of the seeded site sees more than half of all cases, the head a department, the receiver what is his: the board's hardest readers. */
const readers = ['demo-head', 'demo-supervisor', 'seed-receiver-0'] as const

const contexts = (bench: Bench): Promise<Context[]> => Promise.all(readers.map((id) => contextAs(bench.site, id)))

/** The board's first page by turns for those who do not see everything. */
export async function narrowBoard(bench: Bench): Promise<Line> {
  const all = await contexts(bench)
  return { name: 'board of head, supervisor, receiver p95', unit: 'ms', limit: boardMs, value: await p95(150, (round) => call(bench.site.router.board.get, { sort: 'due', limit: 30 }, { context: pick(all, round) })) }
}

/** Every filter in every order, for HR and for those who do not see everything. */
export async function filteredBoard(bench: Bench): Promise<Line> {
  const { site, reader, context } = bench
  const card = (await reader('case_card').where({ column_stage: 'handing_over' }).first('department', 'position_id', 'employee_name')) as { department: string; position_id: string; employee_name: string }
  const receiver = ((await reader('case_receiver').where({ open: 1 }).first('name')) as { name: string }).name
  const filters = [
    { department: card.department }, { positionId: card.position_id }, { employer: 'own' }, { kind: 'departed' }, { receiver }, { tag: 'urgent' }, { mine: true }, { overdue: true }, { text: 'lz' }, { text: card.employee_name.slice(0, 1) }, { text: 'E01' },
    { department: card.department, kind: 'departed', overdue: true }, { department: '施工班组', positionId: 'technician' },
  ] as const
  const asks = filters.flatMap((filter) => (['due', 'left', 'name'] as const).map((sort) => ({ ...filter, sort, limit: 30 })))
  const all = [context, ...(await contexts(bench))]
  return { name: 'board filtered, sorted p95', unit: 'ms', limit: listMs, value: await p95(asks.length * all.length, (round) => call(site.router.board.get, asks[round % asks.length]!, { context: all[Math.floor(round / asks.length) % all.length]! })) }
}

/** Lanes, load, columns read on, lists of cases, the today page, the morning sheet. */
export async function lists(bench: Bench): Promise<Line> {
  const { site } = bench
  const asks: ((context: Context) => Promise<unknown>)[] = [
    ...(['department', 'receiver', 'employer'] as const).map((by) => (context: Context) => call(site.router.board.lanes, { by }, { context })), (context) => call(site.router.board.choices, undefined, { context }),
    ...stages.map((stage) => async (context: Context) => {
      const first = await call(site.router.board.column, { stage, sort: 'due', limit: 50 }, { context })
      return first.next ? call(site.router.board.column, { stage, sort: 'due', limit: 50, cursor: first.next }, { context }) : first
    }),
    ...[{}, { status: 'archived' }, { stage: 'to_file' }].map((input) => (context: Context) => call(site.router.cases.list, input as never, { context })),
    (context) => call(site.router.today.mine, {}, { context }), (context) => call(site.router.today.waiting, {}, { context }), (context) => call(site.router.today.legal, {}, { context }), (context) => call(site.router.today.badges, undefined, { context }),
  ]
  const all = [bench.context, ...(await contexts(bench))]
  return { name: 'lists, lanes, today page p95', unit: 'ms', limit: listMs, value: await p95(asks.length * all.length * 2, (round) => asks[round % asks.length]!(all[Math.floor(round / asks.length) % all.length]!)) }
}

const longHistory = 500

/** A case with five hundred facts: its page, its timeline to the end, one act on it. */
export async function longCase({ site, context, reader }: Bench): Promise<Line[]> {
  const { case_id: id, id: itemId } = (await reader('case_item').where({ live: 1 }).whereIn('status', ['not_started', 'in_progress']).orderBy('case_id').first('case_id', 'id')) as { case_id: string; id: string }
  await site.services.writer.run(systemActor(), async (tx) => {
    let loaded = await tx.load(site.desk.subject, id)
    while (loaded.version < longHistory) loaded = { ...loaded, ...(await tx.record(site.desk.subject, loaded, decideChangeItem(loaded.state, itemId, { tags: loaded.version % 2 === 0 ? ['urgent'] : ['important'] }))) }
  })
  const timeline = await timed(60, async () => {
    for (let cursor: string | undefined; ;) {
      const page: { next: string | null } = await call(site.router.cases.timeline, { id, ...(cursor ? { cursor } : {}), limit: 100 }, { context })
      if (!page.next) return
      cursor = page.next
    }
  })
  // A new folded state each time: the writer's and the readers' differ after an act.
  const page = await timed(60, async (round) => {
    await call(site.router.items.change, { id, itemId, tags: round % 2 === 0 ? ['urgent'] : [] }, { context })
    return call(site.router.cases.get, { id }, { context })
  })
  return [
    { name: `timeline of ${longHistory} facts, all pages p95`, unit: 'ms', limit: listMs, value: percentile(timeline, 0.95) },
    { name: `act on a case of ${longHistory} facts, and its page p95`, unit: 'ms', limit: 50, value: percentile(page, 0.95) },
  ]
}
