import type { JobRun, Work } from '../jobs/job'
import { projectionBasis } from '../site'
import { readLaw } from '../siteLaw'
import { diffRows, noChanges, writeRows } from '../store/projection'
import { noteBasis } from '../store/rebuild'
import { decideSetPattern, decideSetYear } from '../subjects/calendar/domain/decide'
import { patternId } from '../subjects/calendar/domain/events'
import type { CalendarOrder } from '../subjects/calendar/jobs'
import { calendarSubject } from '../subjects/calendar/projection'
import { CurrentLaw } from '../subjects/case/law'
import { rowsWithDays, tablesWithDays } from '../subjects/case/projection'
import type { AnySubject } from '../store/projection'
import type { Transaction } from '../store/writer'
import { writeInBulk, type BulkWriting } from './bulkWriting'
import { movedCases } from './movedCases'

/** All of it is committed at once: rows that rest on one calendar never stand beside rows that rest on another, and a process that dies leaves the old. */
export const changeCalendar: Work<CalendarOrder, { readonly moved: number }> = async (order, run) =>
  writeInBulk({ dataDir: order.dataDir, subjects: [calendarSubject as AnySubject], actor: order.actor, nowMs: order.nowMs, steadyMs: order.steadyMs, signal: run.signal }, async (bulk) => {
    const before = new CurrentLaw(await readLaw(bulk.db, order.resources))
    await bulk.piece([], (tx) => record(tx, order))
    const after = new CurrentLaw(await readLaw(bulk.db, order.resources))
    const moved = await projectAnew(bulk, before, after, run)
    await noteBasis(bulk.db, await projectionBasis(order.resources, bulk.db))
    return { moved }
  })

async function record(tx: Transaction, { change }: CalendarOrder): Promise<void> {
  const loaded = await tx.load(calendarSubject, change.kind === 'year' ? change.command.year : patternId)
  await tx.record(calendarSubject, loaded, change.kind === 'year' ? decideSetYear(loaded.state, loaded.version, change.command) : decideSetPattern(loaded.state, change.pattern))
}

async function projectAnew({ db }: BulkWriting, before: CurrentLaw, after: CurrentLaw, run: JobRun): Promise<number> {
  let moved = 0
  for await (const page of movedCases(db, before, after, (done, total) => run.progress(done, total))) {
    run.signal.throwIfAborted()
    const changes = noChanges()
    for (const { state, version } of page) diffRows(tablesWithDays, rowsWithDays(state, version, before), rowsWithDays(state, version, after), changes)
    await writeRows(db, tablesWithDays, changes)
    moved += page.length
  }
  return moved
}
