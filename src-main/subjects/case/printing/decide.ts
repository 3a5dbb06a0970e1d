import { accept, refuse, type Decision } from '../../../../src-shared/decision'
import type { FormCopy, FormKind, FormOption, Locale } from '../../../../src-shared/vocabulary'
import type { CaseEvent } from '../domain/events'
import { isOffice, type Party } from '../domain/standing'
import type { CaseState } from '../domain/state'
import type { PaperReceived } from './events'
import { lastNumber } from './state'

/** Records that the handover form was printed; its number is the case's. Refuses: NOT_FOUND. */
export const decideRecordPrinting = (state: CaseState, command: { id: string; locale: Locale; copies: readonly FormCopy[]; contentHash: string }): Decision<CaseEvent> =>
  state.exists ? accept<CaseEvent>({ type: 'case.formPrinted', payload: { ...command, form: 'handover', number: `${state.number}-JJ` } }) : refuse('NOT_FOUND', { kind: 'case' })

export interface PrintForm {
  readonly id: string; readonly form: FormKind; readonly locale: Locale; readonly copies: readonly FormCopy[]; readonly contentHash: string; readonly options: readonly FormOption[]
  /** HR says that this is a paper of its own, with a number of its own. */ readonly newIssue: boolean
  /** The number to give where one is needed: the next of its series. */ readonly next: { readonly number: string; readonly series: string; readonly counter: number }
  /** The legal step that the paper fulfils, to be marked with it; null leaves the steps alone. */ readonly step: string | null
}

/**
 * Records a printing: the first one of a form is given the next number, any further one carries the same, also when the content has
 * changed since, unless the office calls it a new issue. Marks the legal step that the paper fulfils, if asked and still open.
 * Refuses: NOT_FOUND, NOT_ALLOWED.
 */
export function decidePrintForm(state: CaseState, command: PrintForm, party: Party): Decision<CaseEvent> {
  if (!state.exists) return refuse('NOT_FOUND', { kind: 'case' })
  if ((command.newIssue || command.step) && !isOffice(party)) return refuse('NOT_ALLOWED', {})
  const { newIssue, next, step, ...printed } = command
  const earlier = newIssue ? null : lastNumber(state.printings, command.form)
  const printing: CaseEvent = earlier
    ? { type: 'case.formPrinted', payload: { ...printed, number: earlier } }
    : { type: 'case.formPrinted', payload: { ...printed, number: next.number, counted: { series: next.series, counter: next.counter } } }
  if (!step || state.legalSteps[step]?.state !== 'open') return accept<CaseEvent>(printing)
  return accept<CaseEvent>(printing, { type: 'case.legalStepSet', payload: { step, from: 'open', to: 'done', note: earlier ?? next.number } })
}

/** Records that the person has the paper, or that it was sent; also after archiving. Refuses: PRINTING_UNKNOWN, NOT_ALLOWED, CASE_NOT_OPEN (void), RECEIPT_IN_FUTURE. */
export function decideReceivePaper(state: CaseState, command: PaperReceived & { readonly today: string }, party: Party): Decision<CaseEvent> {
  if (!isOffice(party)) return refuse('NOT_ALLOWED', {})
  if (state.status === 'voided') return refuse('CASE_NOT_OPEN', { status: state.status })
  if (!state.printings.some((one) => one.id === command.printingId)) return refuse('PRINTING_UNKNOWN', {})
  const { today, ...payload } = command
  return command.on > today ? refuse('RECEIPT_IN_FUTURE', { field: 'on' }) : accept<CaseEvent>({ type: 'case.paperReceived', payload })
}
