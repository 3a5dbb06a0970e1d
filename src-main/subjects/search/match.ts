import type { UserView } from '../../../src-shared/contract/site'
import { seesAllCases } from '../../office/permissions'
import { headedDepartments } from '../case/queries'
import { mark } from './marker'
import type { Wanted, Word } from './words'

// Quoted, every token is plain text to FTS5.
const quoted = (token: string): string => `"${token}"`
const allOf = (terms: readonly string[]): string => `(${terms.join(' AND ')})`
const oneOf = (terms: readonly string[]): string => `(${terms.join(' OR ')})`

/** Who asks, as far as the index can narrow by it. */
export interface Viewer { readonly user: UserView; readonly seesPrivate: boolean }

/** The FTS5 queries of the two rounds: what is the very number or name, then everything else that has all the words. */
export interface Rounds { readonly exact: string | null; readonly rest: string }

/**
 * What was typed as FTS5 queries. Each word stands in the document itself or in where it belongs, at least one in the document itself:
 * a case's number would else bring all its files.
 */
export function roundsOf(wanted: Wanted, viewer: Viewer): Rounds {
  const own = wanted.words.map((word) => ownGrams(word, viewer))
  const each = wanted.words.map((word, index) => (wanted.words.length > 1 ? oneOf([own[index]!, allOf(word.grams.map((gram) => quoted(mark('context', gram))))]) : own[index]!))
  const scope = scopeOf(viewer.user)
  const exact = wanted.exact === '' ? null : quoted(mark('exact', wanted.exact))
  const rest = allOf([...each, ...(wanted.words.length > 1 ? [oneOf(own)] : []), ...scope])
  return { exact: exact && allOf([exact, ...scope]), rest: exact ? `${rest} NOT ${exact}` : rest }
}

function ownGrams(word: Word, { seesPrivate }: Viewer): string {
  const own = allOf(word.grams.map(quoted))
  return seesPrivate ? oneOf([own, allOf(word.grams.map((gram) => quoted(mark('private', gram))))]) : own
}

/** The parts and departments by which somebody sees documents who does not see all. */
function scopeOf(user: UserView): string[] {
  if (seesAllCases(user.roles)) return []
  return [oneOf([quoted(mark('user', user.id)), ...headedDepartments(user).map((department) => quoted(mark('department', department)))])]
}
