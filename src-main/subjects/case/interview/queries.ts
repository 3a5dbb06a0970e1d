import type { Knex } from 'knex'
import type { WouldReturn } from '../../../../src-shared/vocabulary'
import type { CountedGroup } from './groups'

/** Interviews of a year counted by quarter and department; walks interview_by_group and interview_reason_by_group. */
export async function countedGroups(db: Knex, year: string): Promise<CountedGroup[]> {
  const within = [`${year}-Q1`, `${year}-Q4`] as const
  const answers = (await db('interview').whereBetween('quarter', within).groupBy('quarter', 'department', 'would_return').select('quarter', 'department', 'would_return', db.raw('count(*) AS count'))) as { quarter: string; department: string; would_return: WouldReturn; count: number }[]
  const reasons = (await db('interview_reason').whereBetween('quarter', within).groupBy('quarter', 'department', 'reason').select('quarter', 'department', 'reason', db.raw('count(*) AS count'))) as { quarter: string; department: string; reason: string; count: number }[]
  const groups = new Map<string, CountedGroup>()
  for (const { quarter, department, would_return: answer, count } of answers) {
    const key = `${quarter} ${department}`
    const group = groups.get(key) ?? { quarter, department, count: 0, reasons: {}, wouldReturn: { yes: 0, maybe: 0, no: 0 } }
    groups.set(key, { ...group, count: group.count + count, wouldReturn: { ...group.wouldReturn, [answer]: count } })
  }
  for (const { quarter, department, reason, count } of reasons) {
    const group = groups.get(`${quarter} ${department}`)
    if (group) group.reasons[reason] = count
  }
  return [...groups.values()]
}
