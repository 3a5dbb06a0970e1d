import { unreachable } from '../../../../src-shared/decision'
import type { LogEvent } from '../../../log/event'
import type { AbsenceEvent } from './events'
import { isStanding, lastStanding, type AbsenceState, type Recorded } from './state'

/** What two PCs that had not met said differently. */
export interface AbsenceConflict { readonly what: string; readonly kept: string; readonly other: string }

/** Folds one fact into the track. Never refuses; a contradiction is answered beside it. */
export function evolveAbsence(absence: AbsenceState, event: LogEvent & AbsenceEvent): { absence: AbsenceState; conflict: AbsenceConflict | null } {
  const recorded: Recorded = { by: event.actor.name, byUserId: event.actor.userId, recordedAt: event.wallTime, withdrawn: null }
  const signed = { by: event.actor.name, at: event.wallTime }
  const plain = (next: Partial<AbsenceState>, conflict: AbsenceConflict | null = null) => ({ absence: { ...absence, ...next }, conflict })
  switch (event.type) {
    case 'absence.contactLogged': return plain({ contacts: [...absence.contacts, { ...event.payload, ...recorded }] })
    case 'absence.reasonChecked': return plain({ reasonChecks: [...absence.reasonChecks, { ...event.payload, ...recorded }] })
    case 'absence.noticePrepared': return plain({ notices: [...absence.notices, { ...event.payload, contact: event.payload.contact ?? '', ...recorded }] })
    case 'absence.wayImpossible': return plain({ impossible: [...absence.impossible, { ...event.payload, ...signed }] })
    case 'absence.deliverySent': return plain({ deliveries: [...absence.deliveries, { ...event.payload, ...recorded, ended: null }] })
    case 'absence.deliveryEnded': {
      const delivery = absence.deliveries.find((one) => one.id === event.payload.delivery)
      // Recorded on both PCs: the first stands, the other is told.
      if (delivery?.ended) return plain({}, { what: 'delivery', kept: `${delivery.ended.result} ${delivery.ended.on}`, other: `${event.payload.result} ${event.payload.on}` })
      return plain({ deliveries: absence.deliveries.map((one) => (one === delivery ? { ...one, ended: { ...event.payload, ...signed } } : one)) })
    }
    case 'absence.decided': {
      const standing = lastStanding(absence.decisions)
      return plain({ decisions: [...absence.decisions, { ...event.payload, ...recorded }] }, standing ? { what: 'decision', kept: event.payload.decision, other: standing.decision } : null)
    }
    case 'endingCheck.filed': return plain({ checks: [...absence.checks, { ...event.payload, ...recorded }] })
    case 'endingCheck.skipped': return plain({ skips: [...absence.skips, { ...event.payload, ...signed }] })
    case 'inventory.made': return plain({ inventories: [...absence.inventories, { ...event.payload, ...recorded, collected: null }] })
    case 'inventory.collected': {
      const bag = absence.inventories.find((one) => one.id === event.payload.inventory)
      if (bag?.collected) return plain({}, { what: 'inventory', kept: bag.collected.receiver, other: event.payload.receiver })
      return plain({ inventories: absence.inventories.map((one) => (one === bag ? { ...one, collected: { ...event.payload, ...signed } } : one)) })
    }
    case 'absence.contactWithdrawn': return plain({ contacts: withdrawn(absence.contacts, event) })
    case 'absence.reasonCheckWithdrawn': return plain({ reasonChecks: withdrawn(absence.reasonChecks, event) })
    case 'absence.noticeWithdrawn': return plain({ notices: withdrawn(absence.notices, event) })
    case 'absence.deliveryWithdrawn': return plain({ deliveries: withdrawn(absence.deliveries, event) })
    case 'absence.decisionWithdrawn': return plain({ decisions: withdrawn(absence.decisions, event) })
    case 'endingCheck.withdrawn': return plain({ checks: withdrawn(absence.checks, event) })
    case 'inventory.withdrawn': return plain({ inventories: withdrawn(absence.inventories, event) })
    default: return unreachable(event)
  }
}

function withdrawn<Entry extends Recorded & { readonly id: string }>(entries: readonly Entry[], event: LogEvent & { readonly payload: { readonly entry: string; readonly reason: string } }): Entry[] {
  return entries.map((one) => (one.id === event.payload.entry && isStanding(one) ? { ...one, withdrawn: { reason: event.payload.reason, by: event.actor.name, at: event.wallTime } } : one))
}

