import { createHash } from 'node:crypto'
import { ulid } from 'ulid'
import type { RandomSource } from '../../office/context'

/** Randomness that is the same for the same name: for made-up sites, never for secrets. */
export interface Dice {
  /** At least 0, below 1. */
  next(): number
  /** A whole number from 0, below `sides`. */
  below(sides: number): number
  chance(share: number): boolean
  pick<One>(ones: readonly One[]): One
}

/** Dice named by what they decide, so that one decision more does not change all others. */
export function diceFor(...name: readonly (string | number)[]): Dice {
  const seed = createHash('sha256').update(name.join('/')).digest()
  let a = seed.readUInt32LE(0)
  let b = seed.readUInt32LE(4)
  let c = seed.readUInt32LE(8)
  let d = 1
  // sfc32 (PractRand): fast, and long enough for a site of any size.
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (c << 21) | (c >>> 11)
    c = (c + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }
  const below = (sides: number): number => Math.floor(next() * sides)
  return { next, below, chance: (share) => next() < share, pick: (ones) => ones[below(ones.length)]! }
}

/** Ids of a made-up site: ULIDs of the instant at hand, the same for the same seed. */
export function seededRandom(seed: number): RandomSource & { at(ms: number): void } {
  const dice = diceFor(seed, 'ids')
  let now = 0
  return {
    at: (ms) => { now = ms },
    id: () => ulid(now, dice.next),
    bytes: (length) => Buffer.from(Array.from({ length }, () => dice.below(256))),
  }
}

/** The day at the made-up site, which lies in China: eight hours ahead all year, and a hundred times cheaper than asking Intl. */
export const siteDay = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10)
