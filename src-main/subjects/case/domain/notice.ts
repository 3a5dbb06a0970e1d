import type { NoticeRule } from '../../../../src-shared/contract/rule'
import { addByUnit, type SiteCalendar } from '../../calendar/calendar'

/**
 * From which day on employment may end after notice was given (劳动合同法 37): the day it arrived is not counted (民法典 201), and the term
 * is the leaver's right, so no holiday lengthens it.
 */
export const noticeEnds = (noticeOn: string, notice: Pick<NoticeRule, 'days' | 'unit'>, calendar: SiteCalendar): { day: string | null; provisional: boolean; unknownYear: string | null } => addByUnit(noticeOn, notice, calendar)
