import type { Knex } from 'knex'
import type { SearchHit } from '../../../src-shared/contract/search'
import type { UserView } from '../../../src-shared/contract/site'
import { searchKinds, type Locale, type SearchKind } from '../../../src-shared/vocabulary'
import { decodeCursor, encodeCursor } from '../../office/cursor'
import { os } from '../../office/implement'
import { rolesAllow, ruleOf, seesAllCases } from '../../office/permissions'
import { query } from '../../office/procedure'
import { visibleCaseIds } from '../case/queries'
import { hitOf } from './hit'
import { roundsOf, type Viewer } from './match'
import { candidates, documentsOf, type FoundDocument } from './queries'
import { rangesOfTiers } from './rank'
import { wantedOf, type Wanted } from './words'

/** Documents looked at for one page: whoever meets only look-alikes gets a short page and goes on, never an endless scan. */
const mostLookedAt = 400
const batch = 50

interface Question { readonly wanted: Wanted; readonly locale: Locale; readonly viewer: Viewer; readonly kind: SearchKind | undefined; readonly closed: boolean | undefined; readonly after: readonly [number, string] | null; readonly limit: number }

/** Whole identity numbers are for these, so their last four too. */
const viewerOf = (user: UserView): Viewer => ({ user, seesPrivate: user.roles.includes('admin') || user.roles.includes('hr') })

/** Somebody finds people whose page he may open. */
const opensRegister = (user: UserView): boolean => rolesAllow(ruleOf('employees.get'), user.roles)

/** What of these a user may see. The index narrowed already; what decides is the database as it is now. */
async function visibleTo(db: Knex, user: UserView, found: readonly FoundDocument[]): Promise<FoundDocument[]> {
  if (seesAllCases(user.roles)) return [...found]
  const caseIds = [...new Set(found.flatMap((one) => (one.caseId === null ? [] : [one.caseId])))]
  const visible = caseIds.length > 0 ? await visibleCaseIds(db, user, caseIds) : new Set<string>()
  return found.filter((one) => (one.caseId === null ? user.departments.includes(one.department) : visible.has(one.caseId)))
}

/** A page of hits: the very number or name first, then by the order of ids. The cursor is the round and the last document looked at. */
async function findPage(db: Knex, { wanted, locale, viewer, kind, closed, after, limit }: Question): Promise<{ items: SearchHit[]; next: string | null }> {
  const { exact, rest } = roundsOf(wanted, viewer)
  const ranges = rangesOfTiers((one, isClosed) => (kind === undefined || kind === one) && (closed === undefined || closed === isClosed) && (one !== 'employee' || opensRegister(viewer.user)))
  const items: SearchHit[] = []
  let looked = 0
  for (const [round, match] of [exact, rest].entries()) {
    if (match === null || round < (after?.[0] ?? 0)) continue
    const seen = after?.[0] === round ? BigInt(after[1]) : -1n
    for (const range of ranges) {
      if (seen >= BigInt(range.to)) continue
      let from = seen >= BigInt(range.from) ? String(seen) : null
      for (;;) {
        const size = Math.min(batch, limit + 1)
        const ids = await candidates(db, match, range, from, size)
        for (const one of await visibleTo(db, viewer.user, await documentsOf(db, range, ids))) {
          const hit = hitOf(one, wanted, { isExact: round === 0, seesPrivate: viewer.seesPrivate, locale })
          if (!hit) continue
          if (items.length === limit) return { items, next: encodeCursor([round, from ?? String(BigInt(range.from) - 1n)]) }
          items.push(hit)
          from = one.id
        }
        if (ids.length < size) break
        from = ids.at(-1)!
        looked += ids.length
        if (looked >= mostLookedAt) return { items, next: encodeCursor([round, from]) }
      }
    }
  }
  return { items, next: null }
}

const idText = /^-?\d{1,19}$/

export const searchProcedures = {
  find: os.search.find.handler(query('search.find', async (db, input, { user, locale }) => {
    const wanted = wantedOf(input.text)
    const after = decodeCursor(input.cursor, ['number', 'string'] as const)
    if (!wanted || (after && !idText.test(after[1]))) return { items: [], next: null }
    return findPage(db, { wanted, locale, viewer: viewerOf(user), kind: input.kind, closed: input.closed, after, limit: input.limit })
  })),

  quick: os.search.quick.handler(query('search.quick', async (db, input, { user, locale }) => {
    const wanted = wantedOf(input.text)
    if (!wanted) return { groups: [] }
    const pages = await Promise.all(searchKinds.map((kind) => findPage(db, { wanted, locale, viewer: viewerOf(user), kind, closed: undefined, after: null, limit: input.each })))
    return { groups: searchKinds.flatMap((kind, index) => (pages[index]!.items.length > 0 ? [{ kind, items: pages[index]!.items, hasMore: pages[index]!.next !== null }] : [])) }
  })),
}
