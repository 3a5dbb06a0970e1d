/** One bit flips, in a row of the log, in an attachment, or anywhere in the database file: `verify` finds it, or it touched nothing of the log. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Knex } from 'knex'
import { beforeAll, expect, test } from 'vitest'
import { verifyLog } from '@main/log/verify'
import { databaseOf, useFolders, withIntruder } from '../support/site'
import { askVerify, contentOf, finderOf } from './finder'
import { useFault } from './fault'
import { attachmentPaths, copyOf, makeDemoFolder } from './ground'

const fault = useFault('flippedByte', { rounds: 60 })
const { dice } = fault
const newFolder = useFolders()
let demo: string
beforeAll(async () => { demo = await makeDemoFolder(await newFolder()) })

const columns = ['position', 'replica', 'epoch', 'seq', 'hlc', 'wall_time', 'actor', 'type', 'subject', 'base', 'payload', 'salt', 'commitment', 'prev_hash', 'hash', 'signature'] as const
const numbers: ReadonlySet<string> = new Set(['position', 'epoch', 'seq'])
const blobs: ReadonlySet<string> = new Set(['salt', 'commitment', 'prev_hash', 'hash', 'signature'])

function flipIn(bytes: Buffer): Buffer {
  const flipped = Buffer.from(bytes)
  const at = dice.roll(flipped.length)
  flipped[at] = flipped[at]! ^ (1 << dice.roll(8))
  return flipped
}

/** Flips one bit of one value of an event; false where there is nothing to flip, or the database itself does not take it. */
async function flipValue(db: Knex, position: number, column: (typeof columns)[number]): Promise<boolean> {
  const row = (await db('event').where({ position }).first(column)) as Record<string, number | string | Buffer | null>
  const value = row[column]
  if (value === null || value === undefined) return false
  try {
    if (numbers.has(column)) await db.raw('UPDATE event SET ?? = ? WHERE position = ?', [column, Number(value) ^ (1 << dice.roll(30)), position])
    else if (blobs.has(column)) await db.raw('UPDATE event SET ?? = ? WHERE position = ?', [column, flipIn(value as Buffer), position])
    else await db.raw('UPDATE event SET ?? = CAST(? AS TEXT) WHERE position = ?', [column, flipIn(Buffer.from(value as string)), position])
    return true
  } catch (error) {
    // Another event has this position or number already.
    if ((error as { code?: string }).code === 'SQLITE_CONSTRAINT') return false
    throw error
  }
}

test(`a bit flipped in any column of any event is found (${fault.rounds * 3} flips)`, async () => {
  const dataDir = await copyOf(demo, join(await newFolder(), 'site'))
  await withIntruder(dataDir, async (db) => {
    const { count } = (await db('event').count({ count: '*' }).first()) as { count: number }
    const tried = new Set<string>()
    for (let round = 0; round < fault.rounds * 3;) {
      // Every column in turn, so that the rare ones get their share.
      const column = columns[round % columns.length]!
      // The last one more often: nothing follows it that would not fit any more.
      const position = dice.roll(4) === 0 ? count : 1 + dice.roll(count)
      await db.transaction(async (trx) => {
        if (column !== 'base' && !(await flipValue(trx, position, column))) return
        if (column === 'base') await trx('event').where({ position }).update({ base: 'x' })
        const report = await verifyLog(trx)
        expect({ seed: fault.seed, position, column, ok: report.ok }).toEqual({ seed: fault.seed, position, column, ok: false })
        expect(report.bad).not.toBeNull()
        tried.add(column)
        round += 1
        throw new Error('undo')
      }).catch((error: Error) => { if (error.message !== 'undo') throw error })
    }
    expect(tried.size).toBe(Math.min(columns.length, fault.rounds * 3))
    expect(await verifyLog(db)).toMatchObject({ ok: true })
  })
  fault.count({ rounds: fault.rounds * 3 })
}, 60_000 + fault.rounds * 30_000)

test(`a bit flipped in any attachment is found, and the file is named (${fault.rounds} flips)`, async () => {
  const dataDir = await copyOf(demo, join(await newFolder(), 'site'))
  const paths = await attachmentPaths(dataDir)
  expect(paths.length).toBeGreaterThan(2)
  for (let round = 0; round < fault.rounds; round += 1) {
    const path = dice.pick(paths)
    const good = await readFile(path)
    await writeFile(path, flipIn(good))
    const answer = await askVerify(dataDir)
    expect({ seed: fault.seed, round, code: answer.code, said: answer.said }).toEqual({ seed: fault.seed, round, code: 1, said: ['badFile'] })
    expect(path.replaceAll(/[\\/]/g, '')).toContain((answer.result.file as { hash: string }).hash)
    await writeFile(path, good)
  }
  expect((await askVerify(dataDir)).code).toBe(0)
  fault.count({ rounds: fault.rounds })
}, 60_000 + fault.rounds * 10_000)

test(`a bit flipped anywhere in the database file is found, or changed nothing that was recorded (${fault.rounds} flips)`, async () => {
  const root = await newFolder()
  const good = await readFile(databaseOf(demo))
  const before = await contentOf(demo)
  const found = new Map<string, number>()
  for (let round = 0; round < fault.rounds; round += 1) {
    const dataDir = await copyOf(demo, join(root, String(round)))
    const at = dice.roll(good.length)
    const bit = dice.roll(8)
    const flipped = Buffer.from(good)
    flipped[at] = flipped[at]! ^ (1 << bit)
    await writeFile(databaseOf(dataDir), flipped)
    const finder = await finderOf(dataDir, before)
    expect({ seed: fault.seed, round, at, bit, finder }).toMatchObject({ finder: expect.not.stringContaining('NOBODY') })
    found.set(finder, (found.get(finder) ?? 0) + 1)
    await rm(dataDir, { recursive: true })
  }
  fault.count({ rounds: fault.rounds })
  fault.remark(`in the file, found by ${[...found].map(([finder, times]) => `${finder} ${times}`).join(', ')}`)
}, 60_000 + fault.rounds * 30_000)
