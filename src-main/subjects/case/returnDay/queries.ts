import type { Knex } from 'knex'

export interface ReturnRow { expected_on: string; case_id: string; number: string; employee_name: string; department: string }

/** Leavers expected up to a day, who should have come first before the others; walks the primary key. */
export async function expectedBack(db: Knex, until: string, after: readonly [string, string] | null, limit: number): Promise<ReturnRow[]> {
  const chosen = db('case_return').where('expected_on', '<=', until).orderBy(['expected_on', 'case_id']).limit(limit)
  if (after) void chosen.whereRaw('(expected_on, case_id) > (?, ?)', [...after])
  return (await db.from(chosen.as('chosen')).joinRaw('CROSS JOIN case_card ON case_card.id = chosen.case_id').orderBy(['chosen.expected_on', 'chosen.case_id']).select('chosen.*', 'case_card.number', 'case_card.employee_name', 'case_card.department')) as ReturnRow[]
}

export const countExpected = async (db: Knex, until: string): Promise<number> =>
  Number(((await db('case_return').where('expected_on', '<=', until).count({ count: '*' }).first()) as { count: number } | undefined)?.count ?? 0)
