import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CaseView } from '@shared/contract/case'
import type { FormOffer, FormSheet } from '@shared/contract/form'
import { systemActor } from '@main/site'
import { nextNumber } from '@main/forms/numbers'
import { openWriter } from '@main/store/driver'
import { replicaSubject } from '@main/store/replica'
import { rebuild } from '@main/store/rebuild'
import { openDemoSite, type DemoSite } from '../support/demoSite'
import { databaseOf } from '../support/site'

let desk: DemoSite
let tokens: Record<'hr' | 'admin' | 'finance' | 'xiaoli', string>
beforeAll(async () => {
  desk = await openDemoSite()
  tokens = { hr: await desk.signIn('hr'), admin: await desk.signIn('admin'), finance: await desk.signIn('finance'), xiaoli: await desk.signIn('xiaoli') }
})
afterAll(() => desk.close())

type Who = keyof typeof tokens
interface Printed { printingId: string; number: string; reprint: number; changed: boolean; code?: string }
async function ask<Body>(who: Who, method: string, path: string, body?: unknown): Promise<Body> {
  return (await desk.ask(tokens[who], method, path, body)).body as Body
}

let leavers = 0
/** A case of somebody new who has left for good. */
async function aCase(endOn: string | null = '2026-11-20'): Promise<string> {
  const leaver = await ask<{ id: string }>('hr', 'POST', '/employees', { number: `F${++leavers}`, name: '周试号', identityNumber: '320102198504127718', department: '设备部', positionId: 'technician', joinedOn: '2021-03-15' })
  const made = await ask<{ id: string }>('hr', 'POST', '/cases', { employeeId: leaver.id, kind: 'resignation', leftOn: '2026-11-20', told: { channel: 'letter' }, dates: { endOn }, assignees: { head: { kind: 'user', id: 'demo-head', name: '陈建国' } } })
  return made.id
}
const sheetOf = (id: string, form: string, query = '', who: Who = 'hr') => ask<FormSheet & { code?: string }>(who, 'GET', `/cases/${id}/forms/${form}?locale=zh-CN${query}`)
const print = async (id: string, form: string, more: { newIssue?: boolean; markStep?: boolean; options?: string[] } = {}, who: Who = 'hr'): Promise<Printed> => {
  const sheet = await sheetOf(id, form, (more.options ?? []).map((one) => `&options[]=${one}`).join(''), who)
  return ask<Printed>(who, 'POST', `/cases/${id}/forms/${form}/printings`, { copies: ['archive'], contentHash: sheet.contentHash, ...more })
}
const counterOf = (number: string): number => Number(number.slice(-4))
const printingsOf = async (id: string) => (await ask<CaseView>('hr', 'GET', `/cases/${id}`)).printings
const year = new Date().getFullYear()

describe('the number of a form', () => {
  test('begins with the first letters of the site’s name and the form’s, and counts within the year', async () => {
    expect((await print(await aCase(), 'application')).number).toBe(`BHEQ-SQ-${year}-0001`)
    expect((await print(await aCase(), 'application')).number).toBe(`BHEQ-SQ-${year}-0002`)
    expect((await print(await aCase(), 'certificate')).number).toBe(`BHEQ-LZ-${year}-0001`)
  })

  test('is given once, without gaps, when many people print at once', async () => {
    const before = counterOf((await print(await aCase(), 'clearance')).number)
    const cases = await Promise.all(Array.from({ length: 12 }, () => aCase()))
    const printed = await Promise.all(cases.map((id, index) => print(id, 'clearance', {}, index % 2 ? 'admin' : 'finance')))
    expect(printed.map((one) => counterOf(one.number)).sort((a, b) => a - b)).toEqual(cases.map((_, index) => before + 1 + index))
  })

  test('is not used up by a printing that was refused or whose transaction failed', async () => {
    const id = await aCase()
    const refused = await ask<{ code: string }>('hr', 'POST', `/cases/${id}/forms/clearance/printings`, { copies: ['archive'], contentHash: '0'.repeat(64) })
    expect(refused.code).toBe('CHANGED_MEANWHILE')
    const { writer } = desk.site.services
    const next = await writer.run(systemActor(), async (tx) => nextNumber(await tx.read(), writer.key.replica, { code: 'HQ', year: String(year) }))
    await expect(writer.run(systemActor(), async (tx) => {
      const loaded = await tx.load(desk.site.desk.subject, id)
      await tx.record(desk.site.desk.subject, loaded, { accepted: true, events: [{ type: 'case.formPrinted' as const, payload: { id: 'gone', form: 'clearance' as const, locale: 'zh-CN' as const, copies: [], contentHash: 'x', number: next.number, counted: { series: next.series, counter: next.counter } } }] })
      await tx.flush()
      throw new Error('the plug is pulled')
    })).rejects.toThrow('the plug is pulled')
    expect((await print(id, 'clearance')).number).toBe(next.number)
  })

  test('stays with a reprint, also of changed content, and a new issue has its own', async () => {
    const id = await aCase()
    const first = await print(id, 'certificate')
    expect([first.reprint, first.changed]).toEqual([0, false])
    expect(await print(id, 'certificate')).toMatchObject({ number: first.number, reprint: 1, changed: false })
    await ask('hr', 'PUT', `/cases/${id}/dates/endOn`, { value: '2026-11-19' })
    expect(await sheetOf(id, 'certificate')).toMatchObject({ number: first.number, reprint: 2, changed: true })
    expect(await print(id, 'certificate')).toMatchObject({ number: first.number, reprint: 2, changed: true })
    const second = await print(id, 'certificate', { newIssue: true })
    expect([counterOf(second.number), second.reprint, second.changed]).toEqual([counterOf(first.number) + 1, 0, false])
    expect(await sheetOf(id, 'certificate')).toMatchObject({ number: second.number, reprint: 1, changed: false })
    expect((await printingsOf(id)).map((one) => [one.number, one.reprint])).toEqual([[first.number, 0], [first.number, 1], [first.number, 2], [second.number, 0]])
  })

  test('is the same for the paper in the other language', async () => {
    const id = await aCase()
    const first = await print(id, 'certificate')
    expect(await ask<FormSheet>('hr', 'GET', `/cases/${id}/forms/certificate?locale=en`)).toMatchObject({ number: first.number, reprint: 1, changed: false })
  })

  test('carries the hash of what was shown, by whom, with what on it', async () => {
    const id = await aCase()
    const shown = await sheetOf(id, 'certificate', '&options[]=with_kind')
    const printed = await print(id, 'certificate', { options: ['with_kind'] })
    const event = (await desk.site.services.reader('event').where({ subject: `case:${id}`, type: 'case.formPrinted' }).first('payload')) as { payload: string }
    expect(JSON.parse(event.payload)).toMatchObject({ form: 'certificate', number: printed.number, contentHash: shown.contentHash, options: ['with_kind'], counted: { counter: counterOf(printed.number) } })
  })

  test('begins with what the administrator chose, from then on', async () => {
    await ask('admin', 'PATCH', '/site', { numberPrefix: 'hd2' })
    expect((await print(await aCase(), 'application')).number).toBe(`HD2-SQ-${year}-0001`)
    await ask('admin', 'PATCH', '/site', { numberPrefix: '' })
    expect((await print(await aCase(), 'application')).number).toMatch(/^BHEQ-SQ-/)
    expect((await ask<{ code: string }>('admin', 'PATCH', '/site', { numberPrefix: 'A-1' })).code).toBe('INVALID_INPUT')
  })

  test('of a replica that began later counts in a series of its own, for it cannot know what the first gave since', async () => {
    const { writer } = desk.site.services
    const numbers = await writer.run(systemActor(), async (tx) => {
      await tx.record(replicaSubject, await tx.load(replicaSubject, 'later'), { accepted: true, events: [{ type: 'replica.started' as const, payload: { epoch: 1, publicKey: 'k', reason: 'restored' as const } }] })
      const db = await tx.read()
      return Promise.all([nextNumber(db, writer.key.replica, { code: 'ZZ', year: '2026' }), nextNumber(db, 'later', { code: 'ZZ', year: '2026' })])
    })
    expect(numbers.map((one) => one.number)).toEqual(['BHEQ-ZZ-2026-0001', 'BHEQ-B-ZZ-2026-0001'])
  })

  test('is the same after a rebuild', async () => {
    const rows = () => desk.site.services.reader('form_number').orderBy(['series', 'counter'])
    const before = await rows()
    expect(before.length).toBeGreaterThan(15)
    const { writer } = desk.site.services
    const db = openWriter(databaseOf(desk.dataDir))
    await writer.lend(systemActor(), async () => {
      await db('form_number').delete()
      await rebuild(db, writer.registry)
    })
    await db.destroy()
    expect(await rows()).toEqual(before)
  })
})

describe('a form', () => {
  test('that cannot be printed says why, and waits for no item', async () => {
    const id = await aCase(null)
    const offers = async () => (await ask<{ items: FormOffer[] }>('hr', 'GET', `/cases/${id}/forms`)).items
    expect((await offers()).find((one) => one.form === 'certificate')).toMatchObject({ available: false, why: { code: 'CASE_WITHOUT_END' } })
    expect((await sheetOf(id, 'certificate')).code).toBe('CASE_WITHOUT_END')
    await ask('hr', 'PUT', `/cases/${id}/dates/endOn`, { value: '2026-11-20' })
    expect((await offers()).map((one) => [one.form, one.available])).toEqual([['handover', true], ['application', true], ['certificate', true], ['clearance', true]])
  })

  test('with the identity number on it is the office’s', async () => {
    const id = await aCase()
    expect((await sheetOf(id, 'certificate', '', 'finance')).code).toBe('NOT_ALLOWED')
    expect((await ask<{ items: FormOffer[] }>('finance', 'GET', `/cases/${id}/forms`)).items.map((one) => one.form)).toEqual(['handover', 'clearance'])
  })

  test('marks its legal step with the printing when asked, once', async () => {
    const id = await aCase()
    const step = async () => (await ask<CaseView>('hr', 'GET', `/cases/${id}`)).legalSteps.find((one) => one.id === 'post.cert')
    await print(id, 'certificate')
    expect((await step())?.state).toBe('open')
    const { number } = await print(id, 'certificate', { markStep: true })
    expect(await step()).toMatchObject({ state: 'done', note: number })
    await print(id, 'certificate', { markStep: true })
    expect(await step()).toMatchObject({ state: 'done', note: number })
  })

  test('is recorded as fetched or sent, on a day that has come', async () => {
    const id = await aCase()
    const { printingId } = await print(id, 'certificate')
    const path = `/cases/${id}/printings/${printingId}/receipts`
    expect((await ask<{ code: string }>('hr', 'POST', path, { channel: 'post', on: '2999-01-01', who: '', note: '' })).code).toBe('RECEIPT_IN_FUTURE')
    expect((await ask<{ code: string }>('hr', 'POST', `/cases/${id}/printings/none/receipts`, { channel: 'post', on: '2026-11-21' })).code).toBe('PRINTING_UNKNOWN')
    const view = await ask<CaseView>('hr', 'POST', path, { channel: 'post', on: '2026-11-21', who: '周试号', note: 'EMS 1023' })
    expect(view.printings[0]?.received).toEqual([expect.objectContaining({ channel: 'post', on: '2026-11-21', who: '周试号', note: 'EMS 1023', by: '王敏' })])
  })
})
