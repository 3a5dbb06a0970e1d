import type { Knex } from 'knex'
import type { LedgerFilter, LedgerRow } from '../../../src-shared/contract/ledger'
import { fill } from '../../../src-shared/locale'
import { exportWords } from '../../../src-shared/locale/exportWords'
import type { Locale } from '../../../src-shared/vocabulary'
import { localDay } from '../../log/clock'
import { decodeCursor, encodeCursor } from '../../office/cursor'
import { os } from '../../office/implement'
import { query, refused, type QueryScope } from '../../office/procedure'
import { daysBetween } from '../calendar/calendar'
import { siteSettings } from '../site/queries'
import type { LedgerFacts, LedgerStepCell } from './projection'
import { ledgerPage, ledgerTotals, type LedgerDbRow, type LedgerNarrowing } from './queries'

/** What the ledger needs of the rules that ship: which kinds of case end no contract, and the names of the legal steps. */
export interface LedgerRules {
  readonly kinds: { values(): Iterable<{ readonly id: LedgerRow['kind']; readonly endsContract: boolean }> }
  readonly steps: { get(id: string): { readonly name: LedgerRow['positionTitle'] } | undefined }
}

/** 离职台账: a view over the cases, for the offices that keep it. */
export function ledgerProcedures(rules: LedgerRules) {
  const staying = [...rules.kinds.values()].filter((kind) => !kind.endsContract).map((kind) => kind.id)
  const narrowing = async (db: Knex, filter: LedgerFilter, scope: QueryScope): Promise<LedgerNarrowing & { timeZone: string }> => {
    if (filter.to < filter.from) throw refused('LEDGER_RANGE', { field: 'to' })
    const { timeZone } = await siteSettings(db)
    return { filter, staying, today: localDay(scope.context.services.clock.now(), timeZone), timeZone }
  }
  return {
    list: os.ledger.list.handler(query('ledger.list', async (db, { cursor, limit, ...filter }, scope) => {
      const asked = await narrowing(db, filter, scope)
      const [day, id, before] = decodeCursor(cursor, ['string', 'string', 'number'] as const) ?? [null, null, 0]
      const found = await ledgerPage(db, asked, day === null ? null : [day, id], limit)
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      return {
        items: shown.map((row, index) => ledgerRow(row, before + index + 1, { ...asked, rules, locale: scope.locale })),
        next: found.length > limit && last ? encodeCursor([last.day, last.case_id, before + shown.length]) : null,
      }
    })),
    totals: os.ledger.totals.handler(query('ledger.totals', async (db, filter, scope) => ledgerTotals(db, await narrowing(db, filter, scope)))),
  }
}

interface Reading { readonly today: string; readonly timeZone: string; readonly rules: LedgerRules; readonly locale: Locale }

function ledgerRow(row: LedgerDbRow, n: number, reading: Reading): LedgerRow {
  const { steps, keeper, addenda, reserved, refused: refusedItems, waived, ...facts } = JSON.parse(row.facts) as LedgerFacts
  const step = (id: string): LedgerRow['wages'] => {
    const found = steps.find((one) => one[0] === id)
    return found ? { state: found[1], on: found[3] ? localDay(Date.parse(found[3]), reading.timeZone) : null } : null
  }
  return {
    n, caseId: row.case_id, ...facts, department: row.department, employer: row.employer, leftOn: row.left_on, endOn: row.end_on, kind: row.kind, receivers: [...facts.receivers],
    wages: step('post.wage'), certificate: step('post.cert'), overdue: steps.flatMap((one) => lateStep(one, reading)), remark: remarkOf({ keeper, addenda, reserved, refused: refusedItems, waived }, reading.locale),
  }
}

const lateStep = ([id, state, doBy]: LedgerStepCell, { today, rules }: Reading): LedgerRow['overdue'] =>
  (state === 'open' && doBy !== null && doBy < today ? [{ id, name: rules.steps.get(id)?.name ?? { 'zh-CN': id, en: id }, doBy, days: daysBetween(doBy, today) }] : [])

/** 备注: who keeps the work for now, what was not handed over as it should be, and what was found later. */
function remarkOf({ keeper, addenda, reserved, refused: refusedItems, waived }: Pick<LedgerFacts, 'keeper' | 'addenda' | 'reserved' | 'refused' | 'waived'>, locale: Locale): string {
  const { ledgerRemark, semicolon } = exportWords[locale]
  return [
    ...(keeper ? [fill(ledgerRemark.keeper, { name: keeper })] : []), ...(reserved ? [fill(ledgerRemark.reserved, { count: reserved })] : []), ...(refusedItems ? [fill(ledgerRemark.refused, { count: refusedItems })] : []),
    ...(waived ? [fill(ledgerRemark.waived, { count: waived })] : []), ...addenda,
  ].join(semicolon)
}
