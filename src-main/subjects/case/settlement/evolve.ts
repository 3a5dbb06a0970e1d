import { unreachable } from '../../../../src-shared/decision'
import { settlementTotals } from '../../../../src-shared/settlement'
import type { LogEvent } from '../../../log/event'
import type { SettlementEvent } from './events'
import type { Settlement } from './state'

/** Folds one fact into the settlement. What was confirmed and is changed afterwards has to be confirmed again. */
export function evolveSettlement(settlement: Settlement, event: LogEvent & SettlementEvent): Settlement {
  switch (event.type) {
    case 'settlement.rowSet': {
      const { to } = event.payload
      const known = settlement.rows.some((row) => row.id === to.id)
      return { ...settlement, confirmed: null, rows: known ? settlement.rows.map((row) => (row.id === to.id ? to : row)) : [...settlement.rows, to] }
    }
    case 'settlement.rowRemoved': return { ...settlement, confirmed: null, rows: settlement.rows.filter((row) => row.id !== event.payload.row.id) }
    case 'settlement.headSet': return { ...settlement, ...event.payload.to, confirmed: null }
    // Another PC may have changed a figure that whoever confirmed had not met: what he confirmed was another sum.
    case 'settlement.confirmed': return settlementTotals(settlement.rows).netFen === event.payload.netFen ? { ...settlement, confirmed: { by: event.actor.name, at: event.wallTime, note: event.payload.note } } : settlement
    default: return unreachable(event)
  }
}
