import type { Refusal, RefusalCode, RefusalData } from './refusals'

/** What a rule answers: the facts that follow from a command, or why not. */
export type Decision<Event> = { readonly accepted: true; readonly events: readonly Event[] } | { readonly accepted: false; readonly refusal: Refusal }

export const accept = <Event>(...events: readonly Event[]): Decision<Event> => ({ accepted: true, events })

export const refuse = <Code extends RefusalCode>(code: Code, data: RefusalData<Code>): { readonly accepted: false; readonly refusal: Refusal } =>
  ({ accepted: false, refusal: { code, data } as Refusal })

/** The exhaustive end of a `switch`. */
export function unreachable(value: never): never {
  throw new Error(`not handled: ${JSON.stringify(value)}`)
}
