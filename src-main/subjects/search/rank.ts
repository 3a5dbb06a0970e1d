import { createHash } from 'node:crypto'
import type { SearchKind } from '../../../src-shared/vocabulary'
import type { SearchDocument } from './document'

/** In the order hits are shown: people before messages, what is open before what is closed. */
const tiers = [
  ['employee', false], ['case', false], ['message', false], ['attachment', false], ['employee', true], ['case', true], ['message', true], ['attachment', true],
] as const satisfies readonly (readonly [SearchKind, boolean])[]

const tierShift = 59n
const millennium = Date.UTC(2000, 0, 1)
const minuteMs = 60_000
const mostMinutes = 2 ** 26 - 1
const minuteShift = 33n
const dayMinutes = 1440

/**
 * The row id of a document in the index, 63 bits as text, so that ascending ids are the order of hits: 4 bits of tier, 26 bits of minutes
 * since 2000 counted backwards, 33 bits of the key's hash. The same on every replica and in every rebuild. People come by
 * the thousand in one import: their minute is that of the day, and the bits below it go to the hash, or two of them would share an id.
 */
export function rankedId({ key, kind, closed, at }: Pick<SearchDocument, 'key' | 'kind' | 'closed' | 'at'>): string {
  const tier = tiers.findIndex(([one, isClosed]) => one === kind && isClosed === closed)
  const minutes = Math.floor((Date.parse(at) - millennium) / minuteMs)
  const bounded = Number.isFinite(minutes) ? Math.min(Math.max(minutes, 0), mostMinutes) : 0
  if (kind !== 'employee') return String((BigInt(tier) << tierShift) | (BigInt(mostMinutes - bounded) << minuteShift) | (hashOfKey(key) >> 31n))
  const days = BigInt(Math.floor((mostMinutes - bounded) / dayMinutes))
  return String((BigInt(tier) << tierShift) | (days << 43n) | (hashOfKey(key) >> 21n))
}

/** SHA-256 of a key, its first 64 bits. */
const hashOfKey = (key: string): bigint => createHash('sha256').update(key, 'utf8').digest().readBigUInt64BE(0)

/** From–to of row ids, both included. */
export interface IdRange { readonly from: string; readonly to: string; readonly isPerson: boolean }

/** The ranges of ids, in order, of what is asked for. */
export const rangesOfTiers = (wants: (kind: SearchKind, closed: boolean) => boolean): IdRange[] =>
  tiers.flatMap(([kind, closed], tier) => (wants(kind, closed) ? [{ from: String(BigInt(tier) << tierShift), to: String(((BigInt(tier) + 1n) << tierShift) - 1n), isPerson: kind === 'employee' }] : []))
