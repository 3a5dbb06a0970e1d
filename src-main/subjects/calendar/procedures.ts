import type { Knex } from 'knex'
import type { CalendarPreview, CalendarView } from '../../../src-shared/contract/calendar'
import { localDay } from '../../log/clock'
import { os } from '../../office/implement'
import { isAllowed, ruleOf } from '../../office/permissions'
import { query, refused, type QueryScope } from '../../office/procedure'
import { Refused } from '../../store/refused'
import { attachmentFor } from '../attachment/queries'
import { siteSettings } from '../site/queries'
import type { SiteCalendar } from './calendar'
import type { CalendarChanges } from './changes'
import { decideSetYear } from './domain/decide'
import type { YearFacts } from './domain/events'
import { pastedDays } from './domain/pasted'
import { initialCalendar } from './domain/state'
import { statutoryDays } from './domain/statutory'
import { patternSet, yearsSet } from './queries'
import { textOfFile } from './readDays'
import { yearsToShow, yearView } from './views'

const mayChange = ({ actor }: QueryScope): boolean => isAllowed(ruleOf('calendar.setYear'), actor.roles, [])

interface YearEntry { readonly year: string; readonly state: 'confirmed' | 'provisional'; readonly off: readonly string[]; readonly work: readonly string[]; readonly statutory?: readonly string[] | undefined; readonly source: string }

/**
 * The site's calendar. Changes are queries as far as the furniture goes: what they write they write in a worker (`writer.lend`), and
 * repeated each acts once by its nature, for a year that is so already is not set again.
 */
export const calendarProcedures = (desk: { readonly calendar: SiteCalendar }, changes: CalendarChanges) => {
  const statutoryOf = (year: string): readonly string[] => [...(desk.calendar.years.get(year)?.statutory ?? statutoryDays(Number(year)))]
  const factsOf = ({ year, state, off, work, statutory, source }: YearEntry): YearFacts => ({ year, state, off, work, statutory: statutory ?? statutoryOf(year), source })
  const yearNow = async (db: Knex, year: string, scope: QueryScope) => yearView(year, desk.calendar, await yearsSet(db), mayChange(scope))
  const calendarNow = async (db: Knex, scope: QueryScope): Promise<CalendarView> => {
    const today = localDay(scope.context.services.clock.now(), (await siteSettings(db)).timeZone)
    const [sets, week] = await Promise.all([yearsSet(db), patternSet(db)])
    const may = mayChange(scope)
    return {
      pattern: desk.calendar.pattern, patternChangedAt: week?.changedAt ?? null, patternChangedBy: week?.changedBy ?? null, patternVersion: week?.version ?? 0,
      items: yearsToShow(desk.calendar, today).map((year) => yearView(year, desk.calendar, sets, may)), next: null, today, mayChange: may,
    }
  }
  return {
    list: os.calendar.list.handler(query('calendar.list', (db, _input, scope) => calendarNow(db, scope))),
    get: os.calendar.get.handler(query('calendar.get', (db, { year }, scope) => yearNow(db, year, scope))),
    setYear: os.calendar.setYear.handler(query('calendar.setYear', async (db, { basedOn, ...entry }, scope) => {
      const seen = (await yearsSet(db)).get(entry.year)
      // Judged again where it is written; here so that nobody waits for a worker to hear it.
      if (basedOn !== (seen?.version ?? 0)) throw refused('CALENDAR_CHANGED', { by: seen?.changedBy ?? '', at: seen?.changedAt ?? '' })
      const { moved } = await changes.make(scope.actor, { kind: 'year', command: { ...factsOf(entry), basedOn } })
      return { year: await yearNow(db, entry.year, scope), moved }
    })),
    previewImport: os.calendar.previewImport.handler(query('calendar.previewImport', async (db, input, scope) => {
      const file = input.fileId === undefined ? '' : await textOfFile(scope.context.services, await attachmentFor(db, input.fileId, scope.user))
      const told = pastedDays([input.text, file].filter(Boolean).join('\n'), input.year)
      return previewOf(desk.calendar, factsOf({ ...told, year: input.year, state: 'confirmed', source: '' }), told, changes)
    })),
    weigh: os.calendar.weigh.handler(query('calendar.weigh', (_db, entry) => {
      const year = factsOf(entry)
      // What could not be set weighs nothing: said before a worker is asked.
      const decision = decideSetYear(initialCalendar(year.year), 0, { ...year, basedOn: 0 })
      if (!decision.accepted) throw new Refused(decision.refusal)
      return changes.weigh(year)
    })),
    setPattern: os.calendar.setPattern.handler(query('calendar.setPattern', async (db, { pattern }, scope) => {
      const { moved } = desk.calendar.pattern === pattern ? { moved: 0 } : await changes.make(scope.actor, { kind: 'pattern', pattern })
      return { calendar: await calendarNow(db, scope), moved }
    })),
  }
}

async function previewOf(calendar: SiteCalendar, year: YearFacts, told: ReturnType<typeof pastedDays>, changes: CalendarChanges): Promise<CalendarPreview> {
  const off = [...new Set([...year.off, ...year.statutory])].sort()
  // A statutory day off is off, whatever the text says.
  const work = year.work.filter((day) => !year.statutory.includes(day))
  const known = calendar.years.get(year.year)
  const was = (day: string): 'off' | 'work' | 'plain' => (known?.work.has(day) ? 'work' : known?.off.has(day) ? 'off' : 'plain')
  const is = (day: string): 'off' | 'work' | 'plain' => (work.includes(day) ? 'work' : off.includes(day) ? 'off' : 'plain')
  const touched = [...new Set([...off, ...work, ...(known?.off ?? []), ...(known?.work ?? [])])].sort()
  return {
    year: year.year, statutory: [...year.statutory], off, work, changes: touched.flatMap((day) => (was(day) === is(day) ? [] : [{ day, from: was(day), to: is(day) }])),
    addedStatutory: year.statutory.filter((day) => !told.off.includes(day)), problems: [...told.problems], weight: await changes.weigh({ ...year, off, work }),
  }
}
