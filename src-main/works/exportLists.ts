import { call } from '@orpc/server'
import type { Knex } from 'knex'
import type { EmployeeRow } from '../../src-shared/contract/employee'
import type { ExportedList, ExportedListName } from '../../src-shared/contract/export'
import type { TemplateRow } from '../../src-shared/contract/template'
import { isSettledItem, stages } from '../../src-shared/vocabulary'
import type { Context } from '../office/context'
import { rolesAllow, ruleOf } from '../office/permissions'
import { whoCalls } from '../office/procedure'
import { boardProcedures, todayProcedures } from '../subjects/case/board/procedures'
import { itemProcedures } from '../subjects/case/itemProcedures'
import type { CaseDesk } from '../subjects/case/office'
import { caseProcedures } from '../subjects/case/procedures'
import { employeeProcedures } from '../subjects/employee/procedures'
import { employeeFieldsByIds } from '../subjects/employee/queries'
import { boardColumns, caseColumns, inboxColumns, ledgerColumns, todayColumns } from '../subjects/export/columns/cases'
import { itemColumns, timelineColumns } from '../subjects/export/columns/oneCase'
import { employeeColumns, positionColumns, templateColumns, userColumns, type EmployeeLine, type TemplateLine } from '../subjects/export/columns/register'
import { searchColumns } from '../subjects/export/columns/search'
import type { ListColumn, Telling } from '../subjects/export/columns/telling'
import { ledgerProcedures } from '../subjects/ledger/procedures'
import { positionProcedures } from '../subjects/position/procedures'
import { positionsByIds } from '../subjects/position/queries'
import { searchProcedures } from '../subjects/search/procedures'
import { templateProcedures } from '../subjects/template/procedures'
import { userProcedures } from '../subjects/user/procedures'
import { newAttempts } from '../office/attempts'

/** A list ready to be written: its columns, and its rows as the screen's own procedure gives them, page by page. */
export interface OpenedList<Row> {
  readonly columns: readonly ListColumn<Row>[]
  readonly rows: AsyncIterable<Row>
  /** What the file is about besides its list: a case's number, a part of the today page. */
  readonly about?: string
  /** It can be imported again. */
  readonly comesBack?: boolean
}

interface Reading { readonly context: Context; readonly db: Knex; readonly desk: CaseDesk; readonly resources: string; readonly telling: Telling }
type Asked<Name extends ExportedListName> = Extract<ExportedList, { list: Name }>
type Openers = { [Name in ExportedListName]: (what: Omit<Asked<Name>, 'list'>, reading: Reading) => Promise<OpenedList<never>> }

/** The largest page a list gives. */
const limit = 200

async function* pages<Row>(ask: (page: { cursor?: string; limit: number }) => Promise<{ items: readonly Row[]; next: string | null }>): AsyncGenerator<Row> {
  for (let cursor: string | null = ''; cursor !== null;) {
    const page: { items: readonly Row[]; next: string | null } = await ask(cursor === '' ? { limit } : { cursor, limit })
    yield* page.items
    cursor = page.next
  }
}

/** Adds to a page of rows at a time what one question can answer for all of them. */
async function* inPages<Row, Line>(rows: AsyncIterable<Row>, add: (some: readonly Row[]) => Promise<readonly Line[]>): AsyncGenerator<Line> {
  let some: Row[] = []
  for await (const row of rows) {
    some.push(row)
    if (some.length < limit) continue
    yield* await add(some)
    some = []
  }
  yield* await add(some)
}

async function* only<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows
}

/** The rows go to the columns they were opened with and to nothing else. */
const opened = <Row>(list: OpenedList<Row>): OpenedList<never> => list as unknown as OpenedList<never>

const openers: Openers = {
  employees: async (filter, { context, db, telling }) => {
    const rows = pages((page) => call(employeeProcedures.list, { ...filter, ...page }, { context }))
    const caller = await whoCalls(context)
    // Whoever may change the register may take it out whole; others get what their list shows.
    const everything = caller !== null && rolesAllow(ruleOf('employees.update'), caller.user.roles)
    const withFields = async (some: readonly EmployeeRow[]): Promise<EmployeeLine[]> => {
      const fields = everything ? await employeeFieldsByIds(db, some.map((row) => row.id)) : null
      return some.map((row) => ({ row, fields: fields?.get(row.id) ?? null }))
    }
    return opened<EmployeeLine>({ columns: employeeColumns(telling, everything), rows: inPages(rows, withFields), comesBack: everything })
  },
  positions: async (filter, { context, telling }) => opened({ columns: positionColumns(telling), rows: pages((page) => call(positionProcedures.list, { ...filter, ...page }, { context })), comesBack: true }),
  templates: async (filter, { context, db, desk, telling }) => {
    const { items } = await call(templateProcedures(desk).list, filter, { context })
    const positions = await positionsByIds(db, items.flatMap((row) => row.positionIds))
    const line = (row: TemplateRow): TemplateLine => ({ row, positions: row.positionIds.map((id) => telling.text(positions.get(id)?.title ?? null) || id) })
    return opened({ columns: templateColumns(telling), rows: only(items.map(line)) })
  },
  users: async ({ withDisabled }, { context, telling }) => {
    const { items } = await call(userProcedures(newAttempts()).list, undefined, { context })
    return opened({ columns: userColumns(telling), rows: only(items.filter((user) => withDisabled || !user.disabled)) })
  },
  cases: async (filter, { context, desk, telling }) => opened({ columns: caseColumns(telling), rows: pages((page) => call(caseProcedures(desk).list, { ...filter, ...page }, { context })) }),
  board: async (filter, { context, desk, telling }) => {
    const { column } = boardProcedures(desk)
    async function* columnByColumn() {
      for (const stage of stages) yield* pages((page) => call(column, { ...filter, ...page, stage }, { context }))
    }
    return opened({ columns: boardColumns(telling), rows: columnByColumn() })
  },
  today: async ({ part }, { context, desk, telling }) => {
    const today = todayProcedures(desk)
    const about = telling.own.part[part]
    if (part === 'inbox') return opened({ about, columns: inboxColumns(telling), rows: pages((page) => call(today.inbox, page, { context })) })
    return opened({ about, columns: todayColumns(telling), rows: pages((page) => call(today[part], page, { context })) })
  },
  items: async ({ id, show }, { context, desk, resources, telling }) => {
    const { number } = await call(caseProcedures(desk).get, { id }, { context })
    const { items } = await call(itemProcedures(desk, resources).list, { id }, { context })
    const me = (await whoCalls(context))?.user.id
    const shown = items.filter((item) => show === 'all' || (show === 'open' ? !isSettledItem(item.status) : show === 'mine' ? item.receiver?.kind === 'user' && item.receiver.id === me : item.overdueDays > 0))
    return opened({ about: number, columns: itemColumns(telling), rows: only(shown) })
  },
  timeline: async ({ id }, { context, desk, telling }) => {
    const { number, items } = await call(caseProcedures(desk).get, { id }, { context })
    return opened({ about: number, columns: timelineColumns(telling, new Map(items.map((item) => [item.id, item.title]))), rows: pages((page) => call(caseProcedures(desk).timeline, { ...page, id }, { context })) })
  },
  search: async (filter, { context, telling }) => opened({ columns: searchColumns(telling), rows: pages((page) => call(searchProcedures.find, { ...filter, ...page }, { context })) }),
  ledger: async (filter, { context, desk, telling }) => opened({ about: rangeOf(filter), columns: ledgerColumns(telling), rows: pages((page) => call(ledgerProcedures(desk.law.names).list, { ...filter, ...page }, { context })) }),
}

/** A whole month by its name. */
function rangeOf({ from, to }: { from: string; to: string }): string {
  const [year, month] = from.split('-').map(Number) as [number, number]
  const lastDay = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10)
  return from.endsWith('-01') && to === lastDay ? from.slice(0, 7) : `${from}~${to}`
}

/** Opens a list as whoever's context this is. Refuses what its screen would refuse him. */
export function openList({ list, ...what }: ExportedList, reading: Reading): Promise<OpenedList<never>> {
  return (openers[list] as (what: unknown, reading: Reading) => Promise<OpenedList<never>>)(what, reading)
}
