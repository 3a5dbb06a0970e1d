import { call } from '@orpc/server'
import { siteToday } from '@main/subjects/case/office'
import { remindersToSend } from '@main/subjects/reminder/dueThings'
import { daySummary } from '@main/subjects/reminder/summary'
import { pick, type Measure } from './service'

/** Cases and items that are open, which is what reminders are about. */
async function openCounts(reader: Parameters<typeof remindersToSend>[0]): Promise<{ cases: number; items: number }> {
  const [cases] = (await reader('case_card').where({ status: 'open' }).count({ count: '*' })) as { count: number }[]
  const [items] = (await reader('case_item').where({ live: 1 }).count({ count: '*' })) as { count: number }[]
  return { cases: Number(cases?.count ?? 0), items: Number(items?.count ?? 0) }
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

/** Today's reminders of the whole site, computed from its rows, those of one case after a change, the day's summary, and how long a change of the calendar takes to reach every case. Limits are for 5,000 open cases with 60,000 items. */
export const reminders: Measure = async ({ site, reader, context }) => {
  const given = { rules: site.reminding.shipped, today: await siteToday(reader, Date.now()), calendar: site.desk.calendar }
  const { cases, items } = await openCounts(reader)
  const ids = (await reader('case_card').where({ status: 'open' }).orderBy('id').limit(500).pluck('id')) as string[]
  const time = async (work: () => Promise<unknown>): Promise<number> => {
    const from = performance.now()
    await work()
    return performance.now() - from
  }
  const whole: number[] = []
  for (let round = 0; round < 5; round += 1) whole.push(await time(() => remindersToSend(reader, given, null)))
  const one: number[] = []
  for (let round = 0; round < 100; round += 1) one.push(await time(() => remindersToSend(reader, given, [pick(ids, round)])))
  const summary: number[] = []
  const viewer = { id: '', roles: ['hr' as const], departments: [] }
  for (let round = 0; round < 5; round += 1) summary.push(await time(() => daySummary(reader, { ...given, viewer, locale: 'zh-CN', posted: false, stepName: (id) => site.desk.law.book.nameOf(id) })))
  // To a week of six days and back: nearly every day that is counted in workdays is another one.
  const calendar: number[] = []
  let moved = 0
  for (const pattern of ['six', 'five'] as const) calendar.push(await time(async () => { moved = (await call(site.router.calendar.setPattern, { pattern }, { context })).moved }))
  // The site of the bench may have fewer or more open: what is held to the limit is the rate of the issue's own site.
  return [
    { name: `reminders of the day, ${cases} open cases, ${items} items`, unit: 'ms', limit: Math.max(1000, (items / 60_000) * 1000), value: median(whole) },
    { name: 'reminders of one case after a change', unit: 'ms', limit: 20, value: median(one) },
    { name: 'the day’s summary (ours)', unit: 'ms', limit: Math.max(1000, (items / 60_000) * 1000), value: median(summary) },
    { name: `change of the calendar, ${moved} cases with other days (ours)`, unit: 'ms', limit: 10_000, value: Math.max(...calendar) },
  ]
}
