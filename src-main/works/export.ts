import { join } from 'node:path'
import { fill } from '../../src-shared/locale'
import { refuse } from '../../src-shared/decision'
import type { Work } from '../jobs/job'
import { caseDesk } from '../site'
import { readLaw } from '../siteLaw'
import { mostRows, TooManyRows, type WrittenTable, type WrittenValue } from '../spreadsheets/write'
import { writeCsv } from '../spreadsheets/writeCsv'
import { writeXlsx } from '../spreadsheets/writeXlsx'
import { openReader } from '../store/driver'
import { Refused } from '../store/refused'
import { tellingIn, withoutNumbers, type ListColumn, type Telling } from '../subjects/export/columns/telling'
import type { ExportMade, ExportOrder } from '../subjects/export/job'
import { siteSettings } from '../subjects/site/queries'
import { whoCalls } from '../office/procedure'
import { filterWords } from './exportFilter'
import { openList, type OpenedList } from './exportLists'
import { readingContext } from './readingContext'

/** Writes one list as it is at one moment, as the one who asked may see it. */
export const makeExport: Work<ExportOrder, ExportMade> = async (order, run) => {
  const db = openReader(join(order.dataDir, 'site.db'), 1)
  try {
    // One moment for all pages: what is written meanwhile neither shows twice nor hides a row.
    await db.raw('BEGIN')
    run.signal.throwIfAborted()
    const desk = caseDesk(order.resources, await readLaw(db, order.resources))
    const site = await siteSettings(db)
    const telling = tellingIn(order.locale, site.timeZone, { kind: (kind) => desk.rules.kinds.get(kind)?.name, step: (id) => desk.law.book.nameOf(id) })
    const context = readingContext(db, order)
    const list = await openList(order.what, { context, db, desk, resources: order.resources, telling })
    run.signal.throwIfAborted()
    const asked = await filterWords(order.what, telling, db)
    const filter = order.withoutPersonal ? withoutNumbers(asked) : asked
    const at = telling.instant(new Date(order.nowMs).toISOString()) ?? ''
    const by = (await whoCalls(context))?.actor.name ?? ''
    const table = tableOf(order, list, telling, run, (rows) => aboutLines({ order, telling, list, filter, at, by, site: site.name, company: site.company, rows }))
    const file = await (order.format === 'xlsx' ? writeXlsx : writeCsv)(order.path, table, run.signal)
    return { ...file, filter, name: `${fileName([telling.own.list[order.what.list], list.about ?? '', at.slice(0, 10)])}.${order.format}` }
  } catch (error) {
    throw error instanceof TooManyRows ? new Refused(refuse('EXPORT_TOO_LARGE', { limit: mostRows }).refusal) : error
  } finally {
    await db.destroy()
  }
}

type AboutRows = (rows: number) => readonly (readonly [string, string])[]

function tableOf(order: ExportOrder, list: OpenedList<never>, telling: Telling, run: Parameters<typeof makeExport>[1], lines: AboutRows): WrittenTable {
  const columns: readonly ListColumn<never>[] = order.withoutPersonal ? list.columns.filter((column) => !column.personal).map(hidingNumbers) : list.columns
  async function* rows(): AsyncGenerator<WrittenValue[]> {
    let count = 0
    for await (const row of list.rows) {
      run.signal.throwIfAborted()
      yield columns.map((column) => column.value(row))
      count += 1
      run.progress(count, null)
    }
  }
  return { sheet: [telling.own.list[order.what.list], list.about].filter(Boolean).join(' '), columns, rows: rows(), about: { sheet: telling.own.about.sheet, lines } }
}

const hidingNumbers = (column: ListColumn<never>): ListColumn<never> => (column.told ? { ...column, value: (row) => hidden(column.value(row)) } : column)
const hidden = (value: WrittenValue): WrittenValue => (typeof value === 'string' ? withoutNumbers(value) : value)

interface About { readonly order: ExportOrder; readonly telling: Telling; readonly list: OpenedList<never>; readonly filter: string; readonly at: string; readonly by: string; readonly site: string; readonly company: string; readonly rows: number }

/** What somebody needs to know who finds the file a year later; on a sheet of its own, so that the first can be imported again. */
function aboutLines({ order, telling, list, filter, at, by, site, company, rows }: About): (readonly [string, string])[] {
  const { about, list: lists, sort } = telling.own
  const name = lists[order.what.list]
  return [
    [about.list, [name, list.about].filter(Boolean).join(' ')], [about.company, company], [about.site, site], [about.filter, filter || about.noFilter],
    ...('sort' in order.what ? [[about.order, sort[order.what.sort]] as const] : []),
    [about.rows, String(rows)], [about.by, by], [about.at, `${at} ${telling.timeZone}`], [about.program, `Handover Desk 交接台 ${order.appVersion}`], [about.personal, order.withoutPersonal ? about.without : about.with],
    ...(list.comesBack && !order.withoutPersonal ? [[about.back, fill(about.canComeBack, { list: name })] as const] : []),
  ]
}

/** Joined by dashes, without what Windows does not let stand in a name. */
const fileName = (parts: readonly string[]): string => parts.filter((part) => part !== '').join('-').replaceAll(/[<>:"/\\|?*\p{Cc}]/gu, '_')
