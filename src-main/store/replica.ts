import { replicaStarted } from '../log/verify'
import type { Subject } from './projection'

/** A replica of the site: which keys vouch for which epoch of its chain. */
export interface ReplicaState {
  readonly id: string
  readonly epochs: readonly { epoch: number; publicKey: string; reason: string; at: string }[]
}

export interface ReplicaStarted {
  readonly type: typeof replicaStarted
  readonly payload: { readonly epoch: number; readonly publicKey: string; readonly reason: 'new' | 'restored' }
}

export const replicaSubject: Subject<ReplicaState> = {
  kind: 'replica',
  types: new Set([replicaStarted]),
  initial: (id) => ({ id, epochs: [] }),
  evolve: (state, event) => {
    const { epoch, publicKey, reason } = event.payload as ReplicaStarted['payload']
    return { ...state, epochs: [...state.epochs, { epoch, publicKey, reason, at: event.wallTime }] }
  },
  tables: [{ name: 'replica', key: ['replica', 'epoch'], columns: ['replica', 'epoch', 'public_key', 'reason', 'started_at'] }],
  project: (state) => ({ replica: state.epochs.map((one) => ({ replica: state.id, epoch: one.epoch, public_key: one.publicKey, reason: one.reason, started_at: one.at })) }),
}
