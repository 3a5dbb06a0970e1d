import type { TimelineEntry } from '../../../src-shared/contract/case'
import { eventId, type LogEvent } from '../../log/event'
import { parseHlc } from '../../log/clock'
import { reminderTypes } from '../reminder/domain/reminder'
import { caseTypes } from './domain/events'

/** Facts whose words are for the office and the leaver's head and supervisor (absence/view.ts). */
const isConfidential = (type: string, params: Record<string, unknown>): boolean => /^(absence|endingCheck|inventory)\./.test(type) || (type === 'case.fileAttached' && params.purpose === 'absence')

/** A fact as the timeline tells it. What was sealed stays sealed: ciphertexts do not leave the log. Without `withConfidential`, of what is confidential only that it happened. */
export function timelineEntry(event: LogEvent & { hash: string }, withConfidential: boolean): TimelineEntry {
  const payload = (event.payload ?? {}) as Record<string, unknown>
  const { ciphertext: _ciphertext, ...params } = payload
  return {
    id: eventId(event), type: event.type, at: event.wallTime, recordedAt: new Date(parseHlc(event.hlc).ms).toISOString(), by: event.actor.name, byUserId: event.actor.userId, via: event.actor.via, pc: event.actor.pc,
    params: event.type === 'case.started' ? startedParams(params) : !withConfidential && isConfidential(event.type, params) ? { withheld: true } : params, known: caseTypes.has(event.type) || (reminderTypes as ReadonlySet<string>).has(event.type), hash: event.hash,
  }
}

/** The start carries the whole checklist; the timeline needs its numbers. */
function startedParams({ items, templates, leaver: _leaver, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return { ...rest, itemCount: Array.isArray(items) ? items.length : 0, templates: Array.isArray(templates) ? templates.map((one) => (one as { name: unknown }).name) : [] }
}
