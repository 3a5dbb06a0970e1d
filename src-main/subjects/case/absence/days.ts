import type { AbsenceDays } from '../../../../src-shared/contract/absenceView'
import { addDays, isWorkday, type SiteCalendar } from '../../calendar/calendar'
import { isStanding, lastStanding } from './state'
import type { AbsenceRules } from '../../rule/domain/rules'
import type { CaseState } from '../domain/state'

type Off = AbsenceDays['notCounted'][number]
type Thresholds = AbsenceRules['threshold']

/** Workdays after a day, up to another, each a whole day; stops where the calendar is unknown, which nobody may guess (LAW.md §5). */
export interface CountedDays { readonly days: readonly string[]; readonly notCounted: readonly Off[]; readonly madeUp: readonly string[]; readonly provisional: boolean; readonly unknownYear: string | null }

export function countWorkdays(after: string, through: string, calendar: SiteCalendar): CountedDays {
  const days: string[] = []
  const notCounted: Off[] = []
  const madeUp: string[] = []
  let provisional = false
  for (let day = addDays(after, 1); day <= through; day = addDays(day, 1)) {
    const year = calendar.years.get(day.slice(0, 4))
    const works = isWorkday(day, calendar)
    if (!year || works === null) return { days, notCounted, madeUp, provisional: true, unknownYear: day.slice(0, 4) }
    provisional ||= year.state !== 'confirmed'
    if (works) days.push(day)
    else addOff(notCounted, day, year.off.has(day) ? 'holiday' : 'weekend')
    if (works && year.work.has(day)) madeUp.push(day)
  }
  return { days, notCounted, madeUp, provisional, unknownYear: null }
}

/** Days in a row for one reason are one line: 10月1–7日. */
function addOff(list: Off[], day: string, why: Off['why']): void {
  const last = list.at(-1)
  if (last && last.why === why && addDays(last.to, 1) === day) list[list.length - 1] = { ...last, to: day }
  else list.push({ from: day, to: day, why })
}

/** The day on which each threshold is reached: so many workdays in a row, within a month, within a year. Days off do not break a row. */
export function thresholdsOf(days: readonly string[], threshold: Thresholds): AbsenceDays['thresholds'] {
  const within = (length: number, count: number): string | null => {
    const seen = new Map<string, number>()
    for (const day of days) {
      const period = day.slice(0, length)
      const now = (seen.get(period) ?? 0) + 1
      seen.set(period, now)
      if (now === count) return day
    }
    return null
  }
  return [
    { kind: 'inARow', days: threshold.inARow, reachedOn: days[threshold.inARow - 1] ?? null },
    { kind: 'month', days: threshold.month, reachedOn: within(7, threshold.month) },
    { kind: 'year', days: threshold.year, reachedOn: within(4, threshold.year) },
  ]
}

export const firstReached = (thresholds: AbsenceDays['thresholds']): string | null => thresholds.flatMap((one) => (one.reachedOn ? [one.reachedOn] : [])).sort()[0] ?? null

/** The day after which absence is counted: his last attendance, else the day he left. */
export const absentSince = (state: CaseState): string => state.dates.lastAttendanceOn ?? state.dates.leftOn

/** How far a prediction looks. */
const horizon = 400

/** The absence days of a case up to yesterday, or to when he came back or the contract ended. */
export function absenceDays(state: CaseState, { calendar, rules, today, closedOn = null }: { calendar: SiteCalendar; rules: AbsenceRules; today: string; /** The site's day on which the case was closed. */ closedOn?: string | null }): AbsenceDays {
  const from = absentSince(state)
  const decision = lastStanding(state.absence.decisions)
  // Today is not over; the day he came back, and the day the contract ends, are none of absence.
  const ends = [addDays(today, -1), ...(state.dates.endOn ? [addDays(state.dates.endOn, -1)] : []), ...(decision?.decision === 'returns' ? [addDays(decision.on, -1)] : []), ...(closedOn ? [closedOn] : [])]
  const through = ends.sort()[0]!
  const counted = countWorkdays(from, through, calendar)
  const thresholds = thresholdsOf(counted.days, rules.threshold)
  const check = lastStanding(state.absence.reasonChecks)
  const until = through < from ? from : through
  const ahead = firstReached(thresholds) || counted.unknownYear ? null : countWorkdays(from, addDays(until, horizon), calendar)
  return {
    from, through: until, count: counted.days.length, isCounted: check?.finding === 'none', provisional: counted.provisional, unknownYear: counted.unknownYear, notCounted: [...counted.notCounted], madeUp: [...counted.madeUp], thresholds,
    reachesOn: ahead && firstReached(thresholdsOf(ahead.days, rules.threshold)), reachesUnknownYear: ahead?.unknownYear ?? counted.unknownYear,
  }
}

/** Whether he was reached: nobody has to be called every day who has answered. */
export const isReached = (state: CaseState): boolean => state.absence.contacts.some((one) => isStanding(one) && one.reached)
