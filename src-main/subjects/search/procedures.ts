import type { Knex } from 'knex'
import type { SearchHit } from '../../../src-shared/contract/board'
import type { UserView } from '../../../src-shared/contract/site'
import { decodeCursor, encodeCursor } from '../../office/cursor'
import { os } from '../../office/implement'
import { rolesAllow, ruleOf, seesAllCases } from '../../office/permissions'
import { query } from '../../office/procedure'
import { visibleCaseIds } from '../case/queries'
import { excerptOf } from './excerpt'
import { candidates, documentsOf, matchOf, type FoundDocument } from './queries'

/** Candidates looked at for one page: somebody who may see little gets a short page and goes on, never an endless scan. */
const mostCandidates = 500
const batch = 100

/** What of these a user may see: cases he has a part in, people if his role opens the register. */
async function visibleTo(db: Knex, user: UserView, found: readonly FoundDocument[]): Promise<FoundDocument[]> {
  const seesEmployees = rolesAllow(ruleOf('employees.list'), user.roles)
  const caseIds = [...new Set(found.flatMap((one) => (one.caseId === null ? [] : [one.caseId])))]
  const visible = seesAllCases(user.roles) ? new Set(caseIds) : await visibleCaseIds(db, user, caseIds)
  return found.filter((one) => (one.caseId === null ? one.kind === 'employee' && seesEmployees : visible.has(one.caseId)))
}

export const searchProcedures = {
  find: os.search.find.handler(query('search.find', async (db, input, { user }) => {
    const match = matchOf(input.text)
    let [before] = decodeCursor(input.cursor, ['number'] as const) ?? [null]
    const hits: FoundDocument[] = []
    if (match === null) return { items: [], next: null }
    for (let looked = 0; looked < mostCandidates; looked += batch) {
      const ids = await candidates(db, match, before, batch)
      const wanted = (await documentsOf(db, ids)).filter((one) => input.kind === undefined || one.kind === input.kind)
      for (const one of await visibleTo(db, user, wanted)) {
        if (hits.length === input.limit) return { items: hits.map((hit) => asHit(hit, input.text)), next: encodeCursor([hits.at(-1)!.id]) }
        hits.push(one)
      }
      if (ids.length < batch) return { items: hits.map((hit) => asHit(hit, input.text)), next: null }
      before = ids.at(-1)!
    }
    return { items: hits.map((hit) => asHit(hit, input.text)), next: encodeCursor([before]) }
  })),
}

const asHit = (found: FoundDocument, typed: string): SearchHit => ({
  kind: found.kind, id: found.ref, caseId: found.caseId, itemId: found.itemId, title: found.title, context: found.context, excerpt: excerptOf(found.text, typed),
})
