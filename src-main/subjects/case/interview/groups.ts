import type { InterviewGroup } from '../../../../src-shared/contract/interview'

/** A line of figures as it is counted: one quarter and one department. */
export interface CountedGroup extends InterviewGroup { readonly department: string }

/**
 * What may be shown of the figures: departments of a quarter with at least `smallest` interviews by name, the others together where they
 * make as many, else not at all. Who knows the shown ones cannot reckon a smaller group, for nothing is a total of shown and hidden.
 */
export function shownGroups(counted: readonly CountedGroup[], smallest: number): { items: InterviewGroup[]; isCut: boolean } {
  const quarters = [...new Set(counted.map((one) => one.quarter))].sort().reverse()
  const parts = quarters.map((quarter) => {
    const ofQuarter = counted.filter((one) => one.quarter === quarter)
    const large = ofQuarter.filter((one) => one.count >= smallest).sort((a, b) => b.count - a.count || (a.department < b.department ? -1 : 1))
    const rest = gathered(quarter, ofQuarter.filter((one) => one.count < smallest))
    return { items: [...large, ...(rest.count >= smallest ? [rest] : [])], isCut: rest.count > 0 && rest.count < smallest }
  })
  return { items: parts.flatMap((one) => one.items), isCut: parts.some((one) => one.isCut) }
}

function gathered(quarter: string, groups: readonly CountedGroup[]): InterviewGroup {
  const reasons: Record<string, number> = {}
  for (const group of groups) for (const [reason, count] of Object.entries(group.reasons)) reasons[reason] = (reasons[reason] ?? 0) + count
  const sum = (of: (group: CountedGroup) => number): number => groups.reduce((total, group) => total + of(group), 0)
  return { quarter, department: null, count: sum((one) => one.count), reasons, wouldReturn: { yes: sum((one) => one.wouldReturn.yes), maybe: sum((one) => one.wouldReturn.maybe), no: sum((one) => one.wouldReturn.no) } }
}
