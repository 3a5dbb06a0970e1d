import { join } from 'node:path'
import { call } from '@orpc/server'
import type { Knex } from 'knex'
import { stages } from '@shared/vocabulary'
import type { Context } from '@main/office/context'
import type { Site } from '@main/site'
import { openWriter } from '@main/store/driver'
import { p95, percentile, timed, type Line } from './measure'
import { hrContext } from './site'

/** A site under measurement and who asks. */
export interface Bench { readonly site: Site; readonly context: Context; readonly reader: Knex; readonly scratch: string }
/** `prepared` is called when what follows is what is measured. */
export type Measure = (bench: Bench, prepared: () => void) => Promise<Line | readonly Line[]>

export const benchOf = async (site: Site, scratch: string): Promise<Bench> => ({ site, context: await hrContext(site), reader: site.services.reader, scratch })

/** The `round`-th of a list, jumping about in it. */
export const pick = <One>(list: readonly One[], round: number): One => list[(round * 7919) % list.length]!

const boardPage = ({ site, context }: Bench, limit = 30) => () => call(site.router.board.get, { sort: 'due', limit }, { context })

export const board: Measure = async (bench) => ({
  name: 'board, first page p95', unit: 'ms', limit: 50, value: await p95(200, boardPage(bench)),
  bare: await p95(200, async () => {
    for (const stage of stages) await bench.reader('case_card').where({ column_stage: stage }).orderBy(['due_key', 'id']).limit(31)
    await bench.reader('case_card').groupBy('column_stage').select('column_stage').count()
  }),
})

/** Any case of the site, open or archived: what somebody opens from the board or the search. */
export const casePage: Measure = async ({ site, context, reader }) => {
  const ids = (await reader('case_card').limit(5000).pluck('id')) as string[]
  return {
    name: 'case page p95', unit: 'ms', limit: 30, value: await p95(400, (round) => call(site.router.cases.get, { id: pick(ids, round) }, { context })),
    bare: await p95(400, (round) => reader('event').where({ subject: `case:${pick(ids, round)}` }).select('payload')),
  }
}

/** One item blocked or resumed: decided, appended, projected and durable. */
export const itemChange: Measure = async ({ site, context, reader, scratch }) => {
  const items = (await reader('case_item').where({ live: 1 }).whereIn('status', ['not_started', 'in_progress']).limit(500).select('case_id', 'id')) as { case_id: string; id: string }[]
  const blocked = new Set<string>()
  const value = await p95(300, async (round) => {
    const item = pick(items, round)
    const act = blocked.has(item.id) ? 'resume' : 'block'
    if (act === 'block') blocked.add(item.id)
    else blocked.delete(item.id)
    await call(site.router.items.act, { id: item.case_id, itemIds: [item.id], act, blockedBy: '客户 B' }, { context })
  })
  // One row of an event's size in a transaction of its own with synchronous=FULL: what the disk takes.
  const bare = openWriter(join(scratch, 'bare-commit.db'))
  await bare.raw('CREATE TABLE IF NOT EXISTS t (id INTEGER PRIMARY KEY, text TEXT)')
  const bareValue = await p95(300, () => bare.transaction((trx) => trx('t').insert({ text: 'x'.repeat(700) })))
  await bare.destroy()
  return { name: 'item state change, durable p95', unit: 'ms', limit: 20, value, bare: bareValue }
}

/** Everything at once, as on a busy morning; how long the loop was away at most. */
export const loop: Measure = async ({ site, context, reader }) => {
  const ids = (await reader('case_card').limit(2000).pluck('id')) as string[]
  const items = (await reader('case_item').where({ live: 1 }).limit(200).select('case_id', 'id')) as { case_id: string; id: string }[]
  const round = (n: number) => Promise.all([
    call(site.router.board.get, { sort: 'due', limit: 30 }, { context }), call(site.router.cases.get, { id: pick(ids, n) }, { context }), call(site.router.search.find, { text: '维修' }, { context }),
    call(site.router.items.change, { id: pick(items, n).case_id, itemId: pick(items, n).id, tags: n % 2 === 0 ? ['urgent'] : [] }, { context }), call(site.router.today.mine, {}, { context }), call(site.router.today.badges, undefined, { context }),
  ])
  return { name: 'six calls at once p95', unit: 'ms', limit: 100, value: await p95(150, round) }
}

/**
 * What the board costs here against a small site, by turns, so that a busy machine burdens both alike. Eight cards a column: as many
 * as the small site has in each, so that both answer the same amount.
 */
export async function growth(bench: Bench, small: Bench, cases: number, smallCases: number): Promise<Line> {
  const [here, there]: [number[], number[]] = [[], []]
  for (let turn = 0; turn < 10; turn += 1) {
    here.push(...(await timed(15, boardPage(bench, 8))))
    there.push(...(await timed(15, boardPage(small, 8))))
  }
  return { name: `board at ${cases} cases against ${smallCases}`, unit: 'times', limit: 1.5, value: percentile(here, 0.5) / percentile(there, 0.5) }
}
