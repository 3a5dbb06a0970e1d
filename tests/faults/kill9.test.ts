/** The process is killed at a random moment while it writes: what was acknowledged is there, none twice, no row half. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleForNode } from '../support/bundle'
import { useFolders } from '../support/site'
import { copyOf, eventsSince, expectWhole, makeDemoFolder } from './ground'
import { diceOf, useFault, type Dice } from './fault'

const fault = useFault('kill9', { rounds: 200 })
/** After so many a fresh copy is begun, so that the log stays short and a round cheap. */
const roundsPerCopy = 20
/** Two at once, where two cores are. */
const lanes = 2
const wholeEvery = 5

const newFolder = useFolders()
let child: string
let demo: string
beforeAll(async () => {
  child = await bundleForNode('tests/faults/writerChild.ts')
  demo = await makeDemoFolder(await newFolder())
})
afterAll(() => rm(dirname(child), { recursive: true, force: true }))

/** Lets a process write and kills it at a random moment, once in four rounds perhaps before it began; answers what it acknowledged. */
async function writeAndKill(dataDir: string, round: number, dice: Dice): Promise<string[]> {
  const process_ = spawn(process.execPath, [child, dataDir, String(round)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const acknowledged: string[] = []
  const ended = once(process_, 'exit')
  let partial = ''
  process_.stdout.on('data', (part: Buffer) => {
    // A line cut short by the kill was not acknowledged.
    const lines = (partial + part.toString('utf8')).split('\n')
    partial = lines.pop()!
    for (const line of lines) acknowledged.push(...line.split(' '))
  })
  if (round % 4 === 0) await wait(dice.roll(900))
  else {
    await Promise.race([once(process_.stdout, 'data'), ended])
    await wait(dice.roll(120))
  }
  process_.kill('SIGKILL')
  expect((await ended)[1]).toBe('SIGKILL')
  return acknowledged
}

/** Kills again and again in one folder; each round is judged by what it added to the log. */
async function suffer(dataDir: string, rounds: readonly number[], dice: Dice): Promise<void> {
  let seen = await eventsSince(dataDir, 0)
  const known = new Set(seen.map((event) => event.id))
  for (const [nth, round] of rounds.entries()) {
    const acknowledged = await writeAndKill(dataDir, round, dice)
    const last = seen.at(-1)!.position
    const added = await eventsSince(dataDir, last)
    const where = `seed ${fault.seed}, round ${round}, ${acknowledged.length} acknowledged`
    const here = new Set(added.map((event) => event.id))
    const lost = acknowledged.filter((id) => !here.has(id)).length
    fault.count({ rounds: 1, acknowledged: acknowledged.length, lost })
    expect({ where, lost, twice: added.length - here.size + added.filter((event) => known.has(event.id)).length, gaps: added.filter((event, index) => event.position !== last + index + 1).length, toldTwice: acknowledged.length - new Set(acknowledged).size })
      .toEqual({ where, lost: 0, twice: 0, gaps: 0, toldTwice: 0 })
    for (const id of here) known.add(id)
    if (added.length > 0) seen = added
    if (nth % wholeEvery === wholeEvery - 1 || nth === rounds.length - 1) {
      expect((await eventsSince(dataDir, 0)).map((event) => event.id).sort(), where).toEqual([...known].sort())
      await expectWhole(dataDir, where)
    }
  }
}

test(`a process killed while it writes loses nothing that was acknowledged (${fault.rounds} rounds)`, async () => {
  const batches = Array.from({ length: Math.ceil(fault.rounds / roundsPerCopy) }, (_, batch) =>
    Array.from({ length: Math.min(roundsPerCopy, fault.rounds - batch * roundsPerCopy) }, (_each, nth) => batch * roundsPerCopy + nth))
  const root = await newFolder()
  let written = 0
  const lane = async (): Promise<void> => {
    for (let batch = batches.shift(); batch; batch = batches.shift()) {
      const dataDir = await copyOf(demo, join(root, String(batch[0])))
      await suffer(dataDir, batch, diceOf(fault.seed + batch[0]!))
      written += (await eventsSince(dataDir, 0)).length - (await eventsSince(demo, 0)).length
      await rm(dataDir, { recursive: true })
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  // Rounds in which nothing was written prove nothing.
  expect(written).toBeGreaterThan(fault.rounds)
}, 60_000 + fault.rounds * 10_000)
