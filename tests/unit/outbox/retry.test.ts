import fc from 'fast-check'
import { expect, test } from 'vitest'
import { channelSchedule, messageSchedule, retryAfterMs } from '@main/outbox/retry'

const schedule = fc.constantFrom(channelSchedule, messageSchedule)
const failures = fc.integer({ min: 0, max: 10_000 })
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

test('the wait before another attempt stays within its bounds, however often it failed', () => {
  fc.assert(fc.property(schedule, failures, chance, (one, count, luck) => {
    const wait = retryAfterMs(one, count, luck)
    expect(wait).toBeGreaterThanOrEqual(one.firstMs * 0.8 - 1)
    expect(wait).toBeLessThanOrEqual(one.mostMs * 1.2 + 1)
  }))
})

test('the wait never gets shorter by failing once more, with the same luck', () => {
  fc.assert(fc.property(schedule, failures, chance, (one, count, luck) => {
    expect(retryAfterMs(one, count + 1, luck)).toBeGreaterThanOrEqual(retryAfterMs(one, count, luck))
  }))
})

test('a week without a connection costs a channel some hundred attempts, and its return is noticed within 36 minutes', () => {
  fc.assert(fc.property(fc.array(chance, { minLength: 600, maxLength: 600 }), (lucks) => {
    let ms = 0
    let attempts = 0
    while (ms < 7 * 24 * 3_600_000) ms += retryAfterMs(channelSchedule, ++attempts, lucks[attempts % lucks.length]!)
    expect(attempts).toBeGreaterThan(250)
    expect(attempts).toBeLessThan(450)
    expect(retryAfterMs(channelSchedule, attempts, 0.999_999)).toBeLessThanOrEqual(36 * 60_000)
  }), { numRuns: 30 })
})
