import { call } from '@orpc/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newAttempts } from '@main/office/attempts'
import type { Context } from '@main/office/context'
import { Refused } from '@main/store/refused'
import { demoPassword } from '@main/subjects/site/procedures'
import { openDemoSite, type DemoSite } from '../support/demoSite'

let desk: DemoSite
beforeAll(async () => { desk = await openDemoSite() })
afterAll(() => desk.close())

const from = (source: string, token: string | null = null): Context => desk.site.contextFor({ via: 'browser', pc: 'pc', source, token: () => token, setToken: () => {} })

const codeOf = async (asked: Promise<unknown>): Promise<string> => {
  try {
    await asked
    return 'ok'
  } catch (error) {
    if (error instanceof Refused) return error.refusal.code
    throw error
  }
}
const countOf = (codes: readonly string[], code: string): number => codes.filter((one) => one === code).length

test('of forty wrong passwords at once no more are checked than of forty one after another', async () => {
  const codes = await Promise.all(Array.from({ length: 40 }, () => codeOf(call(desk.site.router.session.signIn, { name: 'finance', password: 'wrong-one' }, { context: from('attacker') }))))
  expect({ checked: countOf(codes, 'WRONG_PASSWORD'), refused: countOf(codes, 'TRY_LATER') }).toEqual({ checked: 5, refused: 35 })
})

test('a right password is not held against its account or its source, however often', async () => {
  const codes: string[] = []
  for (let n = 0; n < 7; n += 1) codes.push(await codeOf(call(desk.site.router.session.signIn, { name: 'it', password: demoPassword }, { context: from('honest') })))
  expect(new Set(codes)).toEqual(new Set(['ok']))
})

test('the present password cannot be guessed through changing it', async () => {
  const token = await desk.signIn('supervisor')
  const guess = () => codeOf(call(desk.site.router.users.setPassword, { id: 'demo-supervisor', password: 'new-password', present: 'wrong-one' }, { context: from('inside', token) }))
  const codes: string[] = []
  for (let n = 0; n < 7; n += 1) codes.push(await guess())
  expect({ checked: countOf(codes, 'WRONG_PASSWORD'), refused: countOf(codes, 'TRY_LATER') }).toEqual({ checked: 5, refused: 2 })
})

test('one changes his own password with the present one and then signs in with the new one', async () => {
  const token = await desk.signIn('xiaoli')
  expect(await codeOf(call(desk.site.router.users.setPassword, { id: 'demo-xiaoli', password: 'new-password', present: demoPassword }, { context: from('xiaoli', token) }))).toBe('ok')
  expect(await codeOf(call(desk.site.router.session.signIn, { name: 'xiaoli', password: 'new-password' }, { context: from('xiaoli') }))).toBe('ok')
})

test('the wait doubles with each failure, is over after half an hour, and a defect while checking counts as a failure', async () => {
  const attempts = newAttempts()
  let nowMs = 0
  const attempt = (right: boolean) => attempts.attempt('name:a', 'source:b', () => nowMs, async () => right)
  for (let n = 0; n < 4; n += 1) expect(await attempt(false)).toEqual({ waitMs: 0, right: false })
  await expect(attempts.attempt('name:a', 'source:b', () => nowMs, () => Promise.reject(new Error('out of memory')))).rejects.toThrow('out of memory')
  expect(await attempt(true)).toEqual({ waitMs: 1000, right: false })
  nowMs = 1000
  expect(await attempt(false)).toEqual({ waitMs: 0, right: false })
  expect(await attempt(true)).toEqual({ waitMs: 2000, right: false })
  nowMs += 2000
  expect(await attempt(true)).toEqual({ waitMs: 0, right: true })
  nowMs += 31 * 60_000
  expect(await attempt(false)).toEqual({ waitMs: 0, right: false })
})
