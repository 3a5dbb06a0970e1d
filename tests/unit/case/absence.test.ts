import { describe, expect, test } from 'vitest'
import { resourcesDir } from '@main/commands/folders'
import { loadCalendar } from '@main/subjects/calendar/calendar'
import { decideCheckReason, decideCollectInventory, decideDecision, decideFileCheck, decideLogContact, decideMakeInventory, decideWithdraw } from '@main/subjects/case/absence/decide'
import { absenceDays } from '@main/subjects/case/absence/days'
import { decideEndDelivery, decidePrepareNotice, decideSendNotice, type EndDelivery, type SendNotice } from '@main/subjects/case/absence/notices'
import { terminationNotice } from '@main/forms/sheets/absenceNotice'
import { loadShippedRules } from '@main/subjects/rule/shipped'
import { trackDues } from '@main/subjects/case/absence/due'
import { nextAbsenceStep, absenceSteps, returnBy } from '@main/subjects/case/absence/step'
import { absenceView } from '@main/subjects/case/absence/view'
import { decideAttach, decideDetach, decideLegalStep, decideSetDate } from '@main/subjects/case/domain/paper'
import { decideMoveStage } from '@main/subjects/case/domain/stage'
import { timelineEntry } from '@main/subjects/case/timeline'
import type { StartCase } from '@main/subjects/case/domain/start'
import { absenceFindings, deliveryWays, type AbsenceDecision, type AbsenceFinding, type AbsenceNotice, type CheckAnswer } from '@shared/vocabulary'
import { ACase, aStart, partyIn } from '../../support/cases'

const calendar = loadCalendar(resourcesDir)
const shipped = loadShippedRules(resourcesDir)
const rules = shipped.absence
const next = (it: ACase, today: string) => {
  const step = nextAbsenceStep(it.state, calendar, rules, today)
  return step && { step: step.step, by: step.by, ...(step.overdueDays ? { late: step.overdueDays } : {}), ...(step.unknownYear ? { unknownYear: step.unknownYear } : {}), ...(step.provisional ? { provisional: true } : {}) }
}
const dates = (leftOn: string, more: Partial<StartCase['dates']> = {}) => ({ dates: { ...aStart().dates, leftOn, ...more }, legalSteps: ['abs.contact', 'post.cert', 'post.wage'] })

/** The acts of the track in short words; `today` is the day they are recorded on. */
const contact = (on: string, more: Partial<Parameters<typeof decideLogContact>[1]> = {}) => (it: ACase) => it.do('hr', (s) => decideLogContact(s, { id: `c${it.events.length}`, at: `${on}T02:00:00Z`, on, channel: 'call', answeredBy: 'nobody', name: '', said: '', reached: null, attachmentIds: [], nowMs: Date.parse('2030-01-01'), ...more }))
const reason = (on: string, finding: AbsenceFinding = 'none') => (it: ACase) => it.do('hr', (s) => decideCheckReason(s, { id: `r${it.events.length}`, on, finding, note: '问过家属', today: on }))
const notice = (id: string, on: string, kind: AbsenceNotice = 'return') => (it: ACase) => it.do('hr', (s) => decidePrepareNotice(s, { id, kind, on, rule: '第 12 条', law: '', facts: '旷工', address: '南京', returnWorkdays: 3, contact: '', today: on }))
const sending = (of: string, sentOn: string, more: Partial<SendNotice> = {}): SendNotice => ({ id: `d-${of}-${sentOn}`, notice: of, way: 'courier', courier: 'EMS', trackingNo: '1234', sentOn, skipped: deliveryWays.map((way) => ({ way, reason: '人在外地' })), today: sentOn, ...more })
const send = (of: string, sentOn: string, more: Partial<SendNotice> = {}) => (it: ACase) => it.do('hr', (s) => decideSendNotice(s, sending(of, sentOn, more)))
const ending = (delivery: string, on: string, more: Partial<EndDelivery> = {}): EndDelivery => ({ delivery, result: 'refused', on, receiver: '', witnesses: [], note: '', today: on, ...more })
const end = (delivery: string, on: string, more: Partial<EndDelivery> = {}) => (it: ACase) => it.do('hr', (s) => decideEndDelivery(s, ending(delivery, on, more), rules))
const decision = (on: string, made: AbsenceDecision = 'terminated', note = '') => (it: ACase) => it.do('hr', (s) => decideDecision(s, { id: `x${it.events.length}`, decision: made, on, note, today: on }, calendar, rules))
const answers = (change: Record<string, CheckAnswer> = {}) => rules.questions.map(({ id, expected }) => ({ question: id, answer: change[id] ?? expected, on: null, note: '' }))
const check = (on: string) => (it: ACase) => it.do('hr', (s) => decideFileCheck(s, { id: 'k1', on, answers: answers(), overrideReason: '' }, rules))
const endOn = (day: string) => (it: ACase) => it.do('hr', (s) => decideSetDate(s, { date: 'endOn', value: day }))
const step = (id: string) => (it: ACase) => it.do('hr', (s, p) => decideLegalStep(s, { step: id, owner: 'hr', to: 'done', note: '' }, p))
const played = (start: Partial<StartCase>, ...acts: ((it: ACase) => ACase)[]) => acts.reduce((it, act) => act(it), ACase.started(start))

/** He left on Monday 28 September 2026; 1–7 October are days off, Saturday 10 October is made up. */
const september = dates('2026-09-28')
const upTo = (count: number) => played(september, ...track.slice(0, count))
const track = [
  contact('2026-09-28'), reason('2026-09-29'), notice('n1', '2026-09-29'), send('n1', '2026-09-29'), end('d-n1-2026-09-29', '2026-09-30'), decision('2026-10-12'), check('2026-10-12'), notice('t1', '2026-10-13', 'termination'),
  send('t1', '2026-10-13'), end('d-t1-2026-10-13', '2026-10-15', { result: 'received' }), endOn('2026-10-15'), step('post.cert'), step('post.wage'),
]

describe('the next step of the absent track, over National Day', () => {
  test.each([
    [0, '2026-09-28', { step: 'contact', by: '2026-09-28' }],
    [0, '2026-09-30', { step: 'contact', by: '2026-09-28', late: 2 }],
    [1, '2026-09-28', { step: 'check_reason', by: '2026-09-29' }],
    // The third workday after leaving: 29 and 30 September, then 8 October.
    [2, '2026-09-28', { step: 'prepare_return', by: '2026-10-08' }],
    [3, '2026-09-28', { step: 'send_return', by: '2026-09-30' }],
    [4, '2026-09-28', { step: 'record_return', by: '2026-10-09' }],
    // Delivered on 30 September: three workdays are 8, 9 and the made-up Saturday 10 October.
    [5, '2026-09-28', { step: 'wait_return', by: '2026-10-10' }],
    [5, '2026-10-11', { step: 'contact', by: '2026-09-29', late: 12 }],
  ])('after %i acts, on %s', (count, today, expected) => {
    expect(next(upTo(count), today)).toEqual(expected)
  })

  test.each([
    [5, '2026-10-12', { step: 'decide', by: '2026-10-12' }],
    [6, '2026-10-12', { step: 'ending_check', by: '2026-10-13' }],
    [7, '2026-10-12', { step: 'prepare_termination', by: '2026-10-13' }],
    [8, '2026-10-13', { step: 'send_termination', by: '2026-10-14' }],
    [9, '2026-10-13', { step: 'record_termination', by: '2026-10-16' }],
    [10, '2026-10-15', { step: 'set_end', by: '2026-10-15' }],
    [11, '2026-10-15', { step: 'certificate', by: '2026-10-15' }],
    [12, '2026-10-16', { step: 'certificate', by: '2026-10-15', late: 1 }],
  ])('the track itself after %i acts, on %s', (count, today, expected) => {
    const { step: name, by, overdueDays } = absenceSteps(upTo(count).state, calendar, rules, today).at(-1)!
    expect({ step: name, by, ...(overdueDays ? { late: overdueDays } : {}) }).toEqual(expected)
  })

  test('ends when certificate and wages are done', () => {
    expect(absenceSteps(upTo(13).state, calendar, rules, '2026-10-16')).toEqual([])
  })

  test('every step of the track has its words, ground and owner', () => {
    expect(rules.steps.map((one) => one.id).sort()).toEqual([...new Set(rules.steps.map((one) => one.id))].sort())
    expect(nextAbsenceStep(upTo(6).state, calendar, rules, '2026-10-12')).toMatchObject({ who: 'hr', ground: { 'zh-CN': '《劳动合同法》第四十二条、第四十三条' }, ownRule: false })
  })

  test('asks for a contact every day until he is reached', () => {
    const it = played(september, contact('2026-09-28'), reason('2026-09-29'))
    expect(absenceSteps(it.state, calendar, rules, '2026-09-29').map((one) => [one.step, one.by])).toEqual([['contact', '2026-09-29'], ['prepare_return', '2026-10-08']])
    contact('2026-09-29', { answeredBy: 'leaver' })(it)
    expect(absenceSteps(it.state, calendar, rules, '2026-10-01').map((one) => one.step)).toEqual(['prepare_return'])
  })

  test('does not count while a good reason stands, and begins again when it falls away', () => {
    const it = played(september, contact('2026-09-28', { reached: true }), reason('2026-09-29', 'illness'))
    expect(next(it, '2026-10-12')).toEqual({ step: 'reason_found', by: null })
    expect(absenceDays(it.state, { calendar, rules, today: '2026-10-12' })).toMatchObject({ count: 5, isCounted: false })
    reason('2026-10-12')(it)
    expect(next(it, '2026-10-12')).toMatchObject({ step: 'prepare_return' })
  })

  test('finds nothing, not even the absence of a good reason, before somebody wrote how it was checked', () => {
    for (const finding of absenceFindings) upTo(1).refused('hr', (s) => decideCheckReason(s, { id: 'r', on: '2026-09-29', finding, note: '', today: '2026-09-29' }), 'ABSENCE_CHECK_UNTOLD')
  })

  test('returns and late resignations lead to their own ends', () => {
    expect(next(played(september, contact('2026-09-28'), decision('2026-09-30', 'returns')), '2026-10-12')).toMatchObject({ step: 'returned' })
    const late = played(september, contact('2026-09-28'), decision('2026-09-30', 'resigns_late'))
    expect(next(late, '2026-09-30')).toEqual({ step: 'end_agreed', by: '2026-09-30' })
    expect(next(endOn('2026-09-30')(late), '2026-09-30')).toEqual({ step: 'certificate', by: '2026-09-30' })
  })

  test('sends another employer’s person to that employer, who alone may end the contract', () => {
    const it = played({ ...september, leaver: { ...aStart().leaver, employer: 'agency', employerName: '中劳派遣' } }, contact('2026-09-28', { reached: true }), reason('2026-09-29'))
    expect(next(it, '2026-09-29')).toEqual({ step: 'tell_employer', by: '2026-09-30' })
    it.refused('hr', (s) => decidePrepareNotice(s, { id: 't', kind: 'termination', on: '2026-09-30', rule: 'x', law: '', facts: 'x', address: '', returnWorkdays: 3, contact: '', today: '2026-09-30' }), 'CONTRACT_OF_OTHER_EMPLOYER')
  })

  test('waits without a date for a calendar that is not there, and says which; a provisional year is marked', () => {
    const into2028 = played(dates('2027-12-29'), contact('2027-12-29', { reached: true }), reason('2027-12-30'), notice('n1', '2027-12-30'), send('n1', '2027-12-30'), end('d-n1-2027-12-30', '2027-12-31'))
    expect(next(into2028, '2028-01-05')).toEqual({ step: 'wait_return', by: null, unknownYear: '2028', provisional: true })
    expect(absenceDays(into2028.state, { calendar, rules, today: '2028-01-05' })).toMatchObject({ count: 2, unknownYear: '2028', reachesOn: null })
    const in2027 = played(dates('2027-03-01'), contact('2027-03-01'))
    expect(next(in2027, '2027-03-01')).toEqual({ step: 'check_reason', by: '2027-03-02', provisional: true })
  })
})

describe('absence days', () => {
  test('are whole workdays on the site calendar, and say which days were left out and which made up', () => {
    expect(absenceDays(upTo(2).state, { calendar, rules, today: '2026-10-12' })).toEqual({
      from: '2026-09-28', through: '2026-10-11', count: 5, isCounted: true, provisional: false, unknownYear: null,
      notCounted: [{ from: '2026-10-01', to: '2026-10-07', why: 'holiday' }, { from: '2026-10-11', to: '2026-10-11', why: 'weekend' }], madeUp: ['2026-10-10'],
      thresholds: [{ kind: 'inARow', days: 3, reachedOn: '2026-10-08' }, { kind: 'month', days: 5, reachedOn: null }, { kind: 'year', days: 10, reachedOn: null }], reachesOn: null, reachesUnknownYear: null,
    })
  })

  test('begin after the last attendance where it is known, and today is not over', () => {
    const it = played(dates('2026-09-28', { lastAttendanceOn: '2026-09-25' }))
    expect(absenceDays(it.state, { calendar, rules, today: '2026-09-30' })).toMatchObject({ from: '2026-09-25', count: 2, reachesOn: '2026-09-30' })
  })

  test('stop the day before he came back, and before the contract ended', () => {
    expect(absenceDays(played(september, contact('2026-09-28'), decision('2026-10-09', 'returns')).state, { calendar, rules, today: '2026-11-30' })).toMatchObject({ through: '2026-10-08', count: 3 })
    expect(absenceDays(upTo(11).state, { calendar, rules, today: '2026-11-30' })).toMatchObject({ through: '2026-10-14' })
  })
})

describe('delivery', () => {
  const prepared = () => upTo(3)

  test('has an order: a way passed over is recorded as impossible, with its reason', () => {
    const it = prepared().refused('hr', (s) => decideSendNotice(s, sending('n1', '2026-09-29', { skipped: [] })), 'DELIVERY_ORDER')
    send('n1', '2026-09-29')(it)
    expect(it.state.absence.impossible.map((one) => [one.way, one.reason])).toEqual([['person', '人在外地'], ['family', '人在外地']])
    it.refused('hr', (s) => decideSendNotice(s, sending('n1', '2026-09-29', { way: 'public', skipped: [] })), 'DELIVERY_ORDER')
    end('d-n1-2026-09-29', '2026-09-30', { result: 'returned' })(it)
    expect(absenceSteps(it.state, calendar, rules, '2026-09-30').at(-1)).toMatchObject({ step: 'send_return', way: 'public' })
    send('n1', '2026-09-30', { id: 'd2', way: 'public', skipped: [] })(it)
  })

  test('wants a reason of its own for every way passed over', () => {
    const skipped = [{ way: 'person', reason: '人在外地' }, { way: 'family', reason: '家属不在本地' }] as const
    prepared().refused('hr', (s) => decideSendNotice(s, sending('n1', '2026-09-29', { skipped: skipped.slice(0, 1) })), 'DELIVERY_ORDER')
    expect(send('n1', '2026-09-29', { skipped })(prepared()).state.absence.impossible.map(({ way, reason: why }) => ({ way, reason: why }))).toEqual(skipped)
  })

  test('by courier wants courier and number; nothing is sent before it was written, or tomorrow', () => {
    prepared().refused('hr', (s) => decideSendNotice(s, sending('n1', '2026-09-29', { trackingNo: '' })), 'DELIVERY_TRACKING_MISSING')
      .refused('hr', (s) => decideSendNotice(s, sending('n1', '2026-09-28', { today: '2026-09-29' })), 'DAY_TOO_EARLY').refused('hr', (s) => decideSendNotice(s, sending('n1', '2026-09-30', { today: '2026-09-29' })), 'DAY_IN_FUTURE')
      .refused('hr', (s) => decideSendNotice(s, sending('nothing', '2026-09-29')), 'ABSENCE_ENTRY_UNKNOWN')
  })

  test('by public notice counts after thirty days and not before', () => {
    const it = send('n1', '2026-09-30', { id: 'p', way: 'public' })(prepared())
    expect(absenceSteps(it.state, calendar, rules, '2026-10-01').at(-1)).toMatchObject({ step: 'record_return', by: '2026-10-30' })
    it.refused('hr', (s) => decideEndDelivery(s, ending('p', '2026-10-29', { result: 'public_served' }), rules), 'PUBLIC_NOTICE_RUNS').refused('hr', (s) => decideEndDelivery(s, ending('p', '2026-10-30', { result: 'received' }), rules), 'INVALID_INPUT')
    end('p', '2026-10-30', { result: 'public_served' })(it)
    expect(returnBy(it.state.absence, it.state.absence.notices[0]!, calendar).day).toBe('2026-11-04')
  })

  test('refused at the door wants two witnesses who are not the leaver', () => {
    const it = send('n1', '2026-09-29', { id: 'v', way: 'person' })(prepared())
    for (const witnesses of [[], ['甲'], ['甲', '甲'], ['甲', '老张']]) it.refused('hr', (s) => decideEndDelivery(s, ending('v', '2026-09-30', { witnesses }), rules), 'TWO_WITNESSES')
    end('v', '2026-09-30', { witnesses: ['甲', '乙'] })(it).refused('hr', (s) => decideEndDelivery(s, ending('v', '2026-09-30'), rules), 'DELIVERY_ENDED')
  })

  test('gives no day to return by from sending, and loses it when the delivery is withdrawn', () => {
    const it = upTo(4)
    const day = () => returnBy(it.state.absence, it.state.absence.notices[0]!, calendar).day
    expect(day()).toBe(null)
    end('d-n1-2026-09-29', '2026-09-30')(it)
    expect(day()).toBe('2026-10-10')
    it.do('hr', (s, p) => decideWithdraw(s, { what: 'delivery', entry: 'd-n1-2026-09-29', reason: '登记错了' }, p))
    expect(day()).toBe(null)
  })
})

describe('ending', () => {
  const terminate = (today = '2026-10-13') => (s: ACase['state']) => decidePrepareNotice(s, { id: 't', kind: 'termination', on: today, rule: 'x', law: '', facts: 'x', address: '', returnWorkdays: 3, contact: '', today })

  test('is told what speaks against it before anybody decides, in the words that the log then keeps', () => {
    const seen = (it: ACase, today: string) => absenceView(it.state, { calendar, rules: { absence: rules }, today, timeZone: 'Asia/Shanghai', party: partyIn(it.state, 'hr') })!.againstEnding
    expect(seen(upTo(1), '2026-09-30')).toEqual(['reason', 'returnDate', 'threshold'])
    expect(seen(upTo(5), '2026-10-10')).toEqual(['returnDate'])
    expect(seen(upTo(5), '2026-10-12')).toEqual([])
    expect(seen(played({ ...september, leaver: { ...aStart().leaver, employer: 'agency' } }, contact('2026-09-28')), '2026-09-30')).toEqual([])
  })

  test('leaves the return notice that is on its way to be answered for', () => {
    const it = decision('2026-09-30', 'terminated', '本人书面承认')(upTo(4))
    const steps = () => absenceSteps(it.state, calendar, rules, '2026-09-30').map((one) => one.step)
    expect(steps()).toEqual(['ending_check', 'record_return'])
    end('d-n1-2026-09-29', '2026-09-30')(it)
    expect(steps()).toEqual(['ending_check'])
    expect(absenceSteps(decision('2026-09-30', 'returns')(upTo(4)).state, calendar, rules, '2026-09-30').map((one) => one.step)).toEqual(['returned'])
  })

  test('against the rules is possible with a reason, and what spoke against it is kept', () => {
    const it = upTo(1).refused('hr', (s) => decideDecision(s, { id: 'x', decision: 'terminated', on: '2026-09-30', note: '', today: '2026-09-30' }, calendar, rules), 'ABSENCE_REASON_FOR_DECISION')
    decision('2026-09-30', 'terminated', '本人书面承认')(it)
    expect(it.state.absence.decisions).toMatchObject([{ against: ['reason', 'returnDate', 'threshold'], note: '本人书面承认' }])
    it.refused('hr', (s) => decideDecision(s, { id: 'y', decision: 'returns', on: '2026-09-30', note: '', today: '2026-09-30' }, calendar, rules), 'ABSENCE_DECIDED')
  })

  test('has no notice without a decision, nor without a filed check that stands', () => {
    const it = upTo(5).refused('hr', terminate(), 'ABSENCE_NOT_DECIDED')
    decision('2026-10-12')(it).refused('hr', terminate(), 'ENDING_CHECK_MISSING')
    check('2026-10-12')(it).do('hr', (s, p) => decideWithdraw(s, { what: 'check', entry: 'k1', reason: '答错' }, p)).refused('hr', terminate(), 'ENDING_CHECK_MISSING')
  })

  test('has a notice that falls with its check or its decision, and stands again with the same check', () => {
    const printable = (it: ACase) => terminationNotice.unavailable(it.state, {} as never)?.code ?? null
    const sends = (it: ACase) => it.ask('hr', (s) => decideSendNotice(s, sending('t1', '2026-10-13')))
    const take = (what: 'check' | 'decision', entry: string) => (it: ACase) => it.do('hr', (s, p) => decideWithdraw(s, { what, entry, reason: '错了' }, p))
    const decided = (it: ACase) => it.state.absence.decisions.at(-1)!.id
    const it = upTo(8)
    expect(printable(it)).toBe(null)
    take('decision', decided(it))(it)
    decision('2026-10-13', 'returns')(it)
    expect(printable(it)).toBe('ABSENCE_NOTICE_FELL')
    expect(sends(it)).toMatchObject({ refusal: { code: 'ABSENCE_NOTICE_FELL' } })
    take('decision', decided(it))(it)
    decision('2026-10-13')(it)
    expect(printable(it)).toBe(null)
    take('check', 'k1')(it)
    it.do('hr', (s) => decideFileCheck(s, { id: 'k2', on: '2026-10-13', answers: answers(), overrideReason: '' }, rules))
    expect([printable(it), absenceSteps(it.state, calendar, rules, '2026-10-13').at(-1)?.step]).toEqual(['ABSENCE_NOTICE_FELL', 'prepare_termination'])
    expect(sends(it)).toMatchObject({ refusal: { code: 'ABSENCE_NOTICE_FELL' } })
    // Served all the same, it proposes no end any more.
    const served = take('check', 'k1')(upTo(10))
    expect(absenceView(served.state, { calendar, rules: { absence: rules }, today: '2026-10-15', timeZone: 'Asia/Shanghai', party: partyIn(served.state, 'hr') })).toMatchObject({ proposedEndOn: null, notices: [{ hasFallen: false }, { id: 't1', hasFallen: true }] })
  })

  test('its check asks every question, names what is missing and passes it with a reason', () => {
    const it = upTo(6).refused('hr', (s) => decideFileCheck(s, { id: 'k', on: '2026-10-12', answers: [], overrideReason: '' }, rules), 'ENDING_CHECK_INCOMPLETE')
      .refused('hr', (s) => decideFileCheck(s, { id: 'k', on: '2026-10-12', answers: answers({ union: 'no', protected: 'unknown' }), overrideReason: '' }, rules), 'ENDING_CHECK_OPEN')
      .do('hr', (s) => decideFileCheck(s, { id: 'k', on: '2026-10-12', answers: answers({ union: 'no' }), overrideReason: '没有工会' }, rules))
    expect(it.state.absence.checks).toMatchObject([{ missing: ['union'], overrideReason: '没有工会' }])
    // Not exposed to hazards: the exit health check is not asked.
    expect(it.state.absence.checks[0]!.answers.map((one) => one.question)).not.toContain('health')
    it.do('hr', terminate())
    expect(it.state.absence.notices.at(-1)).toMatchObject({ kind: 'termination', checkId: 'k', unionToldOn: null })
  })

  test('asks people exposed to hazards for the exit health check', () => {
    const it = played({ ...september, leaver: { ...aStart().leaver, hazard: true } }, ...track.slice(0, 6))
    it.refused('hr', (s) => decideFileCheck(s, { id: 'k', on: '2026-10-12', answers: answers({ health: 'unknown' }), overrideReason: '' }, rules), 'ENDING_CHECK_OPEN')
      .do('hr', (s) => decideFileCheck(s, { id: 'k', on: '2026-10-12', answers: answers({ health: 'not_applicable' }), overrideReason: '' }, rules))
  })

  test('proposes the day of delivery as the end of the contract, until it is set', () => {
    const seen = (it: ACase) => absenceView(it.state, { calendar, rules: { absence: rules }, today: '2026-10-15', timeZone: 'Asia/Shanghai', party: partyIn(it.state, 'hr') })!.proposedEndOn
    expect([seen(upTo(9)), seen(upTo(10)), seen(upTo(11))]).toEqual([null, '2026-10-15', null])
  })
})

test('a case closed before eight in the morning still counts that day: the site’s, not that of Greenwich', () => {
  const it = upTo(2)
  it.nowMs = Date.parse('2026-10-08T23:30:00Z')
  it.do('hr', (s, party) => decideMoveStage(s, { to: 'archived', overrideReason: '人不回来了', today: '2026-10-09' }, party))
  expect(absenceView(it.state, { calendar, rules: { absence: rules }, today: '2026-10-20', timeZone: 'Asia/Shanghai', party: partyIn(it.state, 'hr') })!.days).toMatchObject({ through: '2026-10-09', count: 4 })
})

describe('entries', () => {
  test('the first contact does the legal step; withdrawn with a reason it is open again, and the entry stays', () => {
    const it = upTo(1)
    expect(it.state.legalSteps['abs.contact']).toMatchObject({ state: 'done' })
    const entry = it.state.absence.contacts[0]!.id
    it.refused('hr', (s, p) => decideWithdraw(s, { what: 'contact', entry, reason: '' }, p), 'REASON_MISSING').refused('head', (s, p) => decideWithdraw(s, { what: 'contact', entry, reason: '误' }, p), 'NOT_ALLOWED')
      .do('hr', (s, p) => decideWithdraw(s, { what: 'contact', entry, reason: '打错人了' }, p)).refused('hr', (s, p) => decideWithdraw(s, { what: 'contact', entry, reason: '再' }, p), 'ABSENCE_ENTRY_WITHDRAWN')
    expect(it.state.legalSteps['abs.contact']).toMatchObject({ state: 'open' })
    expect(it.state.absence.contacts).toMatchObject([{ id: entry, withdrawn: { reason: '打错人了', by: '王敏' } }])
  })

  test('are shown to the office, the head and the supervisor of the leaver alone', () => {
    const it = upTo(3)
    const sees = (who: Parameters<typeof partyIn>[1]) => absenceView(it.state, { calendar, rules: { absence: rules }, today: '2026-10-12', timeZone: 'Asia/Shanghai', party: partyIn(it.state, who) }) !== null
    expect((['hr', 'admin', 'head', 'foreman', 'xiaoli', 'it', 'finance', 'otherHead', 'supervisor'] as const).filter(sees)).toEqual(['hr', 'admin', 'head', 'foreman'])
  })

  test('a file of the track keeps its name from others when it is taken off too; of an older fact nobody knows what it was of', () => {
    const file = { id: 'f1', name: '住院证明.pdf', size: 1, type: 'application/pdf', hash: 'h', by: '', at: '' } as never
    const detached = (purpose: 'absence' | 'legal') => upTo(1).do('hr', (s, p) => decideAttach(s, { file, itemId: null, purpose, printingId: null, stepId: null }, p)).do('hr', (s, p) => decideDetach(s, { attachmentId: 'f1', reason: '怀孕证明传错' }, p)).events.at(-1)!
    const told = (event: ReturnType<typeof detached>, absence: boolean) => timelineEntry({ ...event, hash: 'h' }, { absence, pay: false }).params
    const { purpose: _purpose, ...older } = detached('legal').payload as Record<string, unknown>
    expect(told(detached('absence'), false)).toEqual({ withheld: true })
    expect(told({ ...detached('legal'), payload: older }, false)).toEqual({ withheld: true })
    expect([told(detached('absence'), true), told(detached('legal'), false)]).toMatchObject([{ name: '住院证明.pdf', purpose: 'absence' }, { name: '住院证明.pdf', purpose: 'legal' }])
  })

  test('are not there for a transfer, and begin with the first contact of a resignation', () => {
    const view = (it: ACase) => absenceView(it.state, { calendar, rules: { absence: rules }, today: '2026-10-12', timeZone: 'Asia/Shanghai', party: partyIn(it.state, 'hr') })
    expect(view(ACase.started({ ...september, kind: 'transfer' }))).toBe(null)
    const resigned = ACase.started({ ...september, kind: 'resignation' })
    expect(view(resigned)).toMatchObject({ isBegun: false, steps: [] })
    expect(view(contact('2026-10-08')(resigned))).toMatchObject({ isBegun: true, steps: [{ step: 'contact' }, { step: 'check_reason' }] })
  })

  test('an inventory wants two witnesses who are not the leaver, and is collected once, after archiving too', () => {
    const made = (witnesses: string[]) => (s: ACase['state']) => decideMakeInventory(s, { id: 'i1', place: '宿舍 3-201 床位', on: '2026-09-29', lines: [{ what: '行李箱', qty: '1', condition: '完好', note: '' }], witnesses, bag: '0007', keeper: '库房 张姐', attachmentIds: [], today: '2026-09-29' })
    const collect = (on: string, today = on) => (s: ACase['state']) => decideCollectInventory(s, { inventory: 'i1', receiver: '老张', on, signedBy: '老张', note: '', today })
    const it = upTo(1).refused('hr', made(['甲']), 'TWO_WITNESSES').refused('hr', made(['甲', '老张']), 'TWO_WITNESSES').do('head', made(['甲', '乙']))
    it.do('hr', (s, party) => decideMoveStage(s, { to: 'archived', overrideReason: '人不回来了', today: '2026-10-01' }, party)).refused('hr', made(['甲', '乙']), 'CASE_NOT_OPEN')
    it.refused('hr', collect('2026-09-28'), 'DAY_TOO_EARLY').do('hr', collect('2026-10-08')).refused('hr', collect('2026-10-09'), 'INVENTORY_COLLECTED')
  })
})

describe('what of the track is due', () => {
  const due = (it: ACase) => trackDues(it.state, shipped, calendar).map(({ id, owner, dueOn }) => [id, owner, dueOn])
  test('the first contact is said by its legal step; afterwards it is due every day beside the step the track stands at', () => {
    expect(due(upTo(0))).toEqual([])
    expect(due(upTo(1))).toEqual([['track.contact', 'hr', '2026-09-29'], ['track.check_reason', 'head', '2026-09-29']])
    expect(due(upTo(5))).toEqual([['track.contact', 'hr', '2026-09-29'], ['track.decide', 'hr', '2026-10-12']])
    expect(due(upTo(10))).toEqual([['track.set_end', 'hr', '2026-10-15']])
    expect(due(upTo(11))).toEqual([])
  })

  test('the end of a notice, or of a contract that expires, asks for the end date until there is one', () => {
    const resigned = { ...dates('2026-11-20', { noticeOn: '2026-11-20' }), kind: 'resignation' as const }
    expect(due(played(resigned))).toEqual([['track.set_end', 'hr', '2026-12-20']])
    expect(due(played(resigned, endOn('2026-12-20')))).toEqual([])
    expect(due(played({ ...dates('2026-11-20'), kind: 'expiry', leaver: { ...aStart().leaver, contractEndsOn: '2026-12-31' } }))).toEqual([['track.set_end', 'hr', '2026-12-31']])
  })

  test('is told only to whom the absence concerns', () => {
    const sent = (absence: boolean) => timelineEntry({ ...upTo(1).events[0]!, type: 'reminder.sent', payload: { on: '2026-09-30', people: [{ id: 'u', name: 'x', things: [['s:track.check_reason', 'due', 0, '2026-09-29', 'own'], ['i:1', 'due', 0, '2026-09-29', 'own']] }] }, hash: 'h' }, { absence, pay: false }).params
    expect(JSON.stringify(sent(false))).not.toContain('track')
    expect(JSON.stringify(sent(false))).toContain('i:1')
    expect(JSON.stringify(sent(true))).toContain('track.check_reason')
  })
})
