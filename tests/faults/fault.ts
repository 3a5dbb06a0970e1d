import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/** Numbers that look random and come again with their seed. */
export interface Dice {
  /** 0 … sides − 1. */
  roll(sides: number): number
  pick<One>(from: readonly One[]): One
  bytes(length: number): Buffer
}

/** mulberry32. */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const roll = (sides: number): number => Math.floor(next() * sides)
  return { roll, pick: (from) => from[roll(from.length)]!, bytes: (length) => Buffer.from(Array.from({ length }, () => roll(256))) }
}

/** One run of a fault: how often it is to happen and what was seen. `npm run faults` prints it as a line of its table. */
export interface FaultRun {
  readonly rounds: number
  readonly seed: number
  readonly dice: Dice
  /** Counts rounds as they end, with what was acknowledged in them and what of it was not there any more. */
  count(seen: { rounds?: number; acknowledged?: number; lost?: number }): void
  /** A remark for the table: how the fault was made on this machine, what became of it. */
  remark(text: string): void
}

/** `rounds` is for `npm test`; HANDOVER_FAULT_ROUNDS and HANDOVER_FAULT_SEED (`npm run faults -- NAME --rounds N --seed S`) say otherwise. */
export function useFault(name: string, { rounds: usual }: { rounds: number }): FaultRun {
  const rounds = Number(process.env.HANDOVER_FAULT_ROUNDS ?? usual)
  const seed = Number(process.env.HANDOVER_FAULT_SEED ?? Date.now() % 1_000_000)
  const tally = { name, rounds: 0, seed, acknowledged: 0, lost: 0, remarks: [] as string[] }
  console.log(`fault ${name}: ${rounds} rounds, seed ${seed}`)
  afterAll(async () => {
    console.log(`fault ${name}: seed ${seed}, ${tally.rounds} rounds, ${tally.acknowledged} acknowledged, ${tally.lost} lost${tally.remarks.map((one) => `; ${one}`).join('')}`)
    const report = process.env.HANDOVER_FAULT_REPORT
    if (!report) return
    await mkdir(report, { recursive: true })
    await writeFile(join(report, `${name}.json`), JSON.stringify(tally))
  })
  return {
    rounds, seed, dice: diceOf(seed),
    count: (seen) => {
      tally.rounds += seen.rounds ?? 0
      tally.acknowledged += seen.acknowledged ?? 0
      tally.lost += seen.lost ?? 0
    },
    remark: (text) => { tally.remarks.push(text) },
  }
}
