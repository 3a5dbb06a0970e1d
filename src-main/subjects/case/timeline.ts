import type { TimelineEntry } from '../../../src-shared/contract/case'
import { eventId, type LogEvent } from '../../log/event'
import { parseHlc } from '../../log/clock'
import { reminderTypes } from '../reminder/domain/reminder'
import { caseTypes } from './domain/events'

/** Facts whose words are for the office and the leaver's head and supervisor (absence/view.ts). A file taken off before facts named its purpose may have been one of these. */
const isConfidential = (type: string, { purpose }: Record<string, unknown>): boolean =>
  /^(absence|endingCheck|inventory)\./.test(type) || type === 'case.applicationReceived' || (type === 'case.fileAttached' && purpose === 'absence') || (type === 'case.fileDetached' && (purpose === undefined || purpose === 'absence'))

/** Pay is told to the office and finance (settlement/decide.ts). */
const isPay = (type: string): boolean => type.startsWith('settlement.')

/** Whom what is confidential concerns; of the rest he is told only that it happened. */
export interface Concerned { readonly absence: boolean; readonly pay: boolean }

/** A fact as the timeline tells it. What was sealed stays sealed: ciphertexts do not leave the log. */
export function timelineEntry(event: LogEvent & { hash: string }, concerned: Concerned): TimelineEntry {
  const payload = (event.payload ?? {}) as Record<string, unknown>
  const { ciphertext: _ciphertext, ...params } = payload
  return {
    id: eventId(event), type: event.type, at: event.wallTime, recordedAt: new Date(parseHlc(event.hlc).ms).toISOString(), by: event.actor.name, byUserId: event.actor.userId, via: event.actor.via, pc: event.actor.pc,
    params: !concerned.absence && event.type.startsWith('reminder.') ? withoutTrack(params) : event.type === 'case.started' ? startedParams(params) : (!concerned.absence && isConfidential(event.type, params)) || (!concerned.pay && isPay(event.type)) ? { withheld: true } : params, known: caseTypes.has(event.type) || (reminderTypes as ReadonlySet<string>).has(event.type), hash: event.hash,
  }
}

/** What was told of the absent track, left out; that the end date is missing is no secret. */
function withoutTrack(params: Record<string, unknown>): Record<string, unknown> {
  const isOpen = (about: string) => !about.startsWith('s:track.') || about === 's:track.set_end'
  const { people, abouts, ...rest } = params as { people?: { things: [string][] }[]; abouts?: string[] }
  return {
    ...rest, ...(people ? { people: people.map((one) => ({ ...one, things: one.things.filter(([about]) => isOpen(about)) })).filter((one) => one.things.length > 0) } : {}), ...(abouts ? { abouts: abouts.filter(isOpen) } : {}),
  }
}

/** The start carries the whole checklist; the timeline needs its numbers. */
function startedParams({ items, templates, leaver: _leaver, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return { ...rest, itemCount: Array.isArray(items) ? items.length : 0, templates: Array.isArray(templates) ? templates.map((one) => (one as { name: unknown }).name) : [] }
}
