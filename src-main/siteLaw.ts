import { createHash } from 'node:crypto'
import type { Knex } from 'knex'
import { compareEvents, eventId, type LogEvent } from './log/event'
import { eventsOfKind } from './log/read'
import { foldEvents } from './store/projection'
import { loadCalendar } from './subjects/calendar/calendar'
import { calendarBook } from './subjects/calendar/domain/book'
import { calendarSubject } from './subjects/calendar/projection'
import type { SiteLaw } from './subjects/case/law'
import { ruleBook } from './subjects/rule/domain/book'
import { initialRules } from './subjects/rule/domain/state'
import { ruleSubject } from './subjects/rule/projection'
import { loadShippedRules } from './subjects/rule/shipped'

/** What a site begins with: calendar and rules of the program's files. */
export const shippedLaw = (resources: string): SiteLaw => lawOf(resources, [], [])

/**
 * The site's calendar and rules, from the log and not from rows: rows of cases are made from it, also while all rows are made anew.
 * `assumed` are calendar facts that are not in the log, to see what they would do.
 */
export async function readLaw(db: Knex, resources: string, assumed: readonly LogEvent[] = []): Promise<SiteLaw> {
  return lawOf(resources, [...(await eventsOfKind(db, calendarSubject.kind)), ...assumed], await eventsOfKind(db, ruleSubject.kind))
}

function lawOf(resources: string, calendarFacts: readonly LogEvent[], ruleFacts: readonly LogEvent[]): SiteLaw {
  const known = calendarFacts.filter((event) => calendarSubject.types.has(event.type) && event.payload !== null)
  return { calendars: calendarBook(loadCalendar(resources), known), rules: ruleBook(loadShippedRules(resources), foldEvents(ruleSubject, initialRules(), [...ruleFacts].sort(compareEvents))) }
}

/** Tells one law of a site from another: part of what rows are made from. `newest` are the ids of rule facts of a transaction that has not written them yet. */
export async function lawDigest(db: Knex, newest: readonly string[] = []): Promise<string> {
  const digest = createHash('sha256')
  for (const kind of [calendarSubject.kind, ruleSubject.kind]) for (const event of (await eventsOfKind(db, kind)).sort(compareEvents)) digest.update(`${eventId(event)}\n`)
  for (const id of newest) digest.update(`${id}\n`)
  return digest.digest('hex')
}
