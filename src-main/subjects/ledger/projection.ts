import type { LedgerRow } from '../../../src-shared/contract/ledger'
import type { LegalStepState } from '../../../src-shared/vocabulary'
import type { Migration } from '../../store/migrate'
import type { Row, Table } from '../../store/projection'
import type { CaseState } from '../case/domain/state'

/** A row of the leaving ledger, made with the other rows of its case: a column for what narrows and orders, the rest as JSON. */
export const ledgerTable: Table = { name: 'case_ledger', key: ['case_id'], columns: ['case_id', 'left_on', 'end_on', 'kind', 'department', 'employer', 'open', 'next_legal', 'facts'] }

/** A legal step as the row keeps it; `doneAt` is when it was recorded. */
export type LedgerStepCell = [id: string, state: LegalStepState, doBy: string | null, doneAt: string | null]

export interface LedgerFacts extends Pick<LedgerRow, 'number' | 'employeeNumber' | 'employeeName' | 'crew' | 'positionTitle' | 'employerName' | 'workerType' | 'joinedOn' | 'reason' | 'receivers' | 'handoverDoneOn' | 'status' | 'stage'> {
  readonly steps: readonly LedgerStepCell[]
  readonly keeper: string | null
  readonly addenda: readonly string[]
  readonly reserved: number
  readonly refused: number
  readonly waived: number
}

/** Nothing for a case that was voided or ended by 返岗: nobody left. `steps` are the case's legal steps with the day to do each by. */
export function ledgerRows(state: CaseState, steps: readonly { readonly id: string; readonly doBy: string | null }[]): Row[] {
  if (state.status !== 'open' && state.status !== 'archived') return []
  const { leaver, dates } = state
  const cells = steps.map(({ id, doBy }): LedgerStepCell => {
    const standing = state.legalSteps[id]
    return [id, standing?.state ?? 'open', doBy, standing?.state === 'done' ? standing.at : null]
  })
  const openDays = cells.flatMap(([, stepState, doBy]) => (stepState === 'open' && doBy ? [doBy] : []))
  const ended = (status: string): number => state.items.filter((item) => item.standing.status === status).length
  const facts: LedgerFacts = {
    number: state.number, employeeNumber: leaver.number, employeeName: leaver.name, crew: leaver.crew, positionTitle: leaver.positionTitle, employerName: leaver.employerName, workerType: leaver.workerType, joinedOn: leaver.joinedOn,
    reason: state.reason, receivers: receiversOf(state), handoverDoneOn: dates.handoverDoneOn, status: state.status, stage: state.stage, steps: cells,
    keeper: state.keeper && !state.keeper.confirmedAt ? state.keeper.person.name : null, addenda: state.addenda.map((one) => one.text), reserved: ended('reserved'), refused: ended('refused'), waived: ended('waived'),
  }
  return [{
    case_id: state.id, left_on: dates.leftOn, end_on: dates.endOn, kind: state.kind, department: leaver.department, employer: leaver.employer, open: state.status === 'open' ? 1 : 0,
    next_legal: openDays.length > 0 ? openDays.reduce((first, day) => (day < first ? day : first)) : null, facts: JSON.stringify(facts),
  }]
}

/** Those named for the whole case; where nobody is, those of its items. */
const receiversOf = (state: CaseState): string[] =>
  (state.receivers.length > 0 ? state.receivers.map((one) => one.name) : [...new Set(state.items.flatMap((item) => (item.receiver ? [item.receiver.name] : [])))])

export const ledgerMigrations: readonly Migration[] = [{
  name: '0050-ledger',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE case_ledger (case_id TEXT NOT NULL PRIMARY KEY, left_on TEXT NOT NULL, end_on TEXT, kind TEXT NOT NULL, department TEXT NOT NULL, employer TEXT NOT NULL, open INTEGER NOT NULL, next_legal TEXT, facts TEXT NOT NULL) STRICT, WITHOUT ROWID`)
    // Everything that narrows and counts stands in the index: totals of a year read no row.
    await trx.raw('CREATE INDEX case_ledger_by_left ON case_ledger (left_on, case_id, kind, department, employer, open, next_legal)')
    await trx.raw('CREATE INDEX case_ledger_by_end ON case_ledger (end_on, case_id, kind, department, employer, open, next_legal) WHERE end_on IS NOT NULL')
  },
}]
