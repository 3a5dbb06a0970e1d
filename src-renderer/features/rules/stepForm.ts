import type { StepRule } from '@shared/contract/rule'
import type { CaseKind, Employer, WorkerType } from '@shared/vocabulary'

/** A step while it is edited: the kinds as a choice and a list. */
export interface StepEntry extends Omit<StepRule, 'id' | 'own' | 'appliesTo'> {
  kindsBy: 'all' | 'endsContract' | 'some'
  kinds: CaseKind[]
  employer: Employer[]
  workerType: WorkerType | 'any'
  hazardOnly: boolean
}

const empty = (): StepEntry => ({
  name: { 'zh-CN': '', en: '' }, short: { 'zh-CN': '', en: '' }, anchor: 'leftOn', days: 0, unit: 'calendar', owner: 'hr', document: { 'zh-CN': '', en: '' }, ground: { 'zh-CN': '', en: '' }, explain: { 'zh-CN': '', en: '' },
  waitsForHandover: false, on: true, kindsBy: 'all', kinds: [], employer: [], workerType: 'any', hazardOnly: false,
})

export function entryOf(rule: StepRule | null): StepEntry {
  if (!rule) return empty()
  const { kinds, employer, workerType, hazardOnly } = rule.appliesTo
  const { id: _id, own: _own, appliesTo: _appliesTo, ...rest } = JSON.parse(JSON.stringify(rule)) as StepRule
  return { ...rest, kindsBy: typeof kinds === 'string' ? kinds : 'some', kinds: typeof kinds === 'string' ? [] : [...kinds], employer: [...(employer ?? [])], workerType: workerType ?? 'any', hazardOnly }
}

/** What is sent: an empty document or explanation says the name again, for each must say something. */
export function ruleOf({ kindsBy, kinds, employer, workerType, hazardOnly, ...entry }: StepEntry, id: string | null): Omit<StepRule, 'id' | 'own'> & { id: string | null } {
  const orName = (text: StepEntry['name']) => (text['zh-CN'].trim() ? text : entry.name)
  const short = entry.short['zh-CN'].trim() ? entry.short : { 'zh-CN': [...entry.name['zh-CN'].trim()].slice(0, 4).join(''), en: entry.name.en.trim().slice(0, 12) }
  return {
    ...entry, short, id, document: orName(entry.document), explain: orName(entry.explain),
    appliesTo: { kinds: kindsBy === 'some' ? kinds : kindsBy, employer: employer.length > 0 ? employer : null, hazardOnly, workerType: workerType === 'any' ? null : workerType },
  }
}
