import type { Migration } from '../../../store/migrate'
import type { RowsByTable, Subject } from '../../../store/projection'
import { evolveInterview, initialInterview, interviewTypes, quarterOf, type Interview } from './domain'

/** Codes alone, for counting: the words stay in the log and are in no table, so that no search and no export meets them. */
export const interviewSubject: Subject<Interview> = {
  kind: 'interview',
  types: interviewTypes,
  initial: initialInterview,
  evolve: evolveInterview,
  tables: [
    { name: 'interview', key: ['case_id'], columns: ['case_id', 'quarter', 'department', 'would_return'] },
    { name: 'interview_reason', key: ['case_id', 'reason'], columns: ['case_id', 'reason', 'quarter', 'department'] },
  ],
  project: ({ id, last }): RowsByTable => {
    if (!last) return {}
    const group = { quarter: quarterOf(last.heldOn), department: last.department }
    return { interview: [{ case_id: id, ...group, would_return: last.wouldReturn }], interview_reason: last.reasons.map((reason) => ({ case_id: id, reason, ...group })) }
  },
}

export const interviewMigrations: readonly Migration[] = [{
  name: '0060-interview',
  up: async (trx) => {
    await trx.raw('CREATE TABLE interview (case_id TEXT NOT NULL PRIMARY KEY, quarter TEXT NOT NULL, department TEXT NOT NULL, would_return TEXT NOT NULL) STRICT, WITHOUT ROWID')
    await trx.raw('CREATE INDEX interview_by_group ON interview (quarter, department, would_return)')
    await trx.raw('CREATE TABLE interview_reason (case_id TEXT NOT NULL, reason TEXT NOT NULL, quarter TEXT NOT NULL, department TEXT NOT NULL, PRIMARY KEY (case_id, reason)) STRICT, WITHOUT ROWID')
    await trx.raw('CREATE INDEX interview_reason_by_group ON interview_reason (quarter, department, reason)')
  },
}]
