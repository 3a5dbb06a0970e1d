import { describe, expect, test } from 'vitest'
import { decideAct, decideAddItem } from '@main/subjects/case/domain/items'
import { decideAddendum, decideAttach, decideDetach, decideLegalStep, decidePostMessage, decideSetDate, decideStay, decideVoid } from '@main/subjects/case/domain/paper'
import { decideRecordPrinting } from '@main/subjects/case/printing/decide'
import { decideConfirmHandOn, decideHandOn, decideSetKeeper, decideSetReceivers, decideSetWitness } from '@main/subjects/case/domain/people'
import { decideMoveStage, decideUndo } from '@main/subjects/case/domain/stage'
import { caseWaitsFor, gateOf } from '@main/subjects/case/domain/standing'
import { decideStart } from '@main/subjects/case/domain/start'
import type { Stage } from '@shared/vocabulary'
import { ACase, act, anItem, aStart, asPerson } from '../../support/cases'
import { initialCase } from '@main/subjects/case/domain/state'

const to = (stage: Stage, overrideReason = '') => ({ to: stage, overrideReason, today: '2026-11-23' })
const step = (id: string, state: 'done' | 'not_applicable' | 'open', note = '') => ({ step: id, owner: id === 'post.cert' ? 'hr' : 'finance', to: state, note })
const all = ['records', 'contacts', 'accounts']

describe('starting a case', () => {
  const start = (facts: Parameters<typeof aStart>[0]) => decideStart(initialCase('c1'), aStart(facts))
  const codeOf = (facts: Parameters<typeof aStart>[0]) => { const decision = start(facts); return decision.accepted ? 'accepted' : decision.refusal.code }

  test('gives each item to the receiver named, and what nobody was named for to the keeper when there is no receiver', () => {
    const it = new ACase().do('hr', () => start({ receivers: [], keeper: { person: asPerson('head'), until: '2026-11-30' } }))
    expect(it.state.items.map((item) => item.receiver?.name)).toEqual(['陈建国', '陈建国', '陈建国'])
  })

  test('is refused where it would be wrong', () => {
    expect(codeOf({ openCase: { id: 'c0', number: 'HD-2026-00000' } })).toBe('CASE_ALREADY_OPEN')
    expect(codeOf({ dates: { ...aStart().dates, leftOn: '2020-01-01' } })).toBe('LEFT_BEFORE_JOINED')
    expect(codeOf({ dates: { ...aStart().dates, expectedBackOn: '2026-11-19' } })).toBe('DATE_ORDER')
    expect(codeOf({ witness: asPerson('xiaoli') })).toBe('WITNESS_IS_RECEIVER')
    expect(codeOf({ receivers: [{ kind: 'employee', id: 'e-zhang', name: '老张' }] })).toBe('RECEIVER_IS_LEAVER')
    expect(codeOf({ items: [] })).toBe('CASE_WITHOUT_ITEMS')
    expect(codeOf({ functionsWithoutPerson: ['it'] })).toBe('CASE_NEEDS_PERSON')
    expect(codeOf({ functionsWithoutPerson: ['it'], assignees: { it: asPerson('stranger') } })).toBe('accepted')
  })
})

describe('the columns of the board', () => {
  test('the whole way, each gate naming what is missing and who has it', () => {
    const it = ACase.started().do('hr', (s, p) => decideMoveStage(s, to('handing_over'), p))
    it.refused('xiaoli', (s, p) => decideMoveStage(s, to('awaiting_confirmation'), p), 'GATE_NOT_MET')
    expect(gateOf(it.state, 'awaiting_confirmation')).toEqual([{ condition: 'items_submitted', met: false, count: 3, missing: all.map((title) => ({ 'zh-CN': title, en: '' })), waitsFor: ['小李'] }])
    it.do('xiaoli', (s, p) => decideAct(s, act('submit', ...all), p)).do('xiaoli', (s, p) => decideMoveStage(s, to('awaiting_confirmation'), p))
    it.do('xiaoli', (s, p) => decideAct(s, act('confirm', ...all), p)).do('xiaoli', (s, p) => decideMoveStage(s, to('to_settle'), p))
    expect(it.state.dates.handoverDoneOn).toBe('2026-11-23')
    expect(caseWaitsFor(it.state)).toEqual(['role:finance'])
    it.refused('finance', (s, p) => decideMoveStage(s, to('to_file'), p), 'GATE_NOT_MET')
    it.do('finance', (s, p) => decideLegalStep(s, step('post.wage', 'done'), p)).do('finance', (s, p) => decideLegalStep(s, step('post.severance', 'not_applicable', '本人辞职'), p)).do('finance', (s, p) => decideMoveStage(s, to('to_file'), p))
    it.refused('hr', (s, p) => decideMoveStage(s, to('archived'), p), 'GATE_NOT_MET')
    it.do('hr', (s, p) => decideLegalStep(s, step('post.cert', 'done'), p)).do('hr', (s) => decideRecordPrinting(s, { id: 'p1', locale: 'zh-CN', copies: ['archive'], contentHash: 'ab' }))
      .do('hr', (s, p) => decideAttach(s, { file: { id: 'f', name: 'signed.pdf', size: 1, type: 'application/pdf', hash: 'a' }, itemId: null, purpose: 'signed_copy', printingId: 'p1', stepId: null }, p))
    it.refused('hr', (s, p) => decideMoveStage(s, to('archived'), p), 'GATE_NOT_MET').do('hr', (s) => decideSetDate(s, { date: 'endOn', value: '2026-11-24' }))
    it.do('hr', (s, p) => decideMoveStage(s, to('archived'), p))
    expect(it.state).toMatchObject({ status: 'archived', stage: 'archived', conflicts: [] })
    it.refused('xiaoli', (s, p) => decideAct(s, { ...act('reopen', 'records'), note: '漏了' }, p), 'CASE_NOT_OPEN').do('hr', (s) => decideAddendum(s, { id: 'a1', text: '少一把钥匙' }))
  })

  test('a gate is passed by HR with a reason that is kept, by nobody else', () => {
    const it = ACase.started().do('hr', (s, p) => decideMoveStage(s, to('handing_over'), p))
    it.refused('hr', (s, p) => decideMoveStage(s, to('to_settle'), p), 'GATE_NOT_MET').refused('head', (s, p) => decideMoveStage(s, to('to_settle', '急'), p), 'GATE_NOT_MET')
    it.do('hr', (s, p) => decideMoveStage(s, to('to_settle', '人已回老家,先结算'), p))
    expect(it.events.at(-1)?.payload).toMatchObject({ overrideReason: '人已回老家,先结算', missing: ['items_submitted', 'items_settled'] })
  })

  test('the law does not wait: wages and certificate are done in any column, severance too when asked', () => {
    const it = ACase.started().do('hr', (s, p) => decideLegalStep(s, step('post.cert', 'done'), p)).do('finance', (s, p) => decideLegalStep(s, step('post.wage', 'done'), p))
    expect(it.state.stage).toBe('to_start')
    it.refused('xiaoli', (s, p) => decideLegalStep(s, step('post.severance', 'done'), p), 'NOT_ALLOWED').refused('finance', (s, p) => decideLegalStep(s, step('post.severance', 'not_applicable'), p), 'REASON_MISSING')
  })

  test('a drag is undone, with the handover day it had set', () => {
    const it = ACase.started().do('hr', (s, p) => decideMoveStage(s, to('to_settle', '试'), p))
    const { eventId } = it.state.stageMove!
    it.do('hr', (s, p, nowMs) => decideUndo(s, { eventId, nowMs }, p))
    expect(it.state).toMatchObject({ stage: 'to_start', dates: { handoverDoneOn: null }, conflicts: [] })
  })

  test('what a keeper held is confirmed a second time before settling', () => {
    const it = ACase.started({ receivers: [], keeper: { person: asPerson('head'), until: null } })
    it.refused('xiaoli', (s, p) => decideHandOn(s, asPerson('xiaoli'), p), 'NOT_ALLOWED').do('head', (s, p) => decideHandOn(s, asPerson('xiaoli'), p))
    expect(it.state.items.every((item) => item.receiver?.name === '小李')).toBe(true)
    expect(gateOf(it.state, 'to_settle').find((one) => one.condition === 'keeper_confirmed')).toMatchObject({ met: false, waitsFor: ['小李'] })
    it.do('xiaoli', (s, p) => decideConfirmHandOn(s, p)).refused('xiaoli', (s, p) => decideConfirmHandOn(s, p), 'KEEPER_NONE')
    expect(gateOf(it.state, 'to_settle').find((one) => one.condition === 'keeper_confirmed')).toMatchObject({ met: true })
    it.do('hr', (s) => decideSetKeeper(s, { person: asPerson('head'), until: null }))
  })
})

describe('what a later change must not slip past', () => {
  const settled = () => ACase.started().do('xiaoli', (s, p) => decideAct(s, act('confirm', ...all), p)).do('hr', (s, p) => decideMoveStage(s, to('to_settle'), p))

  test('an item added or opened again after settling holds up every later column', () => {
    const it = settled().do('hr', (s) => decideAddItem(s, anItem('late-laptop')))
    it.do('finance', (s, p) => decideLegalStep(s, step('post.wage', 'done'), p)).do('finance', (s, p) => decideLegalStep(s, step('post.severance', 'done'), p))
    it.refused('finance', (s, p) => decideMoveStage(s, to('to_file'), p), 'GATE_NOT_MET').do('xiaoli', (s, p) => decideAct(s, act('confirm', 'late-laptop'), p)).do('finance', (s, p) => decideMoveStage(s, to('to_file'), p))
  })

  test('going back before settling takes the handover day back, and an undo brings it back', () => {
    const it = settled().do('hr', (s, p) => decideMoveStage(s, to('handing_over'), p))
    expect(it.state.dates.handoverDoneOn).toBe(null)
    const { eventId } = it.state.stageMove!
    it.do('hr', (s, p, nowMs) => decideUndo(s, { eventId, nowMs }, p))
    expect(it.state).toMatchObject({ stage: 'to_settle', dates: { handoverDoneOn: '2026-11-23' } })
  })

  test('a notice with the last day still to come does not lock the other dates', () => {
    ACase.started({ kind: 'resignation', dates: { ...aStart().dates, leftOn: '2026-12-31' } }).do('xiaoli', (s, p) => decideAct(s, act('confirm', ...all), p))
      .do('hr', (s, p) => decideMoveStage(s, to('to_settle'), p)).do('hr', (s) => decideSetDate(s, { date: 'noticeOn', value: '2026-11-20' }))
  })

  test('naming one more receiver leaves items given to others by name where they are', () => {
    const it = ACase.started({ items: [anItem('records'), anItem('accounts', { receiver: asPerson('it') })] }).do('hr', (s) => decideSetReceivers(s, [asPerson('xiaoli'), asPerson('finance')]))
    expect(it.state.items.map((item) => item.receiver?.name)).toEqual(['小李', '赵磊'])
  })

  test('a keeper does not hand on to himself or the witness, nor twice; only the one handed to confirms in his own name', () => {
    const it = ACase.started({ receivers: [asPerson('xiaoli')], keeper: { person: asPerson('head'), until: null }, witness: asPerson('supervisor') })
    it.refused('head', (s, p) => decideHandOn(s, asPerson('head'), p), 'KEEPER_IS_RECEIVER').refused('head', (s, p) => decideHandOn(s, asPerson('supervisor'), p), 'WITNESS_IS_RECEIVER')
    it.refused('hr', (s) => decideSetKeeper(s, { person: asPerson('supervisor'), until: null }), 'WITNESS_IS_RECEIVER').refused('hr', (s) => decideSetWitness(s, asPerson('head')), 'WITNESS_IS_RECEIVER')
    it.do('head', (s, p) => decideHandOn(s, asPerson('finance'), p)).refused('xiaoli', (s, p) => decideConfirmHandOn(s, p), 'NOT_ALLOWED').do('finance', (s, p) => decideConfirmHandOn(s, p))
    it.refused('head', (s, p) => decideHandOn(s, asPerson('stranger'), p), 'KEEPER_NONE')
  })

  test('proof stays: only the office files a signed copy or takes proof off; finance does not speak for the leaver', () => {
    const file = { id: 'f', name: 'f', size: 1, type: 'image/png', hash: 'a' }
    const it = ACase.started().do('hr', (s, p) => decideAttach(s, { file, itemId: null, purpose: 'told', printingId: null, stepId: null }, p)).do('hr', (s) => decideRecordPrinting(s, { id: 'p1', locale: 'zh-CN', copies: ['archive'], contentHash: 'ab' }))
    it.refused('xiaoli', (s, p) => decideDetach(s, { attachmentId: 'f', reason: '' }, p), 'NOT_ALLOWED').refused('xiaoli', (s, p) => decideAttach(s, { file: { ...file, id: 'g' }, itemId: null, purpose: 'signed_copy', printingId: 'p1', stepId: null }, p), 'NOT_ALLOWED')
    const own = { file: { ...file, id: 'm' }, itemId: 'records', purpose: 'material' as const, printingId: null, stepId: null }
    it.do('xiaoli', (s, p) => decideAttach(s, own, p)).do('xiaoli', (s, p) => decideDetach(s, { attachmentId: 'm', reason: '' }, p)).do('xiaoli', (s, p) => decideAttach(s, own, p)).do('xiaoli', (s, p) => decideAct(s, act('confirm', 'records'), p))
    it.refused('xiaoli', (s, p) => decideDetach(s, { attachmentId: 'm', reason: '' }, p), 'NOT_ALLOWED')
    const said = { id: 'm1', itemId: null, text: '我全部交清了', mentions: [], files: [], onBehalfChannel: 'call' as const }
    it.refused('finance', (s, p) => decidePostMessage(s, said, p), 'NOT_ALLOWED').do('xiaoli', (s, p) => decidePostMessage(s, said, p))
  })

  test('finance who takes over the work himself moves it as a receiver does', () => {
    const it = ACase.started({ receivers: [asPerson('finance')] }).do('hr', (s, p) => decideMoveStage(s, to('handing_over'), p)).do('finance', (s, p) => decideAct(s, act('confirm', ...all), p))
    it.do('finance', (s, p) => decideMoveStage(s, to('to_settle'), p))
  })

  test('somebody who left already is hired again before he can leave again', () => {
    const decision = decideStart(initialCase('c1'), aStart({ hasLeft: true }))
    expect(decision.accepted ? 'accepted' : decision.refusal.code).toBe('EMPLOYEE_HAS_LEFT')
  })
})

describe('ends of a case', () => {
  test('void and stay need a reason; staying lists what is to be undone; nothing is possible afterwards', () => {
    ACase.started().refused('hr', (s) => decideVoid(s, ''), 'REASON_MISSING').do('hr', (s) => decideVoid(s, '录错人')).refused('hr', (s) => decideVoid(s, '又'), 'CASE_NOT_OPEN')
    const it = ACase.started().do('xiaoli', (s, p) => decideAct(s, act('confirm', 'records'), p)).do('hr', (s, p) => decideLegalStep(s, step('post.cert', 'done'), p)).do('hr', (s) => decideStay(s, '本人返岗'))
    expect(it.state.closed?.toUndo).toEqual(['step:post.cert', 'item:records'])
    it.refused('hr', (s, p) => decideMoveStage(s, to('handing_over'), p), 'CASE_NOT_OPEN').refused('hr', (s) => decideAddendum(s, { id: 'a', text: 'x' }), 'CASE_NOT_ENDED')
  })

  test('dates: the writer’s view is checked, order holds, clearing the day of leaving is refused', () => {
    const it = ACase.started().do('hr', (s) => decideSetDate(s, { date: 'endOn', value: '2026-11-25' }))
    it.refused('hr', (s) => decideSetDate(s, { date: 'endOn', value: '2026-11-26', seen: null }), 'CHANGED_MEANWHILE')
      .refused('hr', (s) => decideSetDate(s, { date: 'expectedBackOn', value: '2026-11-01' }), 'DATE_ORDER').refused('hr', (s) => decideSetDate(s, { date: 'leftOn', value: null }), 'INVALID_INPUT')
  })

  test('receivers: open items of those no longer named go to the first; the witness is nobody’s receiver', () => {
    const it = ACase.started().do('xiaoli', (s, p) => decideAct(s, act('confirm', 'records'), p)).do('hr', (s) => decideSetReceivers(s, [asPerson('stranger')]))
    expect(it.state.items.map((item) => item.receiver?.name)).toEqual(['小李', '路人', '路人'])
    it.refused('hr', (s) => decideSetWitness(s, asPerson('stranger')), 'WITNESS_IS_RECEIVER').do('hr', (s) => decideSetWitness(s, asPerson('supervisor')))
  })
})
