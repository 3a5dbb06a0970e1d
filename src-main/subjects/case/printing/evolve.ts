import type { LogEvent } from '../../../log/event'
import type { CaseState } from '../domain/state'
import type { PrintingEvent } from './events'

/** Folds what was printed, and where the paper went. */
export function evolvePrinting(state: CaseState, event: LogEvent & PrintingEvent): CaseState {
  const [by, at] = [event.actor.name, event.wallTime]
  if (event.type === 'case.formPrinted') {
    const { number = '', counted = null, options = [], ...printed } = event.payload
    return { ...state, printings: [...state.printings, { ...printed, number, counted, options, received: [], by, at }] }
  }
  const { printingId, ...receipt } = event.payload
  return { ...state, printings: state.printings.map((one) => (one.id === printingId ? { ...one, received: [...one.received, { ...receipt, by, at }] } : one)) }
}
