import type { LocalText } from '../../../../src-shared/contract/common'
import type { NoticeRule } from '../../../../src-shared/contract/rule'
import { addByUnit, type SiteCalendar } from '../../calendar/calendar'
import type { CaseRules } from '../../rule/domain/rules'
import type { CaseState } from './state'

/**
 * From which day on employment may end after notice was given (劳动合同法 37): the day it arrived is not counted (民法典 201), and the term
 * is the leaver's right, so no holiday lengthens it.
 */
export const noticeEnds = (noticeOn: string, notice: Pick<NoticeRule, 'days' | 'unit'>, calendar: SiteCalendar): { day: string | null; provisional: boolean; unknownYear: string | null } => addByUnit(noticeOn, notice, calendar)

/** Null for a notice that ends at once. */
const ruleOf = (id: string | null, rules: CaseRules): NoticeRule | null => (id === null ? null : (rules.notices.get(id) ?? null))

/** The leaver's own notice in a case: its days by the case's rules, 0 for at once, and the article that gives him the right, as the site's rule says it. */
export interface CaseNotice { readonly days: number; readonly probationDays: number; readonly ground: LocalText }

/** What notice the kind knows, by the version of the rules the case began with; null where a kind needs a decision instead. */
export function noticeOf({ kind }: Pick<CaseState, 'kind'>, rules: CaseRules): CaseNotice | null {
  const notice = rules.kinds.get(kind)?.notice
  if (!notice) return null
  const general = ruleOf(notice.general, rules)
  return { days: general?.days ?? 0, probationDays: ruleOf(notice.probation, rules)?.days ?? 0, ground: general?.ground ?? notice.ground }
}

/** Whether a notice that was handed in for approval is one of probation; what does not say so, being older, tells by its days. */
export const isOfProbation = (handedIn: { readonly days: number; readonly probation?: boolean } | null | undefined, known: CaseNotice | null): boolean =>
  handedIn?.probation ?? (handedIn != null && known !== null && handedIn.days !== known.days && handedIn.days === known.probationDays)

/** The last day of that term, counted from the day the notice came; null while that day or the calendar is unknown. */
export function noticeTermEnds({ kind, dates }: { readonly kind: CaseState['kind']; readonly dates: Pick<CaseState['dates'], 'noticeOn'> }, probation: boolean, rules: CaseRules, calendar: SiteCalendar): string | null {
  const notice = rules.kinds.get(kind)?.notice
  if (!notice || !dates.noticeOn) return null
  const rule = ruleOf(probation ? notice.probation : notice.general, rules)
  return rule ? noticeEnds(dates.noticeOn, rule, calendar).day : dates.noticeOn
}
