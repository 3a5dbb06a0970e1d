import type { ApplicationFields } from '../../../../src-shared/contract/application'
import { accept, refuse, unreachable, type Decision } from '../../../../src-shared/decision'
import type { ApplicationState, ApplicationUse } from '../../../../src-shared/vocabulary'
import type { LogEvent } from '../../../log/event'
import { addDays } from '../../calendar/calendar'
import type { StoredFile } from '../../case/domain/events'

interface Applicant { readonly id: string; readonly name: string; readonly department: string }

/** What was handed in: every word the person's own, on the site's day, with the signature he drew, if he did. */
export interface HandedIn { readonly fields: ApplicationFields; readonly on: string; readonly signature: StoredFile | null }

/** One link and the application that came by it. The link's token is never a fact. */
export interface Application {
  readonly id: string
  /** Null before a link was opened. */
  readonly state: ApplicationState | null
  readonly employee: Applicant
  readonly opened: { readonly by: string; readonly at: string }
  readonly handedIn: (HandedIn & { readonly at: string; readonly pc: string }) | null
  readonly settled: { readonly by: string; readonly at: string; readonly caseId: string | null; readonly caseNumber: string | null; readonly use: ApplicationUse | null; readonly reason: string } | null
}

export type ApplicationEvent =
  | { readonly type: 'application.linkOpened'; readonly payload: { readonly employee: Applicant } }
  | { readonly type: 'application.linkCancelled'; readonly payload: Record<string, never> }
  | { readonly type: 'application.submitted'; readonly payload: HandedIn }
  | { readonly type: 'application.taken'; readonly payload: { readonly caseId: string; readonly caseNumber: string; readonly use: ApplicationUse } }
  | { readonly type: 'application.dismissed'; readonly payload: { readonly reason: string } }
export const applicationTypes = new Set<ApplicationEvent['type']>(['application.linkOpened', 'application.linkCancelled', 'application.submitted', 'application.taken', 'application.dismissed'])

export const initialApplication = (id: string): Application => ({ id, state: null, employee: { id: '', name: '', department: '' }, opened: { by: '', at: '' }, handedIn: null, settled: null })

/** The last working day somebody may wish for lies within a year of today: further away it is a slip of the finger. */
const farDays = 366

/** Opens a link for somebody at work here. Refuses: NOT_FOUND, EMPLOYEE_HAS_LEFT. */
export function decideOpenLink(employee: (Applicant & { readonly status: 'active' | 'left' }) | null): Decision<ApplicationEvent> {
  if (!employee) return refuse('NOT_FOUND', { kind: 'employee' })
  if (employee.status === 'left') return refuse('EMPLOYEE_HAS_LEFT', {})
  return accept<ApplicationEvent>({ type: 'application.linkOpened', payload: { employee: { id: employee.id, name: employee.name, department: employee.department } } })
}

/** Takes a link back; one that was used or taken back already is left as it is. Refuses: NOT_FOUND, APPLICATION_SETTLED (handed in meanwhile). */
export function decideCancelLink(application: Application): Decision<ApplicationEvent> {
  if (!application.state) return refuse('NOT_FOUND', { kind: 'application' })
  if (application.state === 'cancelled') return accept()
  if (application.handedIn) return refuse('APPLICATION_SETTLED', { state: application.state, by: application.employee.name, at: application.handedIn.at })
  return accept<ApplicationEvent>({ type: 'application.linkCancelled', payload: {} })
}

/** Hands it in. Refuses: APPLICATION_LINK_GONE, APPLICATION_WORDS_MISSING, APPLICATION_DAY_FAR, DAY_IN_FUTURE, DATE_ORDER. */
export function decideHandIn(application: Application, { fields, on, signature }: HandedIn): Decision<ApplicationEvent> {
  if (application.state !== 'linked') return refuse('APPLICATION_LINK_GONE', {})
  if (fields.reason === 'other' && !fields.words) return refuse('APPLICATION_WORDS_MISSING', { field: 'words' })
  const [earliest, latest] = [addDays(on, -farDays), addDays(on, farDays)]
  if (fields.lastDay < earliest || fields.lastDay > latest) return refuse('APPLICATION_DAY_FAR', { field: 'lastDay', earliest, latest })
  if (fields.leftOn && fields.leftOn > on) return refuse('DAY_IN_FUTURE', { field: 'leftOn' })
  if (fields.leftOn && fields.expectedBackOn && fields.expectedBackOn < fields.leftOn) return refuse('DATE_ORDER', { field: 'expectedBackOn', after: 'leftOn', afterDate: fields.leftOn })
  // Only who has left can be expected back.
  return accept<ApplicationEvent>({ type: 'application.submitted', payload: { fields: { ...fields, expectedBackOn: fields.leftOn ? fields.expectedBackOn : null }, on, signature } })
}

/** Why an application cannot be dealt with now; null while it waits. */
const notWaiting = (application: Application): Decision<never> | null => {
  const { state, handedIn, settled } = application
  if (!state || !handedIn) return refuse('NOT_FOUND', { kind: 'application' })
  return settled ? refuse('APPLICATION_SETTLED', { state, by: settled.by, at: settled.at }) : null
}

/** Uses it for a case of the same person. Refuses: NOT_FOUND, APPLICATION_SETTLED, APPLICATION_OTHER_PERSON. */
export function decideTake(application: Application, command: { readonly caseId: string; readonly caseNumber: string; readonly leaverId: string; readonly use: ApplicationUse }): Decision<ApplicationEvent> {
  const { leaverId, ...taken } = command
  const refusal = notWaiting(application)
  if (refusal) return refusal
  return application.employee.id === leaverId ? accept<ApplicationEvent>({ type: 'application.taken', payload: taken }) : refuse('APPLICATION_OTHER_PERSON', { field: 'applicationId', name: application.employee.name })
}

/** Sets it aside. Refuses: NOT_FOUND, APPLICATION_SETTLED, REASON_MISSING. */
export function decideDismiss(application: Application, { reason }: { readonly reason: string }): Decision<ApplicationEvent> {
  return notWaiting(application) ?? (reason ? accept<ApplicationEvent>({ type: 'application.dismissed', payload: { reason } }) : refuse('REASON_MISSING', { field: 'reason' }))
}

export function evolveApplication(application: Application, logged: LogEvent): Application {
  const event = logged as LogEvent & ApplicationEvent
  const by = event.actor.name
  const at = event.wallTime
  switch (event.type) {
    case 'application.linkOpened': return { ...application, state: 'linked', employee: event.payload.employee, opened: { by, at } }
    case 'application.linkCancelled': return { ...application, state: 'cancelled' }
    case 'application.submitted': return { ...application, state: 'submitted', handedIn: { ...event.payload, at, pc: event.actor.pc } }
    // Two PCs that had not met may both have dealt with it: the first stands, the log keeps both.
    case 'application.taken': return application.settled ? application : { ...application, state: 'taken', settled: { by, at, ...event.payload, reason: '' } }
    case 'application.dismissed': return application.settled ? application : { ...application, state: 'dismissed', settled: { by, at, caseId: null, caseNumber: null, use: null, reason: event.payload.reason } }
    default: return unreachable(event)
  }
}
