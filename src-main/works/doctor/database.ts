import { stat } from 'node:fs/promises'
import type { UpkeepFinding } from '../../../src-shared/upkeep'
import { interruptOnAbort } from '../../store/driver'
import { databaseIn } from '../../store/trouble'
import { finding, found, good, megabytes, type Examined, type Found } from './examined'

const mostMessages = 50

/** Walks every page, every index against its table, and every reference between tables. */
export async function checkDatabase(examined: Examined): Promise<Found> {
  const { db, order, signal } = examined
  const stopListening = await interruptOnAbort(db, signal)
  try {
    const rows = (await db.raw(`PRAGMA integrity_check(${mostMessages})`)) as { integrity_check: string }[]
    const messages = rows.map((row) => row.integrity_check).filter((message) => message !== 'ok')
    examined.progress(0.9)
    const broken = (await db.raw('PRAGMA foreign_key_check')) as { table: string }[]
    const size = megabytes((await stat(databaseIn(order.dataDir))).size)
    // An empty file is a whole database too, only not this one.
    const hasLog = await db.schema.hasTable('event')
    const findings = [...(hasLog ? [] : [finding('TABLE_MISSING', { name: 'event', backup: examined.backup })]), ...findingsOf(messages, examined.backup), ...perName(broken.map((row) => row.table)).map(([name, count]) => finding('FOREIGN_KEY_BROKEN', { name, count }))]
    return findings.length > 0 ? found(findings) : good({ size })
  } finally {
    stopListening()
  }
}

const wrongIndex = /(?:^row \d+ missing from|^wrong # of entries in|^non-unique entry in) index (\S+)$/
const wrongSearch = /FTS5 table/

/** Indexes can be made again from their tables; whatever else is wrong cannot. */
function findingsOf(messages: readonly string[], backup: string): UpkeepFinding[] {
  const damage = messages.filter((message) => !wrongIndex.test(message) && !wrongSearch.test(message))
  if (damage.length > 0) return [finding('DATABASE_DAMAGED', { what: damage[0]!.split('\n').at(-1)!.slice(0, 200), backup })]
  const indexes = new Map(messages.flatMap((message) => { const name = wrongIndex.exec(message)?.[1]; return name ? [[name, message] as const] : [] }))
  return [
    ...[...indexes].map(([name, what]) => finding('INDEX_WRONG', { name, what })),
    ...(messages.some((message) => wrongSearch.test(message)) ? [finding('SEARCH_DIFFERS', { missing: '?', extra: '?' })] : []),
  ]
}

const perName = (names: readonly string[]): [string, number][] => [...names.reduce((counts, name) => counts.set(name, (counts.get(name) ?? 0) + 1), new Map<string, number>())]
