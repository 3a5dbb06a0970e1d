/** The shape of every fact of a case: what happened and what is told of it. Its own file, so that each topic's events can be listed with the case's without a cycle. */
export type Fact<Type extends string, Payload> = { readonly type: Type; readonly payload: Payload; readonly base?: string | null }
