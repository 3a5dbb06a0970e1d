import type { Knex } from 'knex'
import { mostOfCrew } from '../../../../src-shared/contract/crew'

/** Crews that left together, newest first (their ids are ULIDs), at most fifty; walks the primary key of case_crew. */
export async function crewsLeft(db: Knex): Promise<{ id: string; name: string; leftOn: string; people: number; open: number }[]> {
  return (await db('case_crew').groupBy('crew_id').orderBy('crew_id', 'desc').limit(50).select({ id: 'crew_id' }, db.raw('min(name) AS name'), db.raw('min(left_on) AS "leftOn"'), db.raw('count(*) AS people'), db.raw('sum(open) AS open'))) as
    { id: string; name: string; leftOn: string; people: number; open: number }[]
}

/** The cases of a crew in the order they were begun; walks the primary key of case_crew. */
export async function casesOfCrew(db: Knex, crewId: string): Promise<string[]> {
  return (await db('case_crew').where({ crew_id: crewId }).orderBy('case_id').limit(mostOfCrew * 2).pluck('case_id')) as string[]
}
