import { z } from 'zod'
import { calendarRefusals } from '../refusals/rule'
import { calendarStates, workPatterns } from '../vocabulary'
import { base, EntityId, LocalDate, noNext, OptionalLine } from './common'

export const CalendarYearName = z.string().regex(/^20\d\d$/).meta({ examples: ['2027'] })
const Days = z.array(LocalDate).max(200)

/** A year of the site's calendar. Days that are in no list follow the site's week. */
export const CalendarYearView = z.object({
  year: CalendarYearName, state: z.enum(calendarStates), statutory: z.array(z.string()), off: z.array(z.string()), work: z.array(z.string()), workdays: z.number().int().nullable(),
  /** The site set it; else it is as it ships. */ own: z.boolean(), source: z.string(), changedAt: z.string().nullable(), changedBy: z.string().nullable(),
  /** How many facts it has: what a change is based on. */ version: z.number().int(),
  mayChange: z.boolean(),
})
export type CalendarYearView = z.infer<typeof CalendarYearView>

export const CalendarView = z.object({
  pattern: z.enum(workPatterns), patternChangedAt: z.string().nullable(), patternChangedBy: z.string().nullable(), patternVersion: z.number().int(),
  items: z.array(CalendarYearView), next: noNext, today: z.string(), mayChange: z.boolean(),
})
export type CalendarView = z.infer<typeof CalendarView>

const YearInput = z.object({
  year: CalendarYearName, state: z.enum(['confirmed', 'provisional']), off: Days, work: Days,
  /** Without it: those of the year as known, else as the law names them. */ statutory: Days.optional(), source: OptionalLine,
})

/** A case with days that a change moves; the first of them is told. */
export const MovedCase = z.object({ caseId: z.string(), number: z.string(), employeeName: z.string(), from: z.string().nullable(), to: z.string().nullable() })
export const CalendarWeight = z.object({ openCases: z.number().int(), examples: z.array(MovedCase) })
export type CalendarWeight = z.infer<typeof CalendarWeight>

export const CalendarPreview = z.object({
  year: CalendarYearName, statutory: z.array(z.string()), off: z.array(z.string()), work: z.array(z.string()),
  /** Against the year as it is. */ changes: z.array(z.object({ day: z.string(), from: z.enum(['off', 'work', 'plain']), to: z.enum(['off', 'work', 'plain']) })),
  /** Statutory days that the text does not name: they are off all the same. */ addedStatutory: z.array(z.string()),
  problems: z.array(z.object({ line: z.number().int(), code: z.enum(['NO_KIND', 'NO_SUCH_DAY', 'OTHER_YEAR', 'RANGE', 'NOTHING']), text: z.string() })),
  weight: CalendarWeight,
})
export type CalendarPreview = z.infer<typeof CalendarPreview>

const calendar = base.errors(calendarRefusals)
export const calendarContract = {
  list: calendar.route({ method: 'GET', path: '/calendar', summary: 'Years of the site’s calendar with their state, and the week that the site works' }).input(z.object({})).output(CalendarView),
  get: calendar.route({ method: 'GET', path: '/calendar/{year}', summary: 'One year; an unknown one with the days that the law names, to begin with' }).input(z.object({ year: CalendarYearName })).output(CalendarYearView),
  setYear: calendar.route({ method: 'PUT', path: '/calendar/{year}', summary: 'Set a year: open cases whose days depend on it are counted anew' })
    .input(YearInput.extend({ basedOn: z.number().int() })).output(z.object({ year: CalendarYearView, moved: z.number().int() })),
  previewImport: calendar.route({ method: 'POST', path: '/calendar/{year}/preview', summary: 'What a pasted notice or a table says of a year, what it would change and which open cases it would move' })
    .input(z.object({ year: CalendarYearName, text: z.string().max(20_000).default(''), /** A stored file: .xlsx, .csv or .json. */ fileId: EntityId.optional() })).output(CalendarPreview),
  weigh: calendar.route({ method: 'POST', path: '/calendar/{year}/weigh', summary: 'Which open cases a year set so would move; changes nothing' }).input(YearInput).output(CalendarWeight),
  setPattern: calendar.route({ method: 'PUT', path: '/calendar/pattern', summary: 'Set the week that the site works: five, six or seven days' })
    .input(z.object({ pattern: z.enum(workPatterns) })).output(z.object({ calendar: CalendarView, moved: z.number().int() })),
}
