import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { everyFile } from '@main/commands/everyFile'
import { resourcesDir } from '@main/commands/folders'
import { verifyLog } from '@main/log/verify'
import { caseDesk, subjectRegistry } from '@main/site'
import { openWriter } from '@main/store/driver'
import { projectionDigest, rebuild } from '@main/store/rebuild'
import { bundleForNode } from '../support/bundle'
import { databaseOf, openTestSite, useFolders } from '../support/site'

const rounds = Number(process.env.HANDOVER_FAULT_ROUNDS ?? 20)
const seed = Number(process.env.HANDOVER_FAULT_SEED ?? Date.now() % 1_000_000)
console.log(`kill -9: ${rounds} rounds, seed ${seed}`)

let dice = seed
const roll = (sides: number): number => {
  dice = (dice * 1_103_515_245 + 12_345) % 2_147_483_648
  return Math.floor((dice / 2_147_483_648) * sides)
}

const newFolder = useFolders()
const registry = subjectRegistry(caseDesk(resourcesDir))
let child: string
beforeAll(async () => { child = await bundleForNode('tests/faults/writerChild.ts') })
afterAll(() => rm(dirname(child), { recursive: true, force: true }))

/** Lets a process write and kills it at a random moment, once in four rounds perhaps before it began; answers what it acknowledged. */
async function writeAndKill(dataDir: string, round: number): Promise<string[]> {
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
  if (round % 4 === 0) await wait(roll(1500))
  else {
    await Promise.race([once(process_.stdout, 'data'), ended])
    await wait(roll(500))
  }
  process_.kill('SIGKILL')
  expect((await ended)[1]).toBe('SIGKILL')
  return acknowledged
}

test(`a process killed while it writes loses nothing that was acknowledged (${rounds} rounds)`, async () => {
  const dataDir = await newFolder()
  const acknowledged: string[] = []
  for (let round = 0; round < rounds; round += 1) {
    acknowledged.push(...(await writeAndKill(dataDir, round)))
    const where = `seed ${seed}, round ${round}, ${acknowledged.length} acknowledged`
    const site = await openTestSite(dataDir)
    const { reader } = site.services
    const rows = (await reader('event').orderBy('position').select('position', 'replica', 'epoch', 'seq')) as { position: number; replica: string; epoch: number; seq: number }[]
    const ids = rows.map((row) => `${row.replica}.${row.epoch}.${row.seq}`)
    expect({ where, lost: acknowledged.filter((id) => !new Set(ids).has(id)).length, twice: ids.length - new Set(ids).size, gaps: rows.filter((row, index) => row.position !== index + 1).length, told: new Set(acknowledged).size })
      .toEqual({ where, lost: 0, twice: 0, gaps: 0, told: acknowledged.length })
    expect(await verifyLog(reader), where).toMatchObject({ ok: true, bad: null, events: rows.length })
    for await (const file of everyFile(reader, dataDir)) expect(file.state, where).toBe('intact')
    const live = await projectionDigest(reader, registry)
    await site.close()
    const db = openWriter(databaseOf(dataDir))
    await rebuild(db, registry)
    expect(await projectionDigest(db, registry), where).toBe(live)
    await db.destroy()
  }
  console.log(`kill -9: ${rounds} rounds, ${acknowledged.length} events acknowledged, none lost`)
  // Rounds in which nothing was written prove nothing.
  expect(acknowledged.length).toBeGreaterThan(rounds)
}, 30_000 + rounds * 20_000)
