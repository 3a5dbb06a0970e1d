import type { LogEvent } from '../../../log/event'
import type { ChangedRule, RuleEvent } from './events'
import { shippedVersion, type KeptRules } from './rules'

/** One version of the site's own. `contested`: whoever made it did not know of the version before it; it stands all the same. */
export interface RuleVersion {
  readonly id: string; readonly number: number; readonly basedOn: string; readonly changed: ChangedRule; readonly note: string; readonly set: KeptRules
  readonly by: string; readonly at: string; readonly contested: boolean
}
export interface RulesState { readonly versions: readonly RuleVersion[] }

export const initialRules = (): RulesState => ({ versions: [] })

/** The id of the version that holds now. */
export const currentVersion = ({ versions }: RulesState): string => versions.at(-1)?.id ?? shippedVersion

export function evolveRules(state: RulesState, logged: LogEvent): RulesState {
  const { payload, actor, wallTime } = logged as LogEvent & RuleEvent
  return { versions: [...state.versions, { ...payload, number: state.versions.length + 2, by: actor.name, at: wallTime, contested: payload.basedOn !== currentVersion(state) }] }
}
