import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { CaseDates, LeaverView } from '../../../src-shared/contract/case'
import { ShippedCaseKind, ShippedGates, ShippedLegalStep } from '../../../src-shared/shippedData'
import type { CaseKind } from '../../../src-shared/vocabulary'
import type { Gates } from './domain/gates'
import { addDays, addWorkingDays, legalDue, type SiteCalendar } from '../calendar/calendar'

/** Kinds of case and legal steps as data (LAW.md §1, §2). A case keeps the version it began with. */
export interface CaseRules {
  readonly version: string
  readonly kinds: ReadonlyMap<CaseKind, ShippedCaseKind>
  readonly steps: ReadonlyMap<string, ShippedLegalStep>
}

export function loadCaseRules(resources: string): CaseRules {
  const read = (name: string): unknown => JSON.parse(readFileSync(join(resources, 'rules', name), 'utf8'))
  const kinds = z.array(ShippedCaseKind).parse(read('case-kinds.json'))
  const steps = z.array(ShippedLegalStep).parse(read('legal-steps.json'))
  return { version: 'shipped-1', kinds: new Map(kinds.map((kind) => [kind.id, kind])), steps: new Map(steps.map((step) => [step.id, step])) }
}

/** What each column asks for (DESIGN §3), as data. */
export const loadGates = (resources: string): ShippedGates => ShippedGates.parse(JSON.parse(readFileSync(join(resources, 'rules', 'gates.json'), 'utf8')))

/** The gates of a kind: those made for it, column by column, over those for all. */
export function gatesFor(gates: ShippedGates, kind: CaseKind): Gates {
  const general = gates.find((one) => one.kinds === 'all')?.gates ?? {}
  const own = gates.find((one) => one.kinds !== 'all' && one.kinds.includes(kind))?.gates ?? {}
  return { ...general, ...own }
}

/** Which legal steps a case has, in the order of the strip. */
export function stepsFor(rules: CaseRules, kind: CaseKind, leaver: Pick<LeaverView, 'employer' | 'hazard' | 'workerType'>): string[] {
  const ends = rules.kinds.get(kind)?.endsContract ?? false
  return [...rules.steps.values()].filter(({ appliesTo }) =>
    (appliesTo.kinds === 'all' || (appliesTo.kinds === 'endsContract' ? ends : appliesTo.kinds.includes(kind)))
    && (!appliesTo.employer || appliesTo.employer.includes(leaver.employer))
    && (!appliesTo.hazardOnly || leaver.hazard)
    && (!appliesTo.workerType || appliesTo.workerType === leaver.workerType)).map((step) => step.id)
}

/** The legal last day of a step and the workday to do it by; null while its anchor is unknown. */
export function stepDue(step: ShippedLegalStep, dates: CaseDates, calendar: SiteCalendar): { dueOn: string | null; doBy: string | null; provisional: boolean } {
  const anchor = dates[step.anchor]
  if (!anchor) return { dueOn: null, doBy: null, provisional: false }
  const day = step.unit === 'working' ? addWorkingDays(anchor, step.days, calendar) : { day: addDays(anchor, step.days), provisional: false }
  if (!day.day) return { dueOn: null, doBy: null, provisional: true }
  // On the same day means that day: a holiday does not put off wages or the certificate.
  if (step.days === 0) return { dueOn: day.day, doBy: day.day, provisional: false }
  const due = legalDue(day.day, calendar)
  return { ...due, provisional: due.provisional || day.provisional }
}
