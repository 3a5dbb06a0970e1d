import type { Knex } from 'knex'
import type { RuleChange, RulesView, RuleVersionView } from '../../../src-shared/contract/rule'
import { decodeCursor, encodeCursor } from '../../office/cursor'
import { os } from '../../office/implement'
import { isAllowed, ruleOf } from '../../office/permissions'
import { command, query, refused, type QueryScope } from '../../office/procedure'
import { openCasesByRules } from '../case/queries'
import type { RuleBook } from './domain/book'
import { changedFields, decideChangeRule } from './domain/change'
import { rulesId } from './domain/events'
import { ruleSet, shippedVersion, type CaseRules } from './domain/rules'
import { currentVersion, type RulesState } from './domain/state'
import { ruleSubject } from './projection'
import { ruleVersions, type VersionRow } from './queries'

/** What the rules of this process are, and how it takes over what the log says of them now. */
export interface RuleDesk {
  readonly book: RuleBook
  takeOver(): Promise<void>
  bookOf(state: RulesState): RuleBook
  /** Notes in the transaction of a new version that the rows still fit: no case began with it yet. */
  noteVersion(trx: Knex, eventIds: readonly string[]): Promise<void>
}

const mayChange = ({ actor }: QueryScope): boolean => isAllowed(ruleOf('rules.change'), actor.roles, [])

/** The site's rules: read by everybody, changed by the office, each change a version. */
export const ruleProcedures = (desk: RuleDesk) => {
  const viewOf = (rules: CaseRules, book: RuleBook, told: Pick<VersionRow, 'at' | 'by'> | null, scope: QueryScope): RulesView => ({
    version: rules.version, number: rules.number, changedAt: told?.at ?? null, changedBy: told?.by ?? null, ...plain(rules), shipped: plain(book.of(shippedVersion)), mayChange: mayChange(scope),
  })
  const change = command('rules.change', async (tx, { change: to, basedOn, note }: { change: RuleChange; basedOn: string; note: string }, scope) => {
    const { random } = scope.context.services
    const loaded = await tx.load(ruleSubject, rulesId)
    const present = ruleSet(desk.bookOf(loaded.state).of(currentVersion(loaded.state)))
    const { state, eventIds } = await tx.record(ruleSubject, loaded, decideChangeRule(loaded.state, { change: to, basedOn, note, versionId: random.id(), ruleId: random.id(), present }))
    await desk.noteVersion(tx.outsideLog, eventIds)
    const book = desk.bookOf(state)
    return viewOf(book.current, book, state.versions.at(-1) ?? null, scope)
  })
  return {
    get: os.rules.get.handler(query('rules.get', async (db, { version }, scope) => {
      const rules = version === undefined ? desk.book.current : desk.book.of(version)
      if (version !== undefined && rules.version !== version) throw refused('NOT_FOUND', { kind: 'rule' })
      const [row] = rules.number === 1 ? [] : await ruleVersions(db, { before: rules.number + 1, limit: 1 })
      return viewOf(rules, desk.book, row ?? null, scope)
    })),
    change: os.rules.change.handler(async (asked) => {
      const view = await change(asked)
      await desk.takeOver()
      return view
    }),
    history: os.rules.history.handler(query('rules.history', async (db, { cursor, limit }) => historyPage(db, decodeCursor(cursor, ['number'] as const)?.[0] ?? null, limit))),
  }
}

const plain = (rules: CaseRules) => {
  const { steps, notices, keeping, gates, absence } = ruleSet(rules)
  return { steps: [...steps], notices: [...notices], keeping: [...keeping], gates: [...gates], absence }
}

/** Versions newest first; what ships is the last of them, number 1. */
async function historyPage(db: Knex, before: number | null, limit: number): Promise<{ items: RuleVersionView[]; next: string | null }> {
  const open = await openCasesByRules(db)
  const found = await ruleVersions(db, { before, limit: limit + 1 })
  const items: RuleVersionView[] = found.slice(0, limit).map(({ id, number, at, by, note, contested, changed }) => ({
    id, number, at, by, note, contested, openCases: open.get(id) ?? 0, changed: [{ group: changed.group, id: changed.to.id, name: 'name' in changed.to ? changed.to.name : null, fields: changedFields(changed), added: changed.from === null }],
  }))
  if (found.length > limit) return { items, next: encodeCursor([items.at(-1)!.number]) }
  return { items: [...items, { id: shippedVersion, number: 1, at: null, by: null, note: '', openCases: open.get(shippedVersion) ?? 0, changed: [], contested: false }], next: null }
}
