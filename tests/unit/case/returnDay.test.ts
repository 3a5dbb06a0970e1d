import { describe, expect, test } from 'vitest'
import { decideAct } from '@main/subjects/case/domain/items'
import { decideAttach, decideLegalStep, decideSetDate } from '@main/subjects/case/domain/paper'
import type { CaseState } from '@main/subjects/case/domain/state'
import { decidePrintForm, decideReceivePaper } from '@main/subjects/case/printing/decide'
import { proposedEnd, returnPointsOf, returnWarningsOf } from '@main/subjects/case/returnDay/points'
import { returnRows } from '@main/subjects/case/returnDay/rows'
import type { FormKind } from '@shared/vocabulary'
import { ACase, aStart, act, anItem } from '../../support/cases'

const today = '2026-11-30'
const grounds = { served: { 'zh-CN': '第三十九条', en: 'art. 39' }, agreed: { 'zh-CN': '第三十七条', en: 'art. 37' } }
const aReturn = (facts: Parameters<typeof ACase.started>[0] = {}) => ACase.started({
  dates: { ...aStart().dates, expectedBackOn: today }, legalSteps: ['post.cert', 'post.wage', 'post.return', 'post.file'],
  items: [anItem('records'), anItem('pay-sheet', { category: 'formalities', onlyLeaver: true }), anItem('helmet', { category: 'assets', onlyLeaver: true }), anItem('laptop', { shape: 'asset' })], ...facts,
})
const pointsOf = (state: CaseState, papers: readonly FormKind[] = ['handover', 'application']) => returnPointsOf(state, papers)
const openOf = (state: CaseState, papers?: readonly FormKind[]) => pointsOf(state, papers).filter((one) => !one.done).map((one) => one.key)
const printed = (form: FormKind, id = `p-${form}`) => (it: ACase) => it.do('hr', (s, party) => decidePrintForm(s, { id, form, locale: 'zh-CN', copies: ['person'], contentHash: 'a'.repeat(64), options: [], newIssue: false, next: { number: `N-${form}`, series: 's', counter: 1 }, step: null }, party))
const settle = (step: string) => (it: ACase) => it.do('hr', (s, party) => decideLegalStep(s, { step, owner: 'hr', to: 'done', note: '' }, party))
const end = (on: string) => (it: ACase) => it.do('hr', (s) => decideSetDate(s, { date: 'endOn', value: on }))
const received = (it: ACase) => it.do('hr', (s, party) => decideReceivePaper(s, { id: 'r', printingId: 'p-certificate', channel: 'in_person', on: today, who: '老张', note: '', today }, party))

describe('the points of a return day', () => {
  test('are what only he can do, what he hands in, his papers, the money and the end, in the order of the desk', () => {
    expect(pointsOf(aReturn().state).map((one) => [one.part, one.key.replace(/:.*-/, ':')])).toEqual([
      ['items', 'item:sheet'], ['things', 'item:helmet'], ['things', 'item:laptop'], ['things', 'step:post.return'],
      ['papers', 'paper:handover'], ['papers', 'paper:application'], ['settle', 'settlement'], ['settle', 'step:post.wage'], ['end', 'end_date'], ['end', 'certificate'],
    ])
  })

  test('end no contract and give no certificate where those are another employer’s', () => {
    const { state } = aReturn({ leaver: { ...aStart().leaver, employer: 'subcontractor', employerName: '华建' }, legalSteps: ['site.exit'] })
    expect(pointsOf(state).filter((one) => one.part === 'settle' || one.part === 'end')).toEqual([])
    expect(proposedEnd(state, today, grounds)).toBeNull()
  })

  test('a paper is closed by the signed copy of any of its printings, and by nothing less', () => {
    const it = aReturn()
    printed('application', 'first')(it)
    printed('application', 'again')(it)
    expect(pointsOf(it.state).find((one) => one.form === 'application')).toMatchObject({ done: false, printingId: 'again', number: 'N-application' })
    const file = { id: 'f', name: 'f.pdf', size: 1, type: 'application/pdf', hash: 'h', storedAt: '', storedBy: '' }
    it.do('hr', (s, party) => decideAttach(s, { file: file as Parameters<typeof decideAttach>[1]['file'], itemId: null, purpose: 'signed_copy', printingId: 'first', stepId: null }, party))
    expect(pointsOf(it.state).find((one) => one.form === 'application')).toMatchObject({ done: true, by: '王敏' })
    expect(openOf(it.state)).toContain('paper:handover')
  })

  test('the certificate is closed when it is recorded as given and, where it was printed here, in his hands', () => {
    const it = aReturn()
    printed('certificate')(it)
    settle('post.cert')(it)
    expect(openOf(it.state)).toContain('certificate')
    received(it)
    expect(pointsOf(it.state).find((one) => one.key === 'certificate')).toMatchObject({ done: true, by: '王敏', number: 'N-certificate' })
    it.do('hr', (s, party) => decideLegalStep(s, { step: 'post.cert', owner: 'hr', to: 'open', note: '' }, party))
    expect(pointsOf(it.state).find((one) => one.key === 'certificate')).toMatchObject({ done: false, by: null, at: null })
    const elsewhere = aReturn()
    settle('post.cert')(elsewhere)
    expect(openOf(elsewhere.state)).not.toContain('certificate')
  })

  test('nothing holds the end and the certificate back: they close with every item and paper open', () => {
    const it = aReturn()
    end(today)(it)
    printed('certificate')(it)
    received(it)
    settle('post.cert')(it)
    expect(pointsOf(it.state).filter((one) => one.part === 'end').every((one) => one.done)).toBe(true)
    expect(openOf(it.state).filter((key) => key.startsWith('item:'))).toHaveLength(3)
  })

  test('a step that is opened again is nobody’s doing any more', () => {
    const it = aReturn()
    settle('post.wage')(it)
    expect(pointsOf(it.state).find((one) => one.stepId === 'post.wage')).toMatchObject({ done: true, by: '王敏' })
    it.do('hr', (s, party) => decideLegalStep(s, { step: 'post.wage', owner: 'finance', to: 'open', note: '' }, party))
    expect(pointsOf(it.state).find((one) => one.stepId === 'post.wage')).toMatchObject({ done: false, by: null, at: null })
  })
})

describe('the end of the contract on that day', () => {
  const notice = { id: 'n', kind: 'termination', checkId: 'k', withdrawn: null }
  const served = (state: CaseState, on: string): CaseState => ({ ...state, absence: { ...state.absence, decisions: [{ id: 'x', decision: 'terminated', withdrawn: null }], checks: [{ id: 'k', withdrawn: null }], notices: [notice], deliveries: [{ id: 'd', notice: 'n', withdrawn: null, ended: { result: 'received', on } }] } as unknown as CaseState['absence'] })

  test('is today by his own or an agreed word, and the day of service where a notice of termination was served', () => {
    const { state } = aReturn()
    expect(proposedEnd(state, today, grounds)).toEqual({ on: today, ground: grounds.agreed })
    expect(proposedEnd(served(state, '2026-11-27'), today, grounds)).toEqual({ on: '2026-11-27', ground: grounds.served })
    const ended = aReturn()
    end(today)(ended)
    expect(proposedEnd(ended.state, today, grounds)).toBeNull()
  })

  test('warns of what falls on another day, until the certificate is given', () => {
    const { state } = aReturn()
    expect(returnWarningsOf(state, today, null)).toEqual([])
    expect([returnWarningsOf(state, today, '2026-12-31'), returnWarningsOf(state, today, today)]).toEqual([['notice_runs'], []])
    expect(returnWarningsOf(served(state, '2026-11-27'), today, null)).toEqual(['served_before'])
    for (const [on, warnings] of [['2026-11-27', ['certificate_late']], [today, []], ['2026-12-02', ['end_ahead']]] as const) {
      const it = aReturn()
      end(on)(it)
      expect(returnWarningsOf(it.state, today, null)).toEqual(warnings)
      settle('post.cert')(it)
      expect(returnWarningsOf(it.state, today, null)).toEqual([])
    }
  })
})

describe('the list of who is expected', () => {
  test('has him until nothing that only he can do is open and the certificate is his', () => {
    const it = aReturn({ items: [anItem('pay-sheet', { onlyLeaver: true, receiver: { kind: 'user', id: 'u-xiaoli', name: '小李' } })] })
    const row = [{ expected_on: today, case_id: 'c1' }]
    expect(returnRows(it.state)).toEqual(row)
    settle('post.cert')(it)
    expect(returnRows(it.state)).toEqual(row)
    it.do('xiaoli', (s, party) => decideAct(s, act('confirm', 'pay-sheet'), party))
    expect(returnRows(it.state)).toEqual([])
  })
  test('has nobody who said no day', () => {
    expect(returnRows(ACase.started().state)).toEqual([])
  })
})
