import type { GateConditionName, Stage } from '../../../../src-shared/vocabulary'

/** The conditions each column asks for. */
export type Gates = Readonly<Partial<Record<Stage, readonly GateConditionName[]>>>

/** What the columns ask of a case begun before that was data. */
export const firstGates: Gates = {
  handing_over: ['receiver_named', 'items_exist'], awaiting_confirmation: ['items_submitted'], to_settle: ['items_settled', 'keeper_confirmed', 'approvals_done'],
  to_file: ['wages_settled', 'severance_settled'], archived: ['end_date_set', 'certificate_given', 'signed_copy_filed'],
}
