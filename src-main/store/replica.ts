import { replicaStarted } from '../log/verify'
import type { Migration } from './migrate'
import type { Subject } from './projection'
import type { Origin } from './restore'

/** A replica of the site: which keys vouch for which epoch of its chain. */
export interface ReplicaState {
  readonly id: string
  readonly epochs: readonly { epoch: number; publicKey: string; reason: string; at: string; backupMade: string | null }[]
}

export interface ReplicaStarted {
  readonly type: typeof replicaStarted
  readonly payload: { readonly epoch: number; readonly publicKey: string; readonly reason: 'new' | 'restored'; /** The backup that the folder came out of. */ readonly backup?: Origin }
}

export const replicaSubject: Subject<ReplicaState> = {
  kind: 'replica',
  types: new Set([replicaStarted]),
  initial: (id) => ({ id, epochs: [] }),
  evolve: (state, event) => {
    const { epoch, publicKey, reason, backup } = event.payload as ReplicaStarted['payload']
    return { ...state, epochs: [...state.epochs, { epoch, publicKey, reason, at: event.wallTime, backupMade: backup?.made ?? null }] }
  },
  tables: [{ name: 'replica', key: ['replica', 'epoch'], columns: ['replica', 'epoch', 'public_key', 'reason', 'started_at', 'backup_made'] }],
  project: (state) => ({ replica: state.epochs.map((one) => ({ replica: state.id, epoch: one.epoch, public_key: one.publicKey, reason: one.reason, started_at: one.at, backup_made: one.backupMade })) }),
}

export const replicaMigrations: readonly Migration[] = [{
  name: '0030-replica-backup',
  up: async (trx) => {
    await trx.raw('ALTER TABLE replica ADD COLUMN backup_made TEXT')
  },
}]
