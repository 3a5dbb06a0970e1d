import type { AbsenceView, NoticeView } from '../../../../src-shared/contract/absenceView'
import type { SiteCalendar } from '../../calendar/calendar'
import { localDay } from '../../../log/clock'
import type { Party } from '../domain/standing'
import type { CaseState } from '../domain/state'
import { absenceDays } from './days'
import { concernsAbsence } from './concerns'
import { againstEnding } from './decide'
import type { AbsenceRules } from '../../rule/domain/rules'
import { hasFallen, servedOn, standingTermination, type Notice } from './state'
import { absenceSteps, hasTrack, isRunning, returnBy } from './step'

interface Seen { readonly calendar: SiteCalendar; readonly rules: { readonly absence: AbsenceRules }; readonly today: string; readonly timeZone: string; readonly party: Party }

/** The track as the one who looks may see it; null where the kind has none, or it does not concern him. */
export function absenceView(state: CaseState, { calendar, rules: { absence: rules }, today, timeZone, party }: Seen): AbsenceView | null {
  const { absence } = state
  if (!hasTrack(state, rules) || !concernsAbsence(party)) return null
  const termination = standingTermination(absence)
  return {
    isBegun: isRunning(state), steps: absenceSteps(state, calendar, rules, today), days: absenceDays(state, { calendar, rules, today, closedOn: state.closed && localDay(Date.parse(state.closed.at), timeZone) }),
    contacts: absence.contacts.map((one) => ({ ...one, attachmentIds: [...one.attachmentIds] })), reasonChecks: [...absence.reasonChecks], notices: absence.notices.map((one) => noticeView(state, one, calendar)),
    decisions: absence.decisions.map((one) => ({ ...one, against: [...one.against] })),
    inventories: absence.inventories.map((one) => ({ ...one, lines: [...one.lines], witnesses: [...one.witnesses], attachmentIds: [...one.attachmentIds] })),
    proposedEndOn: state.dates.endOn || !termination ? null : servedOn(absence, termination.id),
    againstEnding: state.leaver.employer === 'own' ? againstEnding(state, calendar, rules, today) : [],
    defaults: { returnWorkdays: rules.returnWorkdays, rule: rules.rule, law: rules.law, publicDays: rules.publicDays },
  }
}

function noticeView(state: CaseState, notice: Notice, calendar: SiteCalendar): NoticeView {
  const { absence } = state
  const back = returnBy(absence, notice, calendar)
  return {
    ...notice, hasFallen: hasFallen(absence, notice), servedOn: servedOn(absence, notice.id), returnBy: back.day, provisional: back.provisional, unknownYear: back.unknownYear,
    deliveries: absence.deliveries.filter((one) => one.notice === notice.id).map((one) => ({ ...one, ended: one.ended && { ...one.ended, witnesses: [...one.ended.witnesses] } })),
    impossible: absence.impossible.filter((one) => one.notice === notice.id).map(({ way, reason, by, at }) => ({ way, reason, by, at })),
  }
}
