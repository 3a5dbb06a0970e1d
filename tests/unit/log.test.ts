import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chainEvents, signCommit, type LogHead } from '@main/log/append'
import { commitmentOf, eventHash, genesisHash } from '@main/log/chain'
import { hlcText, localDay, parseHlc, tick, type Hlc } from '@main/log/clock'
import { compareEvents, type Actor, type LogEvent } from '@main/log/event'
import { isSignedBy, loadReplicaKey, newReplicaKey, storeReplicaKey } from '@main/log/signature'

const seed = Number(process.env.HANDOVER_TEST_SEED ?? Date.now() % 1_000_000)
console.log(`tests/unit/log seed ${seed}`)
const check = (property: fc.IRawProperty<unknown>) => { fc.assert(property, { seed, numRuns: 300 }) }

describe('the hybrid logical clock', () => {
  const instant = fc.integer({ min: 0, max: 4_102_444_800_000 })

  test('never goes back, whatever the PC says', () => check(fc.property(fc.array(instant, { minLength: 2, maxLength: 50 }), (readings) => {
    let last: Hlc = { ms: 0, counter: 0 }
    for (const now of readings) {
      const next = tick(last, now)
      expect(hlcText(next) > hlcText(last)).toBe(true)
      last = next
    }
  })))

  test('follows the PC when the PC goes forward', () => {
    expect(tick({ ms: 1000, counter: 7 }, 1001)).toEqual({ ms: 1001, counter: 0 })
    expect(tick({ ms: 1000, counter: 7 }, 1000)).toEqual({ ms: 1000, counter: 8 })
    expect(tick({ ms: 1000, counter: 7 }, 3)).toEqual({ ms: 1000, counter: 8 })
  })

  test('reads the same as it was written, and sorts as text as it sorts in time', () => check(fc.property(instant, fc.nat(0xffffff), instant, fc.nat(0xffffff), (ms, counter, otherMs, other) => {
    const a = { ms, counter }
    const b = { ms: otherMs, counter: other }
    expect(parseHlc(hlcText(a))).toEqual(a)
    expect(hlcText(a) < hlcText(b)).toBe(ms < otherMs || (ms === otherMs && counter < other))
  })))

  test('the site’s day is the day at the site', () => {
    expect(localDay(Date.parse('2026-11-24T15:59:59Z'), 'Asia/Shanghai')).toBe('2026-11-24')
    expect(localDay(Date.parse('2026-11-24T16:00:00Z'), 'Asia/Shanghai')).toBe('2026-11-25')
  })
})

describe('the chain', () => {
  const header = { replica: 'R', epoch: 1, seq: 1, hlc: hlcText({ ms: 5, counter: 0 }), wallTime: '2026-11-24T00:00:00.000Z', actor: '{}', type: 'x.done', subject: 'x:1', base: null }

  test('hashes exactly what it says: header, commitment, previous hash', () => {
    const commitment = createHash('sha256').update(Buffer.from([1, 2])).update('{"a":1}').digest()
    expect(commitmentOf(Buffer.from([1, 2]), '{"a":1}')).toEqual(commitment)
    const bytes = JSON.stringify(['R', 1, 1, header.hlc, header.wallTime, '{}', 'x.done', 'x:1', null])
    expect(eventHash(header, commitment, genesisHash)).toEqual(createHash('sha256').update(bytes).update(commitment).update(Buffer.alloc(32)).digest())
  })

  test.each(['replica', 'hlc', 'wallTime', 'actor', 'type', 'subject', 'base'] as const)('changes with %s', (field) => {
    const commitment = commitmentOf(Buffer.alloc(16), '{}')
    expect(eventHash({ ...header, [field]: 'other' }, commitment, genesisHash)).not.toEqual(eventHash(header, commitment, genesisHash))
  })

  test('goes on from its head without a gap, and signs the last event of a commit alone', () => {
    const key = newReplicaKey('R', 3)
    const head: LogHead = { position: 10, seq: 4, hlc: { ms: 1000, counter: 2 }, hash: Buffer.alloc(32, 9) }
    const actor: Actor = { userId: 'u', name: 'u', roles: [], via: 'cli', pc: 'p' }
    const { rows, commit } = chainEvents({ key, head, actor, nowMs: 500, events: [1, 2, 3].map((n) => ({ type: 't', subject: 's:1', payload: { n } })), salt: () => Buffer.alloc(16, 1) })
    signCommit(rows, key)
    expect(rows.map((row) => [row.position, row.seq, row.hlc])).toEqual([[11, 5, hlcText({ ms: 1000, counter: 3 })], [12, 6, hlcText({ ms: 1000, counter: 4 })], [13, 7, hlcText({ ms: 1000, counter: 5 })]])
    expect(rows[0]!.prev_hash).toEqual(head.hash)
    expect(rows[1]!.prev_hash).toEqual(rows[0]!.hash)
    expect(rows.map((row) => row.signature !== null)).toEqual([false, false, true])
    expect(isSignedBy(key.publicKey, rows[2]!.hash, rows[2]!.signature!)).toBe(true)
    expect(commit.head).toEqual({ position: 13, seq: 7, hlc: { ms: 1000, counter: 5 }, hash: rows[2]!.hash })
  })

  test('a key that was stored signs as before, and another’s signature does not pass', () => {
    const key = newReplicaKey('R', 1)
    const again = loadReplicaKey(storeReplicaKey(key))
    const hash = Buffer.alloc(32, 7)
    const { rows } = chainEvents({ key: again, head: { position: 0, seq: 0, hlc: { ms: 0, counter: 0 }, hash: genesisHash }, actor: { userId: '', name: '', roles: [], via: 'cli', pc: '' }, nowMs: 1, events: [{ type: 't', subject: 's:1', payload: {} }], salt: () => hash })
    signCommit(rows, again)
    expect(isSignedBy(key.publicKey, rows[0]!.hash, rows[0]!.signature!)).toBe(true)
    expect(isSignedBy(newReplicaKey('R', 1).publicKey, rows[0]!.hash, rows[0]!.signature!)).toBe(false)
  })
})

test('events fold in the order of clock, replica, epoch and number, whatever order they came in', () => {
  const event = fc.record({ hlc: fc.constantFrom('1', '2'), replica: fc.constantFrom('A', 'B'), epoch: fc.integer({ min: 1, max: 2 }), seq: fc.integer({ min: 1, max: 3 }) })
  check(fc.property(fc.uniqueArray(event, { selector: (one) => JSON.stringify(one) }), fc.nat(), (events, rotate) => {
    const sorted = (list: typeof events) => [...list].sort((a, b) => compareEvents(a as LogEvent, b as LogEvent))
    const turned = [...events.slice(rotate % (events.length || 1)), ...events.slice(0, rotate % (events.length || 1))].reverse()
    expect(sorted(turned)).toEqual(sorted(events))
  }))
})
