import fc from 'fast-check'
import type { CaseDate } from '@shared/vocabulary'
import { describe, expect, test } from 'vitest'
import { trackDues } from '@main/subjects/case/absence/due'
import { approvalAfterDateChange, decideDateWithApprovals } from '@main/subjects/case/approvals/afterDateChange'
import { capacityOf, decideAnswer, decideAsk, decideRevoke, decideSubmit, decideVerdict, decideWithdraw, type Approver, type Decide, type Delegator } from '@main/subjects/case/approvals/decide'
import type { ApprovalSubmitted, RoundStep } from '@main/subjects/case/approvals/events'
import { approvalDue } from '@main/subjects/case/approvals/rows'
import { outcomeDay, standingOf } from '@main/subjects/case/approvals/state'
import { decideAct } from '@main/subjects/case/domain/items'
import { decideMoveStage } from '@main/subjects/case/domain/stage'
import { caseWaitsFor, gateOf, type Party } from '@main/subjects/case/domain/standing'
import type { CaseState } from '@main/subjects/case/domain/state'
import { resourcesDir } from '@main/commands/folders'
import { loadCalendar } from '@main/subjects/calendar/calendar'
import { loadShippedRules } from '@main/subjects/rule/shipped'
import { aStart, ACase, act, users, type UserName } from '../../support/cases'


const person = (name: UserName) => ({ id: users[name].userId, name: users[name].name })
const aStep = (key: string, facts: Partial<RoundStep> = {}): RoundStep => ({ key, name: { 'zh-CN': key, en: '' }, who: { by: 'head' }, mode: 'any', limit: { days: 1, unit: 'working' }, asks: 'reason', informOnly: false, people: [], ...facts })
/** 部门负责人审批→人事审批→财务确认. */
const standard = [aStep('head', { people: [person('head')] }), aStep('hr', { who: { by: 'role', role: 'hr' }, people: [person('hr')], asks: 'procedure' }), aStep('finance', { who: { by: 'role', role: 'finance' }, people: [person('finance')], asks: 'salary' })]
const aSubmission = (facts: Partial<ApprovalSubmitted> = {}): Omit<ApprovalSubmitted, 'round' | 'cause'> => ({
  on: '2026-11-20', chain: { id: 'standard', version: 1, name: { 'zh-CN': '标准审批', en: '' } }, steps: standard, notice: null, lastDay: null, reason: '家里有事', onBehalf: { channel: 'call', note: '' }, ...facts,
})
const asApprover = (party: Party, facts: Partial<Approver> = {}): Approver => ({ party, delegators: [], isLeaver: false, ...facts })
/** The id of a round by its number. */
const nth = (state: CaseState, number: number) => state.approvals[number - 1]?.id ?? 'none'
type Said = Partial<Omit<Decide, 'round'>> & { round?: number }
const verdict = (state: CaseState, step: string, { round = 1, ...facts }: Said = {}): Decide => ({ round: nth(state, round), step, verdict: 'approved', opinion: '', agreedLastDay: null, actingReason: '', standInFor: null, on: '2026-11-21', ...facts })
const say = (step: string, facts: Said = {}, approver: Partial<Approver> = {}) => (state: CaseState, party: Party) => decideVerdict(state, verdict(state, step, facts), asApprover(party, approver))
const submitted = (facts: Partial<ApprovalSubmitted> = {}) => ACase.started().do('hr', (state, party) => decideSubmit(state, aSubmission(facts), asApprover(party)))
const stateOf = (it: ACase, round = 1) => standingOf(it.state.approvals[round - 1]!).state
const stepsOf = (it: ACase, round = 1) => standingOf(it.state.approvals[round - 1]!).steps.map((one) => `${one.step.key} ${one.state}`)

describe('the chain in its order', () => {
  test('department head, HR, finance; each when its turn has come', () => {
    const it = submitted().refused('finance', say('finance'), 'APPROVAL_NOT_YET').refused('xiaoli', say('head'), 'APPROVAL_NOT_YOURS').do('head', say('head', { opinion: '同意' }))
    expect(stepsOf(it)).toEqual(['head approved', 'hr waiting', 'finance later'])
    it.do('hr', say('hr')).do('finance', say('finance'))
    expect([stateOf(it), stepsOf(it)]).toEqual(['approved', ['head approved', 'hr approved', 'finance approved']])
    expect(it.state.approvals[0]!.decisions[0]).toMatchObject({ by: '陈建国', opinion: '同意', as: 'self', for: null, pc: 'pc-1' })
  })

  test('who comes second is told by whom and when, and nothing of his is recorded', () => {
    const it = submitted({ steps: [aStep('either', { who: { by: 'people', people: [person('head'), person('finance')] }, people: [person('head'), person('finance')] })] }).do('head', say('either'))
    const second = it.ask('finance', say('either', { verdict: 'rejected', opinion: '不行' }))
    expect(second).toMatchObject({ accepted: false, refusal: { code: 'APPROVAL_ALREADY_DECIDED', data: { verdict: 'approved', by: '陈建国' } } })
    expect(stateOf(it)).toBe('approved')
  })

  test('where all must say, each is heard once and the last one closes the step', () => {
    const both = [person('head'), person('finance')]
    const it = submitted({ steps: [aStep('both', { mode: 'all', who: { by: 'people', people: both }, people: both })] }).do('head', say('both')).refused('head', say('both'), 'APPROVAL_ALREADY_DECIDED')
    expect(stateOf(it)).toBe('running')
    expect(stateOf(it.do('finance', say('both')))).toBe('approved')
  })

  test('a step for information holds up nothing and can be noted later', () => {
    const it = submitted({ steps: [aStep('told', { informOnly: true, who: { by: 'role', role: 'it' }, people: [person('it')] }), aStep('head', { people: [person('head')] })] })
    it.do('head', say('head'))
    expect([stateOf(it), stepsOf(it)]).toEqual(['approved', ['told waiting', 'head approved']])
    it.refused('it', say('told'), 'APPROVAL_ONLY_NOTED').do('it', say('told', { verdict: 'noted' }))
    expect(stepsOf(it)[0]).toBe('told noted')
  })
})

describe('no, back, and away', () => {
  test('rejected with a reason, handed in again, and then approved', () => {
    const it = submitted().refused('head', say('head', { verdict: 'rejected' }), 'REASON_MISSING').do('head', say('head', { verdict: 'rejected', opinion: '设备没人接' }))
    expect([stateOf(it), stepsOf(it)]).toEqual(['rejected', ['head rejected', 'hr skipped', 'finance skipped']])
    it.refused('hr', say('hr'), 'APPROVAL_ENDED').do('hr', (state, party) => decideSubmit(state, aSubmission(), asApprover(party)))
    it.do('head', say('head', { round: 2 })).do('hr', say('hr', { round: 2 })).do('finance', say('finance', { round: 2 }))
    expect([stateOf(it, 1), stateOf(it, 2), it.state.approvals[1]!.cause]).toEqual(['rejected', 'approved', 'resubmitted'])
  })

  test('returned for correction is another end than rejected', () => {
    expect(stateOf(submitted().do('head', say('head')).do('hr', say('hr', { verdict: 'returned', opinion: '缺申请书' })))).toBe('returned')
  })

  test('the leaver withdraws, HR revokes: two acts, each with its reason', () => {
    const away = submitted().refused('head', (s, p) => decideWithdraw(s, { round: nth(s, 1), reason: '不走了', channel: 'call' }, asApprover(p)), 'NOT_ALLOWED').refused('hr', (s, p) => decideWithdraw(s, { round: nth(s, 1), reason: '不走了', channel: null }, asApprover(p)), 'INVALID_INPUT')
    expect(stateOf(away.do('hr', (s, p) => decideWithdraw(s, { round: nth(s, 1), reason: '不走了', channel: 'call' }, asApprover(p))))).toBe('withdrawn')
    expect(stateOf(submitted().do('hr', (s, p) => decideRevoke(s, { round: nth(s, 1), reason: '填错了' }, asApprover(p))))).toBe('revoked')
    submitted().refused('finance', (s, p) => decideRevoke(s, { round: nth(s, 1), reason: 'x' }, asApprover(p)), 'NOT_ALLOWED')
    submitted().refused('hr', (s, p) => decideSubmit(s, aSubmission(), asApprover(p)), 'APPROVAL_RUNNING')
  })

  test('a question is asked by who decides and answered for the leaver, once', () => {
    const it = submitted().do('head', (s, p) => decideAsk(s, { round: nth(s, 1), step: 'head', id: 'q1', text: '几号走?' }, asApprover(p))).refused('xiaoli', (s, p) => decideAnswer(s, { round: nth(s, 1), question: 'q1', text: 'x', onBehalf: null }, asApprover(p)), 'NOT_ALLOWED')
    it.do('hr', (s, p) => decideAnswer(s, { round: nth(s, 1), question: 'q1', text: '25 号', onBehalf: 'call' }, asApprover(p))).refused('hr', (s, p) => decideAnswer(s, { round: nth(s, 1), question: 'q1', text: 'x', onBehalf: 'call' }, asApprover(p)), 'QUESTION_ANSWERED')
    expect(it.state.approvals[0]!.questions[0]!.answer).toMatchObject({ text: '25 号', by: '王敏', onBehalf: 'call' })
  })
})

describe('in whose place', () => {
  const away: Delegator = { ...person('head'), roles: ['head'], departments: ['设备部'] }

  test('HR acts for an approver who is not there, with a reason that is kept', () => {
    const it = submitted().refused('hr', say('head'), 'REASON_MISSING').do('hr', say('head', { actingReason: '负责人出差,电话同意' }))
    expect(it.state.approvals[0]!.decisions[0]).toMatchObject({ by: '王敏', as: 'office', for: person('head'), reason: '负责人出差,电话同意' })
  })

  test('whom he delegated to decides in his name; nobody else does', () => {
    const it = submitted().refused('stranger', say('head'), 'APPROVAL_NOT_YOURS').do('stranger', say('head', {}, { delegators: [away] }))
    expect(it.state.approvals[0]!.decisions[0]).toMatchObject({ by: '路人', as: 'delegate', for: person('head') })
  })

  test('where nobody heads the department, whoever was named in that place decides', () => {
    const it = submitted({ steps: [aStep('head', { people: [person('it')], assigned: true })] }).refused('xiaoli', say('head'), 'APPROVAL_NOT_YOURS').do('it', say('head'))
    expect(it.state.approvals[0]!.decisions[0]).toMatchObject({ by: '赵磊', as: 'self' })
  })

  test('nobody decides about himself, whatever he heads', () => {
    submitted().refused('head', say('head', {}, { isLeaver: true }), 'APPROVAL_OF_LEAVER')
  })

  test('a step nobody holds is HR’s to see to', () => {
    const it = submitted({ steps: [aStep('head')] })
    expect(capacityOf(it.state, standingOf(it.state.approvals[0]!).steps[0]!, asApprover({ ...users.hr, via: 'browser', pc: '', relations: [] }))).toEqual({ as: 'office', for: null })
    expect(caseWaitsFor(it.do('hr', (s, p) => decideMoveStage(s, { to: 'handing_over', overrideReason: '', today: '2026-11-21' }, p)).state)).toEqual(['小李'])
  })
})

describe('a notice is acknowledged, not allowed', () => {
  const notice = { days: 30, termEndsOn: '2026-12-20', ground: { 'zh-CN': '劳动合同法第三十七条', en: '' } }

  test('an objection is kept with its reason and stops nothing', () => {
    const it = submitted({ notice, lastDay: '2026-12-20' }).do('head', say('head', { verdict: 'rejected', opinion: '人手不够' })).do('hr', say('hr')).do('finance', say('finance'))
    expect([stateOf(it), stepsOf(it)[0], outcomeDay(it.state.approvals[0]!)]).toEqual(['approved', 'head rejected', '2026-12-20'])
  })

  test('where all must say, an objection is one voice: the others are still heard', () => {
    const both = [person('head'), person('finance')]
    const it = submitted({ notice, steps: [aStep('both', { mode: 'all', who: { by: 'people', people: both }, people: both })] }).do('head', say('both', { verdict: 'rejected', opinion: '人手不够' }))
    expect([stateOf(it), stepsOf(it)]).toEqual(['running', ['both waiting']])
    expect(stateOf(it.do('finance', say('both')))).toBe('approved')
  })

  test('an earlier day can be agreed, a later one than the term cannot', () => {
    const it = submitted({ notice, lastDay: '2026-12-20' }).refused('head', say('head', { agreedLastDay: '2026-12-21' }), 'APPROVAL_DAY_LATER').do('head', say('head', { agreedLastDay: '2026-11-30' }))
    expect(outcomeDay(it.state.approvals[0]!)).toBe('2026-11-30')
  })
})

describe('beside the handover', () => {
  test('the column after the handover asks for the approvals by name, and only where there are any', () => {
    expect(gateOf(ACase.started().state, 'to_settle').map((one) => one.condition)).toEqual(['items_settled'])
    const it = submitted()
    expect(gateOf(it.state, 'to_settle').at(-1)).toEqual({ condition: 'approvals_done', met: false, count: 1, missing: [{ 'zh-CN': 'head', en: '' }], waitsFor: ['陈建国'] })
    it.do('hr', (s, p) => decideMoveStage(s, { to: 'handing_over', overrideReason: '', today: '2026-11-21' }, p)).do('xiaoli', (s, p) => decideAct(s, act('submit', 'records', 'contacts', 'accounts'), p)).do('xiaoli', (s, p) => decideAct(s, act('confirm', 'records', 'contacts', 'accounts'), p))
    expect(caseWaitsFor(it.state)).toEqual(['陈建国'])
    it.refused('hr', (s, p) => decideMoveStage(s, { to: 'to_settle', overrideReason: '', today: '2026-11-21' }, p), 'GATE_NOT_MET')
    it.do('head', say('head')).do('hr', say('hr')).do('finance', say('finance')).do('hr', (s, p) => decideMoveStage(s, { to: 'to_settle', overrideReason: '', today: '2026-11-21' }, p))
    expect(it.state.stage).toBe('to_settle')
  })

  describe('a day of the case changed', () => {
    const terms = { rules: loadShippedRules(resourcesDir), calendar: loadCalendar(resourcesDir) }
    const change = (date: CaseDate, from: string | null, to: string | null) => ({ date, from, to, on: '2026-11-22' })
    const notice = { days: 30, termEndsOn: '2026-12-20', ground: { 'zh-CN': '', en: '' }, probation: false }
    const resigned = (facts: Partial<ApprovalSubmitted> = {}, noticeOn: string | null = '2026-11-20') =>
      ACase.started({ kind: 'resignation', dates: { ...aStart().dates, noticeOn } }).do('hr', (state, party) => decideSubmit(state, aSubmission({ notice, lastDay: '2026-12-20', ...facts }), asApprover(party)))

    test('goes round again, also before anybody has spoken; the day that was asked for or agreed does not', () => {
      const it = submitted({ lastDay: '2026-11-30' })
      expect(approvalAfterDateChange(it.state, change('endOn', null, '2026-11-30'), terms)).toEqual([])
      expect(approvalAfterDateChange(it.state, change('endOn', null, '2026-12-05'), terms)).toMatchObject([{ payload: { round: 2, lastDay: '2026-12-05' } }])
      it.do('head', say('head'))
      expect(approvalAfterDateChange(it.state, change('endOn', null, '2026-11-30'), terms)).toEqual([])
      const [again] = approvalAfterDateChange(it.state, change('endOn', '2026-11-30', '2026-12-05'), terms)
      expect(again).toMatchObject({ type: 'approval.submitted', payload: { round: 2, cause: 'date_changed', lastDay: '2026-12-05' } })
      it.do('hr', () => ({ accepted: true, events: [again!] }))
      expect([stateOf(it, 1), stateOf(it, 2)]).toEqual(['superseded', 'running'])
    })

    test('of leaving: the day asked for moves along only where it was that day', () => {
      const lastDays = ['2026-11-20', '2026-11-30'].map((lastDay) => approvalAfterDateChange(submitted({ lastDay }).state, change('leftOn', '2026-11-20', '2026-11-25'), terms))
      expect(lastDays).toMatchObject([[{ payload: { lastDay: '2026-11-25' } }], [{ payload: { lastDay: '2026-11-30' } }]])
      expect(approvalAfterDateChange(submitted().state, change('payStopsOn', null, '2026-11-25'), terms)).toEqual([])
    })

    test('of notice corrected: the term is counted anew, in probation by its own days', () => {
      const corrected = change('noticeOn', '2026-11-20', '2026-11-18')
      expect(approvalAfterDateChange(resigned().do('head', say('head')).state, corrected, terms)).toMatchObject([{ payload: { cause: 'date_changed', lastDay: '2026-12-20', notice: { days: 30, termEndsOn: '2026-12-18' } } }])
      expect(approvalAfterDateChange(resigned({ notice: { ...notice, days: 3, termEndsOn: '2026-11-23', probation: true } }).state, corrected, terms)).toMatchObject([{ payload: { notice: { days: 3, termEndsOn: '2026-11-21' } } }])
      const { probation: _before, ...old } = { ...notice, days: 3, termEndsOn: '2026-11-23' }
      expect(approvalAfterDateChange(resigned({ notice: old }).state, corrected, terms)).toMatchObject([{ payload: { notice: { termEndsOn: '2026-11-21' } } }])
    })

    test('of notice corrected between two rounds: the end date is asked for by the day the case has now', () => {
      const it = resigned({ notice: { ...notice, days: 3, termEndsOn: '2026-11-23', probation: true } }).do('head', say('head', { verdict: 'returned', opinion: '日期不对' }))
      it.do('hr', (state) => decideDateWithApprovals(state, { date: 'noticeOn', value: '2026-11-18', on: '2026-11-22' }, terms))
      expect(it.state.approvals).toHaveLength(1)
      expect(trackDues(it.state, terms.rules, terms.calendar)).toEqual([{ id: 'track.set_end', owner: 'hr', dueOn: '2026-11-21' }])
    })

    test('of notice named late: the round gets its term while nobody has spoken', () => {
      const unknown = { notice: { ...notice, termEndsOn: null } }
      const named = change('noticeOn', null, '2026-11-18')
      expect(approvalAfterDateChange(resigned(unknown, null).state, named, terms)).toMatchObject([{ payload: { notice: { termEndsOn: '2026-12-18' } } }])
      expect(approvalAfterDateChange(resigned(unknown, null).do('head', say('head')).state, named, terms)).toEqual([])
      expect(approvalAfterDateChange(submitted().state, named, terms)).toEqual([])
    })
  })

  test('a time limit counts workdays from the day the step’s turn came', () => {
    const calendar = loadCalendar(resourcesDir)
    const due = (on: string, days: number) => approvalDue({ step: aStep('head', { limit: { days, unit: 'working' } }), since: { at: '', on } }, calendar)
    expect(due('2026-09-30', 1)).toEqual({ dueOn: '2026-10-08', provisional: false })
    expect(due('2026-11-20', 2)).toEqual({ dueOn: '2026-11-24', provisional: false })
    expect(due('2028-01-03', 1)).toEqual({ dueOn: null, provisional: true })
  })
})

describe('two PCs that had not met', () => {
  test('both decide: the first by the log’s order stands, the other is a conflict people see, and both PCs agree', () => {
    const one = submitted()
    const other = one.copyTo('pc2')
    one.do('head', say('head', { verdict: 'rejected', opinion: '不行' }))
    other.nowMs += 5000
    other.do('hr', say('head', { actingReason: '电话同意' }))
    one.receive(other.events)
    other.receive(one.events)
    expect(one.state).toEqual(other.state)
    expect([stateOf(one), one.state.conflicts.length]).toEqual(['rejected', 1])
  })

  test('both hand in, and each says something about his own round: whoever met whom first, every word falls on the round it was said of', () => {
    const anAct = fc.record({ on: fc.constantFrom('pc1', 'pc2'), what: fc.constantFrom('submit', 'head', 'hr', 'ask', 'answer', 'return', 'revoke', 'withdraw') })
    fc.assert(fc.property(fc.array(anAct, { minLength: 2, maxLength: 16 }), (acts) => {
      const pc1 = ACase.started()
      const pc2 = pc1.copyTo('pc2')
      const said = new Map<string, string>()
      for (const [index, one] of acts.entries()) {
        const it = one.on === 'pc1' ? pc1 : pc2
        const mark = `w${index}`
        it.nowMs = Date.parse('2026-11-21T02:00:00Z') + index * 60_000
        const round = it.state.approvals.at(-1)?.id ?? 'none'
        const done = it.ask(one.what === 'head' ? 'head' : 'hr', (state, party) => {
          switch (one.what) {
            case 'submit': return decideSubmit(state, aSubmission({ reason: mark }), asApprover(party))
            case 'ask': return decideAsk(state, { round, step: 'hr', id: mark, text: mark }, asApprover(party))
            case 'answer': return decideAnswer(state, { round, question: state.approvals.at(-1)?.questions.find((asked) => !asked.answer)?.id ?? 'none', text: mark, onBehalf: 'call' }, asApprover(party))
            case 'revoke': return decideRevoke(state, { round, reason: mark }, asApprover(party))
            case 'withdraw': return decideWithdraw(state, { round, reason: mark, channel: 'call' }, asApprover(party))
            default: return decideVerdict(state, { ...verdict(state, one.what === 'head' ? 'head' : 'hr', { opinion: mark, actingReason: '因故', verdict: one.what === 'return' ? 'returned' : 'approved' }), round }, asApprover(party))
          }
        })
        if (done.accepted) said.set(mark, one.what === 'submit' ? it.state.approvals.at(-1)!.id : round)
      }
      const [first, second] = [[...pc1.events], [...pc2.events]]
      pc1.receive(second)
      pc2.receive(first)
      expect(pc1.state).toEqual(pc2.state)
      expect(pc1.state.approvals.map((round) => round.number)).toEqual(pc1.state.approvals.map((_, index) => index + 1))
      for (const round of pc1.state.approvals) {
        const words = [round.reason, ...round.decisions.map((one) => one.opinion), ...round.questions.flatMap((one) => [one.text, one.answer?.text ?? '']), round.ended?.reason ?? ''].filter(Boolean)
        expect(words.map((word) => said.get(word))).toEqual(words.map(() => round.id))
      }
    }), { numRuns: 300 })
  })

  test('both hand in: the later stands, and what was said of it on its own PC counts for it', () => {
    const one = ACase.started()
    const other = one.copyTo('pc2')
    const submit = (reason: string) => (state: CaseState, party: Party) => decideSubmit(state, aSubmission({ reason }), asApprover(party))
    one.do('hr', submit('甲'))
    other.nowMs += 60_000
    other.do('hr', submit('乙')).do('head', say('head', { opinion: '同意乙' }))
    for (const [receiver, sender] of [[one, other], [other, one]] as const) receiver.receive([...sender.events])
    for (const it of [one, other]) expect(it.state.approvals.map((round) => [round.number, round.reason, standingOf(round).state, round.decisions.map((said) => said.opinion)])).toEqual([[1, '甲', 'superseded', []], [2, '乙', 'running', ['同意乙']]])
  })

  test('a fact from before rounds had ids is about the round of that number', () => {
    const it = submitted()
    const { roundId: _id, ...old } = { on: '2026-11-21', round: 1, roundId: '', step: 'head', verdict: 'approved' as const, opinion: '', agreedLastDay: null, for: null, as: 'self' as const, reason: '' }
    it.do('head', () => ({ accepted: true, events: [{ type: 'approval.decided', payload: old }] }))
    expect(stepsOf(it)[0]).toBe('head approved')
  })

  test('whatever allowed acts in whatever order: a round is approved only when every step that decides was, and no step is decided twice', () => {
    const steps = ['head', 'hr', 'finance'] as const
    const anAct = fc.record({ who: fc.constantFrom<UserName>('hr', 'head', 'finance', 'xiaoli', 'admin'), step: fc.constantFrom(...steps), verdict: fc.constantFrom('approved', 'rejected', 'returned', 'noted', 'submit', 'withdraw', 'revoke'), reason: fc.constantFrom('', '因故') })
    fc.assert(fc.property(fc.array(anAct, { maxLength: 25 }), (acts) => {
      const it = ACase.started()
      for (const one of acts) {
        const round = Math.max(1, it.state.approvals.length)
        it.ask(one.who, (state, party) => {
          if (one.verdict === 'submit') return decideSubmit(state, aSubmission(), asApprover(party))
          if (one.verdict === 'withdraw') return decideWithdraw(state, { round: nth(state, round), reason: one.reason, channel: 'call' }, asApprover(party))
          if (one.verdict === 'revoke') return decideRevoke(state, { round: nth(state, round), reason: one.reason }, asApprover(party))
          return decideVerdict(state, verdict(state, one.step, { round, verdict: one.verdict as Decide['verdict'], opinion: one.reason, actingReason: one.reason }), asApprover(party))
        })
      }
      for (const round of it.state.approvals) {
        const said = round.decisions.map((one) => one.step)
        expect(new Set(said).size).toBe(said.length)
        if (standingOf(round).state === 'approved') expect(round.decisions.map((one) => `${one.step} ${one.verdict}`)).toEqual(steps.map((step) => `${step} approved`))
      }
    }), { numRuns: 300 })
  })
})
