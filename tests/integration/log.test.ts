import { randomBytes } from 'node:crypto'
import { cp } from 'node:fs/promises'
import type { Knex } from 'knex'
import { beforeAll, describe, expect, test } from 'vitest'
import { verify } from '@main/commands/verify'
import type { EventRow } from '@main/log/append'
import { commitmentOf, eventHash, genesisHash } from '@main/log/chain'
import { newReplicaKey, signHash } from '@main/log/signature'
import { replicaStarted, verifyLog, type BadEvent } from '@main/log/verify'
import { openWriter } from '@main/store/driver'
import { addPerson, changePhone, databaseOf, openTestSite, useFolders, withIntruder, withReader } from '../support/site'

const newFolder = useFolders()
let pristine: string

/** A log of a few commits, one of them of several events; nobody has it open. */
beforeAll(async () => {
  pristine = await newFolder()
  const site = await openTestSite(pristine)
  await site.services.writer.run({ userId: 'system', name: 's', roles: [], via: 'system', pc: 'p' }, site.ship)
  for (const id of ['p1', 'p2', 'p3']) await addPerson(site, id)
  for (const phone of ['13800000001', '13800000002']) await changePhone(site, 'p2', phone)
  await site.close()
})

async function copyOf(): Promise<string> {
  const folder = await newFolder()
  await cp(pristine, folder, { recursive: true })
  return folder
}

const eventAt = async (db: Knex, seq: number): Promise<EventRow> => (await db('event').where({ seq }).first()) as EventRow
const lastSeq = async (db: Knex): Promise<number> => ((await db('event').max({ seq: 'seq' }).first()) as { seq: number }).seq

/** The last event but `back`: a change of a phone number, alone in its commit. */
const nearEnd = async (db: Knex, back: number): Promise<EventRow> => eventAt(db, (await lastSeq(db)) - back)

describe('a whole log', () => {
  test('is verified, with the head of each chain', async () => {
    const { report, last } = await withReader(pristine, async (db) => ({ report: await verifyLog(db), last: await nearEnd(db, 0) }))
    expect(report).toEqual({ ok: true, events: last.seq, bad: null, heads: [{ replica: last.replica, epoch: 1, seq: last.seq, hash: last.hash.toString('hex') }] })
  })

  test('still verifies after a payload was lawfully erased, and the erasure needs payload and salt together', async () => {
    const folder = await copyOf()
    const db = openWriter(databaseOf(folder))
    const { position } = await nearEnd(db, 1)
    await expect(db('event').where({ position }).update({ payload: null })).rejects.toThrow('a payload can only be erased')
    await db('event').where({ position }).update({ payload: null, salt: null })
    expect((await verifyLog(db)).ok).toBe(true)
    await db.destroy()
  })
})

describe('the table of the log', () => {
  test.each(['DELETE FROM event', "UPDATE event SET actor = '{}'", 'UPDATE event SET hash = zeroblob(32)', 'UPDATE event SET signature = NULL', "UPDATE event SET payload = '{}'", 'UPDATE event SET position = position + 1000'])('refuses: %s', async (sql) => {
    const db = openWriter(databaseOf(await copyOf()))
    await expect(db.raw(sql)).rejects.toThrow(/append-only|can only be erased/)
    await db.destroy()
  })
})

type Tampering = readonly [name: string, problem: BadEvent['problem'], back: number, act: (db: Knex, row: EventRow) => Promise<unknown>]
const at = (db: Knex, row: EventRow) => db('event').where({ position: row.position })
const flipped = (bytes: Buffer): Buffer => Buffer.from(bytes.map((byte, index) => (index === 5 ? byte ^ 1 : byte)))
const hashAgain = (row: EventRow, commitment = row.commitment): Buffer =>
  eventHash({ replica: row.replica, epoch: row.epoch, seq: row.seq, hlc: row.hlc, wallTime: row.wall_time, actor: row.actor, type: row.type, subject: row.subject, base: row.base }, commitment, row.prev_hash)

/** What somebody with the file and time might do. The first bad event is `back` before the last. */
const tamperings: readonly Tampering[] = [
  ['another payload', 'payload', 1, (db, row) => at(db, row).update({ payload: row.payload!.replace('13800000001', '13800000009') })],
  ['a payload blanked without its salt', 'payload', 1, (db, row) => at(db, row).update({ payload: null })],
  ['another payload with its commitment made to fit', 'hash', 1, (db, row) => at(db, row).update({ payload: '{}', commitment: commitmentOf(row.salt!, '{}') })],
  ['another actor', 'hash', 1, (db, row) => at(db, row).update({ actor: row.actor.replace('测试员', '别人') })],
  ['another time', 'hash', 1, (db, row) => at(db, row).update({ wall_time: '2020-01-01T00:00:00.000Z' })],
  ['another subject', 'hash', 1, (db, row) => at(db, row).update({ subject: 'employee:p1' })],
  ['another hash', 'hash', 1, (db, row) => at(db, row).update({ hash: flipped(row.hash) })],
  ['another previous hash', 'previous_hash', 1, (db, row) => at(db, row).update({ prev_hash: flipped(row.prev_hash) })],
  ['a payload, its commitment and its hash made to fit: the signature does not', 'signature', 1, (db, row) => {
    const commitment = commitmentOf(row.salt!, '{}')
    return at(db, row).update({ payload: '{}', commitment, hash: hashAgain(row, commitment) })
  }],
  ['the same without its signature: the next event does not follow', 'previous_hash', 0, async (db, row) => {
    const before = await eventAt(db, row.seq - 1)
    const commitment = commitmentOf(before.salt!, '{}')
    return at(db, before).update({ payload: '{}', commitment, hash: hashAgain(before, commitment), signature: null })
  }],
  ['a signature altered', 'signature', 1, (db, row) => at(db, row).update({ signature: flipped(row.signature!) })],
  ['another’s signature', 'signature', 1, (db, row) => at(db, row).update({ signature: signHash(newReplicaKey(row.replica, 1), row.hash) })],
  ['an event taken out', 'gap', 1, (db, row) => at(db, row).delete()],
  ['the signature of the end taken off', 'unsigned_end', 0, (db, row) => at(db, row).update({ signature: null })],
  ['a hash emptied', 'hash', 1, (db, row) => at(db, row).update({ hash: Buffer.alloc(0) })],
  ['a table that is not ours any more', 'unreadable', 1, async (db, row) => {
    await db.raw('CREATE TABLE loose AS SELECT * FROM event')
    await db.raw('DROP TABLE event')
    await db.raw('ALTER TABLE loose RENAME TO event')
    return at(db, row).update({ hash: 'no hash' })
  }],
]

describe('tampering is found and named', () => {
  test.each(tamperings)('%s', async (_name, problem, back, act) => {
    const folder = await copyOf()
    const row = await withIntruder(folder, async (db) => {
      const found = await nearEnd(db, back)
      await act(db, found)
      return found
    })
    const report = await withReader(folder, (db) => verifyLog(db))
    expect(report).toMatchObject({ ok: false, bad: { replica: row.replica, epoch: 1, seq: row.seq, problem } })
  })

  test('two events that changed places', async () => {
    const folder = await copyOf()
    const first = await withIntruder(folder, async (db) => {
      const [one, other] = [await nearEnd(db, 1), await nearEnd(db, 0)]
      await at(db, one).update({ seq: 1_000_000 })
      await at(db, other).update({ seq: one.seq })
      await db('event').where({ seq: 1_000_000 }).update({ seq: other.seq })
      return one.seq
    })
    expect((await withReader(folder, (db) => verifyLog(db))).bad).toMatchObject({ seq: first, problem: 'previous_hash' })
  })

  test('an end cut off within a commit', async () => {
    const folder = await copyOf()
    // The positions that ship are one commit of many events: its middle bears no signature.
    await withIntruder(folder, (db) => db('event').where('seq', '>', 20).delete())
    expect((await withReader(folder, (db) => verifyLog(db))).bad).toMatchObject({ seq: 20, problem: 'unsigned_end' })
  })

  test('an epoch without its key', async () => {
    const folder = await copyOf()
    await withIntruder(folder, async (db) => {
      const row = await eventAt(db, 1)
      await at(db, row).update({ payload: null, salt: null })
    })
    expect((await withReader(folder, (db) => verifyLog(db))).bad).toMatchObject({ seq: 1, problem: 'no_key' })
  })

  test('a log written anew from its first event with a key of its own, by the key of the folder', async () => {
    const folder = await copyOf()
    await withIntruder(folder, (db) => forgeEverything(db))
    expect((await withReader(folder, (db) => verifyLog(db))).ok).toBe(true)
    const said: string[] = []
    const answer = await verify({ dataDir: folder, args: [], options: { demo: false, json: false }, say: { tell: (key) => { said.push(key) }, note: () => {} } })
    expect(answer).toMatchObject({ code: 1, result: { bad: { seq: 1, problem: 'other_key' } } })
    expect(said).toEqual(['badEvent'])
  })
})

/** Rewrites the chain as somebody would who has the file but not the private key. */
async function forgeEverything(db: Knex): Promise<void> {
  let hash: Buffer = genesisHash
  let key = newReplicaKey('', 1)
  for (const row of (await db('event').orderBy('seq')) as EventRow[]) {
    if (row.type === replicaStarted) key = newReplicaKey(row.replica, row.epoch)
    const payload = row.type === replicaStarted ? JSON.stringify({ ...(JSON.parse(row.payload!) as object), publicKey: key.publicKey }) : row.payload!.replace('13800000001', '13800000009')
    const salt = randomBytes(16)
    const forged = { ...row, payload, salt, commitment: commitmentOf(salt, payload), prev_hash: hash }
    hash = hashAgain(forged)
    await at(db, row).update({ payload, salt, commitment: forged.commitment, prev_hash: forged.prev_hash, hash, signature: row.signature && signHash(key, hash) })
  }
}

test('the clock of the log never goes back, though the PC’s does', async () => {
  const folder = await newFolder()
  let now = Date.parse('2026-11-24T08:00:00Z')
  const site = await openTestSite(folder, { clock: { now: () => now } })
  await addPerson(site, 'p1')
  now = Date.parse('2025-11-24T08:00:00Z')
  await addPerson(site, 'p2')
  await site.close()
  now = Date.parse('2024-01-01T00:00:00Z')
  const again = await openTestSite(folder, { clock: { now: () => now } })
  await addPerson(again, 'p3')
  await again.close()
  const rows = await withReader(folder, async (db) => (await db('event').orderBy('position').select('hlc', 'wall_time')) as { hlc: string; wall_time: string }[])
  expect(rows.map((row) => row.hlc)).toEqual([...rows.map((row) => row.hlc)].sort())
  expect(new Set(rows.map((row) => row.hlc)).size).toBe(rows.length)
  // What the PC said stays on record.
  expect(rows.map((row) => row.wall_time.slice(0, 4))).toEqual(['2026', '2026', '2025', '2024'])
})
