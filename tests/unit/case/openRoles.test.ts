import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSettledItem, caseRoles } from '@shared/vocabulary'
import type { PersonRef } from '@shared/contract/common'
import { decideSubmit, decideVerdict } from '@main/subjects/case/approvals/decide'
import { latestRound } from '@main/subjects/case/approvals/state'
import { decideAct } from '@main/subjects/case/domain/items'
import { decideHandOn, decideSetAssignee, decideSetKeeper, decideSetReceivers, decideSetWitness } from '@main/subjects/case/domain/people'
import { decideMoveStage } from '@main/subjects/case/domain/stage'
import { decideTakeDepartment, takeRole, withoutDepartment } from '@main/subjects/case/openRoles/accountDuties'
import { decideHandOver } from '@main/subjects/case/openRoles/handOver'
import { roleRows } from '@main/subjects/case/openRoles/rows'
import { ACase, act, anItem, asPerson } from '../../support/cases'

const held = new Set(['user:u-xiaoli', 'employee:e-xiaoli'])
const successor: PersonRef = asPerson('foreman')
const handOver = (role: (typeof caseRoles)[number], what = '', to = successor) => (state: ACase['state']) => decideHandOver(state, { role, what, held, to })
const hisRows = (one: ACase) => roleRows(one.state).filter((row) => held.has(String(row['person'])))
/** A round that names 小李 first and the finance clerk then. */
const withNamed = (mode: 'any' | 'all' = 'any') => (state: ACase['state'], party: Parameters<typeof decideSubmit>[2]['party']) => decideSubmit(state, {
  on: '2026-11-21', chain: { id: 'c', version: 1, name: { 'zh-CN': '流程', en: '' } }, notice: null, lastDay: null, reason: '', onBehalf: { channel: 'call', note: '' },
  steps: ['one', 'two'].map((key) => ({ key, name: { 'zh-CN': key, en: '' }, who: { by: 'people', people: [{ id: 'u-xiaoli', name: '小李' }, { id: 'u-finance', name: '刘芳' }] }, mode, limit: null, asks: 'reason', informOnly: false, people: [{ id: 'u-xiaoli', name: '小李' }, { id: 'u-finance', name: '刘芳' }] })),
}, { party, delegators: [], isLeaver: false })

describe('what somebody has in the cases of others', () => {
  test('is receiver with his open items, keeper, witness, office and step, each a row; nothing when the case is over', () => {
    const one = ACase.started({ receivers: [asPerson('xiaoli')], assignees: { it: asPerson('xiaoli') } }).do('hr', withNamed())
    expect(hisRows(one)).toEqual([
      { person: 'user:u-xiaoli', case_id: 'c1', role: 'receiver', what: '', items: 3 }, { person: 'user:u-xiaoli', case_id: 'c1', role: 'assignee', what: 'it', items: 0 },
      { person: 'user:u-xiaoli', case_id: 'c1', role: 'approver', what: 'one', items: 0 }, { person: 'user:u-xiaoli', case_id: 'c1', role: 'approver', what: 'two', items: 0 },
    ])
    expect(roleRows({ ...one.state, status: 'archived' })).toEqual([])
  })

  test('goes to the successor item by item, not to whoever stands first among the receivers', () => {
    const one = ACase.started({ receivers: [asPerson('it'), asPerson('xiaoli')], items: [anItem('a', { receiver: asPerson('xiaoli') }), anItem('b', { receiver: asPerson('it') }), anItem('c', { receiver: asPerson('xiaoli') })] })
    one.do('hr', (state, party) => decideAct(state, act('confirm', 'c'), party)).do('hr', handOver('receiver'))
    expect(one.state.items.map((item) => item.receiver?.name)).toEqual(['班长', '赵磊', '小李'])
    expect(one.state.receivers.map((person) => person.name)).toEqual(['赵磊', '班长'])
    expect(hisRows(one)).toEqual([])
  })

  test('the successor who is a receiver already stands in the list once', () => {
    const one = ACase.started({ receivers: [asPerson('foreman'), asPerson('xiaoli')] }).do('hr', handOver('receiver'))
    expect(one.state.receivers).toEqual([asPerson('foreman')])
  })

  test('a keeper’s day of handing on stays; what he handed on is confirmed by the successor', () => {
    const kept = ACase.started({ receivers: [], keeper: { person: asPerson('xiaoli'), until: '2026-12-05' } }).do('hr', handOver('keeper'))
    expect(kept.state.keeper).toMatchObject({ person: { name: '班长' }, until: '2026-12-05' })
    const handed = ACase.started({ receivers: [], keeper: { person: asPerson('it'), until: null } }).do('hr', (state, party) => decideHandOn(state, asPerson('xiaoli'), party)).do('hr', handOver('receiver'))
    expect(handed.state.keeper?.handedOnTo?.name).toBe('班长')
    expect(hisRows(handed)).toEqual([])
  })

  test('nobody becomes receiver of his own leaving, or receiver and witness at once', () => {
    const leaver: PersonRef = { kind: 'employee', id: 'e-zhang', name: '老张' }
    ACase.started({ witness: asPerson('foreman') }).refused('hr', handOver('receiver'), 'WITNESS_IS_RECEIVER').refused('hr', handOver('receiver', '', leaver), 'RECEIVER_IS_LEAVER')
    ACase.started({ receivers: [asPerson('foreman')], witness: asPerson('xiaoli') }).refused('hr', handOver('witness'), 'WITNESS_IS_RECEIVER').refused('hr', handOver('witness', '', leaver), 'WITNESS_IS_LEAVER')
    ACase.started({ assignees: { it: asPerson('xiaoli') } }).refused('hr', handOver('assignee', 'it', leaver), 'RECEIVER_IS_LEAVER')
  })

  test('what is his no more, or in a case that is over, is not handed on', () => {
    const one = ACase.started({ receivers: [asPerson('it')] })
    for (const role of caseRoles) one.refused('hr', handOver(role, 'it'), 'CHANGED_MEANWHILE')
    one.refused('hr', (state) => decideHandOver({ ...state, status: 'stayed' }, { role: 'receiver', what: '', held, to: successor }), 'CASE_NOT_OPEN')
  })

  test('an approver named in a round is replaced in the steps still to come, and what he said stays said', () => {
    const one = ACase.started({ receivers: [asPerson('it')] }).do('hr', withNamed('all'))
    one.do('xiaoli', (state, party) => decideVerdict(state, { round: state.approvals[0]!.id, step: 'one', verdict: 'approved', opinion: '', agreedLastDay: null, actingReason: '', standInFor: null, on: '2026-11-21' }, { party, delegators: [], isLeaver: false }))
    one.refused('hr', handOver('approver', 'one'), 'CHANGED_MEANWHILE').refused('hr', handOver('approver', 'two', { kind: 'employee', id: 'x', name: '无账号' }), 'SUCCESSOR_NEEDS_ACCOUNT').do('hr', handOver('approver', 'two'))
    const round = latestRound(one.state.approvals)!
    expect(round.steps.map((step) => step.people.map((person) => person.name))).toEqual([['小李', '刘芳'], ['班长', '刘芳']])
    expect(round.steps[1]?.who).toEqual({ by: 'people', people: [{ id: 'u-foreman', name: '班长' }, { id: 'u-finance', name: '刘芳' }] })
    expect(round.decisions.map((decision) => decision.by)).toEqual(['小李'])
  })

  test('whatever parts he has, in whatever order they are handed on: none is left, and no open item goes to anybody but the successor', () => {
    const part = fc.constantFrom('receiver', 'keeper', 'witness', 'it', 'finance', 'approver')
    fc.assert(fc.property(fc.subarray(['receiver', 'keeper', 'it', 'finance', 'approver']), fc.array(part), fc.array(fc.nat(5), { maxLength: 4 }), (has, order, settled) => {
      const one = ACase.started({ receivers: [asPerson('it')], items: Array.from({ length: 6 }, (_, index) => anItem(`i${index}`, { receiver: asPerson(index % 2 ? 'it' : 'xiaoli') })) })
      if (has.includes('receiver')) one.do('hr', (state) => decideSetReceivers(state, [asPerson('it'), asPerson('xiaoli')]))
      if (has.includes('keeper')) one.do('hr', (state) => decideSetKeeper(state, { person: asPerson('xiaoli'), until: null }))
      for (const office of ['it', 'finance']) if (has.includes(office)) one.do('hr', (state) => decideSetAssignee(state, { function: office, person: asPerson('xiaoli') }))
      if (has.includes('approver')) one.do('hr', withNamed())
      for (const index of new Set(settled)) one.do('hr', (state, party) => decideAct(state, act('confirm', `i${index}`), party))
      const others = one.state.items.filter((item) => item.receiver?.name === '赵磊').map((item) => item.id)
      for (const key of [...order, 'receiver', 'keeper', 'it', 'finance', 'approver']) {
        if (key === 'witness') continue
        const rows = hisRows(one).filter((row) => row['role'] === key || row['what'] === key || (key === 'approver' && row['role'] === 'approver'))
        for (const row of rows) one.do('hr', handOver(row['role'] as never, String(row['what'])))
      }
      expect(hisRows(one)).toEqual([])
      for (const item of one.state.items) if (!isSettledItem(item.standing.status)) expect(item.receiver?.name).toBe(others.includes(item.id) ? '赵磊' : '班长')
      expect(one.state.conflicts).toEqual([])
    }))
  })
})

describe('what an account is', () => {
  const account = (roles: Parameters<typeof takeRole>[1][], departments: string[]) => ({ displayName: '班长', roles, departments })
  test('a department goes with its role, and nobody comes to head what he only looks after', () => {
    expect(decideTakeDepartment(account(['receiver'], []), '设备部', ['head'])).toEqual({ accepted: true, events: [{ roles: ['receiver', 'head'], departments: ['设备部'] }] })
    expect(decideTakeDepartment(account(['head'], ['销售部']), '设备部', ['head'])).toMatchObject({ accepted: true, events: [{ departments: ['销售部', '设备部'] }] })
    expect(decideTakeDepartment(account(['supervisor'], ['施工班组']), '设备部', ['head'])).toMatchObject({ accepted: false, refusal: { code: 'OPEN_ROLE_WIDENS', data: { name: '班长', departments: ['施工班组'] } } })
    expect(withoutDepartment(account([], ['设备部', '销售部']), '设备部')).toEqual({ departments: ['销售部'] })
    expect(takeRole(account(['hr'], []), 'admin')).toEqual({ roles: ['hr', 'admin'] })
  })

  test('the last administrator’s case is not filed, whatever the reason', () => {
    const one = ACase.started()
    const archive = (lastAdministrator: boolean) => (state: ACase['state'], party: Parameters<typeof decideMoveStage>[2]) => decideMoveStage(state, { to: 'archived', overrideReason: '必须归档', today: '2026-11-24', lastAdministrator }, party)
    one.refused('hr', archive(true), 'LAST_ADMINISTRATOR').do('hr', archive(false))
    expect(one.state.status).toBe('archived')
  })

  test('a witness is handed on like the others', () => {
    const one = ACase.started({ receivers: [asPerson('it')] }).do('hr', (state) => decideSetWitness(state, asPerson('xiaoli'))).do('hr', handOver('witness'))
    expect(one.state.witness?.name).toBe('班长')
  })
})
