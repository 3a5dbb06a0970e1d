import type { Migration } from '../../store/migrate'
import type { RowsByTable, Subject } from '../../store/projection'
import { chainTypes, evolveChain, initialChain, type Chain } from './domain/chain'

/** Every version in `chain_version`; whether it is in use in `chain`. */
export const chainSubject: Subject<Chain> = {
  kind: 'chain',
  types: chainTypes,
  initial: initialChain,
  evolve: evolveChain,
  tables: [
    { name: 'chain', key: ['id'], columns: ['id', 'latest', 'retired'] },
    { name: 'chain_version', key: ['chain_id', 'version'], columns: ['chain_id', 'version', 'fields', 'at', 'by'] },
  ],
  project: (chain): RowsByTable => (chain.versions.length === 0 && !chain.retired ? {} : {
    chain: [{ id: chain.id, latest: chain.versions.at(-1)?.version ?? 1, retired: chain.retired ? 1 : 0 }],
    chain_version: chain.versions.map((one) => ({ chain_id: chain.id, version: one.version, fields: JSON.stringify(one.fields), at: one.at, by: one.by })),
  }),
}

export const chainMigrations: readonly Migration[] = [{
  name: '0040-chain',
  up: async (trx) => {
    await trx.raw('CREATE TABLE chain (id TEXT NOT NULL PRIMARY KEY, latest INTEGER NOT NULL, retired INTEGER NOT NULL) STRICT, WITHOUT ROWID')
    await trx.raw('CREATE TABLE chain_version (chain_id TEXT NOT NULL, version INTEGER NOT NULL, fields TEXT NOT NULL, at TEXT NOT NULL, by TEXT NOT NULL, PRIMARY KEY (chain_id, version)) STRICT, WITHOUT ROWID')
  },
}]
