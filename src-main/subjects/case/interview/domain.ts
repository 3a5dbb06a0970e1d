import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import type { InterviewWay, WouldReturn } from '../../../../src-shared/vocabulary'
import type { LogEvent } from '../../../log/event'

export interface InterviewFields {
  readonly reasons: readonly string[]; readonly words: string; readonly wouldReturn: WouldReturn; readonly way: InterviewWay; readonly heldOn: string; readonly heldBy: string
  /** The leaver's department when it was recorded: figures are counted by it. */
  readonly department: string
}

/** The exit interview of a case, under the case's id but in a subject of its own: whoever folds the case never meets it. */
export interface Interview {
  readonly id: string
  readonly last: (InterviewFields & { readonly recordedBy: string; readonly recordedAt: string }) | null
  readonly corrected: number
}

export interface InterviewRecorded { readonly type: 'interview.recorded'; readonly payload: InterviewFields }
export const interviewTypes = new Set<InterviewRecorded['type']>(['interview.recorded'])

export const initialInterview = (id: string): Interview => ({ id, last: null, corrected: 0 })

/** The code that says nothing without words. */
const otherReason = 'other'

/** Records the interview, or writes it anew; the same again is no fact. Refuses: INTERVIEW_REASON_UNKNOWN, INTERVIEW_WORDS_MISSING, DAY_IN_FUTURE. */
export function decideRecordInterview(interview: Interview, { fields, known, today }: { fields: InterviewFields; known: ReadonlySet<string>; today: string }): Decision<InterviewRecorded> {
  if (fields.reasons.length === 0 || fields.reasons.some((one) => !known.has(one))) return refuse('INTERVIEW_REASON_UNKNOWN', { field: 'reasons' })
  if (fields.reasons.includes(otherReason) && !fields.words) return refuse('INTERVIEW_WORDS_MISSING', { field: 'words' })
  if (fields.heldOn > today) return refuse('DAY_IN_FUTURE', { field: 'heldOn' })
  const payload: InterviewFields = { ...fields, reasons: [...new Set(fields.reasons)] }
  return interview.last && same(interview.last, payload) ? accept() : accept({ type: 'interview.recorded', payload })
}

const same = (one: InterviewFields, other: InterviewFields): boolean =>
  one.words === other.words && one.wouldReturn === other.wouldReturn && one.way === other.way && one.heldOn === other.heldOn && one.heldBy === other.heldBy && one.department === other.department && one.reasons.join() === other.reasons.join()

/** Two PCs that had not met may both have held it: the later stands, the log keeps both. */
export const evolveInterview = (interview: Interview, event: LogEvent): Interview =>
  ({ ...interview, last: { ...(event.payload as InterviewFields), recordedBy: event.actor.name, recordedAt: event.wallTime }, corrected: interview.last ? interview.corrected + 1 : 0 })

/** A quarter of the year, as `2026-Q4`. */
export const quarterOf = (day: string): string => `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
