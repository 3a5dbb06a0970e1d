import type { CaseDates, LeaverView } from '../../../src-shared/contract/case'
import type { StepRule } from '../../../src-shared/contract/rule'
import type { CaseKind } from '../../../src-shared/vocabulary'
import { addByUnit, legalDue, type SiteCalendar } from '../calendar/calendar'
import type { CaseRules } from '../rule/domain/rules'

export type { CaseRules } from '../rule/domain/rules'

/** Which legal steps a case has, in the order of the strip. A rule that is off begins with no new case. */
export function stepsFor(rules: CaseRules, kind: CaseKind, leaver: Pick<LeaverView, 'employer' | 'hazard' | 'workerType'>): string[] {
  const ends = rules.kinds.get(kind)?.endsContract ?? false
  return [...rules.steps.values()].filter(({ on, appliesTo }) => on
    && (appliesTo.kinds === 'all' || (appliesTo.kinds === 'endsContract' ? ends : appliesTo.kinds.includes(kind)))
    && (!appliesTo.employer || appliesTo.employer.includes(leaver.employer))
    && (!appliesTo.hazardOnly || leaver.hazard)
    && (!appliesTo.workerType || appliesTo.workerType === leaver.workerType)).map((step) => step.id)
}

/** A day of the law: its last day, the workday to do it by, and what is missing of the calendar. Null while the anchor or the year is unknown. */
export interface StepDue { readonly dueOn: string | null; readonly doBy: string | null; readonly provisional: boolean; readonly unknownYear: string | null }

/** The legal last day of a step and the workday to do it by; null while its anchor is unknown. */
export function stepDue(step: Pick<StepRule, 'anchor' | 'days' | 'unit'>, dates: CaseDates, calendar: SiteCalendar): StepDue {
  const anchor = dates[step.anchor]
  if (!anchor) return { dueOn: null, doBy: null, provisional: false, unknownYear: null }
  const sum = addByUnit(anchor, step, calendar)
  if (!sum.day) return { dueOn: null, doBy: null, provisional: true, unknownYear: sum.unknownYear }
  // On the same day means that day: a holiday does not put off wages or the certificate.
  if (step.days === 0) return { dueOn: sum.day, doBy: sum.day, provisional: false, unknownYear: null }
  const due = legalDue(sum.day, calendar)
  // What comes before a day cannot be put off past it by a holiday.
  return { ...due, dueOn: step.days < 0 ? sum.day : due.dueOn, provisional: due.provisional || sum.provisional }
}
