import { describe, expect, test } from 'vitest'
import { resourcesDir } from '@main/commands/folders'
import { loadCalendar } from '@main/subjects/calendar/calendar'
import { decideDecision, decideFileCheck, decideWithdraw } from '@main/subjects/case/absence/decide'
import { checkQuestions, decideDateWithCheck, endingCheckPart } from '@main/subjects/case/absence/endingCheck'
import { absenceSteps } from '@main/subjects/case/absence/step'
import { absenceView } from '@main/subjects/case/absence/view'
import type { StartCase } from '@main/subjects/case/domain/start'
import { timelineEntry } from '@main/subjects/case/timeline'
import { loadShippedRules } from '@main/subjects/rule/shipped'
import { caseKinds, type CaseKind } from '@shared/vocabulary'
import { ACase, aStart, partyIn, type UserName } from '../../support/cases'

const calendar = loadCalendar(resourcesDir)
const rules = loadShippedRules(resourcesDir)
const started = (kind: CaseKind, more: Partial<StartCase> = {}) => ACase.started({ kind, ...more })
const seen = (it: ACase, who: UserName = 'hr') => endingCheckPart(it.state, { rules, calendar, party: partyIn(it.state, who) })
const asked = (it: ACase) => checkQuestions(it.state, rules.absence).map((one) => one.id)
const name = (date: 'endOn' | 'noticeOn', value: string | null, reason = '') => (state: ACase['state']) => decideDateWithCheck(state, { date, value, reason, on: '2026-11-24' }, { rules, calendar })
const file = (it: ACase, id = 'k') => it.do('hr', (state) => decideFileCheck(state, { id, on: '2026-11-24', answers: checkQuestions(state, rules.absence).map(({ id: question, expected: answer }) => ({ question, answer, on: null, note: '' })), overrideReason: '' }, rules.absence))

describe('the check before an ending', () => {
  test('is due in the kinds the law asks it for, of our own contracts; two of them it bars for some', () => {
    expect(caseKinds.filter((kind) => seen(started(kind))?.isDue)).toEqual(['departed', 'fault', 'no_fault', 'expiry'])
    expect(caseKinds.filter((kind) => seen(started(kind))?.bar)).toEqual(['no_fault', 'expiry'])
    expect(seen(started('no_fault', { leaver: { ...aStart().leaver, employer: 'subcontractor', employerName: '劳务公司' } }))).toBe(null)
  })

  test('asks each kind what its law asks', () => {
    const absent = ['protected', 'union', 'injury', 'address', 'rule', 'facts']
    expect(asked(started('departed'))).toEqual(absent)
    expect(asked(started('fault'))).toEqual(absent)
    expect(asked(started('no_fault'))).toEqual(['barred', 'grounds', 'notice', 'union', 'address'])
    expect(asked(started('expiry', { leaver: { ...aStart().leaver, hazard: true } }))).toEqual(['prolonged', 'health'])
    // He stays away meanwhile and is dismissed for that.
    expect(asked(started('no_fault').do('hr', (state) => decideDecision(state, { id: 'd', decision: 'terminated', on: '2026-11-21', note: '旷工', today: '2026-11-24' }, calendar, rules.absence)))).toEqual(absent)
  })

  test('does not say of a dismissal without fault what is said of one for fault', () => {
    const grounds = (kind: CaseKind) => checkQuestions(started(kind).state, rules.absence)[0]!.ground['zh-CN']
    expect(grounds('fault')).toContain('过失性解除不受其限制')
    expect([grounds('no_fault'), grounds('expiry')]).toEqual(['《劳动合同法》第四十二条：职业病、工伤、医疗期、孕期产期哺乳期等情形之一的，不得依照第四十条解除', '《劳动合同法》第四十二条、第四十五条：期满时有职业病、工伤、医疗期、孕期产期哺乳期等情形之一的，合同续延至情形消失时终止'])
  })

  test('filed, begins no absence track', () => {
    const it = file(started('no_fault'))
    expect(absenceSteps(it.state, calendar, rules.absence, '2026-11-24')).toEqual([])
    expect(absenceView(it.state, { calendar, rules, today: '2026-11-24', timeZone: 'Asia/Shanghai', party: partyIn(it.state, 'hr') })).toBe(null)
    expect(seen(it)).toMatchObject({ isDue: false, checks: [{ id: 'k' }] })
  })

  test('shows the earliest end by the employer’s notice, from the day it was delivered', () => {
    const it = started('no_fault')
    expect(seen(it)!.notice).toMatchObject({ days: 30, earliest: null })
    expect(seen(it.do('hr', name('noticeOn', '2026-11-24')))!.notice).toMatchObject({ earliest: '2026-12-24' })
    expect(seen(started('expiry'))!.notice).toBe(null)
  })

  test('concerns the office, the head and the supervisor of the leaver', () => {
    const it = started('expiry')
    expect((['hr', 'admin', 'head', 'foreman', 'xiaoli', 'it', 'finance', 'otherHead'] as const).filter((who) => seen(it, who))).toEqual(['hr', 'admin', 'head', 'foreman'])
  })
})

describe('naming the end', () => {
  test.each(['no_fault', 'expiry'] as const)('of %s before the check asks for a reason, which is kept with the article and told to those it concerns', (kind) => {
    const it = started(kind).refused('hr', name('endOn', '2026-12-31'), 'END_WITHOUT_CHECK').do('hr', name('endOn', '2026-12-31', '怀孕的事已问过本人'))
    expect(it.state.dates.endOn).toBe('2026-12-31')
    expect(seen(it)).toMatchObject({ isDue: true, skips: [{ endOn: '2026-12-31', reason: '怀孕的事已问过本人', ground: seen(it)!.bar, by: '王敏' }] })
    expect(it.events.slice(-2).map((event) => JSON.stringify(timelineEntry({ ...event, hash: 'h' }, { absence: false, pay: false })).includes('怀孕'))).toEqual([false, false])
    // Named once, it is corrected freely.
    it.do('hr', name('endOn', '2027-01-15'))
  })

  test('after the check asks for nothing, and again once that was withdrawn', () => {
    const it = file(started('no_fault')).do('hr', name('endOn', '2026-12-31'))
    expect(seen(it)!.skips).toEqual([])
    it.do('hr', name('endOn', null)).do('hr', (state, party) => decideWithdraw(state, { what: 'check', entry: 'k', reason: '答错' }, party)).refused('hr', name('endOn', '2026-12-31'), 'END_WITHOUT_CHECK')
  })

  test('of other kinds, and other dates, asks for none', () => {
    for (const kind of ['departed', 'resignation', 'mutual', 'fault', 'retirement'] as const) started(kind).do('hr', name('endOn', '2026-12-31'))
    started('no_fault').do('hr', name('noticeOn', '2026-11-24'))
  })
})
