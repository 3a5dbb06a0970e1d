import { describe, expect, test } from 'vitest'
import type { ApplicationFields } from '@shared/contract/application'
import type { Decision } from '@shared/decision'
import { hlcText } from '@main/log/clock'
import type { Actor, LogEvent } from '@main/log/event'
import { decideCancelLink, decideDismiss, decideHandIn, decideOpenLink, decideTake, evolveApplication, initialApplication, type Application, type ApplicationEvent, type HandedIn } from '@main/subjects/application/domain/application'
import { pngFrom } from '@main/subjects/application/domain/signature'
import { applicationSubject } from '@main/subjects/application/projection'
import { decideReceiveApplication } from '@main/subjects/case/application/decide'
import { decideVoid } from '@main/subjects/case/domain/paper'
import { applyAddress, isOfThisPc } from '@renderer/features/application/applyAddress'
import { fieldsOf, lacksOf, newForm } from '@renderer/features/application/applyForm'
import { ACase } from '../support/cases'

const zhang = { id: 'e-zhang', name: '老张', department: '设备部', status: 'active' as const }
const fields = (facts: Partial<ApplicationFields> = {}): ApplicationFields => ({ reason: 'family', words: '', lastDay: '2026-12-31', leftOn: null, expectedBackOn: null, phone: '13800000427', address: '', note: '', ...facts })
const handedIn = (facts: Partial<ApplicationFields> = {}): HandedIn => ({ fields: fields(facts), on: '2026-12-01', signature: null })
const taken = { caseId: 'c1', caseNumber: 'HD-2026-00001', leaverId: 'e-zhang', use: 'started' as const }

let seq = 0
const hr: Actor = { userId: 'u-hr', name: '王敏', roles: ['hr'], via: 'browser', pc: 'pc-1' }
const after = (application: Application, decision: Decision<ApplicationEvent>, actor: Actor = hr): Application => {
  if (!decision.accepted) throw new Error(JSON.stringify(decision.refusal))
  return decision.events.reduce((state, { type, payload }) => {
    seq += 1
    return evolveApplication(state, { type, payload, actor, wallTime: '2026-12-01T01:00:00.000Z', hlc: hlcText({ ms: seq, counter: 0 }), subject: 'application:a1', position: seq, replica: 'r', epoch: 1, seq, base: null } satisfies LogEvent)
  }, application)
}
const linked = () => after(initialApplication('a1'), decideOpenLink(zhang))
const submitted = (facts: Partial<ApplicationFields> = {}) => after(linked(), decideHandIn(linked(), handedIn(facts)), { ...hr, userId: 'employee:e-zhang', name: '老张' })
const codeOf = (decision: Decision<unknown>): string => (decision.accepted ? 'accepted' : decision.refusal.code)

describe('a link', () => {
  test('is opened for somebody at work here, and says who opened it', () => {
    expect([codeOf(decideOpenLink(null)), codeOf(decideOpenLink({ ...zhang, status: 'left' }))]).toEqual(['NOT_FOUND', 'EMPLOYEE_HAS_LEFT'])
    expect(linked()).toMatchObject({ state: 'linked', employee: { id: 'e-zhang', name: '老张' }, opened: { by: '王敏' }, handedIn: null })
  })
  test('that was taken back takes no application, and taking it back again changes nothing', () => {
    const cancelled = after(linked(), decideCancelLink(linked()))
    expect([codeOf(decideHandIn(cancelled, handedIn())), decideCancelLink(cancelled)]).toEqual(['APPLICATION_LINK_GONE', { accepted: true, events: [] }])
    expect(codeOf(decideCancelLink(submitted()))).toBe('APPLICATION_SETTLED')
  })
  test('alone is in no list', () => {
    expect([applicationSubject.project(linked(), 1), applicationSubject.project(submitted(), 2).application]).toEqual([{}, [expect.objectContaining({ id: 'a1', state: 'submitted', last_day: '2026-12-31', case_id: null })]])
  })
})

describe('handing in', () => {
  test.each<[string, Partial<ApplicationFields>, string]>([
    ['another reason without words', { reason: 'other' }, 'APPLICATION_WORDS_MISSING'], ['a day two years away', { lastDay: '2028-12-31' }, 'APPLICATION_DAY_FAR'], ['a day long past', { lastDay: '2025-11-01' }, 'APPLICATION_DAY_FAR'],
    ['having left tomorrow', { leftOn: '2026-12-02' }, 'DAY_IN_FUTURE'], ['back before having left', { leftOn: '2026-11-28', expectedBackOn: '2026-11-27' }, 'DATE_ORDER'], ['a day before the term is over', { lastDay: '2026-12-02' }, 'accepted'],
  ])('%s', (_name, facts, code) => expect(codeOf(decideHandIn(linked(), handedIn(facts)))).toBe(code))
  test('happens once', () => expect(codeOf(decideHandIn(submitted(), handedIn()))).toBe('APPLICATION_LINK_GONE'))
  test('keeps the words, the day and the place; who has not left is not expected back', () => {
    expect(submitted({ expectedBackOn: '2026-12-20', words: '父亲住院' }).handedIn).toEqual({ fields: fields({ words: '父亲住院' }), on: '2026-12-01', signature: null, at: '2026-12-01T01:00:00.000Z', pc: 'pc-1' })
  })
})

describe('dealing with it', () => {
  test('is done once: for a case of the same person, or with a reason', () => {
    expect([codeOf(decideTake(linked(), taken)), codeOf(decideTake(submitted(), { ...taken, leaverId: 'e-li' })), codeOf(decideDismiss(submitted(), { reason: '' }))]).toEqual(['NOT_FOUND', 'APPLICATION_OTHER_PERSON', 'REASON_MISSING'])
    const done = after(submitted(), decideTake(submitted(), taken))
    expect(done).toMatchObject({ state: 'taken', settled: { by: '王敏', caseNumber: 'HD-2026-00001', use: 'started' } })
    expect(decideDismiss(done, { reason: '填错了' })).toMatchObject({ accepted: false, refusal: { code: 'APPLICATION_SETTLED', data: { state: 'taken', by: '王敏' } } })
    expect(codeOf(decideTake(after(submitted(), decideDismiss(submitted(), { reason: '填错了' })), taken))).toBe('APPLICATION_SETTLED')
  })
  test('on two PCs that had not met: the first stands', () => {
    const both = after(after(submitted(), decideTake(submitted(), taken)), decideDismiss(submitted(), { reason: '填错了' }))
    expect([both.state, both.settled?.reason]).toEqual(['taken', ''])
  })
})

describe('on a case', () => {
  const { signature: _none, ...said } = handedIn()
  const application = { id: 'a1', at: '2026-12-01T01:00:00.000Z', pc: 'pc-1', on: said.on, ...said.fields, signatureId: null }
  test('it is the notice, which reached us on the day it was handed in, unless the case knows a day', () => {
    const fresh = ACase.started().do('hr', (state) => decideReceiveApplication(state, { application, signature: null }))
    expect([fresh.state.dates.noticeOn, fresh.state.application?.id]).toEqual(['2026-12-01', 'a1'])
    const told = ACase.started({ dates: { ...ACase.started().state.dates, noticeOn: '2026-11-20' } }).do('hr', (state) => decideReceiveApplication(state, { application, signature: null }))
    expect(told.state.dates.noticeOn).toBe('2026-11-20')
  })
  test('a signature comes with it as a file', () => {
    const file = { id: 'f1', name: 's.png', size: 9, type: 'image/png', hash: 'h' }
    const it = ACase.started().do('hr', (state) => decideReceiveApplication(state, { application: { ...application, signatureId: 'f1' }, signature: file }))
    expect(it.state.attachments).toMatchObject([{ id: 'f1', purpose: 'signature' }])
  })
  test('not on one that is over', () => {
    ACase.started().do('hr', (state) => decideVoid(state, '误建')).refused('hr', (state) => decideReceiveApplication(state, { application, signature: null }), 'CASE_NOT_OPEN')
  })
})

describe('a drawn signature', () => {
  const png = (width: number, height: number): Buffer => {
    const bytes = Buffer.alloc(40)
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]).copy(bytes)
    bytes.write('IHDR', 12, 'latin1')
    bytes.writeUInt32BE(width, 16)
    bytes.writeUInt32BE(height, 20)
    return bytes
  }
  test('is a PNG of the size of a screen, and nothing else', () => {
    expect(pngFrom(png(350, 200).toString('base64'))?.length).toBe(40)
    expect([png(60_000, 60_000), png(0, 200), png(350, 200).subarray(0, 20), Buffer.concat([Buffer.from('GIF89a!!'), png(350, 200).subarray(8)]), Buffer.from('<svg onload=alert(1)>'.padEnd(60)), Buffer.alloc(0)].map((one) => pngFrom(one.toString('base64')))).toEqual([null, null, null, null, null, null])
  })
})

describe('the page', () => {
  test('says what is lacking in the order of its fields, and hands in what was typed', () => {
    expect(lacksOf(newForm())).toEqual(['reason', 'lastDay', 'phone'])
    const form = { ...newForm(), reason: 'other' as const, lastDay: '2026-12-31', hasLeft: true, phone: ' 13800000427 ', expectedBackOn: '2026-12-08' }
    expect(lacksOf(form)).toEqual(['words', 'leftOn'])
    expect(fieldsOf({ ...form, words: ' 搬家 ', hasLeft: false })).toEqual(fields({ reason: 'other', words: '搬家' }))
  })
  test('has its token behind the #, which no server sees; the desktop window has no address for others', () => {
    expect([applyAddress('abc', 'https://192.168.1.5:47443'), applyAddress('abc', 'app://desk')]).toEqual(['https://192.168.1.5:47443/apply#abc', null])
    expect(['http://127.0.0.1:47100/apply', 'http://localhost:1/apply', 'https://192.168.1.5/apply'].map(isOfThisPc)).toEqual([true, true, false])
  })
})
