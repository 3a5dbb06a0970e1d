import type { ChainFields, ChainView } from '../../../../src-shared/contract/chain'
import type { CaseKind } from '../../../../src-shared/vocabulary'

type Scope = Pick<ChainFields, 'kinds' | 'departments'>

const serves = (chain: Scope, kind: CaseKind, department: string): boolean =>
  (chain.kinds.length === 0 || chain.kinds.includes(kind)) && (chain.departments.length === 0 || chain.departments.includes(department))

/** How particular: a department named counts for more than a kind named. */
const rank = (chain: Scope): number => (chain.departments.length > 0 ? 2 : 0) + (chain.kinds.length > 0 ? 1 : 0)

/** The chain that serves a case: the most particular of those in use, of equal ones the first by id; null when none does. */
export function pickChain(chains: readonly ChainView[], kind: CaseKind, department: string): ChainView | null {
  const fitting = chains.filter((one) => !one.retired && serves(one, kind, department))
  return fitting.reduce<ChainView | null>((best, one) => (!best || rank(one) > rank(best) || (rank(one) === rank(best) && one.id < best.id) ? one : best), null)
}

/** Whether two chains say that they serve something in common with the same right: then nobody could tell which one a case follows. */
export function sameScope(a: Scope, b: Scope): boolean {
  const meet = (one: readonly string[], other: readonly string[]) => (one.length === 0 ? other.length === 0 : one.some((value) => other.includes(value)))
  return rank(a) === rank(b) && meet(a.kinds, b.kinds) && meet(a.departments, b.departments)
}
