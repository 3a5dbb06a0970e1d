import type { KeepingRule } from '../../../../src-shared/contract/rule'
import { addMonths } from '../../calendar/calendar'
import type { CaseState } from './state'

/**
 * The last day a class of records is kept at least (LAW.md §2). Null where it does not run from the end of the contract, or that day is not
 * known: then the rule's own words say from when.
 */
export const keepUntil = ({ years, start }: Pick<KeepingRule, 'years' | 'start'>, { dates }: Pick<CaseState, 'dates'>): string | null =>
  (start === 'endOn' && dates.endOn ? addMonths(dates.endOn, years * 12) : null)
