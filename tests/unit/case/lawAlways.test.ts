import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gateProblem, onceEach } from '@shared/gates'
import { gateConditions, gatedStages, isSettledItem, stages } from '@shared/vocabulary'
import { decideSubmit, decideVerdict, decideRevoke } from '@main/subjects/case/approvals/decide'
import { decideAct } from '@main/subjects/case/domain/items'
import { decideAttach, decideLegalStep, decideSetDate } from '@main/subjects/case/domain/paper'
import { decideMoveStage } from '@main/subjects/case/domain/stage'
import { decideRecordPrinting } from '@main/subjects/case/printing/decide'
import { ACase, act, type UserName } from '../../support/cases'

const who = fc.constantFrom<UserName>('hr', 'admin', 'head', 'finance', 'it', 'xiaoli', 'supervisor', 'stranger')
const items = ['records', 'contacts', 'accounts']
const anAct = fc.oneof(
  fc.record({ do: fc.constant('item' as const), who, act: fc.constantFrom('begin', 'submit', 'confirm', 'reserve', 'return', 'waive', 'reopen', 'block'), item: fc.constantFrom(...items), note: fc.constantFrom('', '因故') }),
  fc.record({ do: fc.constant('stage' as const), who, to: fc.constantFrom(...stages), reason: fc.constantFrom('', '', '', '先结算') }),
  fc.record({ do: fc.constant('step' as const), who, step: fc.constantFrom('post.cert', 'post.wage', 'post.severance'), to: fc.constantFrom('done', 'not_applicable', 'open') }),
  fc.record({ do: fc.constant('approve' as const), who, verdict: fc.constantFrom('submit', 'approved', 'rejected', 'returned', 'revoke') }),
  fc.record({ do: fc.constant('paper' as const), who, what: fc.constantFrom('print', 'sign', 'end') }),
)
type Act = (typeof anAct) extends fc.Arbitrary<infer One> ? One : never

/** Any gates that a site can save: what it may not have is moved out of the way, as the screen would make it do. */
const someConditions = fc.subarray([...gateConditions].filter((one) => one !== 'items_settled'))
const someGates = fc.record({ before: fc.constantFrom('handing_over', 'awaiting_confirmation', 'to_settle'), lists: fc.tuple(someConditions, someConditions, someConditions, someConditions, someConditions) })
  .map(({ before, lists }) => onceEach(Object.fromEntries(gatedStages.map((stage, index) => [stage, [...lists[index]!, ...(stage === before ? ['items_settled'] : [])]])) as unknown as Parameters<typeof onceEach>[0]))
  .filter((gates) => gateProblem(gates) === null)

function play(it: ACase, one: Act): void {
  it.ask(one.who, (state, party) => {
    switch (one.do) {
      case 'item': return decideAct(state, { ...act(one.act as 'begin', one.item), note: one.note }, party)
      case 'stage': return decideMoveStage(state, { to: one.to, overrideReason: one.reason, today: '2026-11-23' }, party)
      case 'step': return decideLegalStep(state, { step: one.step, owner: one.step === 'post.cert' ? 'hr' : 'finance', to: one.to as 'done', note: '说明' }, party)
      case 'paper':
        if (one.what === 'print') return decideRecordPrinting(state, { id: 'p1', locale: 'zh-CN', copies: ['archive'], contentHash: 'ab' })
        if (one.what === 'end') return decideSetDate(state, { date: 'endOn', value: '2026-11-24' })
        return decideAttach(state, { file: { id: 'f', name: 'signed.pdf', size: 1, type: 'application/pdf', hash: 'a' }, itemId: null, purpose: 'signed_copy', printingId: 'p1', stepId: null }, party)
      case 'approve': {
        const approver = { party, delegators: [], isLeaver: false }
        const round = state.approvals.at(-1)?.id ?? 'none'
        if (one.verdict === 'submit') return decideSubmit(state, { on: '2026-11-20', chain: { id: 'c', version: 1, name: { 'zh-CN': 'c', en: '' } }, notice: null, lastDay: null, reason: '', onBehalf: null, steps: [{ key: 'head', name: { 'zh-CN': 'h', en: '' }, who: { by: 'head' }, mode: 'any', limit: null, asks: 'reason', informOnly: false, people: [] }] }, approver)
        if (one.verdict === 'revoke') return decideRevoke(state, { round, reason: '因故' }, approver)
        return decideVerdict(state, { round, step: 'head', verdict: one.verdict as 'approved', opinion: '意见', agreedLastDay: null, actingReason: '', standInFor: null, on: '2026-11-21' }, approver)
      }
    }
  })
}

describe('whatever people do, in whatever order', () => {
  test('by any gates a site can save, no case is archived with an item open unless somebody passed a gate with a reason; nor, where these ask for it, with approvals that are not through', () => {
    let archived = 0
    fc.assert(fc.property(fc.array(anAct, { maxLength: 40 }), fc.subarray(items), fc.option(someGates, { nil: undefined }), (acts, confirmed, gates) => {
      const it = ACase.started(gates ? { gates } : {})
      // A head start, and at the end everything that is asked for but the items and the approvals: so the end is often reached, and those alone hold it back.
      play(it, { do: 'stage', who: 'hr', to: 'handing_over', reason: '' })
      it.do('xiaoli', (s, p) => decideAct(s, act('submit', ...items), p))
      if (confirmed.length > 0) it.do('xiaoli', (s, p) => decideAct(s, act('confirm', ...confirmed), p))
      for (const one of acts) play(it, one)
      for (const what of ['print', 'sign', 'end'] as const) play(it, { do: 'paper', who: 'hr', what })
      for (const step of ['post.cert', 'post.wage', 'post.severance'] as const) play(it, { do: 'step', who: 'admin', step, to: 'done' })
      play(it, { do: 'stage', who: 'hr', to: 'archived', reason: '' })
      if (it.state.status !== 'archived') return
      archived += 1
      const passed = it.events.some((event) => event.type === 'case.stageMoved' && (event.payload as { overrideReason: string }).overrideReason !== '')
      const open = it.state.items.filter((item) => !isSettledItem(item.standing.status))
      const round = it.state.approvals.at(-1)
      expect(passed || open.length === 0).toBe(true)
      expect(passed || !round || !Object.values(it.state.gates).flat().includes('approvals_done') || round.decisions.some((one) => one.verdict === 'approved')).toBe(true)
    }), { numRuns: 1000 })
    // The property looked at something.
    expect(archived).toBeGreaterThan(50)
  })

  test('the certificate and the wages can be marked done at every moment of an open or archived case: no item, column, approval or gate of the site holds them back', () => {
    fc.assert(fc.property(fc.array(anAct, { maxLength: 40 }), someGates, (acts, gates) => {
      const it = ACase.started({ gates })
      for (const one of acts) play(it, one)
      for (const [step, by] of [['post.cert', 'hr'], ['post.wage', 'finance']] as const) {
        if (it.state.legalSteps[step]?.state !== 'open') continue
        expect(it.ask(by, (state, party) => decideLegalStep(state, { step, owner: by, to: 'done', note: '' }, party))).toMatchObject({ accepted: true })
      }
    }), { numRuns: 500 })
  })
})
