import type { ChainFields } from '../../../../src-shared/contract/chain'
import type { LocalText } from '../../../../src-shared/contract/common'
import { accept, refuse, unreachable, type Decision } from '../../../../src-shared/decision'
import type { LogEvent } from '../../../log/event'

/** A version as it was saved; it never changes, and every round of approvals keeps the one it began with. */
export interface ChainVersion { readonly version: number; readonly fields: ChainFields; readonly at: string; readonly by: string }

/** An approval chain with its versions, oldest first. One that ships has none until it is edited. */
export interface Chain { readonly id: string; readonly versions: readonly ChainVersion[]; readonly retired: boolean }

export type ChainEvent =
  | { readonly type: 'chain.saved'; readonly payload: { readonly version: number; readonly fields: ChainFields } }
  | { readonly type: 'chain.retired'; readonly payload: { readonly retired: boolean } }
export const chainTypes = new Set<ChainEvent['type']>(['chain.saved', 'chain.retired'])

export const initialChain = (id: string): Chain => ({ id, versions: [], retired: false })

/** `present` is the newest version, the shipped one included; `scopeTakenBy` another chain in use that serves the very same kinds and departments. */
export interface SaveChain { readonly fields: ChainFields; readonly basedOn: number | null; readonly present: { readonly version: number; readonly fields: ChainFields } | null; readonly scopeTakenBy: LocalText | null }

/** Saves a new version; nothing when it is the same. Refuses: NOT_FOUND, CHAIN_RETIRED, CHANGED_MEANWHILE, CHAIN_STEP_TWICE, CHAIN_ONLY_INFORMS, CHAIN_SCOPE_TAKEN. */
export function decideSaveChain(chain: Chain, { fields, basedOn, present, scopeTakenBy }: SaveChain): Decision<ChainEvent> {
  if (basedOn !== null && !present) return refuse('NOT_FOUND', { kind: 'chain' })
  if (chain.retired) return refuse('CHAIN_RETIRED', {})
  if (basedOn !== (present?.version ?? null)) return refuse('CHANGED_MEANWHILE', {})
  const keys = fields.steps.map((one) => one.key)
  const twice = keys.find((key, index) => keys.indexOf(key) !== index)
  if (twice !== undefined) return refuse('CHAIN_STEP_TWICE', { field: 'steps', key: twice })
  if (fields.steps.every((one) => one.informOnly)) return refuse('CHAIN_ONLY_INFORMS', { field: 'steps' })
  if (scopeTakenBy) return refuse('CHAIN_SCOPE_TAKEN', { field: 'kinds', chain: scopeTakenBy })
  if (present && JSON.stringify(present.fields) === JSON.stringify(fields)) return accept()
  return accept<ChainEvent>({ type: 'chain.saved', payload: { version: (present?.version ?? 0) + 1, fields } })
}

/** Retires a chain or brings it back. Refuses: NOT_FOUND, CHAIN_SCOPE_TAKEN (another serves the same by now). */
export function decideRetireChain(chain: Chain, command: { retired: boolean; exists: boolean; scopeTakenBy: LocalText | null }): Decision<ChainEvent> {
  if (!command.exists) return refuse('NOT_FOUND', { kind: 'chain' })
  if (chain.retired === command.retired) return accept()
  if (!command.retired && command.scopeTakenBy) return refuse('CHAIN_SCOPE_TAKEN', { field: 'kinds', chain: command.scopeTakenBy })
  return accept<ChainEvent>({ type: 'chain.retired', payload: { retired: command.retired } })
}

export function evolveChain(chain: Chain, logged: LogEvent): Chain {
  const event = logged as LogEvent & ChainEvent
  switch (event.type) {
    case 'chain.saved': {
      // Two different saves of one number: both stay, the later becomes the newest.
      const number = Math.max(event.payload.version, (chain.versions.at(-1)?.version ?? 0) + 1)
      return { ...chain, versions: [...chain.versions, { version: number, fields: event.payload.fields, at: event.wallTime, by: event.actor.name }] }
    }
    case 'chain.retired': return { ...chain, retired: event.payload.retired }
    default: return unreachable(event)
  }
}
