import type { Knex } from 'knex'
import type { UpkeepFinding } from '../../../src-shared/upkeep'
import { projectionBasis } from '../../site'
import type { AnySubject, Row, RowsByTable, Table } from '../../store/projection'
import { countSubjects, isOtherBasis, projectedPages } from '../../store/rebuild'
import { countTable, countWrongCounts } from '../../subjects/case/board/counters'
import { finding, found, type Examined, type Found } from './examined'

interface Tally { expected: number; missing: number; differs: number; first: string }

/**
 * Every projection against what the log gives, without writing: each page of subjects is projected anew and compared with the rows
 * by their keys; what is there beyond them shows in the count. What triggers count of the rows is counted again.
 */
export async function checkProjections({ db, order, progress }: Examined, registry: ReadonlyMap<string, AnySubject>): Promise<Found> {
  // Rows of another program are meant to differ: the next start makes them anew.
  if (await isOtherBasis(db, await projectionBasis(order.resources, db))) return found([finding('BASIS_DIFFERS')])
  // One moment for all: while the application works rows and log move on together.
  await db.raw('BEGIN')
  try {
    const total = Math.max(1, await countSubjects(db))
    const findings: UpkeepFinding[] = []
    let subjects = 0
    let rows = 0
    for (const subject of registry.values()) {
      const tallies = new Map<Table, Tally>(subject.tables.filter((table) => !table.passing).map((table) => [table, { expected: 0, missing: 0, differs: 0, first: '' }]))
      const search = new SearchLook()
      for await (const page of projectedPages(db, subject)) {
        for (const [table, tally] of tallies) await comparePage(db, table, page, tally)
        await search.lookAt(db, subject.tables, page)
        subjects += page.size
        progress(subjects / total)
      }
      for (const [table, tally] of tallies) {
        rows += tally.expected
        findings.push(...(await findingsOf(db, table, tally)))
      }
      findings.push(...(await search.findings(db, subject.tables)))
    }
    const wrong = await countWrongCounts(db)
    if (wrong > 0) findings.push(finding('COUNTS_DIFFER', { name: countTable, count: wrong }))
    return found(findings, { subjects, rows })
  } finally {
    await db.raw('ROLLBACK')
  }
}

async function comparePage(db: Knex, table: Table, page: ReadonlyMap<string, RowsByTable>, tally: Tally): Promise<void> {
  const rows: { row: Row; subject: string }[] = []
  for (const [subject, byTable] of page) for (const row of byTable[table.name] ?? []) rows.push({ row, subject })
  tally.expected += rows.length
  for (let from = 0; from < rows.length; from += pageRows) {
    const part = rows.slice(from, from + pageRows)
    const wrong = await wrongRows(db, table, part.map(({ row }) => row))
    for (const { at, missing } of wrong) {
      if (missing) tally.missing += 1
      else tally.differs += 1
      if (tally.first === '') tally.first = part[at]!.subject
    }
  }
}

const pageRows = 1000

/** Which of these rows are not in the table, or not the same there. Compared by SQLite: an id of 63 bits is no JavaScript number. */
async function wrongRows(db: Knex, table: Table, rows: readonly Row[]): Promise<{ at: number; missing: number }[]> {
  const column = (name: string): string => `value ->> ${table.columns.indexOf(name)}`
  const same = table.key.map((name) => `t.${name} = j.${column(name)}`).join(' AND ')
  const rest = table.columns.filter((name) => !table.key.includes(name)).map((name) => `t.${name} IS NOT j.${column(name)}`)
  const [first] = table.key
  return (await db.raw(`SELECT j.key AS at, t.${first!} IS NULL AS missing FROM json_each(?) j LEFT JOIN ${table.name} t ON ${same} WHERE t.${first!} IS NULL${rest.map((test) => ` OR ${test}`).join('')}`,
    [JSON.stringify(rows.map((row) => table.columns.map((name) => row[name] ?? null)))])) as { at: number; missing: number }[]
}

async function findingsOf(db: Knex, table: Table, { expected, missing, differs, first }: Tally): Promise<UpkeepFinding[]> {
  const { count } = (await db(table.name).count({ count: '*' }).first()) as { count: number }
  const extra = count - (expected - missing)
  return [
    ...(missing + differs > 0 ? [finding('ROWS_DIFFER', { name: table.name, count: missing + differs, first })] : []),
    ...(extra > 0 ? [finding('ROWS_EXTRA', { name: table.name, count: extra })] : []),
  ]
}

/** The full-text index, which cannot be read back: which documents it has, and of one document a page whether it is found by all its grams. */
class SearchLook {
  private notFound = 0

  async lookAt(db: Knex, tables: readonly Table[], page: ReadonlyMap<string, RowsByTable>): Promise<void> {
    for (const table of tables) {
      if (!table.passing) continue
      const row = [...page.values()].map((rows) => rows[table.name]?.[0]).find((one) => one !== undefined)
      if (!row) continue
      const grams = String(row['grams']).split(' ').filter((gram) => gram !== '').slice(0, mostGrams)
      if (grams.length === 0) continue
      const hits = (await db.raw(`SELECT 1 FROM ${table.passing} WHERE ${table.passing} MATCH ? AND rowid = CAST(? AS INTEGER)`, [grams.map((gram) => `"${gram}"`).join(' AND '), row['id'] ?? null])) as unknown[]
      if (hits.length === 0) this.notFound += 1
    }
  }

  async findings(db: Knex, tables: readonly Table[]): Promise<UpkeepFinding[]> {
    const passing = tables.find((table) => table.passing)
    if (!passing) return []
    // An intake is named after the table of its documents (search/documents.ts).
    const documents = passing.name.replace(/_intake$/, '')
    const [{ missing }] = (await db.raw(`SELECT count(*) AS missing FROM ${documents} WHERE id NOT IN (SELECT id FROM ${passing.passing}_docsize)`)) as [{ missing: number }]
    const lost = Math.max(missing, this.notFound)
    return lost > 0 ? [finding('SEARCH_DIFFERS', { missing: lost, extra: 0 })] : []
  }
}

const mostGrams = 100
