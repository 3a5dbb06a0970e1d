import type { Migration } from '../../store/migrate'
import type { Subject } from '../../store/projection'
import { ruleTypes } from './domain/events'
import { evolveRules, initialRules, type RulesState } from './domain/state'

/** The site's own versions of the rules: one subject, `rule:rules`. */
export const ruleSubject: Subject<RulesState> = {
  kind: 'rule',
  types: ruleTypes,
  initial: initialRules,
  evolve: evolveRules,
  tables: [{ name: 'rule_version', key: ['number'], columns: ['number', 'id', 'changed', 'note', 'made_at', 'made_by', 'contested'] }],
  project: ({ versions }) => ({ rule_version: versions.map((one) => ({
    number: one.number, id: one.id, changed: JSON.stringify(one.changed), note: one.note, made_at: one.at, made_by: one.by, contested: one.contested ? 1 : 0,
  })) }),
}

export const ruleMigrations: readonly Migration[] = [{
  name: '0071-rule',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE rule_version (number INTEGER NOT NULL PRIMARY KEY, id TEXT NOT NULL, changed TEXT NOT NULL, note TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT NOT NULL, contested INTEGER NOT NULL) STRICT`)
  },
}]
